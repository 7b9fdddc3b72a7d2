"""The stored rollups of measures: each by its own two rules, and added to no other.

A value is in the measure's unit. Where the rules forbid a figure over a year it is None
and `is_additive` is false. Pounds that count, after attribution and overlap, stand in
the counted columns, for measures that add up. A force asks for its own figures.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Sum

from benefits.models import MeasureYearRollup, YearRollup
from benefits.reports.rollup_rows import RollupFilter, Rows, key_of, stored

COLUMNS = (
    *("planned", "realised", "is_additive", "planned_counted", "realised_counted"),
    *("targets", "readings", "absences", "basis"),
)


@dataclass(frozen=True)
class Coverage:
    """For how many of so many the figure is known."""

    known: int
    of: int


def measure_rollups(user: Any, wanted: RollupFilter) -> Rows:
    rows = stored(MeasureYearRollup, user, wanted)
    if wanted.force is None:
        rows = rows.filter(basis=MeasureYearRollup.Basis.WHOLE)
    listed: Rows = rows.annotate(
        key=key_of(F("measure__reference"), F("force__slug"), F("basis")),
        reference=F("collaboration__reference"),
        name=F("measure__name"),
        row_kind=F("collaboration__row_kind"),
        measured=F("measure__reference"),
        unit=F("measure__unit"),
        member=F("force__slug"),
        rolled_up_at=F("written"),
    ).values(
        *("key", "financial_year", "reference", "name", "row_kind", "measured"),
        *("unit", "member", "rolled_up_at"),
        *COLUMNS,
    )
    return listed


def measures_read(user: Any, wanted: RollupFilter) -> Coverage:
    """Count the measures in pounds that are read, of those expected to be."""
    found = stored(YearRollup, user, _of_all(wanted)).aggregate(
        known=Sum("measures_read"), of=Sum("measures_expected")
    )
    return Coverage(found["known"] or 0, found["of"] or 0)


def _of_all(wanted: RollupFilter) -> RollupFilter:
    """Ask for the collaborations that a force takes part in, not for its own part."""
    return RollupFilter(
        year=wanted.year,
        force=wanted.force,
        collaboration=wanted.collaboration,
        function=wanted.function,
        as_at=wanted.as_at,
    )
