"""The figures of a year's rollup, by example."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits import rollups
from benefits.models import (
    BenefitMeasure,
    BenefitType,
    ForceYearRollup,
    Reading,
    RollUp,
    SpendEntry,
    YearRollup,
)
from collaborations.models import Collaboration
from tests import factories

pytestmark = pytest.mark.django_db

PLAN, _, ACTUAL = SpendEntry.Kind.values


def drain_all() -> None:
    while rollups.drain().collaborations:
        pass


def spend(collaboration: Collaboration, amount: str, **fields: object) -> SpendEntry:
    return factories.SpendEntryFactory(
        collaboration=collaboration, amount=Decimal(amount), **fields
    )


def rolled_up(collaboration: Collaboration) -> YearRollup:
    drain_all()
    return YearRollup.objects.get(collaboration=collaboration)


@pytest.fixture
def made() -> Collaboration:
    return factories.CollaborationFactory()


# --- rules.md 1.3: spend -------------------------------------------------------------


def test_spend_of_each_kind_is_summed_apart(made: Collaboration) -> None:
    spend(made, "100.10", kind=ACTUAL)
    spend(made, "-0.35", kind=ACTUAL, reason="typing error")
    spend(made, "7.00", kind=PLAN)

    row = rolled_up(made)

    assert row.actual_spend == Decimal("99.75")
    assert row.plan_spend == Decimal("7.00")
    assert row.spend_entries == 3


def test_what_was_not_recorded_is_missing_and_not_nil(made: Collaboration) -> None:
    spend(made, "0.00", kind=ACTUAL)

    row = rolled_up(made)

    assert row.actual_spend == Decimal("0.00")
    assert row.forecast_spend is None
    assert row.realised_cashable is None
    assert (row.targets, row.readings) == (0, 0)


def test_a_collaboration_without_records_has_no_row(made: Collaboration) -> None:
    drain_all()

    assert not YearRollup.objects.filter(collaboration=made).exists()


def test_each_financial_year_has_a_row_of_its_own(made: Collaboration) -> None:
    last_day, first_day = dt.date(2025, 3, 31), dt.date(2025, 4, 1)
    spend(made, "1.00", starts_on=last_day, ends_on=last_day)
    spend(made, "2.00", starts_on=first_day, ends_on=first_day)

    drain_all()

    rows = YearRollup.objects.filter(collaboration=made).order_by("financial_year")
    assert [(str(row.financial_year), row.actual_spend) for row in rows] == [
        ("2024-25", Decimal("1.00")),
        ("2025-26", Decimal("2.00")),
    ]


def test_a_programme_has_a_row_which_reports_leave_out(made: Collaboration) -> None:
    programme = factories.CollaborationFactory(row_kind=Collaboration.RowKind.PROGRAMME)
    spend(programme, "166400000.00")

    assert rolled_up(programme).actual_spend == Decimal("166400000.00")


# --- benefits ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "type",
    ["cashable", "non_cashable", "cost_avoidance", "income", "not_stated"],
)
def test_each_type_of_benefit_stands_apart(made: Collaboration, type: str) -> None:
    measure = factories.BenefitMeasureFactory(collaboration=made, type=type)
    factories.TargetFactory(measure=measure, amount=Decimal("9.00"))
    factories.ReadingFactory(measure=measure, amount=Decimal("8.00"))

    row = rolled_up(made)

    figures = {name: getattr(row, name) for name in rollups.YEAR_COLUMNS}
    recorded = {name: value for name, value in figures.items() if value}
    assert recorded == {
        f"planned_{type}": Decimal("9.00"),
        f"realised_{type}": Decimal("8.00"),
        "targets": 1,
        "readings": 1,
        "measures_expected": 1,
        "measures_read": 1,
    }


def test_a_dis_benefit_is_never_taken_for_a_benefit(made: Collaboration) -> None:
    measure = factories.BenefitMeasureFactory(collaboration=made, is_dis_benefit=True)
    factories.ReadingFactory(measure=measure, amount=Decimal("8.00"))

    row = rolled_up(made)

    assert (row.realised_dis_benefit, row.realised_cashable) == (Decimal("8.00"), None)


@pytest.mark.parametrize(
    "odd",
    [
        {"unit": "days", "type": BenefitType.QUANTIFIED, "is_dis_benefit": True},
        {"across_forces": RollUp.MAXIMUM},
        {"across_time": RollUp.LATEST},
        {"type": BenefitType.QUANTIFIED},
    ],
)
def test_only_pounds_that_add_up_are_added(
    made: Collaboration, odd: dict[str, str]
) -> None:
    measure = factories.BenefitMeasureFactory(collaboration=made, **odd)
    factories.ReadingFactory(measure=measure)
    factories.TargetFactory(measure=measure)

    drain_all()

    assert not YearRollup.objects.filter(collaboration=made).exists()


def test_a_correction_replaces_the_reading_that_it_corrects(
    made: Collaboration,
) -> None:
    measure = factories.BenefitMeasureFactory(collaboration=made)
    wrong = factories.ReadingFactory(measure=measure, amount=Decimal("80.00"))
    factories.ReadingFactory(
        measure=measure, supersedes=wrong, reason="misread", amount=Decimal("8.00")
    )

    row = rolled_up(made)

    assert (row.realised_cashable, row.readings) == (Decimal("8.00"), 1)


def test_a_provisional_reading_does_not_count(made: Collaboration) -> None:
    measure = factories.BenefitMeasureFactory(collaboration=made)
    factories.ReadingFactory(measure=measure, state=Reading.State.PROVISIONAL)

    drain_all()

    assert not YearRollup.objects.filter(collaboration=made).exists()


def test_a_withdrawn_measure_counts_for_periods_begun_before(
    made: Collaboration,
) -> None:
    measure = factories.BenefitMeasureFactory(
        collaboration=made, withdrawn_on=dt.date(2025, 7, 1), withdrawn_because="over"
    )
    quarters = [
        (dt.date(2025, 4, 1), dt.date(2025, 6, 30)),
        (dt.date(2025, 7, 1), dt.date(2025, 9, 30)),
    ]
    for starts_on, ends_on in quarters:
        period = {"starts_on": starts_on, "ends_on": ends_on}
        factories.ReadingFactory(measure=measure, amount="5.00", **period)
        factories.TargetFactory(measure=measure, amount="6.00", **period)

    row = rolled_up(made)

    assert row.realised_cashable == Decimal("5.00")
    assert row.planned_cashable == Decimal("6.00")


# --- whole keys ----------------------------------------------------------------------


def test_the_row_goes_with_the_last_record(made: Collaboration) -> None:
    entry = spend(made, "10.00")
    rolled_up(made)

    entry.delete()
    drain_all()

    assert not YearRollup.objects.filter(collaboration=made).exists()
    assert not ForceYearRollup.objects.filter(collaboration=made).exists()


def test_a_deleted_collaboration_leaves_nothing_to_do(made: Collaboration) -> None:
    spend(made, "10.00")
    rolled_up(made)

    made.delete()
    drain_all()

    assert not YearRollup.objects.exists()


def test_work_done_twice_changes_nothing(made: Collaboration) -> None:
    factories.CostShareFactory(participation__collaboration=made)
    entry = spend(made, "10.00")
    first = rolled_up(made)

    SpendEntry.objects.filter(pk=entry.pk).update(source="the annual report")

    assert rolled_up(made).refreshed_at == first.refreshed_at
    assert rollups.rebuild() == 0


def test_a_rebuild_repairs_what_differs_and_counts_it(made: Collaboration) -> None:
    factories.CostShareFactory(participation__collaboration=made)
    spend(made, "10.00")
    rolled_up(made)
    YearRollup.objects.update(actual_spend=Decimal("99.00"))
    ForceYearRollup.objects.update(basis=ForceYearRollup.Basis.RECORDED)

    changed = rollups.rebuild(chunks=3)

    assert changed == 3  # the year, the force's row, and the orphan beside it
    assert rolled_up(made).actual_spend == Decimal("10.00")
    part = ForceYearRollup.objects.get(collaboration=made)
    assert (part.basis, part.actual_spend) == ("computed", Decimal("10.00"))


def test_a_rebuild_covers_every_collaboration_once() -> None:
    made = [factories.CollaborationFactory().pk for _ in range(7)]

    ranges = rollups.ranges(3)

    assert [len(ids) for ids in ranges] == [3, 3, 1]
    assert [pk for ids in ranges for pk in ids] == made


def test_a_measure_moved_elsewhere_takes_its_readings_along(
    made: Collaboration,
) -> None:
    other = factories.CollaborationFactory()
    measure = factories.BenefitMeasureFactory(collaboration=made)
    factories.ReadingFactory(measure=measure, amount=Decimal("8.00"))
    rolled_up(made)

    BenefitMeasure.objects.filter(pk=measure.pk).update(collaboration=other)

    assert rolled_up(other).realised_cashable == Decimal("8.00")
    assert not YearRollup.objects.filter(collaboration=made).exists()
