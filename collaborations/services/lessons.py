"""Answering lessons that others learned, and doing what was promised."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from collaborations import access
from collaborations.access import Action
from collaborations.models import Adoption, Collaboration, Lesson, Participation
from collaborations.services.register_rows import refuse_published
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date

CHANGED_MEANWHILE = "changed_meanwhile"
_FUTURE = "Enter a day that is not in the future."


@dataclass(frozen=True, slots=True)
class LessonAnswer:
    """What one collaboration says to a lesson; `action` and its day unless declined."""

    answer: str
    reason: str
    answered_on: dt.date
    action: str = ""
    due_on: dt.date | None = None


@transaction.atomic
def answer_lesson(
    *,
    lesson: Lesson,
    participation: Participation,
    given: LessonAnswer,
    by: Any,
    version: int = 0,
) -> Adoption:
    """Answer a lesson for a collaboration in the name of a force, or answer anew.

    `version` is that of the answer the writer has read, 0 where there was none. Raises
    PermissionDenied, or ValidationError when the answer cannot be true.
    """
    collaboration = participation.collaboration
    _open_to(by, collaboration)
    own = access.acting_for(by, Action.ANSWER_LESSON, collaboration)
    if not own.filter(pk=participation.pk).exists():
        raise PermissionDenied(
            f"Only analysts and leads of {participation.force} can answer in its name."
        )
    if not Lesson.objects.visible_to(by).filter(pk=lesson.pk).exists():
        raise PermissionDenied("Only who sees a lesson can answer it.")
    row = _row(lesson, collaboration, version)
    _refuse_days(lesson, given)
    if row.action != given.action:
        row.done_on = None
    row.participation = participation
    row.answer, row.reason = given.answer, given.reason
    row.answered_on = given.answered_on
    row.action, row.due_on = given.action, given.due_on
    return _saved(row, by)


@transaction.atomic
def finish_action(
    *, adoption: Adoption, on: dt.date, by: Any, version: int | None = None
) -> Adoption:
    """Note the day on which what was promised was done; another day corrects it.

    Raises PermissionDenied, or ValidationError when it cannot have been done then.
    """
    _open_to(by, adoption.collaboration)
    locked: Adoption = Adoption.objects.get(pk=adoption.pk)
    if version not in (None, locked.version):
        raise _changed_meanwhile()
    if on > timezone.localdate():
        raise ValidationError({"done_on": _FUTURE})
    if on < locked.answered_on:
        day = uk_date(locked.answered_on)
        raise ValidationError(
            {"done_on": f"The lesson was answered on {day}. Enter that day or later."}
        )
    locked.done_on = on
    return _saved(locked, by)


def _open_to(user: Any, collaboration: Collaboration) -> None:
    """Require the right, and hold the collaboration still until the end."""
    access.require(user, Action.ANSWER_LESSON, collaboration)
    held = Collaboration.objects.select_for_update(no_key=True).get(pk=collaboration.pk)
    refuse_published(held)


def _row(lesson: Lesson, collaboration: Collaboration, version: int) -> Adoption:
    rows = Adoption.objects.filter(lesson=lesson, collaboration=collaboration)
    row: Adoption | None = rows.first()
    if (row.version if row else 0) != version:
        raise _changed_meanwhile()
    return row or Adoption(lesson=lesson, collaboration=collaboration)


def _changed_meanwhile() -> ValidationError:
    return ValidationError(
        "Somebody changed this answer while you were writing. Read what is new; send"
        " yours again if it still holds.",
        code=CHANGED_MEANWHILE,
    )


def _refuse_days(lesson: Lesson, given: LessonAnswer) -> None:
    if given.answered_on > timezone.localdate():
        raise ValidationError({"answered_on": _FUTURE})
    if given.answered_on < lesson.learned_on:
        day = uk_date(lesson.learned_on)
        raise ValidationError(
            {"answered_on": f"It was learned on {day}. Enter that day or a later one."}
        )


def _saved(row: Adoption, by: Any) -> Adoption:
    row.full_clean()
    with changes_made_by(by):
        row.save()
    row.refresh_from_db(fields=["number", "version"])
    return row
