"""What was delivered of what was profiled, up to a day.

Money, by value: realised ÷ profiled to date. A measure in pounds that adds up is due to
the end of its last interval that is over. Profiled: its targets, a target whose period
runs on counting by its calendar months that are due. A one-off is due when the period
of its target is over, and its one reading answers for all of it. Only months that are
read, by the force of the target or as a whole, are compared: what nobody read is not
nil, it is `not_read`, and coverage says from how many measures the figure is. Realised:
the confirmed readings of periods that are over. Both are after attribution. A measure
for which another of its overlap group counts is left out; a pool's ceiling is not
applied, because it settles who counts what, and not what was delivered. Dis-benefits
are left out.

Others, by travel: the share of the way made (progress) ÷ the share of the time over, to
the day of the reading. A measure whose share of the way or of the time is not defined
has no such figure. Their mean is over the measures that have one: "from 3 of 5".
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Prefetch

from benefits.models import BenefitMeasure, Interval, OverlapMember, Reading, Target
from benefits.reports.months import (
    DAY,
    interval_of,
    months_of,
)
from benefits.reports.net_position import total
from benefits.reports.overlap_pools import attributed
from benefits.reports.present_values import to_the_penny
from benefits.reports.progress import Progress, elapsed, measures_progress
from benefits.reports.tracking import is_live
from collaborations.models import Collaboration
from collabtrack.shared.money import pence_of, pounds_of

# The months read, by force; the empty slug is all forces together.
Read = Mapping[str, set[dt.date]]


@dataclass(frozen=True, slots=True)
class MeasureDelivered:
    """A measure in pounds: what is due of it. None where nothing is."""

    reference: str
    due_on: dt.date
    realised: Decimal | None
    profiled: Decimal | None
    not_read: Decimal | None

    @property
    def share(self) -> Decimal | None:
        return share(self.realised, self.profiled)


@dataclass(frozen=True, slots=True)
class MeasureTravel:
    """Any other measure: the way made by the part of the time that is over."""

    reference: str
    progress: Progress
    expected: Decimal | None

    @property
    def share(self) -> Decimal | None:
        return share(self.progress.share, self.expected)


@dataclass(frozen=True, slots=True)
class Delivered:
    """`share`: 0.9 is 90% of what is profiled to date; None where nothing is due."""

    as_at: dt.date
    by_value: tuple[MeasureDelivered, ...]
    by_travel: tuple[MeasureTravel, ...]

    @property
    def realised(self) -> Decimal | None:
        return total(each.realised for each in self._compared)

    @property
    def profiled(self) -> Decimal | None:
        return total(each.profiled for each in self._compared)

    @property
    def share(self) -> Decimal | None:
        return share(self.realised, self.profiled)

    @property
    def not_read(self) -> Decimal | None:
        return total(each.not_read for each in self.by_value)

    @property
    def coverage(self) -> str:
        """Write "7 of 11": the measures compared, of those with something due."""
        return f"{len(self._compared)} of {len(self.by_value)}"

    @property
    def travel_share(self) -> Decimal | None:
        shares = [each.share for each in self.by_travel if each.share is not None]
        return sum(shares, Decimal(0)) / len(shares) if shares else None

    @property
    def travel_coverage(self) -> str:
        known = sum(each.share is not None for each in self.by_travel)
        return f"{known} of {len(self.by_travel)}"

    @property
    def _compared(self) -> list[MeasureDelivered]:
        return [each for each in self.by_value if each.profiled is not None]


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Divide; None where either is not known, or nothing was to be done."""
    if part is None or whole is None or whole <= 0:
        return None
    return part / whole


