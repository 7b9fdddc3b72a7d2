"""Recording lessons, answering those of others, and doing what was promised."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from collaborations import access
from collaborations.access import Action
from collaborations.models import Adoption, Collaboration, Lesson, Participation
from collaborations.services.dates import refuse_future
from collaborations.services.records import CHANGED_MEANWHILE, RecordKind, hold
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date


def _check_lesson(lesson: Lesson) -> None:
    refuse_future("learned_on", lesson.learned_on)


def _check_done(adoption: Adoption) -> None:
    done_on, learned_on = adoption.done_on, adoption.lesson.learned_on
    refuse_future("done_on", done_on)
    if done_on and done_on < learned_on:
        raise ValidationError({"done_on": _later_than(learned_on)})


LESSON = RecordKind(
    model=Lesson,
    fields=(
        "title",
        "kind",
        "what_happened",
        "what_to_do",
        "evidence",
        "evidence_url",
        "theme",
        "stage",
        "learned_on",
    ),
    action=Action.RECORD_LESSON,
    check=_check_lesson,
)
# Saying that a promise is kept. The answer itself is given by answer_lesson.
PROMISE = RecordKind(
    model=Adoption,
    fields=("done_on",),
    action=Action.ANSWER_LESSON,
    check=_check_done,
)


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
    PermissionDenied, or ValidationError when the answer cannot be true: with code
    `changed_meanwhile` when somebody was quicker.
    """
    collaboration = hold(PROMISE, participation.collaboration, by)
    _require_own(participation, by)
    if not Lesson.objects.visible_to(by).filter(pk=lesson.pk).exists():
        raise PermissionDenied("Only who sees a lesson can answer it.")
    row = _row(lesson, collaboration, version)
    _refuse_days(lesson, given)
    if row.action != given.action:
        # Another promise is not kept yet.
        row.done_on = None
    row.participation = participation
    for name, value in asdict(given).items():
        setattr(row, name, value)
    row.full_clean()
    with changes_made_by(by):
        row.save()
    row.refresh_from_db(fields=["number", "version"])
    return row


def _require_own(participation: Participation, by: Any) -> None:
    collaboration = participation.collaboration
    own = access.acting_for(by, Action.ANSWER_LESSON, collaboration)
    if not own.filter(pk=participation.pk).exists():
        raise PermissionDenied(
            f"Only analysts and leads of {participation.force} can answer in its name."
        )


def _row(lesson: Lesson, collaboration: Collaboration, version: int) -> Adoption:
    rows = Adoption.objects.filter(lesson=lesson, collaboration=collaboration)
    row: Adoption | None = rows.order_by("pk").first()
    if (row.version if row else 0) != version:
        raise ValidationError(
            "Somebody answered this lesson while you were writing. Choose what to keep"
            " below, then save again.",
            code=CHANGED_MEANWHILE,
        )
    return row or Adoption(lesson=lesson, collaboration=collaboration)


def _refuse_days(lesson: Lesson, given: LessonAnswer) -> None:
    refuse_future("answered_on", given.answered_on)
    if given.answered_on < lesson.learned_on:
        raise ValidationError({"answered_on": _later_than(lesson.learned_on)})


def _later_than(learned_on: dt.date) -> str:
    day = uk_date(learned_on)
    return f"The lesson was learned on {day}. Enter that day or a later one."
