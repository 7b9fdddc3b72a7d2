"""What the stored rollups are asked, and which of their rows answer.

`as_at` gives the rows as they stood at the end of a day in London (rules.md 2.2), to
those who may see them today.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Collate, Concat
from django.utils import timezone

from benefits.models import (
    ForceYearRollup,
    ForceYearVersion,
    MeasureYearRollup,
    MeasureYearVersion,
    YearRollup,
    YearVersion,
)
from benefits.reports.known_when import end_of_london_day
from collaborations.models import Collaboration, Force, Function, Participation
from collabtrack.shared.financial_years import FinancialYear

Rows = QuerySet[Any, dict[str, Any]]
_VERSIONS: dict[type[Any], type[Any]] = {
    YearRollup: YearVersion,
    ForceYearRollup: ForceYearVersion,
    MeasureYearRollup: MeasureYearVersion,
}


@dataclass(frozen=True)
class RollupFilter:
    """A force selects the collaborations that it takes part in; by force, its part."""

    by: str = "collaboration"
    year: FinancialYear | None = None
    force: Force | None = None
    collaboration: Collaboration | None = None
    function: Function | None = None
    as_at: dt.date | None = None

    @property
    def is_of_force(self) -> bool:
        """Say whether a force's own figures are asked for, not its collaborations'."""
        return self.by in ("force", "measure")


def stored(model: type[Any], user: Any, wanted: RollupFilter) -> QuerySet[Any]:
    """Give the rows that are asked for, with the time at which each was `written`."""
    if wanted.as_at is None:
        rows = model.objects.visible_to(user).annotate(written=F("refreshed_at"))
    else:
        known = _VERSIONS[model].objects.as_at(end_of_london_day(wanted.as_at))
        rows = known.visible_to(user).annotate(written=F("written_at"))
    found: QuerySet[Any] = rows.filter(_selected(wanted))
    return found


def _selected(wanted: RollupFilter) -> Q:
    chosen = Q()
    if wanted.year:
        chosen &= Q(financial_year=wanted.year)
    if wanted.collaboration:
        chosen &= Q(collaboration=wanted.collaboration)
    if wanted.function:
        within = Q(collaboration__function=wanted.function)
        chosen &= within | Q(collaboration__function__parent=wanted.function)
    if wanted.force and wanted.is_of_force:
        chosen &= Q(force=wanted.force)
    elif wanted.force:
        day = wanted.as_at or timezone.localdate()
        members = Participation.objects.counted_on(day).filter(force=wanted.force)
        chosen &= Q(collaboration__in=members.values("collaboration"))
    return chosen


def key_of(*parts: Combinable) -> Combinable:
    """Join the parts to text that sorts by bytes, whatever the database's language."""
    joined: list[Combinable] = [Cast("financial_year", CharField())]
    for part in parts:
        joined += [Value("/"), Coalesce(part, Value(""))]
    text = Concat(*joined, output_field=CharField()) if parts else joined[0]
    return Collate(text, "C")
