"""The stored yearly rollups, by collaboration, force, function or year.

Sums are of collaborations; programmes are never added to them and stand in
`programmes_actual_spend` beside them. A sum of nothing is None, never 0. Spend by force
is what a force recorded or what agreed cost shares compute, with its basis; what no
share covers has no force. Benefits are not split by force.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, Count, F, Max, Q, QuerySet, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Collate, Concat
from django.utils import timezone

from benefits.models import ForceYearRollup, YearRollup
from benefits.reports.portfolio import totals
from benefits.reports.selection import PortfolioFilter, default_year, selection
from collaborations.models import Collaboration, Force, Function, Participation
from collabtrack.shared.financial_years import FinancialYear

Rows = QuerySet[Any, dict[str, Any]]
SPEND = ("plan_spend", "forecast_spend", "actual_spend")
BENEFIT_TYPES = (
    "cashable",
    "non_cashable",
    "cost_avoidance",
    "income",
    "not_stated",
    "dis_benefit",
)
BENEFITS = tuple(
    f"{side}_{kind}" for side in ("planned", "realised") for kind in BENEFIT_TYPES
)
GROUPS = {
    "collaboration": "Each collaboration and programme, year by year",
    "force": "Each force's part, year by year",
    "function": "Each first-level function, year by year",
    "year": "Each year",
}
OWN = Q(collaboration__row_kind=Collaboration.RowKind.COLLABORATION)
PROGRAMMES = Q(collaboration__row_kind=Collaboration.RowKind.PROGRAMME)


@dataclass(frozen=True)
class RollupFilter:
    """A force selects the collaborations that it takes part in; by force, its part."""

    by: str = "collaboration"
    year: FinancialYear | None = None
    force: Force | None = None
    collaboration: Collaboration | None = None
    function: Function | None = None


@dataclass(frozen=True)
class Coverage:
    """For how many of the selected live collaborations the actual spend is known."""

    known: int
    of: int


def yearly_rollups(user: Any, wanted: RollupFilter) -> Rows:
    """Give one dictionary per row; `key` is unique and sorts by year, then by name."""
    if wanted.by == "force":
        return _by_force(user, wanted)
    rows = YearRollup.objects.visible_to(user).filter(_selected(wanted))
    if wanted.by == "collaboration":
        return _by_collaboration(rows)
    return _summed(rows, wanted.by)


def _selected(wanted: RollupFilter) -> Q:
    chosen = Q()
    if wanted.year:
        chosen &= Q(financial_year=wanted.year)
    if wanted.collaboration:
        chosen &= Q(collaboration=wanted.collaboration)
    if wanted.function:
        within = Q(collaboration__function=wanted.function)
        chosen &= within | Q(collaboration__function__parent=wanted.function)
    if wanted.force and wanted.by == "force":
        chosen &= Q(force=wanted.force)
    elif wanted.force:
        today = timezone.localdate()
        members = Participation.objects.counted_on(today).filter(force=wanted.force)
        chosen &= Q(collaboration__in=members.values("collaboration"))
    return chosen


def _key(*parts: Combinable) -> Combinable:
    """Join the parts to text that sorts by bytes, whatever the database's language."""
    joined: list[Combinable] = [Cast("financial_year", CharField())]
    for part in parts:
        joined += [Value("/"), Coalesce(part, Value(""))]
    text = Concat(*joined, output_field=CharField()) if parts else joined[0]
    return Collate(text, "C")


def _by_collaboration(rows: QuerySet[Any]) -> Rows:
    listed: Rows = rows.annotate(
        key=_key(F("collaboration__reference")),
        reference=F("collaboration__reference"),
        name=F("collaboration__name"),
        row_kind=F("collaboration__row_kind"),
        function=_function(),
        rolled_up_at=F("refreshed_at"),
    ).values(
        "key",
        "financial_year",
        "reference",
        "name",
        "row_kind",
        "function",
        "rolled_up_at",
        *SPEND,
        *BENEFITS,
    )
    return listed


def _by_force(user: Any, wanted: RollupFilter) -> Rows:
    rows = ForceYearRollup.objects.visible_to(user).filter(OWN, _selected(wanted))
    summed: Rows = (
        rows.annotate(key=_key(F("force__slug"), F("basis")), member=F("force__slug"))
        .values("key", "financial_year", "member", "basis")
        .annotate(
            rolled_up_at=Max("refreshed_at"),
            known=Count("actual_spend"),
            **{f"sum_{name}": Sum(name) for name in SPEND},
        )
    )
    return summed


def _summed(rows: QuerySet[Any], by: str) -> Rows:
    groups: dict[str, Any] = {"key": _key()}
    if by == "function":
        groups = {"key": _key(_function()), "function": _function()}
    summed: Rows = (
        rows.annotate(**groups)
        .values("financial_year", *groups)
        .annotate(
            rolled_up_at=Max("refreshed_at"),
            known=Count("actual_spend", filter=OWN),
            programmes_actual_spend=Sum("actual_spend", filter=PROGRAMMES),
            **{f"sum_{name}": Sum(name, filter=OWN) for name in (*SPEND, *BENEFITS)},
        )
    )
    return summed


def _function() -> Combinable:
    """Give the code of the function's first level."""
    return Coalesce(
        "collaboration__function__parent__code", "collaboration__function__code"
    )


def coverage(user: Any, wanted: RollupFilter, on: Any) -> Coverage:
    """Count as the overview does: live collaborations, programmes left out.

    Without a year, known means known for any year; by force, known for a force.
    """
    query = PortfolioFilter(
        year=wanted.year or default_year(user, on),
        area=wanted.force.slug if wanted.force else "",
        function=wanted.function.code if wanted.function else "",
    )
    chosen = selection(user, query)
    known = chosen if wanted.year else selection(user, replace(query, cost="any"))
    if wanted.collaboration:
        chosen = chosen.filter(pk=wanted.collaboration.pk)
        known = known.filter(pk=wanted.collaboration.pk)
    found = totals(chosen)
    if wanted.by == "force":
        return Coverage(_known_by_force(chosen, wanted), found.count)
    if wanted.year:
        return Coverage(found.spend_known, found.count)
    return Coverage(known.order_by().count(), found.count)


def _known_by_force(chosen: QuerySet[Any], wanted: RollupFilter) -> int:
    parts = ForceYearRollup.objects.filter(
        collaboration__in=chosen.order_by().values("pk"),
        force__isnull=False,
        actual_spend__isnull=False,
    )
    if wanted.force:
        parts = parts.filter(force=wanted.force)
    if wanted.year:
        parts = parts.filter(financial_year=wanted.year)
    return parts.order_by().values("collaboration").distinct().count()
