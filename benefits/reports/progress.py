"""How far a measure has come from its baseline to its target, and where it should be.

Progress: (actual − baseline) / (target − baseline). Signed and not floored: less than 0
is a move the wrong way, more than 1 is past the target. It works unchanged where lower
is better. Undefined where target equals baseline, and shown so.

Path: the straight line from the baseline on its date to the target on its date; before
and after those days it is level.

Gap: how much better than the path the actual is on its day, in the measure's unit, and
less than 0 where it is worse. Better is what the measure's direction says: of 38
minutes where 36 are on the path, lower being better, the gap is −2, behind.

Reached: at least as good as the target, whatever the day. Maintain: within tolerance of
the target (of the baseline without a target), ±5% unless the measure says other.

Baseline, target and actual of a measure are of all forces by its roll-up rules: the
target is that of the last year with one; the actual is that of the newest year read,
and of the newest year read to its end where periods are summed over time. A reading of
before the baseline date is not judged.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from django.db.models import Max, QuerySet

from benefits.models import (
    BenefitMeasure,
    Direction,
    MeasureYearRollup,
    Reading,
    RollUp,
    Target,
)
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import MINUS

# The last day of a measure's figures in a financial year.
LastDays = Mapping[tuple[int, FinancialYear], dt.date]
HUNDRED = Decimal(100)
USUAL_TOLERANCE_PCT = Decimal(5)
NO_BASELINE = "no dated baseline"
NO_TARGET = "no dated target"
NO_READING = "no reading"
NO_WHOLE_YEAR = "no year is read to its end yet"
NOT_ADDITIVE = "not additive"
TO_BE_KEPT = "the value is to be kept"
SAME = "target equals baseline"
TOO_EARLY = "the reading is from before the baseline date"


class Standing(StrEnum):
    """Where a measure stands; `label` is for people."""

    REACHED = "target reached"
    AHEAD = "ahead of path"
    ON_PATH = "on path"
    BEHIND = "behind path"
    WITHIN = "within tolerance"
    OUTSIDE = "outside tolerance"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Point:
    """A value and the day that it is of."""

    value: Decimal
    on: dt.date


@dataclass(frozen=True, slots=True)
class Course:
    """What progress is computed from; None where it is not recorded."""

    direction: str
    baseline: Point | None = None
    target: Point | None = None
    actual: Point | None = None
    tolerance_pct: Decimal = USUAL_TOLERANCE_PCT
    # Why there is no actual.
    lacking: str = NO_READING


@dataclass(frozen=True, slots=True)
class Progress:
    """share: 0.75 is 75%; None where it is undefined, and `reason` says why."""

    course: Course
    share: Decimal | None
    reason: str
    standing: Standing | None
    path: Decimal | None
    gap: Decimal | None

    @property
    def words(self) -> str:
        """Write "75% of the way", or why there is no such figure."""
        if self.share is None:
            return f"Not defined: {self.reason}"
        pct = int((self.share * HUNDRED).quantize(Decimal(1), ROUND_HALF_UP))
        if pct == HUNDRED and self.share < 1:
            return "over 99% of the way"
        return f"{pct}% of the way".replace("-", MINUS)


def share_of_travel(actual: Decimal, baseline: Decimal, target: Decimal) -> Decimal:
    """Divide the way that was made by the way to make; ValueError if there is none."""
    if target == baseline:
        raise ValueError(SAME)
    return (actual - baseline) / (target - baseline)


def elapsed(baseline_on: dt.date, target_on: dt.date, on: dt.date) -> Decimal:
    """Give the part of the time from baseline to target that is over, from 0 to 1."""
    whole = (target_on - baseline_on).days
    if whole <= 0:
        return Decimal(1)
    return Decimal(min(max((on - baseline_on).days, 0), whole)) / whole


def path_on(baseline: Point, target: Point, on: dt.date) -> Decimal:
    """Give the value of the straight line on a day."""
    way = target.value - baseline.value
    return baseline.value + way * elapsed(baseline.on, target.on, on)


def progress(course: Course) -> Progress:
    """Judge a course; what cannot be said is None, with its reason."""
    if course.actual is None:
        return Progress(course, None, course.lacking, None, None, None)
    if course.direction == Direction.MAINTAIN:
        return _maintained(course, course.actual.value)
    if course.baseline is None:
        return Progress(course, None, NO_BASELINE, None, None, None)
    if course.actual.on < course.baseline.on:
        return Progress(course, None, TOO_EARLY, None, None, None)
    if course.target is None:
        return Progress(course, None, NO_TARGET, None, None, None)
    return _travelled(course, course.baseline, course.target, course.actual)


def _travelled(course: Course, start: Point, target: Point, actual: Point) -> Progress:
    sign = -1 if course.direction == Direction.DOWN else 1
    path = path_on(start, target, actual.on)
    gap = sign * (actual.value - path)
    standing = _standing(sign * (actual.value - target.value), gap)
    if target.value == start.value:
        return Progress(course, None, SAME, standing, path, gap)
    share = share_of_travel(actual.value, start.value, target.value)
    return Progress(course, share, "", standing, path, gap)


def _standing(past_target: Decimal, gap: Decimal) -> Standing:
    if past_target >= 0:
        return Standing.REACHED
    if gap == 0:
        return Standing.ON_PATH
    return Standing.AHEAD if gap > 0 else Standing.BEHIND


def _maintained(course: Course, actual: Decimal) -> Progress:
    """Compare with the tolerance: there is no way to make, so no share of it."""
    kept = course.target or course.baseline
    if kept is None:
        return Progress(course, None, NO_TARGET, None, None, None)
    off = abs(actual - kept.value)
    is_within = off * HUNDRED <= abs(kept.value) * course.tolerance_pct
    standing = Standing.WITHIN if is_within else Standing.OUTSIDE
    return Progress(course, None, TO_BE_KEPT, standing, kept.value, None)


def measure_progress(measure: BenefitMeasure, *, on: dt.date) -> Progress:
    """Judge a measure by its stored years, as they are known now, up to a day."""
    return measures_progress([measure], on=on)[measure.pk]


def measures_progress(
    measures: Sequence[BenefitMeasure], *, on: dt.date
) -> dict[int, Progress]:
    """Judge measures, by key: three queries for any number of them."""
    rows: dict[int, list[MeasureYearRollup]] = {each.pk: [] for each in measures}
    whole = MeasureYearRollup.Basis.WHOLE
    stored = MeasureYearRollup.objects.filter(measure__in=measures, basis=whole)
    for row in stored.order_by("-financial_year"):
        rows[row.measure_id].append(row)
    read = Reading.objects.standing().measured().filter(ends_on__lte=on)
    days_read = _last_days(read.filter(measure__in=measures))
    days_due = _last_days(Target.objects.filter(measure__in=measures))
    return {
        each.pk: progress(_course(each, rows[each.pk], days_read, days_due))
        for each in measures
    }


def _last_days(rows: QuerySet[Any]) -> LastDays:
    """Give the last day that a figure is of, by measure and financial year."""
    years = rows.order_by().values_list("measure", "financial_year")
    found = years.annotate(last=Max("ends_on"))
    return {(measure, year): last for measure, year, last in found}


def _course(
    measure: BenefitMeasure,
    rows: Sequence[MeasureYearRollup],
    days_read: LastDays,
    days_due: LastDays,
) -> Course:
    """Put together a course from years that stand newest first."""
    course = Course(
        direction=measure.direction,
        baseline=_baseline(measure),
        target=_target(rows, days_due),
        tolerance_pct=measure.tolerance_pct,
    )
    for row in rows:
        year: FinancialYear = row.financial_year
        last = days_read.get((measure.pk, year))
        if last is None:
            continue
        if measure.across_time == RollUp.SUM and last < year.end:
            course = replace(course, lacking=NO_WHOLE_YEAR)
        elif row.realised is None:
            return replace(course, lacking=NOT_ADDITIVE)
        else:
            return replace(course, actual=Point(row.realised, last))
    return course


def _baseline(measure: BenefitMeasure) -> Point | None:
    value = measure.baseline_amount if measure.is_monetary else measure.baseline_value
    # Null in the database; the field's type does not say so.
    dated: dt.date | None = measure.baseline_on
    return Point(value, dated) if value is not None and dated is not None else None


def _target(rows: Iterable[MeasureYearRollup], days: LastDays) -> Point | None:
    for row in rows:
        last = days.get((row.measure_id, row.financial_year))
        if row.planned is not None and last is not None:
            return Point(row.planned, last)
    return None
