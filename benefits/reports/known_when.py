"""What was known when: from first recorded to now known, and the figures of a day.

First recorded: each figure as it was first confirmed (readings), or entered (spend).
Corrections: what each later confirmed reading of the same measure, force and period
changes, or each entry that adjusts another; with the day, who, why and by how much. Now
known = first recorded + corrections. A figure that is recorded late is a first one. A
figure that gives way to "no reading" is corrected by all of it, and is not known now.

A measure's year is bridged as a sum only where its readings are summed over forces and
over time; before attribution and overlap. Any other measure has a bridge for each force
and period, because its year's value is no sum.

A day is a day in London: 23:30 UTC on 31 March 2026 is 1 April. As at a day: the last
version of the stored figures that was written by the end of that day.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import dropwhile, pairwise
from typing import Any
from zoneinfo import ZoneInfo

from benefits.models import (
    BenefitMeasure,
    ForceYearVersion,
    MeasureYearVersion,
    Reading,
    RollUp,
    SpendEntry,
    YearVersion,
)
from benefits.reports.net_position import total
from benefits.reports.units import value_of
from collaborations import access
from collaborations.models import Collaboration
from collabtrack.shared.financial_years import FinancialYear

LONDON = ZoneInfo("Europe/London")
_MOMENT = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Correction:
    """One step of a bridge. `by` is empty where the reader may not know it."""

    on: dt.date
    by: str
    reason: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Bridge:
    """From what was first recorded to what is known now; None where nothing was."""

    first: Decimal | None
    corrections: tuple[Correction, ...]
    now: Decimal | None

    @property
    def corrected_by(self) -> Decimal:
        return sum((step.amount for step in self.corrections), Decimal(0))


@dataclass(frozen=True, slots=True)
class PeriodBridge:
    """The bridge of one force (empty for all together) and period."""

    force: str
    starts_on: dt.date
    ends_on: dt.date
    bridge: Bridge


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure as it was known from a London day on, until the next of its kind."""

    since: dt.date
    amount: Decimal | None


def london_day(moment: dt.datetime) -> dt.date:
    """Give the day it was in London; ValueError for a moment without its zone."""
    if moment.tzinfo is None:
        raise ValueError("Give a moment with its time zone.")
    return moment.astimezone(LONDON).date()


def end_of_london_day(day: dt.date) -> dt.datetime:
    """Give the last moment of a day in London."""
    midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), LONDON)
    return midnight.astimezone(dt.UTC) - _MOMENT


def bridge(first: Decimal | None, corrections: Iterable[Correction]) -> Bridge:
    """Lead from a first figure over its corrections, in the order of their days."""
    steps = tuple(sorted(corrections, key=lambda step: step.on))
    if first is None:
        return Bridge(None, steps, None)
    return Bridge(first, steps, first + sum((s.amount for s in steps), Decimal(0)))


def merged(bridges: Iterable[Bridge]) -> Bridge:
    """Add bridges to one, with every correction in its place."""
    bridges = list(bridges)
    steps = [step for each in bridges for step in each.corrections]
    return Bridge(
        total(each.first for each in bridges),
        tuple(sorted(steps, key=lambda step: step.on)),
        total(each.now for each in bridges),
    )


def measure_bridges(
    measure: BenefitMeasure, year: FinancialYear, *, user: Any
) -> tuple[PeriodBridge, ...]:
    """Give a bridge for each force and period of a measure's year."""
    is_told = access.takes_part(user, measure.collaboration)
    rows = (
        Reading.objects.confirmed()
        .filter(measure=measure, financial_year=year)
        .select_related("force", "confirmed_by", "recorded_by")
        .order_by("starts_on", "force__slug", "revision")
    )
    chains: dict[tuple[str, dt.date, dt.date], list[Reading]] = {}
    for row in rows:
        slug = row.force.slug if row.force else ""
        chains.setdefault((slug, row.starts_on, row.ends_on), []).append(row)
    return tuple(
        PeriodBridge(*key, _chain_bridge(measure, chain, is_told))
        for key, chain in chains.items()
    )


