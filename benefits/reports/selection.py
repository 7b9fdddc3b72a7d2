"""Which collaborations a query selects, and in what order.

Page, API and file ask with the same `PortfolioFilter` and get the same rows. Spend is
the actual spend of one financial year, in pounds, gross; None means that nothing is
recorded for that year, never 0. Programmes are rows of their own and are never added
to collaborations.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.text import slugify

from benefits.models import YearClose, YearRollup
from benefits.reports.spend_at_risk import in_segment
from collaborations.models import (
    Collaboration,
    Force,
    Function,
    OtherName,
    Participation,
    Result,
    StatusChange,
    ThemeFinding,
)
from collabtrack.shared.financial_years import FinancialYear

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

REGION_PREFIX = "region-"


class Costs(TypedDict):
    """What `selection` adds to each collaboration: pounds, the newest year, a day.

    status_since: the day of its last move to the status it has; None without one.
    """

    spend: Decimal | None
    latest_year: FinancialYear | None
    latest_spend: Decimal | None
    status_since: dt.date | None


if TYPE_CHECKING:
    CostedCollaboration = WithAnnotations[Collaboration, Costs]
else:
    CostedCollaboration = Collaboration


@dataclass(frozen=True)
class PortfolioFilter:
    """A query, in the words of the query string. Empty means "any".

    area: a force's slug, or "region-" and the region's name as a slug; function: code
    of a first-level function; status: "live", "all" or a status; kind: "collaboration",
    "programme" or "all"; basis: how the status is known; cost: "any", "year" or
    "none"; tracked: "yes" or "no"; gap: a segment of spend at risk, or "any" that
    lacks a clear purpose or tracked benefits; theme and result: a stored result;
    on: the day on which a force of the area takes part.
    """

    year: FinancialYear
    area: str = ""
    function: str = ""
    status: str = "live"
    kind: str = "collaboration"
    basis: str = ""
    cost: str = ""
    tracked: str = ""
    gap: str = ""
    theme: str = ""
    result: str = ""
    q: str = ""
    sort: str = "spend"
    on: dt.date = field(default_factory=timezone.localdate)


@dataclass(frozen=True)
class Region:
    slug: str
    name: str


@dataclass(frozen=True)
class Choices:
    """What the filters offer."""

    forces: tuple[Force, ...]
    regions: tuple[Region, ...]
    functions: tuple[Any, ...]
    years: tuple[FinancialYear, ...] = field(default=())


ORDERS: dict[str, tuple[Any, ...]] = {
    "spend": (F("spend").desc(nulls_last=True), F("latest_year").desc(nulls_last=True)),
    "name": (F("name").asc(),),
    "reference": (F("reference").asc(),),
    "started": (F("started_on").asc(nulls_last=True),),
}


def selection(user: Any, wanted: PortfolioFilter) -> QuerySet[CostedCollaboration]:
    """Give the selected collaborations, with spend annotated, in the asked order."""
    rollups = YearRollup.objects.filter(
        collaboration=OuterRef("pk"), actual_spend__isnull=False
    ).order_by("-financial_year")
    this_year = rollups.filter(financial_year=wanted.year)
    moves = StatusChange.objects.filter(
        collaboration=OuterRef("pk"), to_status=OuterRef("status")
    ).order_by("-number")
    rows = Collaboration.objects.visible_to(user).select_related(
        "function", "register_entry"
    )
    rows = rows.annotate(
        spend=Subquery(this_year.values("actual_spend")[:1]),
        latest_year=Subquery(rollups.values("financial_year")[:1]),
        latest_spend=Subquery(rollups.values("actual_spend")[:1]),
        status_since=Subquery(moves.values("moved_on")[:1]),
    )
    for condition in _conditions(wanted):
        rows = rows.filter(condition)
    order = ORDERS.get(wanted.sort, ORDERS["spend"])
    ordered = rows.order_by(*order, "reference")
    return cast("QuerySet[CostedCollaboration]", ordered)


def _conditions(wanted: PortfolioFilter) -> list[Q]:
    conditions = [_status(wanted.status), _cost(wanted.cost)]
    conditions.append(_area(wanted.area, wanted.on))
    if wanted.kind != "all":
        conditions.append(Q(row_kind=wanted.kind))
    if wanted.function:
        within = Q(function__code=wanted.function)
        conditions.append(within | Q(function__parent__code=wanted.function))
    if wanted.basis:
        conditions.append(Q(register_entry__status_basis=wanted.basis))
    if wanted.tracked:
        conditions.append(_tracked(wanted.tracked == "yes"))
    if wanted.gap:
        conditions.append(in_segment(wanted.gap))
    if wanted.theme and wanted.result:
        conditions.append(_judged(wanted.theme, wanted.result))
    if wanted.q:
        conditions.append(_matches(wanted.q))
    return conditions


def _status(status: str) -> Q:
    if status == "all":
        return Q()
    if status == "live":
        return Q(status__in=Collaboration.LIVE)
    return Q(status=status)


def _cost(cost: str) -> Q:
    known = {
        "any": Q(latest_year__isnull=False),
        "none": Q(latest_year__isnull=True),
        "year": Q(spend__isnull=False),
    }
    return known.get(cost, Q())


def _area(area: str, on: dt.date) -> Q:
    if not area:
        return Q()
    members = Participation.objects.counted_on(on)
    if area.startswith(REGION_PREFIX):
        names = [region.name for region in regions() if region.slug == area]
        members = members.filter(force__region__in=names)
    else:
        members = members.filter(force__slug=area)
    return Q(pk__in=members.values("collaboration"))


def _tracked(wanted: bool) -> Q:
    tracked = Collaboration.objects.filter(
        findings__criterion="B2", findings__facts__tracked__gt=0
    )
    inside = Q(pk__in=tracked.values("pk"))
    return inside if wanted else ~inside


def _judged(theme: str, result: str) -> Q:
    found = ThemeFinding.objects.filter(theme=theme)
    inside = Q(pk__in=found.filter(result=result).values("collaboration"))
    if result != Result.NOT_ASSESSED:
        return inside
    # A collaboration that nobody has judged yet is not assessed either.
    return inside | ~Q(pk__in=found.values("collaboration"))


def _matches(text: str) -> Q:
    """Every word must be found in the row, in its other names or in its forces."""
    matched = Q()
    for word in text.split():
        forces = Force.objects.filter(
            Q(name__icontains=word)
            | Q(official_name__icontains=word)
            | Q(abbreviation__iexact=word)
        )
        members = Participation.objects.filter(force__in=forces)
        renamed = OtherName.objects.filter(name__icontains=word)
        matched &= (
            Q(name__icontains=word)
            | Q(reference__iexact=word)
            | Q(function__name__icontains=word)
            | Q(register_entry__published_function__icontains=word)
            | Q(pk__in=members.values("collaboration"))
            | Q(pk__in=renamed.values("collaboration"))
        )
    return matched


def regions() -> tuple[Region, ...]:
    names = (
        Force.objects.exclude(region="")
        .order_by("region")
        .values_list("region", flat=True)
        .distinct()
    )
    return tuple(Region(f"{REGION_PREFIX}{slugify(name)}", name) for name in names)


def choices(user: Any) -> Choices:
    """Give what the filters offer: only years in which something is recorded."""
    visible = YearRollup.objects.visible_to(user).order_by("-financial_year")
    years = visible.values_list("financial_year", flat=True).distinct()
    return Choices(
        forces=tuple(Force.objects.order_by("slug")),
        regions=regions(),
        functions=tuple(Function.objects.filter(parent__isnull=True).order_by("pk")),
        years=tuple(years),
    )


def default_year(user: Any, on: dt.date) -> FinancialYear:
    """Give the latest year with actual spend, else the latest closed year."""
    costed = (
        YearRollup.objects.visible_to(user)
        .filter(
            actual_spend__isnull=False,
            collaboration__row_kind=Collaboration.RowKind.COLLABORATION,
        )
        .order_by("-financial_year")
        .first()
    )
    return costed.financial_year if costed else YearClose.objects.latest_closed(on)
