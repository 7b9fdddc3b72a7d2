"""What was started or entered by mistake: a draft is deleted, an invitation taken back.

Everything else closes or is withdrawn with a reason.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction

from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration, Participation
from collaborations.services.participation import PARTICIPATION
from collaborations.services.records import hold, refuse_changed, remove_record
from collaborations.services.resting import refuse_acted_upon
from collabtrack.shared.history import changes_made_by


@transaction.atomic
def delete_draft(*, collaboration: Collaboration, by: Any, version: int) -> None:
    """Delete a draft with all that is in it; its reference does not come back.

    Raises PermissionDenied for all but writers of the force that leads it, or
    ValidationError when it is published, has changed or others rest on it.
    """
    held = hold(PARTICIPATION, collaboration, by)
    require_starter(by, held)
    if not held.is_draft:
        raise ValidationError(
            f"{held.reference} is published: close it with a reason instead."
        )
    refuse_changed(held, version)
    try:
        with changes_made_by(by):
            held.delete()
    except (models.ProtectedError, models.RestrictedError) as fault:
        raise ValidationError(
            "It cannot be deleted: records outside this draft depend on it. Take those"
            " out first."
        ) from fault


def may_delete(user: Any, collaboration: Collaboration) -> bool:
    """Say whether it is the user's to delete: of the force that leads, if one does."""
    if not collaboration.is_draft or not user.is_authenticated:
        return False
    if user.is_superuser:
        return access.can(user, Action.CHANGE_RECORD, collaboration)
    own = access.acting_for(user, Action.CHANGE_RECORD, collaboration)
    leads = collaboration.participations.filter(role=Participation.Role.LEAD)
    return bool((own.filter(pk__in=leads.values("pk")) if leads else own).exists())


def require_starter(user: Any, collaboration: Collaboration) -> None:
    """Raise PermissionDenied unless the draft is the user's to delete."""
    if may_delete(user, collaboration) or not collaboration.is_draft:
        return
    raise PermissionDenied(
        "Only analysts and leads of the force that leads this draft can delete it."
    )


@transaction.atomic
def take_back_invitation(
    *, participation: Participation, reason: str, by: Any, version: int
) -> None:
    """Take a force off the record that was added by mistake and has not acted.

    Raises PermissionDenied, or ValidationError when it leads, has acted, or its
    membership has changed.
    """
    hold(PARTICIPATION, participation.collaboration, by)
    if not reason.strip():
        raise ValidationError({"reason": "Say why it was a mistake."})
    refuse_acted_upon(participation)
    remove_record(
        record=participation, kind=PARTICIPATION, by=by, version=version, reason=reason
    )
