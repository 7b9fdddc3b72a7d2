"""The rows of a closing record: who was consulted, what happens to each benefit, and
the lessons it names. They are seen with their record.
"""

from collections.abc import Callable
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.endings import Ending
from collaborations.models.lessons import Lesson
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_TEXT_RULES: list[Callable[[Any], None]] = [
    plain_text,
    MaxLengthValidator(LONGEST_TEXT),
]
_OF_ENDING = (
    "SELECT p.collaboration_id, NULL::smallint AS financial_year"
    " FROM {rows} r JOIN collaborations_ending p ON p.id = r.ending_id"
)


class OfEndingQuerySet(ScopedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(ending__in=Ending.objects.visible_to(user).values("pk"))


class OfEnding(Record):
    """A row of a closing record; its collaboration is that of the record."""

    HOLDS_DRAFTS: ClassVar = True
    collaboration_id: int
    ending: models.ForeignKey[Ending, Ending]

    class Meta:
        abstract = True

    def clean(self) -> None:
        if self.ending.collaboration_id != self.collaboration_id:
            raise ValidationError(
                {"ending": "Choose the closing record of this collaboration."}
            )


@tracked()
class EndingConsultation(OfEnding):
    """Who was asked about the ending, when, and what they said."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="ending_consultations"
    )
    ending = models.ForeignKey(Ending, models.CASCADE, related_name="consultations")
    who = models.CharField("who was asked", max_length=200, validators=[plain_text])
    asked_on = models.DateField()
    said = models.TextField("what they said", validators=_TEXT_RULES)

    objects = OfEndingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [numbered_once("ending_consultation")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"{self.who}, {self.asked_on:%d/%m/%Y}"


@tracked()
class EndingBenefit(OfEnding):
    """What happens to one benefit when the collaboration ends.

    It is named in words: benefit measures live in the app above this one.
    """

    class Fate(models.TextChoices):
        KEPT = "kept", "Kept"
        LOST = "lost", "Lost"
        TRANSFERRED = "transferred", "Transferred"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="ending_benefits"
    )
    ending = models.ForeignKey(Ending, models.CASCADE, related_name="benefits")
    name = models.CharField("benefit", max_length=200, validators=[plain_text])
    fate = models.CharField("what happens to it", max_length=11, choices=Fate)
    explanation = models.TextField("how", blank=True, validators=_TEXT_RULES)

    objects = OfEndingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("ending_benefit"),
            models.UniqueConstraint(
                fields=["ending", "name"],
                name="ending_benefit_once",
                violation_error_code="benefit_named",
                violation_error_message="This benefit is in the closing record.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_fate_display()}"


class EndingLessonQuerySet(OfEndingQuerySet):
    collaboration_path = "ending__collaboration"

    def visible_to(self, user: Any) -> Self:
        return super().visible_to(user).filter(self.also_seen_by(user))

    @staticmethod
    def also_seen_by(user: Any) -> Q:
        """Give the condition on a lesson from elsewhere: it is seen there, too."""
        return Q(lesson__in=Lesson.objects.visible_to(user).values("pk"))


@tracked()
class EndingLesson(models.Model):
    """A lesson that the closing record names."""

    HOLDS_DRAFTS: ClassVar = True
    ending = models.ForeignKey(Ending, models.CASCADE, related_name="named_lessons")
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="named_in_endings")

    objects = EndingLessonQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ending", "lesson"], name="ending_lesson_once"
            )
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(_OF_ENDING)

    def __str__(self) -> str:
        return f"{self.ending}: {self.lesson}"
