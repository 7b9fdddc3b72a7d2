"""The worked cases of product.md 6, as the rollups tell them."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits import rollups
from benefits.models import (
    BenefitMeasure,
    ForceYearRollup,
    MeasureYearRollup,
    OverlapGroup,
    OverlapMember,
    Reading,
    YearRollup,
)
from benefits.models.kinds import BenefitType, RollUp
from collaborations.models import Collaboration
from tests import factories

pytestmark = pytest.mark.django_db

QUARTERS = (
    (dt.date(2025, 4, 1), dt.date(2025, 6, 30)),
    (dt.date(2025, 7, 1), dt.date(2025, 9, 30)),
    (dt.date(2025, 10, 1), dt.date(2025, 12, 31)),
    (dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
)


@pytest.fixture
def made() -> Collaboration:
    return factories.CollaborationFactory()


def rolled_up(made: Collaboration) -> YearRollup:
    rollups.drain()
    return YearRollup.objects.get(collaboration=made)


def of_measure(measure: BenefitMeasure) -> MeasureYearRollup:
    rollups.drain()
    return MeasureYearRollup.objects.get(measure=measure, basis="whole")


def member_of(made: Collaboration, slug: str, **dates: dt.date) -> object:
    return factories.ParticipationFactory(
        collaboration=made, force__slug=slug, **dates
    ).force


def read(
    measure: BenefitMeasure, quarter: int, amount: str | None = None, **fields: object
) -> Reading:
    starts_on, ends_on = QUARTERS[quarter]
    return factories.ReadingFactory(
        measure=measure,
        starts_on=starts_on,
        ends_on=ends_on,
        amount=None if amount is None else Decimal(amount),
        **fields,
    )


def test_g1_a_saving_shared_by_three_counts_once(made: Collaboration) -> None:
    pool = OverlapGroup.objects.create(
        collaboration=made, name="One saving", rule="pool", ceiling=Decimal(300_000)
    )
    measures = [factories.BenefitMeasureFactory(collaboration=made) for _ in range(3)]
    for measure, weight in zip(measures, (5_000, 3_000, 2_000), strict=True):
        OverlapMember.objects.create(group=pool, measure=measure, weight=weight)
        factories.ReadingFactory(measure=measure, amount=Decimal(300_000))

    year = rolled_up(made)

    assert [of_measure(measure).realised_counted for measure in measures] == [
        Decimal(150_000),
        Decimal(90_000),
        Decimal(60_000),
    ]
    assert year.realised_cashable == Decimal(300_000)
    assert year.realised_cut_off == Decimal(600_000)


def test_g1_the_odd_penny_of_a_pool_goes_by_reference(made: Collaboration) -> None:
    pool = OverlapGroup.objects.create(
        collaboration=made, name="One saving", rule="pool", ceiling=Decimal(100)
    )
    measures = {
        reference: factories.BenefitMeasureFactory(
            collaboration=made, reference=reference
        )
        for reference in ("B-00003", "B-00001", "B-00002")
    }
    for measure in measures.values():
        OverlapMember.objects.create(group=pool, measure=measure, weight=1)
        factories.ReadingFactory(measure=measure, amount=Decimal(300))

    counted = {
        reference: of_measure(measure).realised_counted
        for reference, measure in measures.items()
    }

    assert counted == {
        "B-00001": Decimal("33.34"),
        "B-00002": Decimal("33.33"),
        "B-00003": Decimal("33.33"),
    }
    assert rollups.compare([made.pk]).differences == []


def test_g1_what_is_cut_off_is_cut_off_every_force(made: Collaboration) -> None:
    pool = OverlapGroup.objects.create(
        collaboration=made, name="One saving", rule="pool", ceiling=Decimal("0.01")
    )
    measure = factories.BenefitMeasureFactory(collaboration=made)
    OverlapMember.objects.create(group=pool, measure=measure, weight=1)
    for slug in ("b", "a"):
        read(measure, 0, "5", force=member_of(made, slug))

    rollups.drain()

    parts = ForceYearRollup.objects.order_by("force__slug")
    assert [(row.force.slug, row.realised_cashable) for row in parts] == [
        ("a", Decimal("0.01")),
        ("b", Decimal("0.00")),
    ]
    assert rollups.compare([made.pk]).differences == []


def test_g2_a_hundred_pounds_in_three_equal_shares(made: Collaboration) -> None:
    measure = factories.BenefitMeasureFactory(collaboration=made)
    for slug in ("cumbria", "avon", "bedfordshire"):
        factories.BenefitShareFactory(measure=measure, force__slug=slug, weight=1)
    factories.ReadingFactory(measure=measure, amount=Decimal(100))

    rollups.drain()

    parts = ForceYearRollup.objects.filter(basis="computed").order_by("force__slug")
    assert [(row.force.slug, row.realised_cashable) for row in parts] == [
        ("avon", Decimal("33.34")),
        ("bedfordshire", Decimal("33.33")),
        ("cumbria", Decimal("33.33")),
    ]


def test_g3_a_rate_is_the_sum_over_the_sum(made: Collaboration) -> None:
    measure = factories.BenefitMeasureFactory(
        collaboration=made,
        type=BenefitType.QUANTIFIED,
        unit="percent",
        across_forces=RollUp.RATIO,
        across_time=RollUp.RATIO,
    )
    for slug, numerator, denominator in (("a", 50, 100), ("b", 30, 300)):
        read(
            measure,
            0,
            force=member_of(made, slug),
            numerator=numerator,
            denominator=denominator,
        )

    assert of_measure(measure).realised == Decimal("20.0")


def test_g12_a_recharge_moves_cost_and_is_no_spend(made: Collaboration) -> None:
    payer, paid = member_of(made, "a"), member_of(made, "b")
    factories.FundingEntryFactory(
        collaboration=made,
        funding="recharge",
        force=payer,
        counterparty=paid,
        amount=Decimal(100_000),
    )
    factories.SpendEntryFactory(collaboration=made, force=paid, amount=Decimal(100_000))

    year = rolled_up(made)

    assert year.actual_spend == Decimal(100_000)
    moved = ForceYearRollup.objects.order_by("force__slug")
    assert [(row.force.slug, row.actual_recharges) for row in moved] == [
        ("a", Decimal(100_000)),
        ("b", Decimal(-100_000)),
    ]


@pytest.mark.parametrize(
    ("across_time", "weight", "expected"),
    [(RollUp.SUM, None, 12), (RollUp.WEIGHTED_MEAN, Decimal(1), 4)],
)
def test_g13_what_is_missing_is_not_nil(
    made: Collaboration, across_time: str, weight: Decimal | None, expected: int
) -> None:
    measure = factories.BenefitMeasureFactory(
        collaboration=made,
        type=BenefitType.QUANTIFIED,
        unit="days",
        across_time=across_time,
    )
    for quarter, value in ((0, 5), (1, 0), (3, 7)):
        read(measure, quarter, value=value, weight=weight)
    read(measure, 2, absence="no_reading", note="The system was down.")

    row = of_measure(measure)

    assert row.realised == Decimal(expected)
    assert (row.readings, row.absences) == (3, 1)


def test_what_was_exempt_is_not_among_the_expected(made: Collaboration) -> None:
    measure = factories.BenefitMeasureFactory(collaboration=made)
    read(measure, 0, "5")
    read(measure, 1, absence="exempt", note="The unit was closed.")

    row = of_measure(measure)

    assert (row.readings, row.absences) == (1, 0)


def test_g14_a_leaver_counts_until_it_leaves(made: Collaboration) -> None:
    leaver = member_of(made, "c", left_on=dt.date(2025, 9, 30))
    measure = factories.BenefitMeasureFactory(collaboration=made)
    for quarter in range(4):
        read(measure, quarter, "10", force=leaver)

    year = rolled_up(made)

    assert (year.realised_cashable, year.readings) == (Decimal(20), 2)


def test_g15_net_cash_follows_from_the_lines_of_the_year(made: Collaboration) -> None:
    measure = factories.BenefitMeasureFactory(collaboration=made)
    factories.ReadingFactory(measure=measure, amount=Decimal(500_000))
    for category, amount in (("running", 350_000), ("set_up", 80_000)):
        factories.SpendEntryFactory(
            collaboration=made, category=category, amount=Decimal(amount)
        )

    year = rolled_up(made)

    net = year.realised_cashable - year.actual_running - year.actual_set_up
    assert net == Decimal(70_000)
    assert year.actual_spend == Decimal(430_000)
