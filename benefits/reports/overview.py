"""The overview: how many collaborations lack what, what they cost, and why we say so.

Counts are of collaborations, programmes left out. Spend is gross actual spend of the
financial year, in pounds, of those for which it is known; `spend_known` says for how
many. The five segments are spend at risk (rules.md 5): each pound stands in exactly
one, and they sum to the total.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from benefits.models import SpendEntry, YearRollup
from benefits.reports.freshness import Freshness, freshness
from benefits.reports.portfolio import PortfolioRow, rows, totals
from benefits.reports.selection import CostedCollaboration, PortfolioFilter, selection
from benefits.reports.spend_at_risk import FLAGS, LACKING, SEGMENTS, segment_of
from collaborations.models import (
    Collaboration,
    Finding,
    ForceShape,
    Participation,
    RegisterEntry,
    Result,
    Theme,
)
from collabtrack.shared.financial_years import FinancialYear

CHALLENGES = 8


@dataclass(frozen=True)
class Segment:
    key: str
    label: str
    count: int
    spend: Decimal | None
    spend_known: int


@dataclass(frozen=True)
class ThemeTile:
    theme: Theme
    counts: dict[Result, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class YearSpend:
    """Spend of one year: None where nothing is published or recorded."""

    year: FinancialYear
    amount: Decimal | None
    collaborations: int
    programme_amount: Decimal | None
    sources: tuple[str, ...]
    programme_sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class ForceCount:
    """Live collaborations of one force, and where it stands on the hex map."""

    slug: str
    name: str
    abbreviation: str
    kind: str
    hex_row: int
    hex_column: int
    collaborations: int


@dataclass(frozen=True)
class RegisterCounts:
    """The numbers of the public register's sentence (rules.md 6.4)."""

    live: int
    sourced: int
    assumed: int
    programmes: int
    costed: int
    tracked: int


@dataclass(frozen=True)
class Overview:
    wanted: PortfolioFilter
    as_at: dt.date
    is_register: bool
    forces: int
    live: int
    spend: Decimal | None
    spend_known: int
    segments: tuple[Segment, ...]
    tiles: tuple[ThemeTile, ...]
    register: RegisterCounts | None
    challenges: tuple[PortfolioRow, ...]
    years: tuple[YearSpend, ...]
    force_counts: tuple[ForceCount, ...]
    freshness: Freshness

    @property
    def lacking(self) -> tuple[Segment, ...]:
        """The segments without a clear purpose or tracked benefits."""
        return tuple(part for part in self.segments if part.key in LACKING)

    @property
    def programmes_not_added(self) -> tuple[YearSpend, ...]:
        return tuple(year for year in self.years if year.programme_amount is not None)


def overview(*, user: Any, wanted: PortfolioFilter, on: dt.date) -> Overview:
    """Answer the overview's question for a user, a query and a day."""
    wanted = replace(wanted, on=on)
    selected = selection(user, wanted)
    found = totals(selected)
    judged = _flags(selected)
    is_register = _from_register(user)
    # The register's sentence is about what lives; other statuses get the plain one.
    is_answer = is_register and wanted.status == "live"
    return Overview(
        wanted=wanted,
        as_at=on,
        is_register=is_register,
        forces=_forces_in(selected, on),
        live=found.count,
        spend=found.spend,
        spend_known=found.spend_known,
        segments=_segments(selected, judged),
        tiles=_tiles(rows(selected, on=on)),
        register=_register_counts(user, wanted) if is_answer else None,
        challenges=_challenges(selected, judged, on),
        years=spend_by_year(user, wanted, on),
        force_counts=_force_counts(selected, on),
        freshness=freshness(),
    )


def _from_register(user: Any) -> bool:
    origin = Collaboration.Origin.REGISTER
    return Collaboration.objects.visible_to(user).filter(origin=origin).exists()


def _members_of(selected: QuerySet[CostedCollaboration], on: dt.date) -> QuerySet[Any]:
    return Participation.objects.counted_on(on).filter(
        collaboration__in=selected.order_by().values("pk")
    )


def _forces_in(selected: QuerySet[CostedCollaboration], on: dt.date) -> int:
    members = _members_of(selected, on)
    return members.order_by().values("force").distinct().count()


def _register_counts(user: Any, wanted: PortfolioFilter) -> RegisterCounts:
    """Count each number as the list that it links to."""
    base = replace(wanted, status="live", kind="collaboration", theme="", q="")
    sourced = RegisterEntry.StatusBasis.SOURCED.value
    assumed = RegisterEntry.StatusBasis.ASSUMED.value

    def count(part: PortfolioFilter) -> int:
        return selection(user, part).order_by().count()

    return RegisterCounts(
        live=count(base),
        sourced=count(replace(base, basis=sourced)),
        assumed=count(replace(base, basis=assumed)),
        programmes=count(replace(base, kind="programme")),
        costed=count(replace(base, cost="any")),
        tracked=count(replace(base, tracked="yes")),
    )


def _flags(selected: QuerySet[CostedCollaboration]) -> dict[int, str]:
    """Give the segment of each selected collaboration from its stored findings."""
    found: dict[int, dict[str, str]] = {}
    findings = Finding.objects.filter(
        collaboration__in=selected.order_by().values("pk"), criterion__in=FLAGS
    )
    for pk, criterion, result in findings.values_list(
        "collaboration", "criterion", "result"
    ):
        found.setdefault(pk, {})[criterion] = result
    ids = selected.order_by().values_list("pk", flat=True)
    return {pk: segment_of(found.get(pk, {})) for pk in ids}


