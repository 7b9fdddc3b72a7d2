"""What is to be entered for a month: the cells of the grid, each with what is known.

A row is one measure, for one force or for all together, in the period that ends with
the month. It is expected when the measure's interval has a period ending then, the
measure is claimed then, and the force takes part on the first day. One-off measures
are expected in no month. "Last" is the newest figure of an earlier period; the expected
range runs from the lowest to the highest of the last 12 figures; the trend is of the
periods of 24 months. Provisional figures are among them: who enters sees them.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Q

from benefits.models import BenefitMeasure, Interval, Reading, Target
from benefits.reports.units import value_of
from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration, Force, Participation
from collaborations.reports.notice import months_later
from collabtrack.shared.financial_years import FinancialYear

RANGE = 12  # figures from which the expected range is read
TREND_MONTHS = 24
# The first and the last day of a period.
Span = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One cell of the grid; `revisions` are its own figures, by their number."""

    measure: BenefitMeasure
    force: Force | None
    starts_on: dt.date
    ends_on: dt.date
    revisions: Mapping[int, Reading]
    earlier: Sequence[Reading]
    targets: Sequence[Target]
    months: int
    may_confirm: bool

    @property
    def key(self) -> str:
        force = f".{self.force.slug}" if self.force else ""
        return f"{self.measure.reference}{force}"

    @property
    def standing(self) -> Reading | None:
        """The newest figure of the cell, confirmed or not."""
        return self.revisions[max(self.revisions)] if self.revisions else None

    @property
    def last(self) -> Reading | None:
        return self.earlier[-1] if self.earlier else None

    @property
    def expected(self) -> tuple[Decimal, Decimal] | None:
        found = [value_of(self.measure, r) for r in self.earlier[-RANGE:]]
        known = [figure for figure in found if figure is not None]
        return (min(known), max(known)) if known else None

    @property
    def target(self) -> Target | None:
        return self.targets[0] if self.targets else None

    @property
    def trend(self) -> list[Decimal | None]:
        """Give the figure of each period of 24 months, this one last."""
        by_start = {reading.starts_on: reading for reading in self.earlier}
        standing = self.standing
        if standing is not None:
            by_start[self.starts_on] = standing
        starts = [
            months_later(self.starts_on, -back)
            for back in range(TREND_MONTHS - self.months, -1, -self.months)
        ]
        return [
            value_of(self.measure, by_start[start]) if start in by_start else None
            for start in starts
        ]


def entering_collaborations(
    user: Any, action: Action, force: Force | None = None
) -> Any:
    """Give the collaborations that forces entered and in which the user may act."""
    acting = access.acting_anywhere(user, action).values("collaboration")
    rows = Collaboration.objects.filter(
        pk__in=acting, origin=Collaboration.Origin.ENTERED
    )
    if force is not None:
        taking_part = Participation.objects.filter(force=force)
        rows = rows.filter(pk__in=taking_part.values("collaboration"))
    return rows.order_by("name", "pk")


def forces_to_enter_for(user: Any, action: Action) -> list[Force]:
    """Give the user's own forces first, then those that they work with, by name."""
    own = list(access.forces_of(user, action).order_by("name", "pk"))
    held = entering_collaborations(user, action)
    partners = Force.objects.filter(
        pk__in=Participation.objects.filter(collaboration__in=held).values("force")
    ).exclude(pk__in=[force.pk for force in own])
    return [*own, *partners.order_by("name", "pk")]


def entry_rows(
    *, user: Any, force: Force, spans: Mapping[Interval, tuple[Span, int]]
) -> list[EntryRow]:
    """List the cells of a month; `spans` has the period and its months by interval."""
    measures = _expected(user, force, spans)
    keys = [measure.pk for measure in measures]
    revisions, earlier = _readings(measures, force, spans)
    targets = _targets(keys, force)
    confirmable = set(
        access.acting_anywhere(user, Action.CONFIRM_READING).values_list(
            "collaboration", flat=True
        )
    )
    rows = []
    for measure in measures:
        (first, last), months = spans[Interval(measure.interval)]
        own = force if measure.is_read_by_force else None
        rows.append(
            EntryRow(
                measure=measure,
                force=own,
                starts_on=first,
                ends_on=last,
                revisions=revisions.get(measure.pk, {}),
                earlier=earlier.get(measure.pk, ()),
                targets=_covering(targets.get(measure.pk, ()), first, last),
                months=months,
                may_confirm=measure.collaboration_id in confirmable,
            )
        )
    return rows


