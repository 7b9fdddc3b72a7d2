"""The list of skills, what holders have of them, and when the list was gone through."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from collaborations import access
from collaborations.access import Action
from collaborations.models import HeldSkill, Skill, SkillsReview
from collaborations.services.dates import refuse_far, refuse_future
from collaborations.services.records import RecordKind
from collabtrack.shared.history import changes_made_by


def _check_held_skill(held: HeldSkill) -> None:
    refuse_far(gained_on=held.gained_on, valid_until=held.valid_until)
    refuse_future("gained_on", held.gained_on)
    if not held.pk:
        return
    stored = HeldSkill.objects.filter(pk=held.pk)
    if stored.exclude(appointment=held.appointment_id).exists():
        problem = "A skill stays with its holder. Add it to the other one."
        raise ValidationError({"appointment": problem})


def _check_review(review: SkillsReview) -> None:
    refuse_far(reviewed_on=review.reviewed_on)
    refuse_future("reviewed_on", review.reviewed_on)


HELD_SKILL = RecordKind(
    model=HeldSkill,
    fields=("appointment", "skill", "gained_on", "valid_until"),
    check=_check_held_skill,
)
SKILLS_REVIEW = RecordKind(
    model=SkillsReview,
    fields=("reviewed_on", "reviewed_by", "note"),
    check=_check_review,
)


@transaction.atomic
def add_skill(
    *, name: str, kind: str, by: Any, valid_months: int | None = None
) -> Skill:
    """Put a skill on the list that all collaborations share.

    Raises PermissionDenied for whoever may write in no force, or ValidationError.
    """
    if not may_add_skill(by):
        raise PermissionDenied("Only analysts and leads of a force can add a skill.")
    skill = Skill(name=" ".join(name.split()), kind=kind, valid_months=valid_months)
    skill.full_clean()
    with changes_made_by(by):
        skill.save()
    return skill


def may_add_skill(user: Any) -> bool:
    if user.is_superuser and user.is_active:
        return True
    return access.forces_of(user, Action.CHANGE_RECORD).exists()
