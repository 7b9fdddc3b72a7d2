"""Double counting: warnings and pools (product.md 3.4.6, case G1; rules.md 1.9)."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import OverlapGroup, OverlapMember
from benefits.reports.overlap_pools import claims_in_year, pool_in_year, pool_of
from benefits.reports.overlaps import (
    Cause,
    Claimant,
    overlap_warnings,
    overlaps_among,
)
from collaborations.models import Collaboration
from collabtrack.shared.financial_years import FinancialYear
from tests import factories
from tests.benefits.ledger_rows import drain_all

YEAR = FinancialYear(2025)
DAY = dt.date(2026, 3, 31)


def claimant(reference, **fields):
    usual = {
        "name": "Fleet saving",
        "collaboration": "C-0001",
        "forces": frozenset({"kent", "essex"}),
        "years": (2024, 2026),
    }
    return Claimant(reference, **{**usual, **fields})


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"name": "  fleet  SAVING "},
        {"years": (2026, 2030)},
        {"forces": frozenset({"kent"})},
    ],
)
def test_same_force_measure_and_period_overlap(other):
    (warning,) = overlaps_among([claimant("B-2", **other), claimant("B-1")])

    assert warning.cause == Cause.SAME_MEASURE
    assert (warning.first.reference, warning.second.reference) == ("B-1", "B-2")
    assert "kent" in warning.forces
    assert not warning.is_settled


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Other saving"},
        {"years": (2027, 2030)},
        {"forces": frozenset({"surrey"})},
    ],
)
def test_another_force_measure_or_period_does_not(other):
    assert overlaps_among([claimant("B-1"), claimant("B-2", **other)]) == ()


def test_the_same_library_measure_overlaps_whatever_its_name():
    first = claimant("B-1", library=7)
    second = claimant("B-2", library=7, name="Vehicles")

    (warning,) = overlaps_among([first, second])

    assert warning.cause == Cause.SAME_MEASURE


def test_the_same_budget_line_and_year_overlap_whatever_the_measure():
    first = claimant("B-1", budget=("4410 Fleet", YEAR))
    same = claimant("B-2", name="Fuel", budget=("4410 fleet", YEAR), years=(2030, 2031))
    later = claimant("B-3", name="Tyres", budget=("4410 Fleet", YEAR.next))

    (warning,) = overlaps_among([first, same, later])

    assert warning.cause == Cause.SAME_BUDGET
    assert warning.second.reference == "B-2"


def test_one_group_settles_and_two_do_not():
    grouped = [claimant("B-1", group=1), claimant("B-2", group=1)]
    apart = [claimant("B-1", group=1), claimant("B-2", group=2)]

    assert [each.is_settled for each in overlaps_among(grouped)] == [True]
    assert [each.is_settled for each in overlaps_among(apart)] == [False]


# --- pools ---------------------------------------------------------------------------


def test_g1_each_claims_all_of_a_pool_of_300000():
    claims = dict.fromkeys(("A", "B", "C"), Decimal(300_000))

    pool = pool_of(claims, {"A": 5000, "B": 3000, "C": 2000}, Decimal(300_000))

    assert [line.counts for line in pool.lines] == [150_000, 90_000, 60_000]
    assert (pool.counts, pool.over_claim) == (300_000, 600_000)
    assert sum(line.cut_off for line in pool.lines) == 600_000


def test_an_over_claim_is_never_below_0():
    pool = pool_of({"A": Decimal(100)}, {"A": 5000, "B": 5000}, Decimal(300))

    assert (pool.over_claim, pool.counts) == (0, 100)


def test_a_pool_is_split_to_the_penny():
    claims = dict.fromkeys(("A", "B", "C"), Decimal(100))

    pool = pool_of(claims, dict.fromkeys(("A", "B", "C"), 1), Decimal(100))

    assert [str(line.most) for line in pool.lines] == ["33.34", "33.33", "33.33"]


# --- what a user sees ----------------------------------------------------------------


@pytest.fixture
def twins(collaboration, force):
    """Two collaborations of one force that claim the same."""
    other = factories.CollaborationFactory(reference="C-0500")
    factories.ParticipationFactory(collaboration=other, force=force)
    return [
        factories.BenefitMeasureFactory(
            collaboration=each, name="Fleet saving", attribution_pct=Decimal(50)
        )
        for each in (collaboration, other)
    ]


def grouped(measures, **fields):
    group = OverlapGroup.objects.create(
        collaboration=measures[0].collaboration,
        name="Fleet",
        **{"rule": "primary", **fields},
    )
    for measure in measures:
        weight = 5000 if group.rule == "pool" else None
        OverlapMember.objects.create(group=group, measure=measure, weight=weight)
    return group


def test_two_collaborations_that_claim_the_same_are_warned_of(twins, analyst):
    (warning,) = overlap_warnings(analyst, on=DAY)

    assert warning.forces == ("northern",)
    assert (warning.first.collaboration, warning.second.collaboration) == (
        "C-0412",
        "C-0500",
    )


def test_an_overlap_group_settles_it(twins, analyst):
    grouped(twins)

    (warning,) = overlap_warnings(analyst, on=DAY)

    assert warning.is_settled


def test_a_measure_read_by_other_forces_does_not_overlap(twins, analyst, partner_force):
    factories.ReadingFactory(measure=twins[0], force=partner_force)

    assert overlap_warnings(analyst, on=DAY) == ()


def test_years_that_are_not_stated_are_those_recorded(twins, analyst):
    factories.ReadingFactory(
        measure=twins[0], starts_on=dt.date(2019, 4, 1), ends_on=dt.date(2020, 3, 31)
    )
    factories.TargetFactory(measure=twins[1])

    assert overlap_warnings(analyst, on=DAY) == ()


def test_withdrawn_measures_dis_benefits_and_programmes_are_left_out(twins, analyst):
    first, second = twins
    first.withdrawn_on, first.withdrawn_because = DAY, "Merged"
    first.save()
    assert overlap_warnings(analyst, on=DAY) == ()
    assert len(overlap_warnings(analyst, on=dt.date(2026, 3, 30))) == 1

    first.withdrawn_on, first.withdrawn_because = None, ""
    first.save()
    Collaboration.objects.filter(pk=second.collaboration_id).update(
        row_kind="programme"
    )
    assert overlap_warnings(analyst, on=DAY) == ()


def test_what_was_published_is_nobodys_claim(twins, analyst):
    Collaboration.objects.filter(pk=twins[1].collaboration_id).update(origin="register")

    assert overlap_warnings(analyst, on=DAY) == ()


def test_of_one_collaboration_only_its_own(twins, analyst):
    outside = factories.CollaborationFactory()

    assert overlap_warnings(analyst, on=DAY, collaboration=outside) == ()
    own = twins[0].collaboration
    assert len(overlap_warnings(analyst, on=DAY, collaboration=own)) == 1


def test_nothing_is_told_of_what_the_user_does_not_see(twins, analyst, inspector):
    hidden = twins[1].collaboration
    hidden.is_restricted = True
    hidden.save()

    assert overlap_warnings(analyst, on=DAY) == ()

    factories.ClearanceFactory(user=inspector, collaboration=hidden)
    assert len(overlap_warnings(inspector, on=DAY)) == 1


def test_a_pools_claims_are_readings_after_attribution(
    twins, analyst, force, partner_force
):
    pool = grouped(twins, rule="pool", ceiling=Decimal(60))
    factories.ReadingFactory(measure=twins[0], force=force, amount=Decimal("0.01"))
    factories.ReadingFactory(measure=twins[0], amount=Decimal(100))
    factories.ReadingFactory(measure=twins[1], amount=Decimal(40))
    drain_all()

    found = pool_in_year(analyst, pool, YEAR)

    # Half a penny of the force goes to the collaboration: a part's tie, as stored.
    claims = {line.reference: line.claim for line in found.lines}
    assert claims == {
        twins[0].reference: Decimal("50.01"),
        twins[1].reference: Decimal("20.00"),
    }
    assert [line.counts for line in found.lines] == [30, 20]
    assert found.over_claim == Decimal("10.01")
    stored = twins[0].collaboration.year_rollups.get().realised_cut_off
    assert found.lines[0].cut_off == stored


def test_a_pool_tells_nothing_of_a_member_that_is_hidden(twins, analyst):
    pool = grouped(twins, rule="pool", ceiling=Decimal(60))
    for measure in twins:
        factories.ReadingFactory(measure=measure, amount=Decimal(100))
    hidden = twins[1].collaboration
    hidden.is_restricted = True
    hidden.save()
    drain_all()

    found = pool_in_year(analyst, pool, YEAR)

    assert [line.reference for line in found.lines] == [twins[0].reference]
    assert (found.claimed, found.over_claim) == (50, 0)


def test_a_group_with_a_primary_is_no_pool(twins, analyst):
    assert pool_in_year(analyst, grouped(twins), YEAR) is None


def test_a_measure_without_a_reading_claims_nothing(twins):
    assert claims_in_year(twins, YEAR) == {}
