"""Fairness gaps per force (product.md 3.6, rules.md 1.4)."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import BenefitShare
from benefits.reports.fairness import NOTHING_SPLIT, fairness, gap, shares_of
from collabtrack.shared.financial_years import FinancialYear
from tests import factories
from tests.benefits.ledger_rows import drain_all, force_row

YEAR = FinancialYear(2025)
DAY = dt.date(2026, 3, 31)


def test_warwickshire_and_west_mercia_are_19_points_apart():
    cost = shares_of({"west-mercia": Decimal(69), "warwickshire": Decimal(31)})
    votes = shares_of({"west-mercia": Decimal(1), "warwickshire": Decimal(1)})

    assert gap(cost["west-mercia"], votes["west-mercia"]) == 19
    assert gap(cost["warwickshire"], votes["warwickshire"]) == -19


def test_shares_of_nothing_are_not_known():
    assert shares_of({}) == {}
    assert shares_of({"a": Decimal(5), "b": Decimal(-5)}) == {}
    assert gap(Decimal(50), None) is None


@pytest.fixture
def alliance(collaboration, force, partner_force):
    for member, weight in ((force, 6900), (partner_force, 3100)):
        one = collaboration.participations.get(force=member)
        factories.CostShareFactory(participation=one, weight=weight)
        factories.VoteShareFactory(participation=one)
    return collaboration


def test_a_force_bears_more_than_it_decides_and_gains(alliance, force, partner_force):
    force_row(alliance, force, realised_cashable="300", realised_cost_avoidance="100")
    force_row(alliance, partner_force, realised_non_cashable="600")

    found = fairness(alliance, YEAR, on=DAY)

    bears, gains = found.forces
    assert (bears.cost_share, bears.benefit_share, bears.benefit_gap) == (69, 40, 29)
    assert (gains.benefit_gap, gains.vote_gap) == (-29, -19)
    assert (bears.monetised, bears.of_which_cashable) == (400, 300)
    assert (found.largest_benefit_gap, found.largest_vote_gap) == (29, 19)


def test_benefits_that_are_not_split_are_said_beside(alliance, force):
    force_row(alliance, force, realised_cashable="300")
    force_row(alliance, None, realised_cashable="700")

    found = fairness(alliance, YEAR, on=DAY)

    assert (found.split, found.not_split) == (300, 700)
    assert [row.benefit_share for row in found.forces] == [100, None]


def test_a_benefit_of_the_whole_is_never_split_by_cost_share(alliance):
    measure = factories.BenefitMeasureFactory(
        collaboration=alliance, attribution_pct=Decimal(100)
    )
    factories.ReadingFactory(measure=measure)
    drain_all()

    found = fairness(alliance, YEAR, on=DAY)

    assert found.reason == NOTHING_SPLIT
    assert found.not_split == 1000
    assert [row.benefit_gap for row in found.forces] == [None, None]


def test_a_benefit_is_split_by_its_own_shares(alliance, force, partner_force):
    measure = factories.BenefitMeasureFactory(
        collaboration=alliance, attribution_pct=Decimal(100)
    )
    for member, weight in ((force, 2500), (partner_force, 7500)):
        BenefitShare.objects.create(measure=measure, force=member, weight=weight)
    factories.ReadingFactory(measure=measure)
    drain_all()

    found = fairness(alliance, YEAR, on=DAY)

    assert [row.benefit_gap for row in found.forces] == [44, -44]


def test_without_votes_that_gap_is_not_known(collaboration, force):
    force_row(collaboration, force, realised_cashable="300")

    (found,) = fairness(collaboration, YEAR, on=DAY).forces

    assert (found.cost_share, found.benefit_share, found.benefit_gap) == (
        None,
        100,
        None,
    )
