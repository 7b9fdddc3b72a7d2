"""The grid in which a month's spend is entered, and taking a save back."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from benefits.forms.spend_grid import SpendGrid, loaded_name
from benefits.models import SpendEntry
from benefits.reports.spend_rows import SpendMonth, spend_months
from benefits.reports.units import number_text
from benefits.services.spend_entry import EnteredAmounts, enter_amounts, undo_save
from benefits.views.entry import moment_in
from benefits.views.entry_place import PARTS, EntryPlace
from collaborations.access import Action
from collaborations.models import Force
from collaborations.reports.notice import months_later
from collaborations.views.drafts import keeps_typed, typed
from collabtrack.shared.months import last_full_month

PAGE = "benefits:spend-entry"
# Forecasts are made for the months to come.
MONTHS_AHEAD = 24
NOT_POUNDS = "Enter an amount in pounds, such as 1,234.50."


@require_safe
def spend_entry_home(request: HttpRequest) -> HttpResponse:
    """Lead to the month that ended last, of the user's own force."""
    latest = last_full_month(timezone.localdate())
    return redirect(spend_place(request, PAGE, latest).url)


@require_http_methods(["GET", "HEAD", "POST"])
@partial(keeps_typed, by=(*PARTS, "of"))
def spend_entry(request: HttpRequest, month: dt.date) -> HttpResponse:
    place = spend_place(request, PAGE, month)
    months = _months(request, place)
    if request.method == "POST":
        return _save(request, place, SpendGrid(months, request.POST.get))
    before = typed(request)
    return _shown(request, place, SpendGrid(months, before.get if before else None))


@require_POST
def spend_entry_undo(request: HttpRequest, month: dt.date) -> HttpResponse:
    """Take back what one save recorded: `at` is its moment."""
    place = spend_place(request, PAGE, month)
    back = "benefits:funding-entry" if "funding" in request.GET else PAGE
    try:
        count = undo_save(by=request.user, at=moment_in(request.GET.get("at", "")))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        fact = f"Undone: {place.month_name} amounts taken back: {count}."
        messages.info(request, f"{fact} They stay in the history.")
    return redirect(url_of(request, place, back))


def spend_place(request: HttpRequest, page: str, month: dt.date) -> EntryPlace:
    place = EntryPlace.of(request, page, month, Action.RECORD_SPEND)
    place.refuse_after(furthest())
    return place


def furthest() -> dt.date:
    return months_later(timezone.localdate().replace(day=1), MONTHS_AHEAD)


def whose(request: HttpRequest, place: EntryPlace) -> Force | None:
    """Give whose spend is entered: of the force, or of the collaboration as a whole."""
    return place.force if request.GET.get("of") == "force" else None


def url_of(request: HttpRequest, place: EntryPlace, page: str, **more: str) -> str:
    return place.url_of(page, **of_force(request, place), **more)


def of_force(request: HttpRequest, place: EntryPlace) -> dict[str, str]:
    """Give the part of the query that says whose spend it is."""
    return {"of": "force"} if whose(request, place) else {}


def _months(request: HttpRequest, place: EntryPlace) -> list[SpendMonth]:
    chosen = place.collaboration
    held = [chosen] if chosen else place.collaborations
    return spend_months(held, whose(request, place), place.month)


def _save(request: HttpRequest, place: EntryPlace, grid: SpendGrid) -> HttpResponse:
    amounts = grid.typed_amounts()
    now = timezone.now()
    try:
        entered = enter_amounts(
            typed=amounts,
            by=request.user,
            now=now,
            loaded=grid.typed_loaded(request.POST.get),
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return _shown(request, place, grid)
    grid.refuse(entered.refused)
    _tell(request, place, entered, now, is_all=not grid.errors)
    if not grid.errors:
        return redirect(url_of(request, place, PAGE))
    grid.renew(_months(request, place))
    return _shown(request, place, grid)


def _tell(
    request: HttpRequest,
    place: EntryPlace,
    entered: EnteredAmounts,
    now: dt.datetime,
    *,
    is_all: bool,
) -> None:
    saved, month = len(entered.saved), place.month_name
    if saved:
        undo = url_of(request, place, "benefits:spend-entry-undo", at=now.isoformat())
        fact = f"{month} spend saved: {saved}."
        messages.info(request, fact, extra_tags=undo)
    if entered.loaded:
        fact = f"{month} actuals loaded or no longer: {entered.loaded} changed."
        messages.info(request, fact)
    if is_all and not saved and not entered.loaded:
        messages.info(request, "Nothing is changed, so nothing was saved.")


def _shown(request: HttpRequest, place: EntryPlace, grid: SpendGrid) -> HttpResponse:
    context = {
        **place.context(furthest(), **of_force(request, place)),
        "form": grid,
        "grid": grid,
        "groups": _groups(grid),
        "whose": whose(request, place),
        "here": url_of(request, place, PAGE),
        "whole_url": place.url_of(PAGE),
        "of_force_url": place.url_of(PAGE, of="force"),
        "readings_url": place.url_of("benefits:entry"),
        "funding_url": place.url_of("benefits:funding-entry"),
        "has_begun": place.month <= timezone.localdate(),
        "not_pounds": NOT_POUNDS,
    }
    return render(request, "benefits/entry/spend.html", context)


def _groups(grid: SpendGrid) -> list[dict[str, Any]]:
    lines = iter(grid.cells)
    return [
        {
            "collaboration": month.collaboration,
            "loaded_name": loaded_name(month),
            "is_loaded": grid.loaded_said[month.collaboration.reference],
            "was_loaded": month.is_loaded,
            "lines": [
                {
                    "cell": cell,
                    "row": cell.row,
                    "plan": "" if cell.row.plan is None else number_text(cell.row.plan),
                    "boxes": [_box(cell, kind) for kind in SpendEntry.Kind.values[1:]],
                }
                for cell, _ in zip(lines, month.rows, strict=False)
            ],
        }
        for month in grid.months
    ]


def _box(cell: Any, kind: str) -> dict[str, Any]:
    elsewhere = cell.row.elsewhere.get(kind)
    return {
        "kind": kind,
        "id": cell.ids[kind],
        "name": cell.names[kind],
        "was_name": cell.names[f"was-{kind}"],
        "value": cell.said[kind],
        "was": cell.said[f"was-{kind}"],
        "error": cell.errors.get(kind, ""),
        "theirs": cell.theirs.get(kind, ""),
        "elsewhere": "" if elsewhere is None else number_text(elsewhere),
    }
