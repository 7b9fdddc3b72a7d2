"""Progress to a target (product.md 3.5, 6 rule 3 and case G5)."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import MeasureYearRollup, RollUp
from benefits.reports.progress import (
    NO_BASELINE,
    NO_READING,
    NO_TARGET,
    NO_WHOLE_YEAR,
    NOT_ADDITIVE,
    SAME,
    TOO_EARLY,
    Course,
    Point,
    Standing,
    measure_progress,
    measures_progress,
    progress,
    share_of_travel,
)
from tests import factories

BEGAN = dt.date(2024, 4, 1)
DUE = dt.date(2026, 4, 1)
HALF_WAY = dt.date(2025, 4, 1)
NOW = dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)


def course(direction, baseline, target, actual, *, on=HALF_WAY, **more):
    return Course(
        direction,
        Point(Decimal(baseline), BEGAN),
        Point(Decimal(target), DUE),
        Point(Decimal(actual), on),
        **more,
    )


def test_g5_downward_is_75_per_cent():
    found = progress(course("down", 60, 40, 45))

    assert found.share == Decimal("0.75")
    assert found.words == "75% of the way"


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "share"),
    [(0, 100, 150, "1.5"), (0, 100, -20, "-0.2"), (60, 40, 65, "-0.25")],
)
def test_progress_is_signed_and_not_floored(baseline, target, actual, share):
    travelled = share_of_travel(Decimal(actual), Decimal(baseline), Decimal(target))

    assert travelled == Decimal(share)


def test_progress_is_undefined_where_target_equals_baseline():
    found = progress(course("down", 40, 40, 45))

    assert found.share is None
    assert found.reason == SAME
    assert found.words == "Not defined: target equals baseline"
    assert found.standing == Standing.BEHIND


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "actual", "standing", "gap"),
    [
        ("up", 0, 100, 60, Standing.AHEAD, 10),
        ("up", 0, 100, 50, Standing.ON_PATH, 0),
        ("up", 0, 100, 40, Standing.BEHIND, -10),
        ("up", 0, 100, 100, Standing.REACHED, 50),
        ("down", 60, 40, 45, Standing.AHEAD, 5),
        ("down", 60, 40, 50, Standing.ON_PATH, 0),
        ("down", 60, 40, 55, Standing.BEHIND, -5),
        ("down", 60, 40, 70, Standing.BEHIND, -20),
        ("down", 60, 40, 39, Standing.REACHED, 11),
    ],
)
def test_half_way_the_path_is_half_way(
    direction, baseline, target, actual, standing, gap
):
    found = progress(course(direction, baseline, target, actual))

    # 365 of the 730 days are over.
    assert (found.standing, found.gap) == (standing, gap)


@pytest.mark.parametrize("actual", [46, 55, 61, 80])
def test_lower_is_better_is_never_ahead_for_being_higher(actual):
    assert progress(course("down", 60, 30, actual)).standing == Standing.BEHIND


def test_after_the_target_date_the_path_stays_at_the_target():
    found = progress(course("down", 60, 40, 45, on=dt.date(2027, 1, 1)))

    assert found.path == 40
    assert found.gap == -5
    assert found.standing == Standing.BEHIND


@pytest.mark.parametrize(
    ("actual", "tolerance", "standing"),
    [
        ("105", 5, Standing.WITHIN),
        ("95", 5, Standing.WITHIN),
        ("105.01", 5, Standing.OUTSIDE),
        ("94.99", 5, Standing.OUTSIDE),
        ("109", 10, Standing.WITHIN),
    ],
)
def test_maintain_is_within_tolerance_of_the_target(actual, tolerance, standing):
    kept = course("maintain", 100, 100, actual, tolerance_pct=Decimal(tolerance))

    assert progress(kept).standing == standing
    assert progress(kept).share is None


def test_tolerance_is_5_per_cent_unless_said():
    assert course("maintain", 1, 1, 1).tolerance_pct == 5


@pytest.mark.parametrize(
    ("missing", "reason"),
    [("baseline", NO_BASELINE), ("target", NO_TARGET), ("actual", NO_READING)],
)
def test_what_is_missing_is_named(missing, reason):
    points = {
        "baseline": Point(Decimal(60), BEGAN),
        "target": Point(Decimal(40), DUE),
        "actual": Point(Decimal(45), HALF_WAY),
    }
    del points[missing]

    found = progress(Course("down", **points))

    assert (found.share, found.standing, found.reason) == (None, None, reason)


def test_a_reading_from_before_the_baseline_is_not_judged():
    early = course("down", 60, 40, 45, on=dt.date(2024, 3, 31))

    assert progress(early).reason == TOO_EARLY


def test_nearly_there_is_not_100_per_cent():
    assert progress(course("up", 0, 1000, 999)).words == "over 99% of the way"
    assert progress(course("up", 0, 100, -25)).words == "−25% of the way"


# --- of a measure --------------------------------------------------------------------


def turnaround(**fields):
    usual = {
        "unit": "days",
        "type": "quantified",
        "area": "service",
        "direction": "down",
        "interval": "monthly",
        "across_forces": RollUp.NONE,
        "across_time": RollUp.LATEST,
        "baseline_value": Decimal(61),
        "baseline_on": dt.date(2024, 4, 30),
    }
    return factories.BenefitMeasureFactory(**{**usual, **fields})


def year(measure, start, **figures):
    MeasureYearRollup.objects.create(
        measure=measure,
        collaboration=measure.collaboration,
        financial_year=start,
        basis="whole",
        refreshed_at=NOW,
        **figures,
    )


def read(measure, starts_on, ends_on, value):
    return factories.ReadingFactory(
        measure=measure,
        starts_on=starts_on,
        ends_on=ends_on,
        amount=None,
        value=Decimal(value),
    )


def target(measure, starts_on, ends_on, value):
    return factories.TargetFactory(
        measure=measure,
        starts_on=starts_on,
        ends_on=ends_on,
        amount=None,
        value=Decimal(value),
    )


@pytest.mark.django_db
def test_a_measure_stands_by_its_newest_reading_against_its_last_target():
    measure = turnaround()
    target(measure, dt.date(2026, 3, 1), dt.date(2026, 3, 31), 30)
    read(measure, dt.date(2025, 10, 1), dt.date(2025, 10, 31), 38)
    year(measure, 2025, planned=Decimal(30), realised=Decimal(38))

    found = measure_progress(measure, on=dt.date(2025, 11, 22))

    assert found.words == "74% of the way"
    assert found.standing == Standing.BEHIND
    assert found.course.target == Point(Decimal(30), dt.date(2026, 3, 31))
    assert found.course.actual == Point(Decimal(38), dt.date(2025, 10, 31))
    assert -2 < found.gap < -1


@pytest.mark.django_db
def test_a_part_of_a_year_is_not_compared_with_a_whole_one():
    measure = turnaround(across_forces=RollUp.SUM, across_time=RollUp.SUM)
    target(measure, dt.date(2025, 4, 1), dt.date(2026, 3, 31), 30)
    read(measure, dt.date(2025, 4, 1), dt.date(2025, 4, 30), 4)
    year(measure, 2025, planned=Decimal(30), realised=Decimal(4))

    assert measure_progress(measure, on=HALF_WAY).reason == NO_READING
    assert measure_progress(measure, on=DUE).reason == NO_WHOLE_YEAR

    read(measure, dt.date(2026, 3, 1), dt.date(2026, 3, 31), 4)

    assert measure_progress(measure, on=DUE).share is not None


@pytest.mark.django_db
def test_a_year_that_does_not_add_up_says_so():
    measure = turnaround(across_time=RollUp.NONE)
    read(measure, dt.date(2025, 4, 1), dt.date(2025, 4, 30), 50)
    year(measure, 2025, realised=None, is_additive=False)

    assert measure_progress(measure, on=DUE).reason == NOT_ADDITIVE


@pytest.mark.django_db
def test_provisional_readings_make_no_progress():
    measure = turnaround()
    draft = read(measure, dt.date(2025, 4, 1), dt.date(2025, 4, 30), 50)
    draft.state = "provisional"
    draft.save()
    year(measure, 2025)

    assert measure_progress(measure, on=DUE).reason == NO_READING


@pytest.mark.django_db
def test_many_measures_are_judged_in_three_queries(django_assert_num_queries):
    measures = [turnaround() for _ in range(3)]
    for measure in measures[:2]:
        target(measure, dt.date(2026, 3, 1), dt.date(2026, 3, 31), 30)
        read(measure, dt.date(2025, 10, 1), dt.date(2025, 10, 31), 38)
        year(measure, 2025, planned=Decimal(30), realised=Decimal(38))

    with django_assert_num_queries(3):
        found = measures_progress(measures, on=DUE)

    words = [found[measure.pk].words for measure in measures]
    assert words == ["74% of the way", "74% of the way", "Not defined: no reading"]
