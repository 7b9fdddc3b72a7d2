"""What forces do with a purpose: write the next version, and answer it, each for
itself.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from collaborations import access
from collaborations.access import Action
from collaborations.models import (
    Collaboration,
    Force,
    Participation,
    Purpose,
    PurposeForce,
    SignOff,
)
from collaborations.services.many import cleaned, save_by_each, save_many
from collaborations.services.records import RecordKind
from collaborations.services.register_rows import refuse_published
from collabtrack.shared.history import Save, changes_made_by

OVER = "The collaboration is over: its purpose is no longer signed off."
WRITTEN_MEANWHILE = "written_meanwhile"


def _refuse_undo(purpose: Purpose, save: Save) -> None:
    """Let a version stand that a later one, or a force's answer, rests on."""
    newest = _newest(purpose.collaboration)
    if newest is not None and newest.pk != purpose.pk:
        raise ValidationError(
            f"It cannot be undone: version {newest.version} was written after it."
        )
    signed = purpose.sign_offs.select_related("participation__force")
    first = signed.order_by("signed_on", "pk").first()
    if first is not None:
        raise ValidationError(
            f"It cannot be undone: {first.participation.force} has answered it already."
            " Write the next version instead."
        )


# A version is never changed: the page undoes it, and writes the next.
PURPOSE = RecordKind(
    model=Purpose, action=Action.REVISE_PURPOSE, fields=(), refuse_undo=_refuse_undo
)


