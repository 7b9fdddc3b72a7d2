"""Out-turn: actual where it is loaded, forecast elsewhere (rules.md 1.5)."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import LoadedMonth, YearClose
from benefits.reports.months import months_in, spread_over_months
from benefits.reports.out_turn import label, out_turn, out_turn_of
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

YEAR = FinancialYear(2025)
MONTHS = months_in(YEAR)
TO_OCTOBER = MONTHS[:7]
IN_YEAR = dt.date(2025, 11, 22)


def each(months, amount):
    return dict.fromkeys(months, Decimal(amount))


def test_each_month_is_exactly_one_of_the_two():
    found = out_turn(YEAR, each(MONTHS, 10), each(MONTHS, 8), TO_OCTOBER)

    assert [row.amount for row in found.months] == [10] * 7 + [8] * 5
    assert (found.actual_part, found.forecast_part, found.total) == (70, 40, 110)
    assert found.label == "actual to October, forecast after"


@pytest.mark.parametrize(
    ("loaded", "words"),
    [
        ([], "forecast"),
        (MONTHS[:1], "actual to April, forecast after"),
        (MONTHS, "actual"),
        (
            [MONTHS[0], MONTHS[3]],
            "actual for April and July, forecast for the other months",
        ),
    ],
)
def test_a_figure_says_what_it_is_of(loaded, words):
    assert label(loaded, YEAR) == words


def test_a_loaded_month_without_an_entry_is_a_nil():
    found = out_turn(YEAR, {}, each(MONTHS[7:], 8), TO_OCTOBER)

    assert found.total == 40
    assert found.actual_part is None


def test_a_month_without_a_forecast_is_not_0():
    found = out_turn(YEAR, each(TO_OCTOBER, 10), each(MONTHS[7:10], 8), TO_OCTOBER)

    assert found.total is None
    assert found.reason == "no forecast is recorded for February and March"
    assert (found.actual_part, found.forecast_part) == (70, 24)


def test_a_closed_year_is_actual_alone():
    found = out_turn(YEAR, each(MONTHS[:2], 10), each(MONTHS, 8), [], is_closed=True)

    assert (found.total, found.forecast_part, found.label) == (20, None, "actual")


def test_a_closed_year_without_actuals_has_no_out_turn():
    found = out_turn(YEAR, {}, each(MONTHS, 8), [], is_closed=True)

    assert found.total is None
    assert found.reason == "no actual spend is recorded for 2025-26"


def test_entries_over_months_are_spread_to_the_penny():
    parts = spread_over_months(
        Decimal("100.00"), dt.date(2025, 4, 15), dt.date(2025, 6, 2)
    )

    assert list(parts.items()) == [
        (dt.date(2025, 4, 1), Decimal("33.34")),
        (dt.date(2025, 5, 1), Decimal("33.33")),
        (dt.date(2025, 6, 1), Decimal("33.33")),
    ]


# --- of a collaboration --------------------------------------------------------------


@pytest.fixture
def spent(collaboration, force):
    for kind, amount in (("actual", 1200), ("forecast", 600), ("plan", 9999)):
        for of in (force, None):
            factories.SpendEntryFactory(
                collaboration=collaboration,
                kind=kind,
                force=of,
                amount=Decimal(amount),
            )
    for month in TO_OCTOBER:
        LoadedMonth.objects.create(collaboration=collaboration, month=month)
    return collaboration


def test_it_is_told_as_a_whole_and_by_force(spent):
    found = out_turn_of(spent, YEAR, on=IN_YEAR)

    assert found.whole.total == 2 * (700 + 250)
    assert [(slug, own.total) for slug, _, own in found.by_force] == [
        ("northern", 950),
        ("", 950),
    ]


def test_the_flag_decides_and_not_the_day(spent):
    later = out_turn_of(spent, YEAR, on=dt.date(2026, 6, 29))

    assert later.whole.total == 1900


def test_the_year_closes_on_30_june_unless_recorded(spent):
    closed = dt.date(2026, 6, 30)
    assert out_turn_of(spent, YEAR, on=closed).whole.label == "actual"
    assert out_turn_of(spent, YEAR, on=closed).whole.total == 2400

    YearClose.objects.create(financial_year=YEAR, closed_on=dt.date(2026, 9, 1))

    assert out_turn_of(spent, YEAR, on=closed).whole.total == 1900


def test_a_correction_enters_with_its_difference(spent):
    factories.SpendEntryFactory(
        collaboration=spent,
        amount=Decimal(-12),
        adjusts=spent.spend_entries.filter(kind="actual", force=None).get(),
        reason="Typing error",
    )

    assert out_turn_of(spent, YEAR, on=IN_YEAR).whole.actual_part == 1400 - 7


def test_nothing_recorded_is_not_0(collaboration):
    found = out_turn_of(collaboration, YEAR, on=IN_YEAR)

    assert found.whole.total is None
    assert found.by_force == ()
