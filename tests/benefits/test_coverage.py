"""How many expected readings have come (rules.md 3.2; cases G13 and G14)."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import Interval
from benefits.reports.coverage import (
    Answer,
    collaboration_coverage,
    measure_coverage,
)
from benefits.reports.months import interval_of, periods
from benefits.reports.reported import reported
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

YEAR = FinancialYear(2025)
AFTER = dt.date(2026, 4, 1)
QUARTERS = [
    (dt.date(2025, 4, 1), dt.date(2025, 6, 30)),
    (dt.date(2025, 7, 1), dt.date(2025, 9, 30)),
    (dt.date(2025, 10, 1), dt.date(2025, 12, 31)),
    (dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
]


def test_g13_12_from_3_of_4_and_a_mean_of_those_reporting():
    found = reported([Decimal(5), Decimal(0), None, Decimal(7)])

    assert str(found) == "12 from 3 of 4"
    assert found.mean == Decimal(4)


def test_nothing_received_is_not_0():
    found = reported([None, None])

    assert (found.total, found.mean) == (None, None)
    assert str(found) == "nothing from 0 of 2"


@pytest.mark.parametrize(
    ("interval", "start", "end"),
    [
        (Interval.MONTHLY, dt.date(2026, 2, 1), dt.date(2026, 2, 28)),
        (Interval.QUARTERLY, dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        (Interval.SIX_MONTHLY, dt.date(2025, 10, 1), dt.date(2026, 3, 31)),
        (Interval.ANNUAL, dt.date(2025, 4, 1), dt.date(2026, 3, 31)),
    ],
)
def test_intervals_begin_in_april(interval, start, end):
    assert interval_of(dt.date(2026, 2, 10), interval) == (start, end)


def test_a_period_that_has_begun_or_is_not_over_is_not_due():
    found = periods(Interval.QUARTERLY, dt.date(2025, 4, 2), dt.date(2026, 3, 30))

    assert list(found) == QUARTERS[1:3]


# --- of measures ---------------------------------------------------------------------


@pytest.fixture
def quarterly(collaboration):
    return factories.BenefitMeasureFactory(
        collaboration=collaboration,
        interval=Interval.QUARTERLY,
        is_read_by_force=True,
        first_claimed_year=YEAR,
    )


def read(measure, force, quarter, amount="5.00", **fields):
    starts_on, ends_on = QUARTERS[quarter]
    return factories.ReadingFactory(
        measure=measure,
        force=force,
        starts_on=starts_on,
        ends_on=ends_on,
        amount=None if amount is None else Decimal(amount),
        **fields,
    )


def test_each_force_owes_each_period(quarterly, force, partner_force):
    read(quarterly, force, 0)
    read(quarterly, force, 1, "0.00")
    read(quarterly, force, 2, None, absence="no_reading", note="System down")
    read(quarterly, partner_force, 0, None, absence="exempt", note="Not served yet")

    found = measure_coverage(quarterly, on=AFTER)

    assert str(found) == "2 of 7"
    assert {answer: found.count(answer) for answer in Answer} == {
        Answer.RECEIVED: 1,
        Answer.NIL: 1,
        Answer.NO_READING: 1,
        Answer.EXEMPT: 1,
        Answer.MISSING: 4,
    }
    assert [cell.note for cell in found.of(Answer.NO_READING)] == ["System down"]
    assert str(found.of_force("northern")) == "2 of 4"


def test_g14_a_leaver_owes_nothing_after_it_left(
    quarterly, collaboration, force, partner_force
):
    leaver = collaboration.participations.get(force=partner_force)
    leaver.left_on = dt.date(2025, 9, 30)
    leaver.save()
    for quarter in range(4):
        read(quarterly, force, quarter)
    read(quarterly, partner_force, 0)
    read(quarterly, partner_force, 1)

    found = measure_coverage(quarterly, on=AFTER)

    assert str(found) == "6 of 6"
    assert str(found.of_force("southern")) == "2 of 2"


def test_only_periods_that_are_over_are_due(quarterly):
    assert measure_coverage(quarterly, on=dt.date(2025, 9, 29)).expected == 2
    assert measure_coverage(quarterly, on=dt.date(2025, 9, 30)).expected == 4


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"baseline_on": dt.date(2025, 4, 2)}, 6),
        ({"baseline_on": dt.date(2024, 4, 1)}, 8),
        ({"last_claimed_year": FinancialYear(2025)}, 8),
        (
            {"withdrawn_on": dt.date(2025, 10, 1), "withdrawn_because": "Merged"},
            4,
        ),
    ],
)
def test_what_is_due_is_settled_on_a_periods_first_day(quarterly, fields, expected):
    for name, value in fields.items():
        setattr(quarterly, name, value)
    quarterly.save()

    assert measure_coverage(quarterly, on=AFTER, year=YEAR).expected == expected


def test_a_measure_read_as_a_whole_owes_one_reading_a_period(quarterly):
    quarterly.is_read_by_force = False
    quarterly.save()
    read(quarterly, None, 0)

    assert str(measure_coverage(quarterly, on=AFTER)) == "1 of 4"


def test_a_reading_of_a_year_fills_its_quarters(quarterly, force):
    factories.ReadingFactory(measure=quarterly, force=force)

    assert str(measure_coverage(quarterly, on=AFTER)) == "4 of 8"


def test_a_figure_of_the_whole_is_no_forces_reading(quarterly):
    read(quarterly, None, 0)

    assert str(measure_coverage(quarterly, on=AFTER)) == "0 of 8"


def test_provisional_readings_count_only_for_those_who_may_see_them(quarterly, force):
    read(quarterly, force, 0, state="provisional")

    assert str(measure_coverage(quarterly, on=AFTER)) == "0 of 8"
    shown = measure_coverage(quarterly, on=AFTER, with_provisional=True)
    assert str(shown) == "1 of 8"


def test_a_one_off_owes_one_reading_once_its_target_is_over(collaboration):
    measure = factories.BenefitMeasureFactory(
        collaboration=collaboration, interval=Interval.ONE_OFF
    )
    factories.TargetFactory(measure=measure)

    assert measure_coverage(measure, on=dt.date(2026, 3, 30)).expected == 0
    assert str(measure_coverage(measure, on=AFTER)) == "0 of 1"

    factories.ReadingFactory(
        measure=measure, starts_on=dt.date(2025, 5, 1), ends_on=dt.date(2025, 5, 31)
    )

    assert str(measure_coverage(measure, on=AFTER)) == "1 of 1"


def test_a_collaborations_cells_are_those_of_its_measures(collaboration, quarterly):
    other = factories.BenefitMeasureFactory(
        collaboration=collaboration, first_claimed_year=YEAR
    )
    factories.ReadingFactory(measure=other)
    factories.BenefitMeasureFactory(collaboration=collaboration)  # owes nothing

    found = collaboration_coverage(collaboration, on=AFTER)

    assert str(found) == "1 of 9"
    assert str(found.of_measure(other.reference)) == "1 of 1"


def test_what_ended_owes_nothing_more(collaboration, quarterly):
    collaboration.ended_on = dt.date(2025, 8, 31)
    collaboration.save()

    assert measure_coverage(quarterly, on=AFTER).expected == 4