def _expected(
    user: Any, force: Force, spans: Mapping[Interval, tuple[Span, int]]
) -> list[BenefitMeasure]:
    held = entering_collaborations(user, Action.RECORD_READING, force)
    rows = BenefitMeasure.objects.filter(
        collaboration__in=held, interval__in=list(spans)
    ).select_related("collaboration")
    ordered = rows.order_by("collaboration__name", "collaboration", "name", "pk")
    periods = list(Participation.objects.filter(force=force))
    return [
        measure
        for measure in ordered
        if _is_expected(measure, spans[Interval(measure.interval)][0], periods)
    ]


def _is_expected(
    measure: BenefitMeasure, span: Span, members: Iterable[Participation]
) -> bool:
    first = span[0]
    year = FinancialYear.containing(first)
    # Null in the database; the fields' types do not say so.
    opens: FinancialYear | None = measure.first_claimed_year
    closes: FinancialYear | None = measure.last_claimed_year
    is_claimed = (opens is None or opens <= year) and (closes is None or year <= closes)
    is_after_baseline = not measure.baseline_on or measure.baseline_on <= first
    is_kept = not measure.withdrawn_on or first < measure.withdrawn_on
    ended = measure.collaboration.ended_on
    if not (
        is_claimed and is_after_baseline and is_kept and (not ended or first <= ended)
    ):
        return False
    return not measure.is_read_by_force or any(
        member.collaboration_id == measure.collaboration_id
        and (member.joined_on is None or member.joined_on <= first)
        and (member.left_on is None or member.left_on >= first)
        for member in members
    )


_Found = tuple[dict[int, dict[int, Reading]], dict[int, list[Reading]]]


def _readings(
    measures: Sequence[BenefitMeasure],
    force: Force,
    spans: Mapping[Interval, tuple[Span, int]],
) -> _Found:
    """Give each measure's figures of its period, and the newest of those before."""
    by_key = {measure.pk: measure for measure in measures}
    if not by_key:
        return {}, {}
    latest = max(span[0] for span, _ in spans.values())
    oldest = months_later(latest, -TREND_MONTHS)
    rows = Reading.objects.filter(
        Q(measure__is_read_by_force=True, force=force)
        | Q(measure__is_read_by_force=False, force__isnull=True),
        ~Q(measure__interval=Interval.MONTHLY) | Q(starts_on__gte=oldest),
        measure__in=by_key,
        starts_on__lte=latest,
    ).select_related("recorded_by")
    revisions: dict[int, dict[int, Reading]] = defaultdict(dict)
    earlier: dict[int, list[Reading]] = defaultdict(list)
    ordered = rows.order_by("measure", "starts_on", "revision")
    for (key, start), group in groupby(ordered, lambda r: (r.measure_id, r.starts_on)):
        measure = by_key[key]
        of_cell = list(group)
        for reading in of_cell:
            reading.measure = measure
        own = spans[Interval(measure.interval)][0][0]
        if start == own:
            revisions[key] = {reading.revision: reading for reading in of_cell}
        elif start < own and not of_cell[-1].absence:
            earlier[key].append(of_cell[-1])
    return dict(revisions), dict(earlier)


def _targets(keys: Sequence[int], force: Force) -> dict[int, list[Target]]:
    found: dict[int, list[Target]] = defaultdict(list)
    rows = Target.objects.filter(
        Q(force=force) | Q(force__isnull=True), measure__in=keys
    )
    for target in rows.order_by("measure", "starts_on", "pk"):
        found[target.measure_id].append(target)
    return found


def _covering(targets: Iterable[Target], first: dt.date, last: dt.date) -> list[Target]:
    """Give the targets of the period: the shortest first, a force's own before all."""
    covering = [t for t in targets if t.starts_on <= first and last <= t.ends_on]
    return sorted(
        covering, key=lambda t: ((t.ends_on - t.starts_on), t.force_id is None)
    )
