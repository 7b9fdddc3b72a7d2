"""Correcting and undoing the newest shares, and agreeing votes, at the services."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import Collaboration, CostShare, Participation, VoteShare
from collaborations.reports.shares import agreed_shares
from collaborations.services.cost_shares import (
    change_cost_shares,
    correct_cost_shares,
    undo_cost_shares,
)
from collaborations.services.votes import change_votes, correct_votes, undo_votes
from collabtrack.shared.history import changes_to
from tests import factories

pytestmark = pytest.mark.django_db
FIRST, SECOND = dt.date(2025, 4, 1), dt.date(2026, 4, 1)
WHY = "The agreement says so."


@pytest.fixture
def members(collaboration: Collaboration) -> list[Participation]:
    """Northern and Southern."""
    found = collaboration.participations.select_related("force")
    return list(found.order_by("force__slug"))


@pytest.fixture
def agree(collaboration, members, lead):
    def agreed(first, second, starts_on, call=change_cost_shares, **changes):
        shares = dict(zip(members, (Decimal(first), Decimal(second)), strict=True))
        return call(
            collaboration=collaboration,
            shares=shares,
            starts_on=starts_on,
            **{"by": lead, **changes},
        )

    return agreed


@pytest.fixture
def vote(collaboration, members, lead):
    def voted(first, second, starts_on=FIRST, call=change_votes, **changes):
        return call(
            collaboration=collaboration,
            votes=dict(zip(members, (first, second), strict=True)),
            starts_on=starts_on,
            **{"by": lead, **changes},
        )

    return voted


def _refusal(call, *args, **kwargs) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        call(*args, **kwargs)
    return refused.value.messages


def _periods(member, shares="cost_shares"):
    rows = getattr(member, shares).order_by("starts_on")
    return list(rows.values_list("weight", "starts_on", "ends_on"))


def test_a_correction_writes_over_the_newest_set_and_the_history_keeps_the_old(
    agree, members
):
    share, _ = agree(60, 40, FIRST)

    agree(65, 35, FIRST, correct_cost_shares, reason=WHY)

    assert [_periods(member) for member in members] == [
        [(6500, FIRST, None)],
        [(3500, FIRST, None)],
    ]
    (change,) = [c for c in changes_to(share) if c.field == "weight"]
    assert (change.before, change.after, change.why) == (6000, 6500, WHY)


def test_a_correction_of_earlier_shares_is_refused(agree):
    agree(60, 40, FIRST)
    agree(50, 50, SECOND)

    assert _refusal(agree, 65, 35, FIRST, correct_cost_shares, reason=WHY) == [
        "The newest shares hold from 1 April 2026. Only those can be changed."
    ]


def test_a_correction_obeys_the_rules_of_an_agreement(agree):
    agree(60, 40, FIRST)

    assert _refusal(agree, 60, 39, FIRST, correct_cost_shares, reason=WHY) == [
        "The shares total 99.00%. Add 1.00 to reach 100.00%."
    ]
    assert _refusal(agree, 65, 35, FIRST, correct_cost_shares, reason=" ") == [
        "Say why the shares are corrected."
    ]


def test_a_correction_follows_who_took_part_on_the_first_day(
    agree, collaboration, members, lead
):
    agree(60, 40, FIRST)
    eastern = factories.ParticipationFactory(
        collaboration=collaboration, joined_on=FIRST
    )
    northern, southern = members
    Participation.objects.filter(pk=southern.pk).update(joined_on=SECOND)

    correct_cost_shares(
        collaboration=collaboration,
        shares={northern: Decimal(70), eastern: Decimal(30)},
        starts_on=FIRST,
        reason=WHY,
        by=lead,
    )

    assert _periods(eastern) == [(3000, FIRST, None)]
    assert _periods(southern) == []


def test_an_undone_set_is_gone_and_the_former_holds_again(
    agree, collaboration, members, lead
):
    agree(60, 40, FIRST)
    agree(50, 50, SECOND)

    undo_cost_shares(collaboration=collaboration, starts_on=SECOND, by=lead)

    assert _periods(members[0]) == [(6000, FIRST, None)]
    assert agreed_shares(collaboration, SECOND)[members[1].pk].cost == Decimal("40.00")


def test_a_share_that_ended_with_its_force_stays_ended_after_an_undo(
    agree, collaboration, members, lead
):
    last = SECOND - dt.timedelta(days=1)
    agree(60, 40, FIRST)
    Participation.objects.filter(pk=members[1].pk).update(left_on=last)
    CostShare.objects.filter(participation=members[1]).update(ends_on=last)
    change_cost_shares(
        collaboration=collaboration,
        shares={members[0]: Decimal(100)},
        starts_on=SECOND,
        by=lead,
    )

    undo_cost_shares(collaboration=collaboration, starts_on=SECOND, by=lead)

    assert _periods(members[0]) == [(6000, FIRST, None)]
    assert _periods(members[1]) == [(4000, FIRST, last)]


def test_only_the_newest_set_is_undone(agree, collaboration, lead):
    undo = {"collaboration": collaboration, "by": lead}
    assert _refusal(undo_cost_shares, starts_on=FIRST, **undo) == [
        "No shares are agreed, so there are none to change."
    ]
    agree(60, 40, FIRST)
    agree(50, 50, SECOND)

    assert _refusal(undo_cost_shares, starts_on=FIRST, **undo) == [
        "The newest shares hold from 1 April 2026. Only those can be changed."
    ]
    assert CostShare.objects.count() == 4


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger"])
def test_only_writers_correct_and_undo(persona, agree, vote, collaboration, request):
    agree(60, 40, FIRST)
    vote(1, 1)
    by = request.getfixturevalue(persona)

    with pytest.raises(PermissionDenied):
        agree(50, 50, FIRST, correct_cost_shares, reason=WHY, by=by)
    with pytest.raises(PermissionDenied):
        vote(2, 1, FIRST, correct_votes, reason=WHY, by=by)
    for undo in (undo_cost_shares, undo_votes):
        with pytest.raises(PermissionDenied):
            undo(collaboration=collaboration, starts_on=FIRST, by=by)


def test_votes_are_shares_of_their_sum(vote, collaboration, members):
    vote(2, 1)

    shares = agreed_shares(collaboration, FIRST)

    assert [shares[member.pk].vote for member in members] == [
        Decimal("66.67"),
        Decimal("33.33"),
    ]


def test_new_votes_end_the_earlier_ones_and_an_undo_restores_them(
    vote, collaboration, members, lead
):
    vote(1, 1)
    vote(2, 1, SECOND)
    ended = _periods(members[0], "vote_shares")

    undo_votes(collaboration=collaboration, starts_on=SECOND, by=lead)

    assert ended == [(1, FIRST, dt.date(2026, 3, 31)), (2, SECOND, None)]
    assert _periods(members[0], "vote_shares") == [(1, FIRST, None)]


def test_votes_are_corrected_with_a_reason(vote, members):
    vote(1, 1)

    vote(3, 1, FIRST, correct_votes, reason=WHY)

    assert _periods(members[0], "vote_shares") == [(3, FIRST, None)]
    assert _refusal(vote, 4, 1, FIRST, correct_votes, reason="") == [
        "Say why the shares are corrected."
    ]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (0, 0, "Give at least one force a vote."),
        (-1, 2, "Northern needs a whole number of votes, 0 to 1,000,000."),
        (1, 1_000_001, "Southern needs a whole number of votes, 0 to 1,000,000."),
    ],
)
def test_votes_that_cannot_be_are_refused(first, second, said, vote):
    assert _refusal(vote, first, second) == [said]
    assert not VoteShare.objects.exists()


def test_a_force_that_takes_part_must_be_given_its_votes(collaboration, members, lead):
    votes = {members[0]: 1}

    assert _refusal(
        change_votes, collaboration=collaboration, votes=votes, starts_on=FIRST, by=lead
    ) == ["Southern takes part on 1 April 2025. Enter its votes, or 0."]