def measure_year_bridge(
    measure: BenefitMeasure, year: FinancialYear, *, user: Any
) -> Bridge | None:
    """Give the bridge of a measure's year; None where its year's value is no sum."""
    if {measure.across_forces, measure.across_time} != {RollUp.SUM}:
        return None
    parts = measure_bridges(measure, year, user=user)
    return merged(part.bridge for part in parts)


def _chain_bridge(
    measure: BenefitMeasure, chain: Sequence[Reading], is_told: bool
) -> Bridge:
    """Bridge the revisions of one figure, from the first that had one."""
    rows = list(dropwhile(lambda row: value_of(measure, row) is None, chain))
    figures = [value_of(measure, row) for row in rows]
    steps = tuple(
        Correction(
            on=london_day(row.confirmed_at or row.recorded_at),
            by=_name(row.confirmed_by or row.recorded_by, is_told),
            reason=row.reason,
            amount=(after or Decimal(0)) - (before or Decimal(0)),
        )
        for row, (before, after) in zip(rows[1:], pairwise(figures), strict=True)
        if before != after
    )
    return Bridge(figures[0], steps, figures[-1]) if figures else bridge(None, ())


def spend_year_bridge(
    collaboration: Collaboration,
    year: FinancialYear,
    *,
    user: Any,
    kind: str = SpendEntry.Kind.ACTUAL,
) -> Bridge:
    """Give the bridge of a collaboration's gross spend of one kind in a year."""
    is_told = access.takes_part(user, collaboration)
    entries = SpendEntry.objects.filter(
        collaboration=collaboration, financial_year=year, kind=kind
    ).select_related("recorded_by")
    firsts: list[Decimal] = []
    steps: list[Correction] = []
    for entry in entries.order_by("recorded_at", "pk"):
        if entry.adjusts_id is None:
            firsts.append(entry.amount)
            continue
        steps.append(
            Correction(
                london_day(entry.recorded_at),
                _name(entry.recorded_by, is_told),
                entry.reason,
                entry.amount,
            )
        )
    return bridge(sum(firsts, Decimal(0)) if firsts or steps else None, steps)


def _name(person: Any, is_told: bool) -> str:
    return person.full_name if is_told and person else ""


def year_as_at(
    collaboration: Collaboration, year: FinancialYear, day: dt.date
) -> YearVersion | None:
    """Give a year's figures as they stood at the end of a day; None without any."""
    known = YearVersion.objects.as_at(end_of_london_day(day))
    rows = known.filter(collaboration=collaboration, financial_year=year)
    return rows.order_by("pk").first()


def forces_as_at(
    collaboration: Collaboration, year: FinancialYear, day: dt.date
) -> tuple[ForceYearVersion, ...]:
    known = ForceYearVersion.objects.as_at(end_of_london_day(day))
    rows = known.filter(collaboration=collaboration, financial_year=year)
    return tuple(rows.select_related("force").order_by("force__slug", "basis"))


def measure_as_at(
    measure: BenefitMeasure, year: FinancialYear, day: dt.date
) -> MeasureYearVersion | None:
    """Give a measure's year, all forces together, as it stood at the end of a day."""
    known = MeasureYearVersion.objects.as_at(end_of_london_day(day))
    rows = known.filter(
        measure=measure, financial_year=year, basis=MeasureYearVersion.Basis.WHOLE
    )
    return rows.order_by("pk").first()


def year_figure_over_time(
    collaboration: Collaboration, year: FinancialYear, column: str
) -> tuple[KnownFigure, ...]:
    """Give what a column of a year was known to be, from day to day, oldest first."""
    rows = YearVersion.objects.filter(collaboration=collaboration, financial_year=year)
    by_day: dict[dt.date, Decimal | None] = {}
    for row in rows.order_by("written_at", "pk"):
        amount = None if row.is_removed else getattr(row, column)
        by_day[london_day(row.written_at)] = amount
    found: list[KnownFigure] = []
    for day, amount in by_day.items():
        if not found or found[-1].amount != amount:
            found.append(KnownFigure(day, amount))
    return tuple(found)
