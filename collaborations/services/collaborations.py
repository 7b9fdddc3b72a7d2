"""Starting a collaboration: a draft that its forces fill in, then publish."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone

from collaborations import access
from collaborations.access import Action
from collaborations.models import (
    Clearance,
    Collaboration,
    Force,
    Function,
    Participation,
)
from collaborations.services.register_rows import refuse_published
from collabtrack.shared.history import changes_made_by

FEWEST_FORCES = 2
FIRST_DAY = dt.date(1900, 1, 1)
# Any fixed number: two starts at the same time take turns for the next reference.
_TURN = 94_049
_LIVE_NEEDS_A_DAY = "Enter the day on which it went live."


@dataclass(frozen=True, slots=True)
class CollaborationDraft:
    name: str
    function: Function
    scope: str
    status: str
    started_on: dt.date | None
    force: Force
    programme: Collaboration | None = None
    row_kind: str = Collaboration.RowKind.COLLABORATION
    is_mandatory: bool = False
    is_restricted: bool = False


@transaction.atomic
def start_collaboration(*, draft: CollaborationDraft, by: Any) -> Collaboration:
    """Save a draft that the starting force leads and only its forces see.

    Who starts a restricted one is cleared for it: nobody else would see it.
    Raises PermissionDenied for a force that is not the user's, or ValidationError.
    """
    if not access.forces_of(by, Action.START).filter(pk=draft.force.pk).exists():
        raise PermissionDenied(
            f"Only analysts and leads of {draft.force} can start one in its name."
        )
    _refuse_dates(draft)
    _refuse_no_programme(draft)
    made = Collaboration(
        reference=_next_reference(),
        name=draft.name,
        function=draft.function,
        scope=draft.scope,
        status=draft.status,
        started_on=draft.started_on,
        programme=draft.programme,
        row_kind=draft.row_kind,
        is_mandatory=draft.is_mandatory,
        is_restricted=draft.is_restricted,
        is_draft=True,
    )
    made.full_clean()
    with changes_made_by(by):
        made.save()
        Participation.objects.create(
            collaboration=made,
            force=draft.force,
            role=Participation.Role.LEAD,
            joined_on=draft.started_on,
        )
        if made.is_restricted:
            clear_for(user=by, collaboration=made)
    return made


def clear_for(*, user: Any, collaboration: Collaboration) -> Clearance:
    """Clear a user for one restricted collaboration; a second time changes nothing."""
    clearance, _ = Clearance.objects.get_or_create(
        user=user, collaboration=collaboration
    )
    return clearance


@transaction.atomic
def publish_collaboration(*, collaboration: Collaboration, by: Any) -> Collaboration:
    """Show a draft to everybody who signs in, once two forces take part."""
    access.require(by, Action.CHANGE_RECORD, collaboration)
    refuse_published(collaboration)
    locked = Collaboration.objects.select_for_update().get(pk=collaboration.pk)
    if not locked.is_draft:
        raise ValidationError("It is published already.")
    inside = locked.participations.staying_on(timezone.localdate())
    if inside.values("force").distinct().count() < FEWEST_FORCES:
        raise ValidationError("A collaboration needs two forces: invite another.")
    locked.is_draft = False
    with changes_made_by(by):
        locked.save()
    return locked


def _refuse_dates(draft: CollaborationDraft) -> None:
    today = timezone.localdate()
    if draft.status == Collaboration.Status.LIVE and draft.started_on is None:
        raise ValidationError({"started_on": _LIVE_NEEDS_A_DAY})
    if draft.status != Collaboration.Status.LIVE and draft.started_on:
        raise ValidationError({"started_on": "Leave the day empty until it is live."})
    if draft.started_on and draft.started_on < FIRST_DAY:
        raise ValidationError({"started_on": "Enter a day from 1900 on."})
    if draft.started_on and draft.started_on > today:
        raise ValidationError({"started_on": "Enter a day that is not in the future."})


def _refuse_no_programme(draft: CollaborationDraft) -> None:
    if draft.programme and not draft.programme.is_programme:
        problem = f"{draft.programme} is not a programme. Choose one, or none."
        raise ValidationError({"programme": problem})


def _next_reference() -> str:
    """Give the number after the highest: a reference never changes or comes back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
        cursor.execute(
            "SELECT coalesce(max(substr(reference, 3)::int), 0) + 1"
            " FROM collaborations_collaborationevent"
        )
        number: int = cursor.fetchone()[0]
    return f"C-{number:04d}"