def _segments(
    selected: QuerySet[CostedCollaboration], judged: dict[int, str]
) -> tuple[Segment, ...]:
    spends = dict(selected.order_by().values_list("pk", "spend"))
    any_known = any(spend is not None for spend in spends.values())
    built = []
    for key, label in SEGMENTS.items():
        members = [spends[pk] for pk, segment in judged.items() if segment == key]
        known = [spend for spend in members if spend is not None]
        # Nothing is £0 only beside spend that is known: otherwise nobody knows.
        is_none = not known and (members or not any_known)
        total = None if is_none else sum(known, Decimal("0.00"))
        built.append(Segment(key, label, len(members), total, len(known)))
    return tuple(built)


def _tiles(listed: Sequence[PortfolioRow]) -> tuple[ThemeTile, ...]:
    tiles = []
    for theme in Theme:
        counts = dict.fromkeys(Result, 0)
        for row in listed:
            counts[row.themes[theme]] += 1
        tiles.append(ThemeTile(theme, counts))
    return tuple(tiles)


def _challenges(
    selected: QuerySet[CostedCollaboration], judged: dict[int, str], on: dt.date
) -> tuple[PortfolioRow, ...]:
    """Give the costliest collaborations to ask about first.

    Those that lack a clear purpose or tracked benefits come first; without any, those
    with a known cost that nobody can assess.
    """
    lacking = [pk for pk, key in judged.items() if key in LACKING]
    asked = (
        selected.filter(pk__in=lacking) if lacking else _unassessed(selected, judged)
    )
    return rows(asked[:CHALLENGES], on=on)


def _unassessed(
    selected: QuerySet[CostedCollaboration], judged: dict[int, str]
) -> QuerySet[CostedCollaboration]:
    ids = [pk for pk, key in judged.items() if key == "unassessed"]
    return selected.filter(pk__in=ids, latest_year__isnull=False)


def spend_by_year(
    user: Any, wanted: PortfolioFilter, on: dt.date
) -> tuple[YearSpend, ...]:
    """Sum actual spend by year over every status; programmes stand apart.

    A collaboration that has ended since still spent what it spent, so the status is
    left out of the query here.
    """
    anything = replace(wanted, status="all", basis="", cost="", kind="collaboration")
    own = _yearly(selection(user, anything))
    programmes = _yearly(selection(user, replace(anything, kind="programme")))
    known = sorted({*own, *programmes})
    if not known:
        return ()
    sources = _sources(selection(user, anything))
    beside = _sources(selection(user, replace(anything, kind="programme")))
    last = max(known[-1], FinancialYear.containing(on).previous)
    return tuple(
        YearSpend(
            year=year,
            amount=own[year][0] if year in own else None,
            collaborations=own[year][1] if year in own else 0,
            programme_amount=programmes[year][0] if year in programmes else None,
            sources=tuple(sources.get(year, ())),
            programme_sources=tuple(beside.get(year, ())),
        )
        for year in _every_year(known[0], last)
    )


def _yearly(
    selected: QuerySet[CostedCollaboration],
) -> dict[FinancialYear, tuple[Decimal, int]]:
    found = (
        YearRollup.objects.filter(
            collaboration__in=selected.order_by().values("pk"),
            actual_spend__isnull=False,
        )
        .values("financial_year")
        .annotate(total=Sum("actual_spend"), count=Count("pk"))
        .order_by("financial_year")
    )
    return {row["financial_year"]: (row["total"], row["count"]) for row in found}


def _sources(selected: QuerySet[CostedCollaboration]) -> dict[FinancialYear, list[str]]:
    entries = (
        SpendEntry.objects.filter(
            collaboration__in=selected.order_by().values("pk"),
            kind=SpendEntry.Kind.ACTUAL,
        )
        .exclude(source="")
        .order_by("financial_year", "collaboration", "pk")
    )
    sources: dict[FinancialYear, list[str]] = {}
    for year, source in entries.values_list("financial_year", "source"):
        listed = sources.setdefault(year, [])
        if source not in listed:
            listed.append(source)
    return sources


def _every_year(first: FinancialYear, last: FinancialYear) -> Iterable[FinancialYear]:
    return (
        FinancialYear(year) for year in range(first.start_year, last.start_year + 1)
    )


def _force_counts(
    selected: QuerySet[CostedCollaboration], on: dt.date
) -> tuple[ForceCount, ...]:
    """Count the selected collaborations of every force that has a place on the map."""
    members = _members_of(selected, on)
    counted = dict(
        members.order_by()
        .values_list("force")
        .annotate(count=Count("collaboration", distinct=True))
    )
    shapes = ForceShape.objects.select_related("force").order_by("force__slug")
    return tuple(
        ForceCount(
            slug=shape.force.slug,
            name=shape.force.name,
            abbreviation=shape.force.abbreviation,
            kind=shape.force.kind,
            hex_row=shape.hex_row,
            hex_column=shape.hex_column,
            collaborations=counted.get(shape.force_id, 0),
        )
        for shape in shapes
    )
