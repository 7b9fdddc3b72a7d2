"""Appraisal arithmetic with its oracles (product.md 3.5, rules.md 1.7)."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import Deflator, DiscountRate
from benefits.reports.appraisal import appraise, benefit_cost_ratio, payback_year
from benefits.reports.appraised_case import (
    PLANNED,
    REALISED,
    adjustments_on,
    appraised_case,
    rates_on,
)
from benefits.reports.present_values import (
    Flow,
    NotAvailableError,
    Prices,
    RateSpan,
    adjusted,
    discount_factor,
    in_prices_of,
    present_value,
    rounded,
)
from collabtrack.shared.financial_years import FinancialYear
from tests import factories
from tests.benefits.ledger_rows import measure_row, year_row

RATES = [
    RateSpan(0, 30, Decimal("3.5")),
    RateSpan(31, 75, Decimal(3)),
    RateSpan(76, 125, Decimal("2.5")),
]
TAKEN_OFF = {
    grade + 1: Decimal(pct) for grade, pct in enumerate((0, 5, 10, 15, 25, 40))
}
HUNDRED_THOUSAND = Decimal(100_000)
Y24, Y25, Y26 = (FinancialYear(start) for start in (2024, 2025, 2026))
INDICES = {Y24: Decimal(100), Y25: Decimal(104), Y26: Decimal("106.08")}


def real(year, amount, *, grade=None, **more):
    return Flow(year, Decimal(amount), Prices("real", Y24), grade, what="B-1", **more)


def case(benefits, costs):
    return appraise(
        benefits=benefits,
        costs=costs,
        base_year=Y24,
        indices=INDICES,
        rates=RATES,
        taken_off=TAKEN_OFF,
    )


def test_factors_of_years_0_to_5():
    factors = [rounded(discount_factor(n, RATES), Decimal("0.0001")) for n in range(6)]

    assert [str(factor) for factor in factors] == [
        "1.0000",
        "0.9662",
        "0.9335",
        "0.9019",
        "0.8714",
        "0.8420",
    ]


def test_years_1_to_5_are_worth_451505_24():
    found = present_value([HUNDRED_THOUSAND] * 5, RATES, first=1)

    assert found == Decimal("451505.24")


def test_years_0_to_4_are_worth_467307_92():
    assert present_value([HUNDRED_THOUSAND] * 5, RATES) == Decimal("467307.92")


def test_the_rate_falls_after_year_30():
    step = discount_factor(30, RATES) / discount_factor(31, RATES)

    assert step == Decimal("1.03")
    with pytest.raises(NotAvailableError, match="no discount rate for year 126"):
        discount_factor(126, RATES)


def test_without_costs_the_ratio_is_not_applicable():
    found = case([real(Y24, 100)], [])

    assert found.bcr is None
    assert found.bcr_words == "n/a"
    assert benefit_cost_ratio(Decimal(300), Decimal(200)) == Decimal("1.50")


def test_years_without_a_recorded_cost_are_named():
    found = case([real(Y24, 100), real(Y26, 100)], [real(Y24, 80)])

    assert found.years_without_costs == (Y25, Y26)


def test_payback_is_the_first_year_with_nothing_left_to_pay():
    nets = {Y26: Decimal(1), Y24: Decimal(-150), Y25: Decimal(150)}

    assert payback_year(nets) == Y25
    assert payback_year({Y24: Decimal(-1), Y25: Decimal("0.99")}) is None


def test_cash_is_deflated_before_it_is_discounted():
    found = case([Flow(Y25, Decimal(104))], [Flow(Y24, Decimal(50))])

    # 104 in the prices of 2025-26 are 100 of 2024-25, and 100/1.035 in year 0.
    assert found.years[1].benefits == 100
    assert found.npv == Decimal("46.62")
    assert found.bcr == Decimal("1.93")
    assert found.payback == Y25


def test_without_a_deflator_there_is_no_figure():
    year = FinancialYear(2030)

    with pytest.raises(NotAvailableError) as refused:
        case([real(Y24, 100), Flow(year, Decimal(100))], [])

    assert str(refused.value) == "not available: no deflator for 2030-31"


def test_the_factor_is_never_1_for_want_of_a_deflator():
    flow = Flow(Y25, Decimal(100))

    with pytest.raises(NotAvailableError, match="no deflator for 2025-26"):
        in_prices_of(Y25, flow, {})


def test_real_prices_of_another_year_are_converted():
    flow = Flow(Y26, Decimal(104), Prices("real", Y25))

    assert in_prices_of(Y24, flow, INDICES) == 100


def test_an_amount_of_no_stated_price_base_is_refused():
    flow = Flow(Y24, Decimal(1), Prices(""), what="B-01873")

    with pytest.raises(NotAvailableError, match="no price base is stated for B-01873"):
        case([flow], [])


def test_100000_at_grade_6_is_60000():
    assert adjusted(HUNDRED_THOUSAND, 6, TAKEN_OFF) == Decimal("60000.00")
    assert adjusted(HUNDRED_THOUSAND, 1, TAKEN_OFF) == HUNDRED_THOUSAND


def test_the_adjusted_line_stands_apart():
    found = case([real(Y24, 100, grade=6)], [real(Y24, 50)])

    assert (found.npv, found.adjusted_npv) == (50, 10)
    assert (found.benefits_pv, found.adjusted_benefits_pv) == (100, 60)


def test_a_dis_benefit_is_not_made_smaller():
    found = case([real(Y24, 100, grade=6), real(Y24, -10, grade=6)], [])

    assert found.adjusted_benefits_pv == 50


def test_without_a_grade_nothing_is_adjusted():
    found = case([real(Y24, 100, grade=6), real(Y24, 100)], [])

    assert (found.npv, found.adjusted_npv) == (200, None)
    assert found.adjusted_reason == (
        "not available: no confidence grade is given for B-1"
    )


def test_cashable_is_shown_beside_the_whole():
    (year,) = case([real(Y24, 30, is_cashable=True), real(Y24, 70)], []).years

    assert (year.benefits, year.of_which_cashable) == (100, 30)


def test_nothing_recorded_is_not_a_case_of_0():
    with pytest.raises(NotAvailableError, match="nothing is recorded"):
        case([], [])


# --- the dated settings, and a collaboration -----------------------------------------

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 6, 30)


def test_the_rates_and_adjustments_of_the_first_edition_are_there():
    assert rates_on(DAY) == RATES
    assert adjustments_on(DAY) == TAKEN_OFF


def test_a_later_edition_holds_from_its_day():
    DiscountRate.objects.create(
        starts_on=dt.date(2026, 6, 30),
        first_year=0,
        last_year=125,
        rate_pct=Decimal(3),
        owner="Treasury",
        source="review",
    )

    assert rates_on(dt.date(2026, 6, 29)) == RATES
    assert rates_on(DAY) == [RateSpan(0, 125, Decimal(3))]


@pytest.fixture
def appraised(collaboration):
    for year, index in INDICES.items():
        Deflator.objects.create(
            financial_year=year, index=index, status="actual", release="r", source="s"
        )
    for fields in (
        {"type": "cashable", "price_base": "cash", "grade": 6},
        {"type": "non_cashable", "price_base": "real", "price_year": Y24, "grade": 1},
        {"type": "cashable", "price_base": "cash", "is_dis_benefit": True},
    ):
        measure = factories.BenefitMeasureFactory(collaboration=collaboration, **fields)
        measure_row(
            measure, 2025, planned_counted=Decimal(104), realised_counted=Decimal(52)
        )
    year_row(collaboration, 2024, plan_spend="80", actual_spend="90")
    return collaboration


def test_a_case_is_of_what_counts_against_gross_spend(appraised):
    planned = appraised_case(appraised, side=PLANNED, base_year=Y24, on=DAY)
    realised = appraised_case(appraised, side=REALISED, base_year=Y24, on=DAY)

    # Planned in 2025-26: 100 cash, 104 real, less 100 of dis-benefit.
    assert planned.years[1].benefits == 104
    assert planned.years[1].of_which_cashable == 100
    assert planned.npv == Decimal("20.48")
    assert planned.adjusted_benefits_pv == Decimal("61.84")
    assert (realised.costs_pv, realised.payback) == (90, None)


def test_a_case_without_a_deflator_says_so(appraised):
    Deflator.objects.filter(financial_year=Y25).delete()

    with pytest.raises(NotAvailableError, match="no deflator for 2025-26"):
        appraised_case(appraised, side=PLANNED, base_year=Y24, on=DAY)
