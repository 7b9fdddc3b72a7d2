"""Moving a collaboration from one status to the next, each move on its day."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from collaborations import access
from collaborations.access import Action
from collaborations.models import (
    Collaboration,
    Ending,
    Participation,
    Precision,
    StatusChange,
)
from collaborations.services.collaborations import lead_joins
from collaborations.services.dates import refuse_future
from collaborations.services.many import cleaned
from collaborations.services.records import refuse_changed
from collaborations.services.register_rows import refuse_published
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date

Status = Collaboration.Status
_LEAVING = (Status.ENDING, Status.TRANSFERRING, Status.ENDED, Status.ABSORBED)
# What may follow what. What is over stays so: a mistake is taken back instead.
MOVES: dict[str, tuple[Status, ...]] = {
    Status.PROPOSED: (Status.SETTING_UP, Status.LIVE, Status.ENDED),
    Status.SETTING_UP: (Status.PROPOSED, Status.LIVE, Status.ENDED),
    Status.LIVE: (Status.UNDER_REVIEW, *_LEAVING),
    Status.UNDER_REVIEW: (Status.LIVE, *_LEAVING),
    Status.ENDING: (Status.LIVE, *_LEAVING[1:]),
    Status.TRANSFERRING: (Status.LIVE, Status.ENDED, Status.ABSORBED),
}


def allowed_moves(collaboration: Collaboration) -> tuple[Status, ...]:
    return MOVES.get(collaboration.status, ())


@transaction.atomic
def move_collaboration(
    *,
    collaboration: Collaboration,
    status: str,
    on: dt.date,
    by: Any,
    reason: str = "",
    ended_because: str = "",
    version: int | None = None,
) -> StatusChange:
    """Move it to another status: going live starts it on that day, being over ends it.

    `ended_because` is a Collaboration.EndingReason, for what is over. Raises
    PermissionDenied, or ValidationError under `status`, `on` or `ended_because`, and
    with code `changed_meanwhile` for a stale version.
    """
    held = _held(collaboration, by)
    refuse_changed(held, version)
    _refuse_move(held, status)
    _refuse_order(held, on)
    move = StatusChange(
        collaboration=held,
        from_status=held.status,
        to_status=status,
        moved_on=on,
        reason=reason,
    )
    _apply(held, move, ended_because)
    _refuse_end(held)
    with cleaned(held, move), changes_made_by(by, reason=reason):
        held.save()
        move.save()
        lead_joins(held)
    _read_back(held, collaboration)
    move.refresh_from_db(fields=["number", "version"])
    return move


@transaction.atomic
def take_back_last_move(
    *, collaboration: Collaboration, by: Any, version: int | None = None
) -> Collaboration:
    """Undo the last move, which was a mistake: the history keeps it.

    Where it ended, a closing record that was closed is a draft again.
    Raises PermissionDenied, or ValidationError where nothing was moved or, with code
    `changed_meanwhile`, for a stale version.
    """
    held = _held(collaboration, by)
    refuse_changed(held, version)
    last: StatusChange | None = held.status_changes.order_by("-number").first()
    if last is None or last.to_status != held.status:
        raise ValidationError("There is no move to take back.")
    held.status = last.from_status
    if last.is_going_live:
        held.started_on = None
    if last.to_status in Collaboration.OVER:
        held.ended_on, held.ended_because = None, ""
    held.full_clean()
    with changes_made_by(by, reason="A move of its status taken back"):
        if last.is_going_live:
            _undate_lead(held, last.moved_on)
        if last.to_status in Collaboration.OVER:
            _reopen_closing_record(held)
        last.delete()
        held.save()
    _read_back(held, collaboration)
    return held


def _held(collaboration: Collaboration, by: Any) -> Collaboration:
    access.require(by, Action.CHANGE_RECORD, collaboration)
    held = Collaboration.objects.select_for_update(no_key=True).get(pk=collaboration.pk)
    refuse_published(held)
    if held.is_draft:
        raise ValidationError(
            {"status": "It is a draft: say where it stands on the page of the draft."}
        )
    return held


def _refuse_move(held: Collaboration, status: str) -> None:
    if status in allowed_moves(held):
        return
    now = held.get_status_display().lower()
    allowed = " or ".join(move.label.lower() for move in allowed_moves(held))
    problem = f"It is {now}, which can become {allowed}."
    if not allowed:
        problem = f"It is {now}, and stays so unless its last move is taken back."
    raise ValidationError({"status": problem})


def _refuse_order(held: Collaboration, on: dt.date) -> None:
    refuse_future("on", on)
    last = held.status_changes.order_by("-number").first()
    if last is not None and on < last.moved_on:
        problem = f"It became {last.get_to_status_display().lower()} on"
        _refuse_before(problem, last.moved_on)
    if held.started_on is not None and on < held.started_on:
        _refuse_before("It went live on", held.started_on)


def _refuse_before(what: str, day: dt.date) -> None:
    problem = f"{what} {uk_date(day)}. Enter that day or a later one."
    raise ValidationError({"on": problem})


def _apply(held: Collaboration, move: StatusChange, ended_because: str) -> None:
    held.status = move.to_status
    held.ended_because = ended_because
    if move.is_going_live:
        held.started_on, held.started_precision = move.moved_on, Precision.DAY
    if held.is_over:
        held.ended_on, held.ended_precision = move.moved_on, Precision.DAY


def _refuse_end(held: Collaboration) -> None:
    if not held.is_over:
        if held.ended_because:
            problem = "Give this reason only when it has ended or was absorbed."
            raise ValidationError({"ended_because": problem})
        return
    if not held.ended_because:
        raise ValidationError({"ended_because": "Choose why it ended."})
    _refuse_other_day_than_closed(held)
    late = held.participations.filter(joined_on__gt=held.ended_on)
    member = late.select_related("force").order_by("-joined_on", "pk").first()
    if member is not None:
        _refuse_before(f"{member.force} joined on", member.joined_on)


def _refuse_other_day_than_closed(held: Collaboration) -> None:
    closed = Ending.objects.filter(collaboration=held, closed_on__isnull=False)
    last_day = closed.values_list("last_day", flat=True).first()
    if last_day and last_day != held.ended_on:
        problem = f"Its closing record gives {uk_date(last_day)} as its last day."
        raise ValidationError({"on": f"{problem} Enter that day."})


def _reopen_closing_record(held: Collaboration) -> None:
    rows = Ending.objects.select_for_update(of=("self",))
    ending = rows.filter(collaboration=held, closed_on__isnull=False).first()
    if ending is not None:
        ending.closed_on = None
        ending.full_clean()
        ending.save()


def _undate_lead(held: Collaboration, day: dt.date) -> None:
    leads = held.participations.filter(role=Participation.Role.LEAD, joined_on=day)
    leads.update(joined_on=None)


def _read_back(held: Collaboration, collaboration: Collaboration) -> None:
    """Let the caller's own object say what is true now."""
    held.refresh_from_db(fields=["version"])
    collaboration.refresh_from_db()
