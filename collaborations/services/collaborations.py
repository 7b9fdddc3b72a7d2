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
from collaborations.reports.starting import FEWEST_FORCES, missing_to_publish
from collaborations.services.collaboration_rules import (
    programme_for,
    refuse_impossible,
)
from collaborations.services.many import cleaned
from collaborations.services.register_rows import refuse_published
from collabtrack.shared.history import changes_made_by

__all__ = [
    "FEWEST_FORCES",
    "CollaborationDraft",
    "lead_joins",
    "publish_collaboration",
    "start_collaboration",
]

# Any fixed number: two starts at the same time take turns for the next reference.
_TURN = 94_049


@dataclass(frozen=True, slots=True)
class CollaborationDraft:
    """What is known when somebody starts: a name and a force; the rest may follow."""

    name: str
    force: Force
    row_kind: str = Collaboration.RowKind.COLLABORATION
    function: Function | None = None
    model: str = ""
    scope: str = ""
    is_mandatory: bool = False
    programme: Collaboration | None = None
    status: str = Collaboration.Status.PROPOSED
    started_on: dt.date | None = None
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
    made = Collaboration(
        reference=_next_reference(),
        name=draft.name,
        row_kind=draft.row_kind,
        function=draft.function,
        model=draft.model,
        scope=draft.scope,
        is_mandatory=draft.is_mandatory,
        programme=programme_for(by, None, draft.programme),
        status=draft.status,
        started_on=draft.started_on,
        is_restricted=draft.is_restricted,
        is_draft=True,
    )
    refuse_impossible(made)
    with cleaned(made), changes_made_by(by):
        made.save()
        # Since when it takes part follows once the start is settled.
        Participation.objects.create(
            collaboration=made, force=draft.force, role=Participation.Role.LEAD
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
    """Show a draft to everybody who signs in, once it says what it must.

    Raises PermissionDenied, or ValidationError with all that is missing; the code of
    each error is the key of the task that mends it.
    """
    access.require(by, Action.CHANGE_RECORD, collaboration)
    refuse_published(collaboration)
    locked = Collaboration.objects.select_for_update().get(pk=collaboration.pk)
    if not locked.is_draft:
        raise ValidationError("It is published already.")
    if missing := missing_to_publish(locked, on=timezone.localdate()):
        raise ValidationError(
            [ValidationError(said, code=task) for task, said in missing.items()]
        )
    refuse_impossible(locked)
    locked.is_draft = False
    with cleaned(locked), changes_made_by(by):
        locked.save()
        lead_joins(locked)
    return locked


def lead_joins(collaboration: Collaboration) -> None:
    """Let the starting force take part since the start, where no day was given."""
    if collaboration.started_on is not None:
        undated = collaboration.participations.filter(joined_on=None, left_on=None)
        leads = undated.filter(role=Participation.Role.LEAD)
        leads.update(joined_on=collaboration.started_on)


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
