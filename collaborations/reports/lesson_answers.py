"""Answers to lessons, and what became of the actions that were promised.

An action is still to do until the day it is done, and overdue from the day after it
was due. Answers count as far as the user sees both collaborations.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q

from collaborations.models import Adoption, Collaboration, Lesson


@dataclass(frozen=True)
class AnswerLine:
    """One collaboration's answer; `overdue` is in days, 0 when it is not."""

    reference: str
    number: int
    lesson: str
    lesson_reference: str
    learned_in: str
    collaboration: str
    collaboration_reference: str
    force: str
    answer: str
    is_taken_up: bool
    reason: str
    answered_on: dt.date
    action: str
    due_on: dt.date | None
    done_on: dt.date | None
    overdue: int


@dataclass(frozen=True)
class LessonFigures:
    """How many, of one collaboration; `latest` is None where nothing is recorded."""

    recorded: int
    latest: dt.date | None
    answered: int
    taken_up: int
    to_do: int
    overdue: int


def lesson_figures(
    collaboration: Collaboration, user: Any, *, on: dt.date
) -> LessonFigures:
    """Count the lessons of a collaboration and its answers to those of others."""
    own = Lesson.objects.visible_to(user).filter(collaboration=collaboration)
    rows = Adoption.objects.visible_to(user).filter(collaboration=collaboration)
    taken_up = Q(answer__in=Adoption.TAKING_UP)
    to_do = taken_up & Q(done_on__isnull=True)
    answers = rows.aggregate(
        answered=Count("pk"),
        taken_up=Count("pk", filter=taken_up),
        to_do=Count("pk", filter=to_do),
        overdue=Count("pk", filter=to_do & Q(due_on__lt=on)),
    )
    found = own.aggregate(recorded=Count("pk"), latest=Max("learned_on"))
    return LessonFigures(**found, **answers)


def answers_of(
    user: Any, *, on: dt.date, **where: Collaboration | Lesson
) -> tuple[AnswerLine, ...]:
    """List the answers of a collaboration, or to a lesson, newest first."""
    rows = Adoption.objects.visible_to(user).filter(**where)
    related = ("lesson__collaboration", "collaboration", "participation__force")
    rows = rows.select_related(*related).defer("lesson__search")
    return tuple(_answer(row, on) for row in rows.order_by("-answered_on", "-pk"))


def _answer(row: Any, on: dt.date) -> AnswerLine:
    is_late = row.due_on and not row.done_on and row.due_on < on
    return AnswerLine(
        reference=row.reference,
        number=row.number,
        lesson=row.lesson.title,
        lesson_reference=row.lesson.reference,
        learned_in=row.lesson.collaboration.name,
        collaboration=row.collaboration.name,
        collaboration_reference=row.collaboration.reference,
        force=row.participation.force.name,
        answer=row.get_answer_display(),
        is_taken_up=row.is_taken_up,
        reason=row.reason,
        answered_on=row.answered_on,
        action=row.action,
        due_on=row.due_on,
        done_on=row.done_on,
        overdue=(on - row.due_on).days if is_late else 0,
    )
