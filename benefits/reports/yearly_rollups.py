"""The stored yearly rollups, by collaboration, force, function, year or measure.

Sums are of collaborations; programmes are never added to them and stand in
`programmes_actual_spend` beside them. A sum of nothing is None, never 0. Spend by force
is what a force recorded or what agreed cost shares compute, with its basis; what no
share covers has no force. So it is with benefits, and their own shares. What a force
pays in is its contribution, and its recharges are those that it pays less those that it
is paid.
"""

from dataclasses import replace
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from benefits.models import ForceYearRollup, YearRollup
from benefits.reports.measure_rollups import Coverage, measure_rollups, measures_read
from benefits.reports.portfolio import totals
from benefits.reports.rollup_rows import RollupFilter, Rows, key_of, stored
from benefits.reports.selection import PortfolioFilter, default_year, selection
from collaborations.models import Collaboration

SPEND = ("plan_spend", "forecast_spend", "actual_spend")
BENEFIT_TYPES = (
    "cashable",
    "non_cashable",
    "cost_avoidance",
    "income",
    "not_stated",
    "dis_benefit",
    "cash_dis_benefit",
)
COSTS = ("running", "set_up", "exit", "governance")
FUNDING = ("contributions", "grants", "income", "recharges")
PAID = ("actual_contribution", "actual_recharges")
BENEFITS = tuple(
    f"{side}_{kind}" for side in ("planned", "realised") for kind in BENEFIT_TYPES
)
FIGURES = (
    *SPEND,
    *(f"actual_{name}" for name in (*COSTS, *FUNDING)),
    *BENEFITS,
    *("realised_cut_off", "measures_expected", "measures_read"),
)
GROUPS = {
    "collaboration": "Each collaboration and programme, year by year",
    "force": "Each force's part, year by year",
    "function": "Each first-level function, year by year",
    "year": "Each year",
    "measure": "Each benefit measure, year by year, by its two roll-up rules",
}
OWN = Q(collaboration__row_kind=Collaboration.RowKind.COLLABORATION)
PROGRAMMES = Q(collaboration__row_kind=Collaboration.RowKind.PROGRAMME)


def yearly_rollups(user: Any, wanted: RollupFilter) -> Rows:
    """Give one dictionary per row; `key` is unique and sorts by year, then by name."""
    if wanted.by == "force":
        return _by_force(user, wanted)
    if wanted.by == "measure":
        return measure_rollups(user, wanted)
    rows = stored(YearRollup, user, wanted)
    if wanted.by == "collaboration":
        return _by_collaboration(rows)
    return _summed(rows, wanted.by)


def _by_collaboration(rows: QuerySet[Any]) -> Rows:
    listed: Rows = rows.annotate(
        key=key_of(F("collaboration__reference")),
        reference=F("collaboration__reference"),
        name=F("collaboration__name"),
        row_kind=F("collaboration__row_kind"),
        function=_function(),
        rolled_up_at=F("written"),
    ).values(
        "key",
        "financial_year",
        "reference",
        "name",
        "row_kind",
        "function",
        "rolled_up_at",
        *FIGURES,
    )
    return listed


def _by_force(user: Any, wanted: RollupFilter) -> Rows:
    rows = stored(ForceYearRollup, user, wanted).filter(OWN)
    summed: Rows = (
        rows.annotate(key=key_of(F("force__slug"), F("basis")), member=F("force__slug"))
        .values("key", "financial_year", "member", "basis")
        .annotate(
            rolled_up_at=Max("written"),
            known=Count("actual_spend"),
            **{f"sum_{name}": Sum(name) for name in (*SPEND, *PAID, *BENEFITS)},
        )
    )
    return summed


def _summed(rows: QuerySet[Any], by: str) -> Rows:
    groups: dict[str, Any] = {"key": key_of()}
    if by == "function":
        groups = {"key": key_of(_function()), "function": _function()}
    summed: Rows = (
        rows.annotate(**groups)
        .values("financial_year", *groups)
        .annotate(
            rolled_up_at=Max("written"),
            known=Count("actual_spend", filter=OWN),
            programmes_actual_spend=Sum("actual_spend", filter=PROGRAMMES),
            **{f"sum_{name}": Sum(name, filter=OWN) for name in FIGURES},
        )
    )
    return summed


def _function() -> Combinable:
    """Give the code of the function's first level."""
    return Coalesce(
        "collaboration__function__parent__code", "collaboration__function__code"
    )


def coverage(user: Any, wanted: RollupFilter, on: Any) -> Coverage | None:
    """Count as the overview does: live collaborations, programmes left out.

    Without a year, known means known for any year; by force, known for a force; by
    measure, measures that are read of those that are expected to be. None for a day
    that is past, as nobody keeps which collaborations were selected then.
    """
    if wanted.by == "measure":
        return measures_read(user, wanted)
    if wanted.as_at is not None and wanted.as_at < on:
        return None
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