def delivered(collaboration: Collaboration, *, on: dt.date) -> Delivered:
    """Compare the live measures of a collaboration with their profiles, up to a day."""
    measures = (
        collaboration.benefit_measures.filter(is_dis_benefit=False)
        .exclude(pk__in=_counted_elsewhere(collaboration))
        .prefetch_related(
            Prefetch("targets", Target.objects.select_related("force")),
            Prefetch(
                "readings",
                Reading.objects.standing().measured().select_related("force"),
            ),
        )
        .order_by("reference")
    )
    live = [measure for measure in measures if is_live(measure, on)]
    money = [money_of(each, on) for each in live if each.adds_up]
    others = [each for each in live if not each.adds_up]
    travelled = measures_progress(others, on=on)
    return Delivered(
        as_at=on,
        by_value=tuple(each for each in money if each is not None),
        by_travel=tuple(_travel(each.reference, travelled[each.pk]) for each in others),
    )


def _counted_elsewhere(collaboration: Collaboration) -> Iterable[int]:
    out = OverlapMember.objects.filter(
        group__rule="primary", is_primary=False, measure__collaboration=collaboration
    )
    return out.values_list("measure", flat=True)


def money_of(measure: BenefitMeasure, on: dt.date) -> MeasureDelivered | None:
    """Compare a measure in pounds with what is profiled of it; None if nothing is."""
    targets, readings = list(measure.targets.all()), list(measure.readings.all())
    due_on = last_due(measure.interval, targets, on)
    over = [row for row in readings if row.ends_on <= on]
    read = _months_read(over)
    if measure.interval == Interval.ONE_OFF and targets:
        first = min(row.starts_on for row in targets)
        read = {slug: set(months_of(first, max(first, due_on))) for slug in read}
    compared, apart = profile(targets, read, due_on)
    if compared is None and apart is None:
        return None
    realised = total(row.amount for row in over)
    pct = measure.attribution_pct
    return MeasureDelivered(
        measure.reference,
        due_on,
        None if compared is None else _ours(realised, pct),
        _ours(compared, pct),
        _ours(apart, pct),
    )


def last_due(interval: str, targets: Sequence[Target], on: dt.date) -> dt.date:
    """Give the last day of the last interval that is over, or of a one-off's target."""
    if interval == Interval.ONE_OFF:
        over = (row.ends_on for row in targets if row.ends_on <= on)
        return max(over, default=dt.date.min)
    return interval_of(on + DAY, interval)[0] - DAY


def profile(
    targets: Iterable[Target], read: Read, due_on: dt.date
) -> tuple[Decimal | None, Decimal | None]:
    """Give what is profiled for months that are due: those read, and the others."""
    compared: list[Fraction] = []
    apart: list[Fraction] = []
    of_any = set().union(*read.values()) if read else set()
    for row in targets:
        if row.amount is None:
            continue
        slug = row.force.slug if row.force else ""
        months = read.get(slug, set()) | read.get("", set()) if slug else of_any
        of_target = months_of(row.starts_on, row.ends_on)
        part = Fraction(row.amount) / len(of_target)
        for month in of_target:
            if max(month, row.starts_on) <= due_on:
                (compared if month in months else apart).append(part)
    return _rounded(compared), _rounded(apart)


def _rounded(parts: Sequence[Fraction]) -> Decimal | None:
    return to_the_penny(sum(parts, Fraction())) if parts else None


def _months_read(readings: Iterable[Reading]) -> dict[str, set[dt.date]]:
    months: dict[str, set[dt.date]] = {}
    for row in readings:
        slug = row.force.slug if row.force else ""
        months.setdefault(slug, set()).update(months_of(row.starts_on, row.ends_on))
    return months


def _ours(amount: Decimal | None, attribution_pct: Decimal | None) -> Decimal | None:
    if amount is None:
        return None
    return pounds_of(attributed(pence_of(amount), attribution_pct))


def _travel(reference: str, found: Progress) -> MeasureTravel:
    course = found.course
    if course.baseline is None or course.target is None or course.actual is None:
        return MeasureTravel(reference, found, None)
    expected = elapsed(course.baseline.on, course.target.on, course.actual.on)
    return MeasureTravel(reference, found, expected)
