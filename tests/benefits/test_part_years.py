"""Part-years by a stated rule (product.md 6 rule 12, cases G8 and G18)."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits.models import PartYearRule
from benefits.reports.part_years import (
    part_amount,
    part_of_year,
    spread_over_years,
)
from collabtrack.shared.financial_years import FinancialYear

TWELFTHS, DAYS = PartYearRule.TWELFTHS, PartYearRule.DAYS
FROM_OCTOBER = dt.date(2025, 10, 1)


@pytest.mark.parametrize(
    ("rule", "words", "amount"),
    [(TWELFTHS, "6/12", "60000.00"), (DAYS, "182/365", "59835.62")],
)
def test_g8_120000_a_year_from_1_october(rule, words, amount):
    part = part_of_year(FinancialYear(2025), FROM_OCTOBER, rule=rule)

    assert part.words == words
    assert part_amount(Decimal(120_000), part) == Decimal(amount)


def test_g18_a_year_with_a_leap_day_has_366_days():
    part = part_of_year(FinancialYear(2027), dt.date(2028, 2, 29), rule=DAYS)

    assert part.words == "32/366"
    assert part_of_year(FinancialYear(2028), dt.date(2028, 4, 1), rule=DAYS).is_whole


def test_only_whole_calendar_months_count_as_twelfths():
    year = FinancialYear(2025)

    within = part_of_year(year, dt.date(2025, 10, 2), dt.date(2026, 1, 30))

    assert within.words == "2/12"
    assert within.rule_words == "Twelfths, by whole calendar months in effect"


@pytest.mark.parametrize("rule", [TWELFTHS, DAYS])
def test_a_year_out_of_effect_counts_nothing(rule):
    part = part_of_year(FinancialYear(2024), FROM_OCTOBER, rule=rule)

    assert part.counted == 0
    assert part_amount(Decimal(120_000), part) == 0


def test_several_years_sum_to_the_whole():
    # A year and two thirds of 100.00: 166.67, where each year rounded alone
    # (58.33, 100.00 and 8.33) would come to a penny less.
    parts = spread_over_years(
        Decimal(100), dt.date(2025, 9, 1), dt.date(2027, 4, 30), TWELFTHS
    )

    assert [each.part.words for each in parts] == ["7/12", "12/12", "1/12"]
    assert [each.amount for each in parts] == [
        Decimal("58.34"),
        Decimal("100.00"),
        Decimal("8.33"),
    ]


@given(
    st.integers(-(10**9), 10**9),
    st.dates(dt.date(2023, 1, 1), dt.date(2029, 1, 1)),
    st.integers(0, 2000),
    st.sampled_from([TWELFTHS, DAYS]),
)
def test_parts_sum_to_the_whole_and_none_is_off_by_a_penny(pence, first, length, rule):
    yearly, last = Decimal(pence).scaleb(-2), first + dt.timedelta(length)

    parts = spread_over_years(yearly, first, last, rule)

    whole = sum(Fraction(each.part.counted, each.part.whole) for each in parts)
    total = sum(each.amount for each in parts)
    assert abs(Fraction(total) - Fraction(yearly) * whole) <= Fraction(1, 200)
    for each in parts:
        exact = Fraction(yearly) * each.part.factor
        assert abs(Fraction(each.amount) - exact) < Fraction(2, 100)
