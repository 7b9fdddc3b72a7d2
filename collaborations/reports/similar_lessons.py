"""Which lessons of others a collaboration is offered, the most relevant first.

A lesson is relevant when it was learned in a collaboration of the same function, of a
related one (its parent, its part, or another part of the same), of the same model, or
at the stage that this one is in. The first outweighs the others together, and so on
down the line; among equals the newest comes first. Its own lessons and those it has
answered are not offered.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from collaborations.models import Adoption, Collaboration, Lesson
from collaborations.reports.lessons import one_line

Stage, Status = Lesson.Stage, Collaboration.Status
STAGES: dict[str, tuple[Lesson.Stage, ...]] = {
    Status.PROPOSED: (Stage.STARTING,),
    Status.SETTING_UP: (Stage.STARTING, Stage.SETTING_UP),
    Status.LIVE: (Stage.RUNNING,),
    Status.UNDER_REVIEW: (Stage.REVIEW, Stage.CHANGE),
    Status.ENDING: (Stage.ENDING,),
    Status.ENDED: (Stage.ENDING,),
    Status.TRANSFERRING: (Stage.CHANGE, Stage.ENDING),
    Status.ABSORBED: (Stage.CHANGE, Stage.ENDING),
}
WHILE_DRAFT = (Stage.STARTING, Stage.SETTING_UP)
_SAME, _RELATED, _MODEL, _STAGE = 8, 4, 2, 1


@dataclass(frozen=True)
class OfferedLesson:
    reference: str
    title: str
    line: str
    kind: str
    collaboration: str
    learned_on: dt.date
    because: str


def lessons_for(
    collaboration: Collaboration, user: Any, *, most: int
) -> tuple[OfferedLesson, ...]:
    """Give the most relevant lessons that the user may see and that wait for one."""
    rows = _unanswered(collaboration, user).annotate(
        fit=_points(_same_function(collaboration), _SAME)
        + _points(_related_function(collaboration), _RELATED)
        + _points(_same_model(collaboration), _MODEL)
        + _points(_same_stage(collaboration), _STAGE)
    )
    ordered = rows.filter(fit__gt=0).order_by("-fit", "-learned_on", "-number")
    found = ordered.select_related("collaboration").defer("search")[:most]
    return tuple(_offered(lesson) for lesson in found)


def _unanswered(collaboration: Collaboration, user: Any) -> QuerySet[Any]:
    answered = Adoption.objects.filter(collaboration=collaboration).values("lesson")
    others = Lesson.objects.visible_to(user).exclude(collaboration=collaboration)
    return others.exclude(pk__in=answered)


def _points(condition: Q, points: int) -> Case:
    when = When(condition, then=Value(points))
    return Case(when, default=Value(0), output_field=IntegerField())


def _same_function(collaboration: Collaboration) -> Q:
    # A draft may say later what it is about: nothing is then the same.
    known = Q(collaboration__function__isnull=False)
    return known & Q(collaboration__function=collaboration.function_id)


def _related_function(collaboration: Collaboration) -> Q:
    own = collaboration.function_id
    above = getattr(collaboration.function, "parent_id", None)
    has_parent = Q(collaboration__function__parent__isnull=False)
    part = has_parent & Q(collaboration__function__parent__in=[own, above])
    whole = Q(collaboration__function__in=[above] if above else [])
    return (part | whole) & ~_same_function(collaboration)


def _same_model(collaboration: Collaboration) -> Q:
    """Ask for the same model; nobody shares one that is not recorded."""
    model = getattr(collaboration, "model", "")
    return Q(collaboration__model=model) if model else Q(pk__in=[])


def _same_stage(collaboration: Collaboration) -> Q:
    stages = STAGES.get(collaboration.status, ())
    return Q(stage__in=WHILE_DRAFT if collaboration.is_draft else stages)


def _offered(lesson: Any) -> OfferedLesson:
    return OfferedLesson(
        reference=lesson.reference,
        title=lesson.title,
        line=one_line(lesson.what_to_do),
        kind=lesson.get_kind_display(),
        collaboration=lesson.collaboration.name,
        learned_on=lesson.learned_on,
        because=", ".join(_reasons(lesson.fit)),
    )


def _reasons(fit: int) -> Iterator[str]:
    words = {
        _SAME: "same function",
        _RELATED: "related function",
        _MODEL: "same model",
        _STAGE: "same stage",
    }
    return (word for points, word in words.items() if fit & points)
