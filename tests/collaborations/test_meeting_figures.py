"""Governance hours and full meetings, worked by hand; missing is not zero."""

import datetime as dt
from decimal import Decimal

import pytest

from collaborations.reports.governance import waiting
from collaborations.reports.meetings import meeting_figures, meetings_held, tiers
from collaborations.reports.parties import sitting_on
from tests.factories import (
    DecisionFactory,
    GovernanceBodyFactory,
    ParticipationFactory,
    PolicingBodyFactory,
)
from tests.factories.accountability import (
    AttendanceFactory,
    DecisionApprovalFactory,
    MeetingFactory,
)

pytestmark = pytest.mark.django_db

ON = dt.date(2026, 3, 31)


@pytest.fixture
def board(collaboration):
    return GovernanceBodyFactory(collaboration=collaboration, name="Joint board")


def met(board, day, *, hours=None, present=(), absent=()):
    meeting = MeetingFactory(body=board, held_on=day, hours=hours)
    for force in (*present, *absent):
        AttendanceFactory(meeting=meeting, force=force, is_present=force in present)
    return meeting


def figures(collaboration, on=ON):
    return meeting_figures(meetings_held(collaboration, on=on), on=on)


def test_hours_of_the_12_months_are_added_up(collaboration, board):
    met(board, dt.date(2025, 3, 31), hours=Decimal(100))
    met(board, dt.date(2025, 4, 1), hours=Decimal("10.5"))
    met(board, dt.date(2026, 3, 31), hours=Decimal(20))
    met(board, dt.date(2026, 4, 1), hours=Decimal(100))

    found = figures(collaboration)

    # The first day is out by one and so is the last: 10.5 + 20.
    assert (found.hours, found.meetings) == (Decimal("30.5"), 2)


def test_a_meeting_without_hours_is_counted_apart(collaboration, board):
    met(board, dt.date(2025, 5, 1), hours=Decimal(8))
    met(board, dt.date(2025, 6, 1))

    found = figures(collaboration)

    assert (found.hours, found.with_hours, found.meetings) == (Decimal(8), 1, 2)


def test_no_hours_at_all_are_not_zero_hours(collaboration, board):
    met(board, dt.date(2025, 5, 1))

    assert figures(collaboration).hours is None


def test_without_a_meeting_there_are_no_figures(collaboration):
    assert figures(collaboration) is None


def test_the_share_is_of_the_meetings_with_attendance(
    collaboration, board, force, partner_force
):
    met(board, dt.date(2025, 5, 1), present=(force, partner_force))
    met(board, dt.date(2025, 6, 1), present=(force, partner_force))
    met(board, dt.date(2025, 7, 1), present=(force,), absent=(partner_force,))
    met(board, dt.date(2025, 8, 1))

    found = figures(collaboration)

    assert (found.with_everybody, found.with_attendance, found.meetings) == (2, 3, 4)
    # 2 of 3: 66.666…
    assert round(found.full_share, 1) == Decimal("66.7")


def test_without_attendance_there_is_no_share(collaboration, board):
    met(board, dt.date(2025, 5, 1))

    assert figures(collaboration).full_share is None


def test_a_meeting_that_nobody_came_to_was_not_full(collaboration, board, force):
    met(board, dt.date(2025, 5, 1), absent=(force,))

    assert figures(collaboration).full_share == 0


def test_meetings_are_listed_newest_first_with_who_was_there(
    collaboration, board, force, partner_force
):
    met(board, dt.date(2025, 5, 1))
    met(board, dt.date(2025, 6, 1), present=(partner_force,), absent=(force,))

    newest, oldest = meetings_held(collaboration, on=ON)

    assert (newest.present, newest.absent) == (("Southern",), ("Northern",))
    assert not oldest.is_attendance_recorded


def test_tiers_are_counted_once_each(collaboration):
    assert tiers(collaboration) is None

    for tier in (1, 2, 2):
        GovernanceBodyFactory(collaboration=collaboration, tier=tier)

    assert tiers(collaboration) == 2


@pytest.mark.parametrize(
    ("seats", "parties"),
    [
        ("forces", ["Northern", "Southern"]),
        ("policing_bodies", ["Northern Commissioner"]),
        ("both", ["Northern", "Southern", "Northern Commissioner"]),
    ],
)
def test_who_sits_on_a_body_on_a_day(collaboration, force, board, seats, parties):
    PolicingBodyFactory(force=force)
    PolicingBodyFactory(force=force, name="Old PCC", ends_on=dt.date(2021, 1, 1))
    ParticipationFactory(collaboration=collaboration, joined_on=dt.date(2026, 4, 1))
    board.seats = seats

    assert [str(party) for party in sitting_on(board, on=ON)] == parties


def test_a_matter_waits_with_those_whose_approval_is_missing(
    collaboration, board, force, partner_force
):
    matter = DecisionFactory(collaboration=collaboration, body=board)
    DecisionApprovalFactory(decision=matter, force=force, given_on=ON)
    DecisionApprovalFactory(decision=matter, force=partner_force)

    (row,) = waiting(collaboration, on=ON)

    assert row.whom == "Southern"


def test_a_matter_with_every_approval_waits_with_its_body(collaboration, board, force):
    matter = DecisionFactory(collaboration=collaboration, body=board)
    DecisionApprovalFactory(decision=matter, force=force, given_on=ON)

    (row,) = waiting(collaboration, on=ON)

    assert row.whom == "Joint board"
