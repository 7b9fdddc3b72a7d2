"""Recording a meeting of a body, and which of the parties with a seat were there."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from collaborations.access import Action
from collaborations.models import Attendance, Collaboration, Force, Meeting
from collaborations.reports.parties import Party, Seats, parties_of, sitting_on
from collaborations.services.dates import refuse_future
from collaborations.services.many import add_records, save_many
from collaborations.services.records import RecordKind, add_record, change_record
from collabtrack.shared.history import Save, changes_made_by, rows_before
from collabtrack.shared.templatetags.figures import uk_date


def _check_meeting(meeting: Meeting) -> None:
    refuse_future("held_on", meeting.held_on)


def _restore(meeting: Meeting, save: Save, by: Any) -> None:
    """Put back the meeting and the marks of who was there."""
    for name in MEETING.fields:
        setattr(meeting, name, save.before[name])
    meeting.full_clean()
    meeting.save()
    rows = rows_before(save, Attendance, meeting=meeting.pk)
    marks = {row["force"] or row["policing_body"]: row["is_present"] for row in rows}
    if _put_marks(meeting, marks, by):
        Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1)


MEETING = RecordKind(
    model=Meeting,
    action=Action.RECORD_DECISION,
    fields=("body", "held_on", "hours", "minutes_link"),
    check=_check_meeting,
    restore=_restore,
)


@transaction.atomic
def add_meeting(*, meeting: Meeting, present: Collection[Party], by: Any) -> Meeting:
    """Save a new meeting; with nobody present, attendance is not recorded.

    Raises PermissionDenied, or ValidationError by field.
    """
    with changes_made_by(by):
        made = add_record(record=meeting, kind=MEETING, by=by)
        _mark(made, present, by)
    return made


@transaction.atomic
def record_meetings(
    *,
    collaboration: Collaboration,
    meetings: Sequence[tuple[Meeting, Collection[Party]]],
    by: Any,
) -> list[Meeting]:
    """Bring in meetings as old minutes tell them, each with those present; all or none.

    Raises as add_meeting does.
    """
    made = add_records(
        collaboration=collaboration,
        records=[meeting for meeting, _ in meetings],
        kind=MEETING,
        by=by,
    )
    marks, seats = [], Seats(collaboration)
    for meeting, present in meetings:
        seated = seats.on(meeting.body, meeting.held_on)
        _refuse_unseated(meeting, present, seated)
        if present:
            marks += [
                _new_mark(meeting, who, is_present=who in present) for who in seated
            ]
    with changes_made_by(by):
        save_many(marks)
    return made


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    values: Mapping[str, Any],
    by: Any,
    present: Collection[Party] | None = None,
    version: int | None = None,
) -> Meeting:
    """Write over a meeting; without `present`, those who were there stay.

    Raises PermissionDenied, or ValidationError by field: with code
    `changed_meanwhile` when somebody was quicker.
    """
    # One save, so that one undo takes all of it back.
    with changes_made_by(by):
        changed = change_record(
            record=meeting, kind=MEETING, values=values, by=by, version=version
        )
        if present is None:
            there = changed.attendances.filter(is_present=True)
            present = [mark.party for mark in there.select_related(*Attendance.PARTY)]
        if _mark(changed, present, by):
            # Who was there is part of the record: its version grows along.
            Meeting.objects.filter(pk=changed.pk).update(version=F("version") + 1)
    changed.refresh_from_db(fields=["version"])
    return changed


def _mark(meeting: Meeting, present: Collection[Party], by: Any) -> bool:
    """Make the marks say who was there; give whether any of them changed."""
    seated = sitting_on(meeting.body, on=meeting.held_on)
    _refuse_unseated(meeting, present, seated)
    wanted = {party: party in present for party in seated} if present else {}
    return _put_marks(meeting, wanted, by)


def _put_marks(meeting: Meeting, wanted: Mapping[Party, bool], by: Any) -> bool:
    marks = meeting.attendances.select_related(*Attendance.PARTY)
    before = {mark.party: mark.is_present for mark in marks}
    if before == wanted:
        return False
    with changes_made_by(by):
        for mark in marks:
            if mark.party not in wanted:
                mark.delete()
            elif mark.is_present != wanted[mark.party]:
                mark.is_present = wanted[mark.party]
                mark.save()
        for party in wanted.keys() - before.keys():
            _save_mark(meeting, party, is_present=wanted[party])
    return True


def _save_mark(meeting: Meeting, party: Party, *, is_present: bool) -> None:
    mark = _new_mark(meeting, party, is_present=is_present)
    mark.full_clean()
    mark.save()


def _new_mark(meeting: Meeting, party: Party, *, is_present: bool) -> Attendance:
    kind = "force" if isinstance(party, Force) else "policing_body"
    return Attendance(meeting=meeting, is_present=is_present, **{kind: party})


def _refuse_unseated(
    meeting: Meeting, present: Collection[Party], seated: Collection[Party]
) -> None:
    stray = next((party for party in present if party not in seated), None)
    if stray is None:
        return
    if stray not in parties_of(meeting.collaboration, on=meeting.held_on):
        day = uk_date(meeting.held_on)
        raise ValidationError({"present": f"{stray} took no part on {day}."})
    raise ValidationError(
        {
            "present": f"{stray} has no seat on {meeting.body}. Change who sits"
            " on it, or leave it out."
        }
    )
