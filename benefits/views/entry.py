"""The grid in which a month's readings are entered, and taking a save back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
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

from benefits.charts.sparkline import sparkline
from benefits.forms.reading_cells import NOT_A_NUMBER, NOT_POUNDS, ReadingCell
from benefits.forms.reading_grid import ReadingGrid
from benefits.forms.reading_words import written
from benefits.models import PERCENT, Interval, Reading, Target
from benefits.reports.entry_rows import EntryRow, Span, entry_rows
from benefits.reports.units import number_text, value_of
from benefits.services.reading_entry import Entered, enter_readings
from benefits.services.reading_rules import MONTHS, period_holding
from benefits.services.readings import undo_readings
from benefits.views.entry_place import PARTS, EntryPlace
from collaborations import access
from collaborations.access import Action
from collaborations.views.drafts import keeps_typed, typed
from collabtrack.shared.months import last_day, last_full_month

PAGE = "benefits:entry"


@require_safe
def entry_home(request: HttpRequest) -> HttpResponse:
    """Lead to the month that ended last, of the user's own force."""
    latest = last_full_month(timezone.localdate())
    return redirect(EntryPlace.of(request, PAGE, latest, Action.RECORD_READING).url)


@require_http_methods(["GET", "HEAD", "POST"])
@partial(keeps_typed, by=PARTS)
def reading_entry(request: HttpRequest, month: dt.date) -> HttpResponse:
    place = EntryPlace.of(request, PAGE, month, Action.RECORD_READING)
    place.refuse_after(_running_month())
    rows = _rows(request, place)
    if request.method == "POST":
        return _save(request, place, ReadingGrid(rows, request.POST.get))
    before = typed(request)
    return _shown(request, place, ReadingGrid(rows, before.get if before else None))


@require_POST
def reading_entry_undo(request: HttpRequest, month: dt.date) -> HttpResponse:
    """Take back what one save recorded: `at` is its moment."""
    place = EntryPlace.of(request, PAGE, month, Action.RECORD_READING)
    rows = Reading.objects.visible_to(request.user).filter(
        recorded_by=request.user.pk, recorded_at=moment_in(request.GET.get("at", ""))
    )
    count = rows.count()
    try:
        undo_readings(readings=rows, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        fact = f"Undone: {place.month_name} actuals taken back: {count}."
        messages.info(request, f"{fact} They stay in the history.")
    return redirect(place.url)


def moment_in(text: str) -> dt.datetime:
    """Read the moment of a save; one at which nothing was saved for anything else."""
    never = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return never
    return moment if moment.tzinfo else never


def _running_month() -> dt.date:
    return timezone.localdate().replace(day=1)


def _rows(request: HttpRequest, place: EntryPlace) -> list[EntryRow]:
    if place.month >= _running_month():
        return []
    rows = entry_rows(user=request.user, force=place.force, spans=_spans(place.month))
    chosen = place.collaboration
    return [
        row
        for row in rows
        if chosen is None or row.measure.collaboration_id == chosen.pk
    ]


def _spans(month: dt.date) -> dict[Interval, tuple[Span, int]]:
    """Give by interval the period that ends with the month, and its months."""
    spans = {}
    for interval, months in MONTHS.items():
        period = period_holding(month, months)
        if period[1] == last_day(month):
            spans[interval] = (period, months)
    return spans


def _save(request: HttpRequest, place: EntryPlace, grid: ReadingGrid) -> HttpResponse:
    found = grid.typed_readings(confirm="confirm" in request.POST)
    now = timezone.now()
    try:
        entered = enter_readings(
            typed=list(found.values()),
            by=request.user,
            now=now,
            also_confirm=grid.ticked(but=found),
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return _shown(request, place, grid)
    places = list(found)
    grid.refuse({places[at]: fault for at, fault in entered.refused.items()})
    _tell(request, place, entered, now, is_all=grid.is_settled)
    if grid.is_settled:
        return redirect(place.url)
    grid.renew(_rows(request, place))
    return _shown(request, place, grid)


def _tell(
    request: HttpRequest,
    place: EntryPlace,
    entered: Entered,
    now: dt.datetime,
    *,
    is_all: bool,
) -> None:
    saved, month = len(entered.saved), place.month_name
    if saved:
        undo = place.url_of("benefits:entry-undo", at=now.isoformat())
        fact = f"{month} actuals saved: {saved}."
        messages.info(request, fact, extra_tags=undo)
    if entered.confirmed:
        messages.info(request, f"{month} actuals confirmed: {entered.confirmed}.")
    if is_all and not saved and not entered.confirmed:
        messages.info(request, "Nothing is changed, so nothing was saved.")


def _shown(request: HttpRequest, place: EntryPlace, grid: ReadingGrid) -> HttpResponse:
    lines = [_line(cell) for cell in grid.cells]
    context = {
        **place.context(last_full_month(timezone.localdate())),
        "form": grid,
        "grid": grid,
        "groups": _groups(lines),
        "may_confirm": any(cell.row.may_confirm for cell in grid.cells),
        "total": len(lines),
        "is_over": place.month < _running_month(),
        "not_a_number": NOT_A_NUMBER,
        "not_pounds": NOT_POUNDS,
        "may_spend": access.forces_of(request.user, Action.RECORD_SPEND).exists(),
        "spend_url": place.url_of("benefits:spend-entry"),
    }
    return render(request, "benefits/entry/readings.html", context)


def _groups(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the rows of each collaboration under its name."""
    groups: list[dict[str, Any]] = []
    for line in lines:
        collaboration = line["row"].measure.collaboration
        if not groups or groups[-1]["collaboration"] != collaboration:
            groups.append({"collaboration": collaboration, "lines": []})
        groups[-1]["lines"].append(line)
    return groups


def _line(cell: ReadingCell) -> dict[str, Any]:
    row = cell.row
    last, expected = row.last, row.expected
    figure = value_of(row.measure, last) if last else None
    return {
        "cell": cell,
        "row": row,
        "unit": _unit(row),
        "last": written(last) if last else "",
        "last_of": last.ends_on if last else None,
        "before": f"{figure:f}" if figure is not None else "",
        "expected": _range(*expected) if expected else "",
        "target": _target(row.target),
        "trend": sparkline(row.trend),
        "standing": row.standing,
    }


def _range(lowest: Decimal, highest: Decimal) -> str:
    low, high = (number_text(round(each, 2)) for each in (lowest, highest))
    return low if low == high else f"{low} to {high}"


def _target(target: Target | None) -> str:
    if target is None:
        return ""
    # Null in the database where the other holds the figure.
    amount: Decimal | None = target.amount
    figure = target.value if amount is None else amount
    return "" if figure is None else number_text(figure)


def _unit(row: EntryRow) -> str:
    if row.measure.is_monetary:
        return "£"
    return "%" if row.measure.unit == PERCENT else row.measure.unit
