"""Recording meetings and approvals: who was there, whose yes is needed."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from collaborations.models import Attendance, Meeting
from collaborations.reports.decision_timeline import one_decision, timeline
from collaborations.services.governance import (
    DECISION,
    record_approvals,
    record_outcome,
)
from collaborations.services.meetings import add_meeting, change_meeting
from collaborations.services.records import change_record
from collabtrack.shared.history import changes_to
from tests.factories import (
    DecisionFactory,
    ForceFactory,
    GovernanceBodyFactory,
    ParticipationFactory,
    PolicingBodyFactory,
)

pytestmark = pytest.mark.django_db

DAY = dt.date(2025, 6, 2)


@pytest.fixture
def board(collaboration):
    return GovernanceBodyFactory(collaboration=collaboration, name="Joint board")


def meet(board, by, *, present=(), **values):
    meeting = Meeting(
        collaboration=board.collaboration, body=board, **({"held_on": DAY} | values)
    )
    return add_meeting(meeting=meeting, present=present, by=by)


def marks(meeting):
    return {mark.party: mark.is_present for mark in meeting.attendances.all()}


def refusal(act, *args, **values):
    with pytest.raises(ValidationError) as error:
        act(*args, **values)
    return error.value.message_dict


def test_who_has_a_seat_and_is_not_ticked_was_absent(
    board, force, partner_force, analyst
):
    meeting = meet(board, analyst, present=[force], hours=Decimal(16))

    assert marks(meeting) == {force: True, partner_force: False}
    assert changes_to(meeting.attendances.get(force=force))[0].who == str(analyst)


def test_with_nobody_ticked_attendance_is_not_recorded(board, analyst):
    assert marks(meet(board, analyst)) == {}


def test_a_force_that_takes_no_part_was_not_there(board, collaboration, analyst):
    late = ForceFactory(name="Latecomer")
    ParticipationFactory(
        collaboration=collaboration, force=late, joined_on=dt.date(2025, 6, 3)
    )

    for outsider in (late, ForceFactory(name="Faraway")):
        told = refusal(meet, board, analyst, present=[outsider])
        assert told == {"present": [f"{outsider} took no part on 2 June 2025."]}
    assert not Meeting.objects.exists()


def test_a_party_without_a_seat_was_not_there(board, force, analyst):
    body = PolicingBodyFactory(force=force)

    told = refusal(meet, board, analyst, present=[body])

    assert "Northern Commissioner has no seat on Joint board." in told["present"][0]


def test_a_meeting_is_not_in_the_future(board, analyst):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    told = refusal(meet, board, analyst, held_on=tomorrow)

    assert told == {"held_on": ["Enter a day that is not in the future."]}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"hours": Decimal("-1")}, "hours"),
        ({"hours": Decimal(10_000_000)}, "hours"),
        ({"minutes_link": "javascript:alert(1)"}, "minutes_link"),
        ({"minutes_link": "https://x.org/" + "a" * 10_000}, "minutes_link"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(board, analyst, values, field):
    assert field in refusal(meet, board, analyst, **values)


def test_a_change_of_who_was_there_is_a_new_version(
    board, force, partner_force, analyst
):
    meeting = meet(board, analyst, present=[force])

    changed = change_meeting(
        meeting=meeting, values={}, present=[partner_force], by=analyst, version=1
    )

    assert marks(changed) == {force: False, partner_force: True}
    assert changed.version == 2


def test_who_saw_an_older_version_is_told(board, force, partner_force, analyst):
    meeting = meet(board, analyst, present=[force])
    record = {"meeting": meeting, "by": analyst, "version": 1}
    change_meeting(values={}, present=[partner_force], **record)

    with pytest.raises(ValidationError) as error:
        change_meeting(values={"hours": Decimal(4)}, **record)

    assert error.value.code == "changed_meanwhile"


def test_a_change_that_says_nothing_of_attendance_leaves_it(board, force, analyst):
    meeting = meet(board, analyst, present=[force])

    changed = change_meeting(meeting=meeting, values={"hours": Decimal(4)}, by=analyst)

    assert marks(changed)[force] is True
    assert (changed.hours, changed.version) == (Decimal(4), 2)


def test_a_meeting_does_not_move_to_a_day_when_its_parties_were_not_in(
    board, force, analyst
):
    meeting = meet(board, analyst, present=[force])

    told = refusal(
        change_meeting,
        meeting=meeting,
        values={"held_on": dt.date(2019, 1, 1)},
        by=analyst,
    )

    assert told == {"present": ["Northern took no part on 1 January 2019."]}


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_nobody_else_records_a_meeting(board, persona, request):
    with pytest.raises(PermissionDenied):
        meet(board, request.getfixturevalue(persona))

    assert not Attendance.objects.exists()


# --- approvals and facts of a matter -------------------------------------------------


@pytest.fixture
def matter(collaboration):
    made = DecisionFactory(collaboration=collaboration, raised_on=DAY)
    made.refresh_from_db()
    return made


def test_approvals_are_counted_by_party(matter, force, partner_force, analyst):
    decision = record_approvals(
        decision=matter, approvals={force: DAY, partner_force: None}, by=analyst
    )

    assert (decision.approvals_needed, decision.approvals_given) == (2, 1)
    assert decision.version == 2


def test_one_party_in_place_of_another_is_a_new_version(
    matter, force, partner_force, analyst
):
    record_approvals(decision=matter, approvals={force: None}, by=analyst)

    decision = record_approvals(
        decision=matter, approvals={partner_force: None}, by=analyst, version=2
    )

    assert decision.version == 3
    assert [row.party for row in decision.approvals.all()] == [partner_force]


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (dt.date(2025, 6, 1), "A matter cannot be approved before it was raised."),
        (dt.date(2999, 1, 1), "Enter a day that is not in the future."),
    ],
)
def test_an_approval_has_a_day_that_can_be(matter, force, analyst, day, message):
    told = refusal(
        record_approvals, decision=matter, approvals={force: day}, by=analyst
    )

    assert told == {"approvals": [message]}


def test_nobody_approves_who_takes_no_part(matter, analyst):
    told = refusal(
        record_approvals,
        decision=matter,
        approvals={ForceFactory(name="Faraway"): None},
        by=analyst,
    )

    assert told == {"approvals": ["Faraway takes no part in this collaboration."]}


def test_a_closed_matter_needs_no_approval_and_keeps_its_facts(matter, force, analyst):
    record_outcome(decision=matter, outcome="approved", on=DAY, by=analyst)
    record = {"by": analyst}

    with pytest.raises(ValidationError, match="was approved on 2 June 2025"):
        record_approvals(decision=matter, approvals={force: None}, **record)
    with pytest.raises(ValidationError, match="was approved on 2 June 2025"):
        change_record(
            record=matter, kind=DECISION, values={"matter": "Other"}, **record
        )


def test_named_approvals_are_not_contradicted_by_a_number(matter, force, analyst):
    record_approvals(decision=matter, approvals={force: None}, by=analyst)

    with pytest.raises(ValidationError, match="1 are named"):
        change_record(
            record=matter, kind=DECISION, values={"approvals_needed": 3}, by=analyst
        )
    with pytest.raises(ValidationError, match="0 are named"):
        record_outcome(
            decision=matter,
            outcome="approved",
            on=DAY,
            approvals_given=1,
            by=analyst,
        )


def test_a_matter_is_not_raised_after_it_was_considered(matter, analyst):
    record_outcome(
        decision=matter, outcome="deferred", on=dt.date(2025, 6, 3), by=analyst
    )

    with pytest.raises(ValidationError, match="before it was raised"):
        change_record(
            record=matter,
            kind=DECISION,
            values={"raised_on": dt.date(2025, 6, 4)},
            by=analyst,
        )


def test_the_timeline_tells_all_that_happened_in_order(matter, force, analyst):
    record = {"decision": matter, "by": analyst}
    record_outcome(
        outcome="deferred", on=dt.date(2025, 6, 3), waits_for="the PCC", **record
    )
    record_outcome(outcome="returned", on=dt.date(2025, 6, 5), **record)
    record_approvals(approvals={force: dt.date(2025, 6, 4)}, **record)
    record_outcome(outcome="approved", on=dt.date(2025, 7, 1), **record)

    told = timeline(one_decision(matter.pk))

    assert [(moment.day.day, moment.what) for moment in told] == [
        (2, "Raised"),
        (3, "Considered and deferred"),
        (4, "Approved by Northern"),
        (5, "Considered and returned"),
        (1, "Approved"),
    ]
    assert told[1].note == "It waited with the PCC."