@dataclass(frozen=True, slots=True)
class PurposeDraft:
    """What the writer gives. `based_on` is the version that they read; 0 for none."""

    text: str
    is_for_efficiency: bool
    is_for_effectiveness: bool
    forces: Sequence[Force]
    based_on: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A force's answer; a concern is said unless it simply agrees."""

    answer: str
    restatement: str
    concern: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as an officer gave it for a force, on a day."""

    participation: Participation
    answer: Answer
    by: Any
    on: dt.date


@transaction.atomic
def revise_purpose(
    *,
    collaboration: Collaboration,
    draft: PurposeDraft,
    by: Any,
    on: dt.date | None = None,
) -> Purpose:
    """Write the next version; every force then has to answer anew.

    Raises PermissionDenied, or ValidationError: with code `written_meanwhile` when
    somebody wrote a version that the writer has not read.
    """
    access.require(by, Action.REVISE_PURPOSE, collaboration)
    refuse_published(collaboration)
    _lock(collaboration)
    newest = _newest(collaboration)
    _refuse_unread(newest, draft.based_on)
    _refuse_no_aim(draft)
    _refuse_unchanged(newest, draft)
    _refuse_outsiders(collaboration, draft.forces)
    purpose = Purpose(
        collaboration=collaboration,
        version=_next_version(collaboration),
        text=draft.text,
        reason=draft.reason,
        is_for_efficiency=draft.is_for_efficiency,
        is_for_effectiveness=draft.is_for_effectiveness,
        starts_on=on or timezone.localdate(),
        written_by=by,
    )
    with cleaned(purpose), changes_made_by(by):
        purpose.save()
        save_many([PurposeForce(purpose=purpose, force=f) for f in draft.forces])
    return purpose


@transaction.atomic
def sign_off_purpose(
    *,
    purpose: Purpose,
    participation: Participation,
    answer: Answer,
    by: Any,
    on: dt.date | None = None,
) -> SignOff:
    """Record one force's answer to the newest version, by its named officer.

    Raises PermissionDenied for anybody else, another force's officer and
    administrators included; ValidationError for an old version or a second answer.
    """
    access.require(by, Action.SIGN_OFF, purpose.collaboration)
    given = Given(participation, answer, by, on or timezone.localdate())
    return record_sign_offs(purpose=purpose, answers=[given])[0]


@transaction.atomic
def record_sign_offs(*, purpose: Purpose, answers: Sequence[Given]) -> list[SignOff]:
    """Bring in the answers of many forces to the newest version, all or none.

    Each is its own officer's act. Raises as sign_off_purpose does.
    """
    collaboration = purpose.collaboration
    refuse_published(collaboration)
    _lock(collaboration)
    if collaboration.is_over:
        raise ValidationError(OVER)
    # After the lock: a withdrawal that was quicker counts.
    _require_own_forces(answers, collaboration)
    _refuse_older(purpose)
    _refuse_second_answers(purpose, answers)
    return save_by_each([(_signed(purpose, given), given.by) for given in answers])


def _signed(purpose: Purpose, given: Given) -> SignOff:
    return SignOff(
        purpose=purpose,
        participation=given.participation,
        answer=given.answer.answer,
        restatement=given.answer.restatement,
        concern=given.answer.concern,
        signed_on=given.on,
        signed_by=given.by,
    )


def _lock(collaboration: Collaboration) -> None:
    Collaboration.objects.select_for_update().get(pk=collaboration.pk)


def _newest(collaboration: Collaboration) -> Purpose | None:
    return collaboration.purposes.order_by("-version").first()


def _next_version(collaboration: Collaboration) -> int:
    """Give the number after the highest: that of an undone version has been read."""
    kept: Any = Purpose
    events = kept.pgh_event_model.objects.filter(collaboration=collaboration.pk)
    return (events.aggregate(highest=Max("version"))["highest"] or 0) + 1


def _refuse_older(purpose: Purpose) -> None:
    newest = _newest(purpose.collaboration)
    if newest is None or newest.pk != purpose.pk:
        raise ValidationError(
            f"Version {purpose.version} is no longer the newest. Read version "
            f"{newest.version if newest else 1} and answer that."
        )


def _refuse_unread(newest: Purpose | None, based_on: int) -> None:
    version = newest.version if newest else 0
    if based_on > version:
        raise ValidationError(
            f"There is no version {based_on}. Read the newest, version {version}, and "
            "save again."
            if version
            else "No version is written yet: yours is the first. Save again.",
            code=WRITTEN_MEANWHILE,
        )
    if version != based_on:
        raise ValidationError(
            f"Version {version} was written while you were writing. Read it; to save "
            "yours as the next version, save again.",
            code=WRITTEN_MEANWHILE,
        )


def _refuse_unchanged(newest: Purpose | None, draft: PurposeDraft) -> None:
    if newest is None:
        return
    named = {row.force_id for row in newest.named_forces.all()}
    same = (
        newest.text == draft.text
        and newest.is_for_efficiency == draft.is_for_efficiency
        and newest.is_for_effectiveness == draft.is_for_effectiveness
        and named == {force.pk for force in draft.forces}
    )
    if same:
        raise ValidationError("Nothing differs from the version that is in effect.")
    if not draft.reason.strip():
        raise ValidationError({"reason": "Say why the purpose is changed."})


def _refuse_no_aim(draft: PurposeDraft) -> None:
    if not (draft.is_for_efficiency or draft.is_for_effectiveness):
        raise ValidationError(
            "Say whether it is for efficiency, effectiveness or both."
        )


def _refuse_outsiders(collaboration: Collaboration, forces: Sequence[Force]) -> None:
    inside = set(
        collaboration.participations.staying_on(timezone.localdate()).values_list(
            "force_id", flat=True
        )
    )
    outside = sorted(force.name for force in forces if force.pk not in inside)
    if outside:
        raise ValidationError(
            {"forces": f"{outside[0]} does not take part, so it cannot be named."}
        )


def _refuse_second_answers(purpose: Purpose, answers: Sequence[Given]) -> None:
    """A force that left and joined again has answered all the same."""
    rows = purpose.sign_offs.values_list("participation__force", flat=True)
    answered = set(rows)
    for given in answers:
        force_id = given.participation.force_id
        if force_id in answered:
            raise ValidationError("This force has answered this version already.")
        answered.add(force_id)


def _require_own_forces(answers: Sequence[Given], collaboration: Collaboration) -> None:
    users = [given.by for given in answers]
    own = access.acting_each(users, Action.SIGN_OFF, collaboration)
    for given in answers:
        if (given.by.pk, given.participation.pk) not in own:
            raise PermissionDenied(
                f"Only a signatory of {given.participation.force} can answer for it."
            )
