"""Bringing in the meetings of many months at once, as old minutes tell them."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import Meeting
from collaborations.services.meetings import record_meetings
from collabtrack.shared.history import changes_to
from tests.factories import ForceFactory, GovernanceBodyFactory

pytestmark = pytest.mark.django_db

MARCH, JUNE = dt.date(2025, 3, 3), dt.date(2025, 6, 2)


@pytest.fixture
def board(collaboration):
    return GovernanceBodyFactory(collaboration=collaboration, name="Joint board")


def record(board, by, *, in_march=(), in_june=()):
    meetings = [
        (Meeting(body=board, held_on=MARCH), in_march),
        (Meeting(body=board, held_on=JUNE), in_june),
    ]
    return record_meetings(collaboration=board.collaboration, meetings=meetings, by=by)


def marks(meeting):
    return {mark.party: mark.is_present for mark in meeting.attendances.all()}


def test_each_meeting_says_who_was_there(board, force, partner_force, analyst):
    first, second = record(board, analyst, in_march=[force])

    assert marks(first) == {force: True, partner_force: False}
    assert marks(second) == {}
    assert changes_to(first.attendances.get(force=force))[0].who == str(analyst)


def test_one_meeting_that_cannot_be_keeps_out_the_others(board, force, analyst):
    with pytest.raises(ValidationError, match="Faraway took no part on 2 June 2025"):
        record(board, analyst, in_march=[force], in_june=[ForceFactory(name="Faraway")])

    assert not Meeting.objects.exists()


def test_strangers_bring_in_no_meetings(board, stranger):
    with pytest.raises(PermissionDenied):
        record(board, stranger)
