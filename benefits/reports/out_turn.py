"""Out-turn: the one figure that joins actual and forecast (rules.md 1.5).

For each collaboration, force and month it is exactly one of the two: actual spend where
the month's actuals are loaded, forecast where they are not, whatever today's date. A
closed year is actual alone. Both parts are shown, and which months each is of: "actual
to October, forecast after". An entry over several months is spread over them in equal
parts. A loaded month without an entry is a nil; a month that is not loaded and has no
forecast is not known, and then there is no total. Pounds, gross.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from benefits.models import LoadedMonth, SpendEntry, YearClose
from benefits.reports.months import months_in, named, spread_over_months
from benefits.reports.net_position import total
from collaborations.models import Collaboration
from collabtrack.shared.financial_years import FinancialYear

Kind = SpendEntry.Kind
NIL = Decimal("0.00")
# Pounds by month.
Months = Mapping[dt.date, Decimal]


@dataclass(frozen=True, slots=True)
class OutTurnMonth:
    """One month: the figure that counts, and which of the two it is."""

    month: dt.date
    is_actual: bool
    actual: Decimal | None
    forecast: Decimal | None

    @property
    def amount(self) -> Decimal | None:
        if self.is_actual:
            return NIL if self.actual is None else self.actual
        return self.forecast


@dataclass(frozen=True, slots=True)
class OutTurn:
    """A year's out-turn: all forces, one, or (no slug) what no force is named for."""

    year: FinancialYear
    months: tuple[OutTurnMonth, ...]
    label: str
    actual_part: Decimal | None
    forecast_part: Decimal | None
    total: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class CollaborationOutTurn:
    whole: OutTurn
    by_force: tuple[tuple[str, str, OutTurn], ...]  # slug, name, its out-turn


def out_turn(
    year: FinancialYear,
    actual: Months,
    forecast: Months,
    loaded: Iterable[dt.date],
    *,
    is_closed: bool = False,
) -> OutTurn:
    """Choose one of actual and forecast for each month of a year."""
    months = months_in(year)
    of_actual = set(months) if is_closed else set(loaded) & set(months)
    rows = tuple(
        OutTurnMonth(month, month in of_actual, actual.get(month), forecast.get(month))
        for month in months
    )
    unknown = [row.month for row in rows if row.amount is None]
    reason = f"no forecast is recorded for {named(unknown)}" if unknown else ""
    if is_closed and not actual:
        reason = f"no actual spend is recorded for {year}"
    return OutTurn(
        year=year,
        months=rows,
        label=label([row.month for row in rows if row.is_actual], year),
        actual_part=_part(rows, is_actual=True) if actual else None,
        forecast_part=_part(rows, is_actual=False),
        total=None if reason else total(row.amount for row in rows),
        reason=reason,
    )


def _part(rows: Iterable[OutTurnMonth], *, is_actual: bool) -> Decimal | None:
    return total(row.amount for row in rows if row.is_actual == is_actual)


def label(loaded: list[dt.date], year: FinancialYear) -> str:
    """Write "actual to October, forecast after": no such figure stands without it."""
    months = months_in(year)
    if not loaded:
        return "forecast"
    if len(loaded) == len(months):
        return "actual"
    if loaded == months[: len(loaded)]:
        return f"actual to {named(loaded[-1:])}, forecast after"
    return f"actual for {named(loaded)}, forecast for the other months"


def out_turn_of(
    collaboration: Collaboration, year: FinancialYear, *, on: dt.date
) -> CollaborationOutTurn:
    """Give a collaboration's out-turn, whole and by the forces that entries name."""
    is_closed = YearClose.objects.closing_day(year) <= on
    loaded = list(
        LoadedMonth.objects.filter(collaboration=collaboration, financial_year=year)
        .order_by("month")
        .values_list("month", flat=True)
    )
    pounds, names = _by_force(collaboration, year)
    parts = []
    for slug in sorted(names, key=lambda slug: (not slug, slug)):
        actual, forecast = pounds[slug, Kind.ACTUAL], pounds[slug, Kind.FORECAST]
        own = out_turn(year, actual, forecast, loaded, is_closed=is_closed)
        parts.append((slug, names[slug], own))
    whole = out_turn(
        year,
        _added(pounds[slug, Kind.ACTUAL] for slug in names),
        _added(pounds[slug, Kind.FORECAST] for slug in names),
        loaded,
        is_closed=is_closed,
    )
    return CollaborationOutTurn(whole, tuple(parts))


def _by_force(
    collaboration: Collaboration, year: FinancialYear
) -> tuple[dict[tuple[str, str], dict[dt.date, Decimal]], dict[str, str]]:
    """Give pounds by force, kind and month, and the names of the forces."""
    pounds: dict[tuple[str, str], dict[dt.date, Decimal]] = defaultdict(dict)
    names: dict[str, str] = {}
    entries = SpendEntry.objects.filter(
        collaboration=collaboration,
        financial_year=year,
        kind__in=(Kind.ACTUAL, Kind.FORECAST),
    ).select_related("force")
    for entry in entries.order_by("pk"):
        slug = entry.force.slug if entry.force else ""
        names[slug] = entry.force.name if entry.force else "Not split by force"
        cells = pounds[slug, entry.kind]
        parts = spread_over_months(entry.amount, entry.starts_on, entry.ends_on)
        for month, part in parts.items():
            cells[month] = cells.get(month, NIL) + part
    return pounds, names


def _added(parts: Iterable[Months]) -> dict[dt.date, Decimal]:
    sums: dict[dt.date, Decimal] = {}
    for part in parts:
        for month, pounds in part.items():
            sums[month] = sums.get(month, NIL) + pounds
    return sums
