"""Delivered against profile (product.md 4.2 B7): the figure and its coverage."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import Interval, OverlapGroup, OverlapMember
from benefits.reports.delivered import delivered
from tests import factories
from tests.benefits.ledger_rows import drain_all

AFTER = dt.date(2026, 4, 1)
Q1 = {"starts_on": dt.date(2025, 4, 1), "ends_on": dt.date(2025, 6, 30)}
Q2 = {"starts_on": dt.date(2025, 7, 1), "ends_on": dt.date(2025, 9, 30)}


def saving(collaboration, **fields):
    usual = {"interval": Interval.QUARTERLY, "attribution_pct": Decimal(100)}
    return factories.BenefitMeasureFactory(
        collaboration=collaboration, **{**usual, **fields}
    )


def target(measure, amount, **period):
    factories.TargetFactory(measure=measure, amount=Decimal(amount), **period)


def read(measure, amount, **fields):
    factories.ReadingFactory(measure=measure, amount=Decimal(amount), **fields)


def test_realised_is_divided_by_what_is_profiled_to_date(collaboration):
    measure = saving(collaboration)
    target(measure, 1200)
    read(measure, 225, **Q1)
    read(measure, 315, **Q2)

    found = delivered(collaboration, on=dt.date(2025, 11, 22))

    # Two quarters are due: half of the year's 1,200.
    assert (found.realised, found.profiled) == (540, 600)
    assert found.share == Decimal("0.9")
    assert found.coverage == "1 of 1"


def test_a_period_that_runs_on_is_not_due(collaboration):
    measure = saving(collaboration, interval=Interval.ANNUAL)
    target(measure, 1200)

    assert delivered(collaboration, on=dt.date(2026, 3, 30)).by_value == ()
    assert delivered(collaboration, on=dt.date(2026, 3, 31)).not_read == 1200


def test_what_nobody_read_is_not_nil(collaboration):
    read_in_part, not_read = saving(collaboration), saving(collaboration)
    target(read_in_part, 400)
    target(not_read, 400)
    read(read_in_part, 50, **Q1)

    found = delivered(collaboration, on=AFTER)

    assert (found.realised, found.profiled, found.not_read) == (50, 100, 700)
    assert found.share == Decimal("0.5")
    assert found.coverage == "1 of 2"


def test_a_one_off_is_answered_by_one_reading(collaboration):
    measure = saving(collaboration, interval=Interval.ONE_OFF)
    target(measure, 1200)
    read(measure, 900, **Q1)

    assert delivered(collaboration, on=dt.date(2026, 3, 30)).by_value == ()
    found = delivered(collaboration, on=AFTER)
    assert (found.share, found.not_read) == (Decimal("0.75"), None)


def test_a_forces_reading_answers_for_its_own_target(
    collaboration, force, partner_force
):
    measure = saving(collaboration)
    target(measure, 100, force=force, **Q1)
    target(measure, 300, force=partner_force, **Q1)
    read(measure, 80, force=force, **Q1)

    found = delivered(collaboration, on=AFTER)

    assert (found.share, found.not_read) == (Decimal("0.8"), 300)


def test_the_attributed_part_weighs(collaboration):
    half, whole = saving(collaboration, attribution_pct=50), saving(collaboration)
    for measure, amount in ((half, 100), (whole, 0)):
        target(measure, 100, **Q1)
        read(measure, amount, **Q1)

    found = delivered(collaboration, on=AFTER)

    assert (found.realised, found.profiled) == (50, 150)


def test_only_confirmed_readings_and_live_benefits_count(collaboration):
    measure, harm = saving(collaboration), saving(collaboration, is_dis_benefit=True)
    gone = saving(
        collaboration, withdrawn_on=dt.date(2025, 8, 1), withdrawn_because="Merged"
    )
    for each in (measure, harm, gone):
        target(each, 100, **Q1)
        read(each, 100, **Q1, state="provisional")

    found = delivered(collaboration, on=AFTER)

    assert [each.reference for each in found.by_value] == [measure.reference]
    assert (found.share, found.not_read) == (None, 100)


def test_what_counts_in_another_measure_is_left_out(collaboration):
    first, second = saving(collaboration), saving(collaboration)
    group = OverlapGroup.objects.create(
        collaboration=collaboration, name="Same", rule="primary"
    )
    OverlapMember.objects.create(group=group, measure=first, is_primary=True)
    OverlapMember.objects.create(group=group, measure=second)
    for measure in (first, second):
        target(measure, 100, **Q1)

    found = delivered(collaboration, on=AFTER)

    assert [each.reference for each in found.by_value] == [first.reference]


def test_nothing_due_is_not_nothing_delivered(collaboration):
    assert delivered(collaboration, on=AFTER).share is None


def test_others_are_judged_by_share_of_travel(collaboration):
    for value in (45, None):
        measure = saving(
            collaboration,
            type="quantified",
            unit="minutes",
            direction="down",
            across_forces="none",
            across_time="latest",
            baseline_value=Decimal(60),
            baseline_on=dt.date(2025, 3, 31),
        )
        last = {"starts_on": dt.date(2026, 3, 1), "ends_on": dt.date(2026, 3, 31)}
        factories.TargetFactory(measure=measure, amount=None, value=Decimal(40), **last)
        if value:
            factories.ReadingFactory(
                measure=measure, amount=None, value=Decimal(value), **last
            )
    drain_all()

    found = delivered(collaboration, on=AFTER)

    assert found.by_value == ()
    assert found.travel_share == Decimal("0.75")
    assert found.travel_coverage == "1 of 2"


@pytest.mark.parametrize(
    ("read_on", "share"),
    [(dt.date(2025, 9, 29), "1.5"), (dt.date(2026, 3, 31), "0.75")],
)
def test_travel_is_compared_with_the_time_that_is_over(collaboration, read_on, share):
    measure = saving(
        collaboration,
        type="quantified",
        unit="minutes",
        direction="down",
        interval=Interval.MONTHLY,
        across_forces="none",
        across_time="latest",
        baseline_value=Decimal(60),
        baseline_on=dt.date(2025, 3, 31),
    )
    factories.TargetFactory(
        measure=measure,
        amount=None,
        value=Decimal(40),
        starts_on=dt.date(2026, 3, 1),
        ends_on=dt.date(2026, 3, 31),
    )
    factories.ReadingFactory(
        measure=measure,
        amount=None,
        value=Decimal(45),
        starts_on=read_on.replace(day=1),
        ends_on=read_on,
    )
    drain_all()

    (found,) = delivered(collaboration, on=AFTER).by_travel

    # 182 of the 365 days were over on 29 September.
    assert round(found.share, 1) == round(Decimal(share), 1)
