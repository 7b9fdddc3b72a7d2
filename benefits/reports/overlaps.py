"""Benefits that may be counted twice.

A warning names two measures that share a force and either
- are the same measure (the same of the library, or the same name) over years that
  overlap, or
- name the same line of the same year's budget.
A measure's forces are those that its readings, targets or benefit shares name; where
none is named, those of its collaboration. Its years are its claimed years, open where
not stated; where neither is, those of its readings and targets. Withdrawn measures,
dis-benefits, programmes' measures, which are never added, and those of the public
register, which no force entered, are left out. A warning is settled once both measures
are in one overlap group (rules.md 1.9).

Nothing is told of a measure, or of a group, that the user does not see.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

from django.db.models import Q, QuerySet

from benefits.models import (
    BenefitMeasure,
    BenefitShare,
    OverlapMember,
    Reading,
    Target,
)
from collaborations.models import Collaboration, Participation
from collabtrack.shared.financial_years import FinancialYear

# Further than any year that is held.
OPEN_START, OPEN_END = 0, 9999
Years = tuple[int, int]


class Cause(StrEnum):
    """What two measures have in common; `label` is for people."""

    SAME_MEASURE = "same_measure"
    SAME_BUDGET = "same_budget"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Cause.SAME_MEASURE: "Same force, measure and period",
    Cause.SAME_BUDGET: "Same line of the same year's budget",
}


@dataclass(frozen=True, slots=True)
class Claimant:
    """What of a measure an overlap turns on."""

    reference: str
    name: str
    collaboration: str
    forces: frozenset[str]
    years: Years
    library: int | None = None
    budget: tuple[str, FinancialYear] | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class OverlapWarning:
    """Two measures by reference, and the forces that they share from A to Z."""

    cause: Cause
    first: Claimant
    second: Claimant
    forces: tuple[str, ...]
    is_settled: bool


def overlaps_among(claimants: Iterable[Claimant]) -> tuple[OverlapWarning, ...]:
    """Compare every two measures that might overlap, in the order of references."""
    buckets: dict[tuple[Cause, object], list[Claimant]] = defaultdict(list)
    for claimant in sorted(claimants, key=lambda each: each.reference):
        for key in _keys(claimant):
            buckets[key].append(claimant)
    found = {
        (cause, first.reference, second.reference): (first, second)
        for (cause, _), alike in buckets.items()
        for first, second in combinations(alike, 2)
        if _overlap(cause, first, second)
    }
    return tuple(
        OverlapWarning(
            cause=key[0],
            first=first,
            second=second,
            forces=tuple(sorted(first.forces & second.forces)),
            is_settled=first.group is not None and first.group == second.group,
        )
        for key, (first, second) in sorted(found.items())
    )


def _keys(claimant: Claimant) -> Iterator[tuple[Cause, object]]:
    yield Cause.SAME_MEASURE, _plain(claimant.name)
    if claimant.library is not None:
        yield Cause.SAME_MEASURE, claimant.library
    if claimant.budget is not None:
        line, year = claimant.budget
        yield Cause.SAME_BUDGET, (_plain(line), year)


def _overlap(cause: Cause, first: Claimant, second: Claimant) -> bool:
    if not first.forces & second.forces:
        return False
    if cause == Cause.SAME_BUDGET:
        return True
    starts, ends = zip(first.years, second.years, strict=True)
    return max(starts) <= min(ends)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def overlap_warnings(
    user: Any, *, on: dt.date, collaboration: Collaboration | None = None
) -> tuple[OverlapWarning, ...]:
    """Give the warnings, settled ones too, of all that the user sees, or of one."""
    seen = BenefitMeasure.objects.visible_to(user).filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on),
        is_dis_benefit=False,
        collaboration__row_kind=Collaboration.RowKind.COLLABORATION,
        collaboration__origin=Collaboration.Origin.ENTERED,
    )
    warnings = overlaps_among(_claimants(user, seen.order_by("reference")))
    if collaboration is None:
        return warnings
    wanted = collaboration.reference
    return tuple(
        each
        for each in warnings
        if wanted in (each.first.collaboration, each.second.collaboration)
    )


def _claimants(user: Any, seen: QuerySet[Any]) -> Iterator[Claimant]:
    measures: list[BenefitMeasure] = list(seen.select_related("collaboration"))
    named, years = _named(measures)
    members: dict[int, set[str]] = defaultdict(set)
    parts = Participation.objects.filter(
        collaboration__in={measure.collaboration_id for measure in measures}
    )
    for key, slug in parts.values_list("collaboration", "force__slug"):
        members[key].add(slug)
    groups = dict(
        OverlapMember.objects.visible_to(user)
        .filter(measure__in=measures)
        .values_list("measure", "group")
    )
    for measure in measures:
        of_all = members[measure.collaboration_id]
        yield Claimant(
            reference=measure.reference,
            name=measure.name,
            collaboration=measure.collaboration.reference,
            forces=frozenset(named.get(measure.pk) or of_all),
            years=_years(measure, years.get(measure.pk, set())),
            library=measure.library_measure_id,
            budget=_budget(measure),
            group=groups.get(measure.pk),
        )


def _named(
    measures: list[BenefitMeasure],
) -> tuple[dict[int, set[str]], dict[int, set[FinancialYear]]]:
    """Give the forces and the years that confirmed readings and targets are of."""
    forces: dict[int, set[str]] = defaultdict(set)
    years: dict[int, set[FinancialYear]] = defaultdict(set)
    for rows in (Reading.objects.standing().measured(), Target.objects.all()):
        of_these = rows.filter(measure__in=measures).order_by()
        told = of_these.values_list("measure", "force__slug", "financial_year")
        for measure, slug, year in told.distinct():
            years[measure].add(year)
            if slug:
                forces[measure].add(slug)
    shares = BenefitShare.objects.filter(measure__in=measures)
    for measure, slug in shares.values_list("measure", "force__slug"):
        forces[measure].add(slug)
    return forces, years


def _years(measure: BenefitMeasure, recorded: set[FinancialYear]) -> Years:
    first: FinancialYear | None = measure.first_claimed_year
    last: FinancialYear | None = measure.last_claimed_year
    if first is None and last is None and recorded:
        return min(recorded).start_year, max(recorded).start_year
    return (
        OPEN_START if first is None else first.start_year,
        OPEN_END if last is None else last.start_year,
    )


def _budget(measure: BenefitMeasure) -> tuple[str, FinancialYear] | None:
    year: FinancialYear | None = measure.budget_year
    line = measure.budget_line.strip()
    return (line, year) if line and year is not None else None
