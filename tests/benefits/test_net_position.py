"""Net cash (rules.md 1.6, product.md 6 rule 9 and case G15), whole and by force."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import Area, BenefitShare
from benefits.reports.force_positions import force_net_positions
from benefits.reports.funding import funding_check, funding_check_of
from benefits.reports.net_position import (
    NetLines,
    is_money_only,
    is_money_only_on,
    net_position,
    net_years,
)
from collabtrack.shared.financial_years import FinancialYear
from tests import factories
from tests.benefits.ledger_rows import drain_all, force_row, funding, year_row

YEAR = FinancialYear(2025)


def test_g15_savings_500000_running_350000_one_off_80000_is_70000():
    lines = NetLines(
        cashable=Decimal(500_000), running=Decimal(350_000), set_up=Decimal(80_000)
    )

    assert lines.net == 70_000


def test_every_line_of_the_rule_enters_with_its_sign():
    lines = NetLines(*(Decimal(10**power) for power in range(7)))

    # cashable + income − cash dis-benefits − running − set-up − exit − governance
    assert lines.net == 11 - 1_111_100


def test_cumulative_runs_from_the_first_year():
    years = {
        FinancialYear(start): (NetLines(cashable=Decimal(gain), set_up=Decimal(30)), "")
        for start, gain in ((2024, 40), (2023, 10), (2025, 50))
    }

    found = net_years(years)

    assert [(row.year.label, row.net, row.cumulative) for row in found] == [
        ("2023-24", -20, -20),
        ("2024-25", 10, -10),
        ("2025-26", 20, 10),
    ]


def test_a_year_that_is_not_computable_stops_the_cumulative():
    first = NetLines(cashable=Decimal(40), set_up=Decimal(30))
    years = {
        FinancialYear(2023): (first, ""),
        FinancialYear(2024): (NetLines(), "no actual spend is recorded for 2024-25"),
        FinancialYear(2025): (first, ""),
    }

    found = net_years(years)

    assert [row.net for row in found] == [10, None, 10]
    assert [row.cumulative for row in found] == [10, None, None]
    assert found[2].cumulative_reason == "no actual spend is recorded for 2024-25"


# --- of a collaboration --------------------------------------------------------------


def test_non_cashable_and_avoided_cost_never_enter(collaboration):
    year_row(
        collaboration,
        2025,
        realised_cashable="500000",
        realised_non_cashable="900000",
        realised_cost_avoidance="800000",
        realised_not_stated="700000",
        realised_dis_benefit="30000",
        realised_cash_dis_benefit="10000",
        actual_spend="430000",
        actual_running="350000",
        actual_set_up="80000",
    )

    (found,) = net_position(collaboration)

    assert found.net == 60_000
    assert found.lines.exit is None


def test_a_total_says_from_how_many_measures(collaboration):
    row = year_row(collaboration, 2025, realised_cashable="5", actual_spend="1")
    row.measures_expected, row.measures_read = 11, 7
    row.save()
    year_row(collaboration, 2024, actual_spend="1")

    found = net_position(collaboration)

    assert [row.coverage for row in found] == ["", "from 7 of 11 measures"]


def test_without_actual_spend_it_is_not_computable(collaboration):
    year_row(collaboration, 2025, realised_cashable="500000", plan_spend="1")

    (found,) = net_position(collaboration)

    assert found.net is None
    assert found.reason == "no actual spend is recorded for 2025-26"


def test_savings_that_were_planned_and_not_read_are_not_0(collaboration):
    costs = {"actual_spend": "100", "actual_running": "100"}
    year_row(collaboration, 2025, planned_cashable="500", **costs)
    year_row(collaboration, 2024, **costs)

    found = net_position(collaboration)

    assert [row.net for row in found] == [-100, None]
    assert found[1].reason == "no cashable benefit or income is read for 2025-26"


def test_savings_that_were_claimed_and_not_read_are_not_0(collaboration):
    factories.BenefitMeasureFactory(
        collaboration=collaboration, first_claimed_year=YEAR
    )
    costs = {"actual_spend": "100", "actual_running": "100"}
    year_row(collaboration, 2024, **costs)
    year_row(collaboration, 2025, **costs)

    assert [row.net for row in net_position(collaboration)] == [-100, None]


# --- by force ------------------------------------------------------------------------


def test_a_force_that_loses_inside_a_gain_is_shown(collaboration, force, partner_force):
    year_row(
        collaboration,
        2025,
        realised_cashable="500",
        actual_spend="400",
        actual_running="400",
    )
    force_row(collaboration, force, realised_cashable="450", actual_spend="150")
    force_row(collaboration, partner_force, realised_cashable="50")
    force_row(collaboration, partner_force, basis="computed", actual_spend="250")

    gains, loses = force_net_positions(collaboration, YEAR)

    assert (gains.slug, gains.net, gains.loses_while_whole_gains) == (
        "northern",
        300,
        False,
    )
    assert (loses.slug, loses.net, loses.loses_while_whole_gains) == (
        "southern",
        -200,
        True,
    )
    assert loses.cost_basis == "Computed from shares"


def test_a_force_does_not_lose_what_is_only_not_split(
    collaboration, force, partner_force
):
    year_row(
        collaboration,
        2025,
        realised_cashable="500",
        actual_spend="400",
        actual_running="400",
    )
    force_row(collaboration, force, actual_spend="300")
    force_row(collaboration, partner_force, realised_cashable="50", actual_spend="100")
    force_row(collaboration, None, realised_cashable="450")

    unknown, in_part, _ = force_net_positions(collaboration, YEAR)

    assert (unknown.net, unknown.reason) == (None, "benefits are not split by force")
    assert (in_part.net, in_part.loses_while_whole_gains) == (-50, False)


def test_a_contribution_is_the_cost_and_is_not_added_to_spend(collaboration, force):
    force_row(
        collaboration,
        force,
        realised_cashable="90",
        actual_contribution="60",
        actual_spend="100",
    )
    force_row(collaboration, None, actual_spend="40")

    own, not_split = force_net_positions(collaboration, YEAR)

    assert (own.cost, own.cost_basis, own.net) == (60, "Contribution", 30)
    assert (not_split.name, not_split.cost) == ("Not split by force", None)


def test_g12_a_recharge_moves_cost_and_adds_none(collaboration, force, partner_force):
    factories.SpendEntryFactory(
        collaboration=collaboration, force=partner_force, amount=Decimal(100_000)
    )
    funding(
        collaboration, "recharge", "100000", force=force, counterparty=partner_force
    )
    drain_all()

    payer, paid = force_net_positions(collaboration, YEAR)

    assert (payer.net, paid.net) == (-100_000, 0)
    assert collaboration.year_rollups.get().actual_spend == 100_000


def test_without_a_cost_a_force_has_no_net(collaboration, force):
    force_row(collaboration, force, realised_cashable="90")

    (found,) = force_net_positions(collaboration, YEAR)

    assert (found.net, found.reason) == (None, "no cost is recorded")


def test_benefits_by_force_follow_benefit_shares_and_not_cost_shares(
    collaboration, force, partner_force
):
    for member, weight in ((force, 6900), (partner_force, 3100)):
        factories.CostShareFactory(
            participation=collaboration.participations.get(force=member), weight=weight
        )
    measure = factories.BenefitMeasureFactory(
        collaboration=collaboration, attribution_pct=Decimal(100)
    )
    for member in (force, partner_force):
        BenefitShare.objects.create(measure=measure, force=member, weight=5000)
    factories.ReadingFactory(measure=measure, amount=Decimal(1000))
    factories.SpendEntryFactory(collaboration=collaboration, amount=Decimal(100))
    drain_all()

    found = force_net_positions(collaboration, YEAR)

    assert [(row.cashable, row.cost, row.net) for row in found] == [
        (500, 69, 431),
        (500, 31, 469),
    ]


# --- funding, and money only ---------------------------------------------------------


def test_contributions_are_gross_less_grants_less_income():
    check = funding_check(Decimal(100), Decimal(20), Decimal(10), Decimal(75))

    assert (check.expected, check.difference) == (70, 5)
    assert not check.agrees


def test_what_is_not_recorded_is_no_difference():
    assert funding_check(None, None, None, Decimal(1)).difference is None
    unpaid = funding_check(Decimal(100), None, None, None)
    assert (unpaid.expected, unpaid.difference) == (100, None)
    assert unpaid.reason == "no contribution is recorded"


def test_the_funding_of_a_year_agrees(collaboration, force):
    factories.SpendEntryFactory(collaboration=collaboration, amount=Decimal(100))
    funding(collaboration, "grant", "25")
    funding(collaboration, "income", "15")
    funding(collaboration, "contribution", "60", force=force)
    drain_all()

    check = funding_check_of(collaboration, YEAR)

    assert check.agrees
    assert check.contributions == 60


def test_three_cashable_and_nothing_else_is_money_only(collaboration):
    for _ in range(3):
        factories.BenefitMeasureFactory(collaboration=collaboration)
    day = dt.date(2026, 3, 31)

    assert is_money_only_on(collaboration, day)

    other = factories.BenefitMeasureFactory(
        collaboration=collaboration, area=Area.SERVICE, type="quantified", unit="days"
    )
    assert not is_money_only_on(collaboration, day)

    # A dis-benefit is no benefit, and what was withdrawn is not live.
    other.is_dis_benefit = True
    other.save()
    assert is_money_only_on(collaboration, day)


def test_no_benefit_at_all_is_not_money_only():
    assert not is_money_only([])


@pytest.mark.parametrize("area", [area for area in Area if area != Area.FINANCIAL])
def test_one_benefit_of_another_area_is_beyond_money(area):
    assert not is_money_only([Area.FINANCIAL, area])
