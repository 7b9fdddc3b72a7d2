"""The page that agrees new cost shares: typed, suggested by the formula, or split."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from collaborations.access import Action
from collaborations.forms.shares import CostSharesForm, share_name
from collaborations.models import Collaboration, Participation
from collaborations.reports.formulas import computed_shares
from collaborations.reports.shares import agreed_shares, split_by_share
from collaborations.services.cost_shares import change_cost_shares, refuse_wrong_shares
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.opening import opened
from collaborations.views.participation import forces_url
from collaborations.views.share_sets import (
    COST,
    Overtaken,
    members_of,
    read_now,
    set_saved,
    shown_refusal,
)

SHARES_PAGE = "collaborations/participation/cost_shares.html"
AMOUNT = Decimal("1000000.00")
NO_FORMULA = "No formula is chosen for that year. Choose one first."


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def cost_shares_change(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the shares to type and how they split an amount; agree them on demand."""
    collaboration = opened(request, reference, Action.CHANGE_SHARES)
    members = members_of(collaboration)
    if request.method != "POST":
        initial = _current_shares(collaboration, members)
        kept = {**read_now(COST, collaboration), **typed(request)}
        form = CostSharesForm(members, initial={**initial, **kept})
        shown = {member: initial.get(share_name(member)) for member in members}
        return _page(request, collaboration, form, _known(shown), AMOUNT)
    form = CostSharesForm(members, request.POST)
    if "suggest" in request.POST:
        return _suggested(request, collaboration, form)
    if not form.is_valid():
        return _page(request, collaboration, form)
    if "show_split" in request.POST:
        return _split_shown(request, collaboration, form)
    return _agree(request, collaboration, form)


def _current_shares(
    collaboration: Collaboration, members: list[Participation]
) -> dict[str, Any]:
    today: dt.date = timezone.localdate()
    agreed = agreed_shares(collaboration, today)
    now = {
        share_name(member): agreed[member.pk].cost
        for member in members
        if member.pk in agreed
    }
    return {**now, "amount": AMOUNT}


def _known(
    shares: dict[Participation, Decimal | None],
) -> dict[Participation, Decimal]:
    return {member: share for member, share in shares.items() if share is not None}


def _suggested(
    request: HttpRequest, collaboration: Collaboration, form: CostSharesForm
) -> HttpResponse:
    """Type the computed shares of the first day in the writer's place."""
    form.is_valid()
    starts_on = form.cleaned_data.get("starts_on")
    if starts_on is None:
        return _page(request, collaboration, form)
    computed = computed_shares(collaboration, starts_on)
    if computed is None or computed.problem:
        form.add_error(None, computed.problem if computed else NO_FORMULA)
        return _page(request, collaboration, form)
    data = request.POST.copy()
    for name, member in form.members.items():
        data[name] = str(computed.shares.get(member.pk, ""))
    again = CostSharesForm(form.members.values(), data)
    again.is_valid()
    return _page(request, collaboration, again, again.shares, AMOUNT)


def _agree(
    request: HttpRequest, collaboration: Collaboration, form: CostSharesForm
) -> HttpResponse:
    starts_on = form.cleaned_data["starts_on"]
    try:
        change_cost_shares(
            collaboration=collaboration,
            shares=form.shares,
            starts_on=starts_on,
            read=form.cleaned_data["read"],
            by=request.user,
        )
    except ValidationError as refusal:
        theirs = shown_refusal(COST, collaboration, form, refusal)
        return _page(request, collaboration, form, theirs=theirs)
    return set_saved(request, COST, collaboration, starts_on)


def _split_shown(
    request: HttpRequest, collaboration: Collaboration, form: CostSharesForm
) -> HttpResponse:
    shares, starts_on = form.shares, form.cleaned_data["starts_on"]
    amount = form.cleaned_data["amount"]
    try:
        refuse_wrong_shares(
            collaboration=collaboration, shares=shares, starts_on=starts_on
        )
    except ValidationError as refusal:
        form.show_refusal(refusal)
        return _page(request, collaboration, form)
    shown = AMOUNT if amount is None else amount
    return _page(request, collaboration, form, shares, shown)


def _page(
    request: HttpRequest,
    collaboration: Collaboration,
    form: CostSharesForm,
    shares: dict[Participation, Decimal] | None = None,
    amount: Decimal = AMOUNT,
    theirs: Overtaken | None = None,
) -> HttpResponse:
    is_whole = shares and sum(shares.values()) == 100
    context = {
        "title": "Change cost shares",
        "intro": "The shares of the forces that take part total 100.00%.",
        "save": "Agree these shares",
        "collaboration": collaboration,
        "form": form,
        "back_url": forces_url(collaboration),
        "amount": amount,
        "theirs": theirs,
        "split": split_by_share(amount, shares) if shares and is_whole else [],
    }
    return render(request, SHARES_PAGE, context)
