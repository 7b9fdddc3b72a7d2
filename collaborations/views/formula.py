"""The page of the cost formula: which holds from a year, and that year's drivers."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from collaborations.access import Action
from collaborations.forms.formula import (
    DriversForm,
    FormulaForm,
    part_initial,
    source_name,
    value_name,
)
from collaborations.forms.overtaken import show_recorded
from collaborations.forms.refusals import add_refusal
from collaborations.models import Collaboration, CostFormula, Participation
from collaborations.reports.formulas import (
    ComputedShares,
    computed_shares,
    driver_values,
    formula_of,
    parts_of,
)
from collaborations.services.formulas import (
    COST_FORMULA,
    choose_formula,
    record_drivers,
    takes_part_in,
    version_of_drivers,
)
from collaborations.services.records import CHANGED_MEANWHILE
from collaborations.services.undo import GONE, undo_change
from collaborations.views.drafts import keeps_typed
from collaborations.views.drafts import typed as typed_before
from collaborations.views.opening import opened
from collaborations.views.participation import forces_url
from collaborations.views.share_sets import members_of
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.text import version_in

PAGE = "collaborations/participation/formula.html"


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def formula(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the formula and the drivers of ?fy=; save the form that was posted."""
    collaboration = opened(request, reference, Action.CHANGE_SHARES)
    year = _year(request)
    if request.method == "POST" and "undo" in request.GET:
        return _undone(request, collaboration, year)
    chosen = formula_of(collaboration, year)
    members = [m for m in members_of(collaboration) if takes_part_in(m, year)]
    is_drivers = "drivers" in request.POST
    data = request.POST if request.method == "POST" else None
    choice = FormulaForm(
        None if is_drivers else data,
        initial={**_choice(chosen, year), **_kept(request, year)},
    )
    typed = _drivers_form(members, chosen, year, data if is_drivers else None)
    if is_drivers and typed and typed.is_valid():
        saved = _drivers_saved(request, collaboration, typed, year)
    elif data is not None and not is_drivers and choice.is_valid():
        saved = _formula_saved(request, collaboration, choice, year)
    else:
        saved = False
    if saved:
        return redirect(f"{request.path}?fy={year}")
    context = {
        "collaboration": collaboration,
        "title": "Cost formula",
        "back_url": forces_url(collaboration),
        "year": year,
        "years": _links(collaboration, year),
        "chosen": chosen,
        "form": typed if is_drivers and typed else choice,
        "choice": choice,
        "typed": typed,
        **_computed(members, computed_shares(collaboration, day_of(year))),
    }
    return render(request, PAGE, context)


def _kept(request: HttpRequest, year: FinancialYear) -> dict[str, Any]:
    """Give what was typed before for this year; another year's is not this page's."""
    kept = typed_before(request)
    if kept.get("fy") == str(year):
        return kept
    request.typed_draft = None  # type: ignore[attr-defined]  # set by keeps_typed
    return {}


def day_of(year: FinancialYear) -> dt.date:
    """Give the day for which shares of a year are told: today, or the nearest in it."""
    today: dt.date = timezone.localdate()
    return max(year.start, min(year.end, today))


def _year(request: HttpRequest) -> FinancialYear:
    asked = request.GET.get("fy", "")
    if not asked:
        return FinancialYear.containing(timezone.localdate())
    try:
        return FinancialYear.parse(asked)
    except ValueError as fault:
        raise Http404 from fault


def _links(collaboration: Collaboration, year: FinancialYear) -> list[dict[str, str]]:
    address = reverse("collaborations:cost-formula", args=[collaboration.reference])
    return [
        {"text": f"{word} {other}", "url": f"{address}?fy={other}"}
        for word, other in (("Earlier:", year.previous), ("Later:", year.next))
    ]


def _choice(chosen: CostFormula | None, year: FinancialYear) -> dict[str, Any]:
    if chosen is None:
        return {"version": 0}
    parts = parts_of(chosen) if chosen.is_hybrid else {}
    return {
        # A formula of an earlier year is followed by one of this year, not changed.
        "version": chosen.version if chosen.first_year == year else 0,
        "kind": chosen.kind,
        "note": chosen.note,
        **part_initial(parts),
    }


def _drivers_form(
    members: list[Participation],
    chosen: CostFormula | None,
    year: FinancialYear,
    data: Any,
) -> DriversForm | None:
    drivers = [d for d in parts_of(chosen) if d.has_values] if chosen else []
    if chosen is None or not drivers or not members:
        return None
    initial = _recorded(members, chosen.collaboration, year)
    return DriversForm(members, drivers, data, initial=initial)


def _recorded(
    members: list[Participation], collaboration: Collaboration, year: FinancialYear
) -> dict[str, Any]:
    """Give the figures of a year and their version, by the names of the boxes."""
    initial: dict[str, Any] = {"version": version_of_drivers(collaboration, year)}
    for (_, driver), row in driver_values(members, year).items():
        member = next(m for m in members if m.pk == row.participation_id)
        initial[value_name(member, driver)] = row.value
        if row.source:
            initial.setdefault(source_name(driver), row.source)
    return initial


def _formula_saved(
    request: HttpRequest,
    collaboration: Collaboration,
    form: FormulaForm,
    year: FinancialYear,
) -> bool:
    try:
        made = choose_formula(
            collaboration=collaboration,
            draft=form.draft(year),
            version=form.cleaned_data["version"],
            by=request.user,
        )
    except ValidationError as refusal:
        add_refusal(form, refusal, {})
        if getattr(refusal, "code", "") == CHANGED_MEANWHILE:
            now = _choice(formula_of(collaboration, year), year)
            show_recorded(form, now)
        return False
    kind = made.get_kind_display()
    undo = f"{request.path}?fy={year}&undo={made.version}"
    is_new = made.version != form.cleaned_data["version"]
    messages.info(
        request, f"Formula from {year}: {kind}.", extra_tags=undo if is_new else ""
    )
    return True


def _undone(
    request: HttpRequest, collaboration: Collaboration, year: FinancialYear
) -> HttpResponse:
    """Take back the last save of the formula that begins with the year."""
    chosen = formula_of(collaboration, year)
    if chosen is None or chosen.first_year != year:
        messages.error(request, GONE)
        return redirect(f"{request.path}?fy={year}")
    try:
        stays = undo_change(
            record=chosen,
            kind=COST_FORMULA,
            by=request.user,
            version=version_in(request.GET["undo"]),
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        fact = "says what it said before" if stays else "was taken away again"
        messages.info(request, f"Undone: the formula from {year} {fact}.")
    return redirect(f"{request.path}?fy={year}")


def _drivers_saved(
    request: HttpRequest,
    collaboration: Collaboration,
    form: DriversForm,
    year: FinancialYear,
) -> bool:
    try:
        changed = record_drivers(
            collaboration=collaboration,
            year=year,
            entries=form.entries(),
            version=form.cleaned_data["version"],
            by=request.user,
        )
    except ValidationError as refusal:
        form.show_refusal(refusal)
        if getattr(refusal, "code", "") == CHANGED_MEANWHILE:
            now = _recorded(list(form.rows), collaboration, year)
            show_recorded(form, now)
        return False
    figures = "1 figure" if changed == 1 else f"{changed} figures"
    messages.info(request, f"{figures} of {year} changed.")
    return True


def _computed(
    members: list[Participation], found: ComputedShares | None
) -> dict[str, Any]:
    if found is None:
        return {"computed": [], "problem": ""}
    names = {member.pk: member.force.name for member in members}
    shares = [(names[key], share) for key, share in found.shares.items()]
    return {"computed": shares, "problem": found.problem}
