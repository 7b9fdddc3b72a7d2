"""What was known when (product.md 6 rules 5 to 7, cases G9 and G10; rules.md 2.2)."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import YearVersion
from benefits.reports.known_when import (
    Correction,
    bridge,
    end_of_london_day,
    london_day,
    measure_as_at,
    measure_bridges,
    measure_year_bridge,
    spend_year_bridge,
    year_as_at,
    year_figure_over_time,
)
from collabtrack.shared.financial_years import FinancialYear
from tests import factories
from tests.benefits.ledger_rows import drain_all

YEAR = FinancialYear(2025)
LATE = dt.datetime(2026, 3, 31, 23, 30, tzinfo=dt.UTC)


def at(day, hour=9):
    return dt.datetime(2025, *day, hour, tzinfo=dt.UTC)


def test_g9_half_past_eleven_utc_on_31_march_is_1_april():
    assert london_day(LATE) == dt.date(2026, 4, 1)
    assert end_of_london_day(dt.date(2026, 3, 31)) < LATE
    assert end_of_london_day(dt.date(2026, 4, 1)) >= LATE


def test_in_winter_a_day_ends_at_midnight_utc():
    assert end_of_london_day(dt.date(2025, 12, 31)) == dt.datetime(
        2025, 12, 31, 23, 59, 59, 999_999, tzinfo=dt.UTC
    )


def test_a_moment_without_its_zone_has_no_day():
    with pytest.raises(ValueError, match="time zone"):
        london_day(dt.datetime(2026, 3, 31, 23, 30))  # noqa: DTZ001 (the fault)


def test_g10_first_100000_then_8000_too_high_now_92000():
    found_high = Correction(dt.date(2025, 11, 3), "", "Too high", Decimal(-8000))

    found = bridge(Decimal(100_000), [found_high])

    assert (found.first, found.corrected_by, found.now) == (100_000, -8000, 92_000)


def test_nothing_recorded_is_not_0():
    assert bridge(None, []).now is None


# --- readings ------------------------------------------------------------------------


@pytest.fixture
def measure(collaboration):
    return factories.BenefitMeasureFactory(
        collaboration=collaboration,
        interval="quarterly",
        attribution_pct=Decimal(100),
    )


def read(measure, amount, **fields):
    usual = {
        "measure": measure,
        "starts_on": dt.date(2025, 4, 1),
        "ends_on": dt.date(2025, 6, 30),
        "amount": None if amount is None else Decimal(amount),
        "recorded_at": at((7, 20)),
    }
    return factories.ReadingFactory(**{**usual, **fields})


def test_g10_is_told_of_a_measures_year(measure, analyst):
    first = read(measure, 100_000)
    read(
        measure,
        92_000,
        supersedes=first,
        reason="Counted twice",
        recorded_by=analyst,
        recorded_at=at((11, 3)),
    )
    read(measure, 5, starts_on=dt.date(2025, 7, 1), ends_on=dt.date(2025, 9, 30))

    found = measure_year_bridge(measure, YEAR, user=analyst)

    assert (found.first, found.now) == (100_005, 92_005)
    assert found.corrections == (
        Correction(
            dt.date(2025, 11, 3), analyst.full_name, "Counted twice", Decimal(-8000)
        ),
    )


def test_people_are_named_to_those_who_take_part_only(measure, analyst, stranger):
    first = read(measure, 10)
    read(measure, 9, supersedes=first, reason="Typing error", recorded_by=analyst)

    (step,) = measure_year_bridge(measure, YEAR, user=stranger).corrections

    assert (step.by, step.reason, step.amount) == ("", "Typing error", -1)


def test_a_provisional_correction_changes_nothing_yet(measure, analyst):
    first = read(measure, 10)
    read(measure, 9, supersedes=first, reason="Typing error", state="provisional")

    found = measure_year_bridge(measure, YEAR, user=analyst)

    assert (found.now, found.corrections) == (10, ())


def test_a_figure_that_gives_way_to_no_reading_is_not_known_now(measure, analyst):
    first = read(measure, 10)
    read(
        measure,
        None,
        supersedes=first,
        reason="Wrong unit",
        absence="no_reading",
        note="Measured in dozens",
    )

    found = measure_year_bridge(measure, YEAR, user=analyst)

    assert (found.first, found.corrected_by, found.now) == (10, -10, None)


def test_a_figure_that_comes_late_is_a_first_one(measure, analyst):
    first = read(measure, None, absence="no_reading", note="Late data")
    read(measure, 7, supersedes=first, reason="Data came")

    found = measure_year_bridge(measure, YEAR, user=analyst)

    assert (found.first, found.corrections, found.now) == (7, (), 7)


def test_a_year_that_is_no_sum_is_bridged_period_by_period(collaboration, analyst):
    measure = factories.BenefitMeasureFactory(
        collaboration=collaboration,
        type="quantified",
        unit="percent",
        across_forces="ratio",
        across_time="ratio",
    )
    half = {"numerator": Decimal(50), "denominator": Decimal(100)}
    first = read(measure, None, **half)
    half["numerator"] = Decimal(40)
    read(measure, None, supersedes=first, reason="Recount", **half)

    assert measure_year_bridge(measure, YEAR, user=analyst) is None
    (found,) = measure_bridges(measure, YEAR, user=analyst)
    assert (found.bridge.first, found.bridge.now) == (50, 40)


# --- spend ---------------------------------------------------------------------------


def test_g10_is_told_of_a_years_spend(collaboration, analyst):
    first = factories.SpendEntryFactory(
        collaboration=collaboration, amount=Decimal(100_000), recorded_at=at((7, 20))
    )
    factories.SpendEntryFactory(
        collaboration=collaboration,
        amount=Decimal(-8000),
        adjusts=first,
        reason="Invoice paid twice",
        recorded_at=at((10, 20)),
        recorded_by=analyst,
    )
    factories.SpendEntryFactory(
        collaboration=collaboration, amount=Decimal(1), kind="plan"
    )

    found = spend_year_bridge(collaboration, YEAR, user=analyst)

    assert (found.first, found.now) == (100_000, 92_000)
    (step,) = found.corrections
    assert (step.on, step.by) == (dt.date(2025, 10, 20), analyst.full_name)
    assert spend_year_bridge(collaboration, YEAR.next, user=analyst).now is None


# --- as at a day ---------------------------------------------------------------------


def version(collaboration, written_at, amount, **fields):
    YearVersion.objects.create(
        collaboration=collaboration,
        financial_year=YEAR,
        written_at=written_at,
        actual_spend=Decimal(amount),
        **fields,
    )


def test_as_at_reads_the_last_version_of_the_london_day(collaboration):
    version(collaboration, LATE - dt.timedelta(hours=2), 100)
    version(collaboration, LATE - dt.timedelta(hours=1), 110)
    version(collaboration, LATE, 120)

    assert year_as_at(collaboration, YEAR, dt.date(2026, 3, 30)) is None
    assert year_as_at(collaboration, YEAR, dt.date(2026, 3, 31)).actual_spend == 110
    assert year_as_at(collaboration, YEAR, dt.date(2026, 4, 1)).actual_spend == 120


def test_a_row_that_was_gone_by_the_day_is_not_there(collaboration):
    version(collaboration, at((5, 1)), 100)
    version(collaboration, at((6, 1)), 100, is_removed=True)

    assert year_as_at(collaboration, YEAR, dt.date(2025, 5, 31)).actual_spend == 100
    assert year_as_at(collaboration, YEAR, dt.date(2025, 6, 1)) is None


def test_a_figure_is_told_from_day_to_day(collaboration):
    version(collaboration, at((5, 1)), 100)
    version(collaboration, at((5, 1), 12), 105)
    version(collaboration, at((6, 1)), 105)
    version(collaboration, at((7, 1)), 90)
    version(collaboration, at((8, 1)), 90, is_removed=True)

    found = year_figure_over_time(collaboration, YEAR, "actual_spend")

    assert [(each.since, each.amount) for each in found] == [
        (dt.date(2025, 5, 1), 105),
        (dt.date(2025, 7, 1), 90),
        (dt.date(2025, 8, 1), None),
    ]


def test_what_the_worker_wrote_today_is_known_today(measure):
    read(measure, 10)
    drain_all()
    row = measure.year_rollups.get(basis="whole")
    today = london_day(row.refreshed_at)

    assert measure_as_at(measure, YEAR, today).realised == 10
    assert measure_as_at(measure, YEAR, today - dt.timedelta(days=1)) is None
