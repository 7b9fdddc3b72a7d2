"""Reviews: was it still worth it, and what follows."""

from collections.abc import Callable
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.lessons import Lesson
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_TEXT_RULES: list[Callable[[Any], None]] = [
    plain_text,
    MaxLengthValidator(LONGEST_TEXT),
]

_OF_REVIEW = (
    "SELECT p.collaboration_id, NULL::smallint AS financial_year"
    " FROM {rows} r JOIN collaborations_review p ON p.id = r.review_id"
)


@tracked()
class Review(Record):
    """A look at whether the collaboration is still worth it: it ends in an outcome.

    It names lessons, or says why there were none.
    """

    class Outcome(models.TextChoices):
        CONTINUE = "continue", "Continue"
        CHANGE = "change", "Change"
        STOP = "stop", "Stop"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="reviews"
    )
    held_on = models.DateField()
    scope = models.TextField("what was looked at", validators=_TEXT_RULES)
    outcome = models.CharField(max_length=8, choices=Outcome)
    reason = models.TextField("why", validators=_TEXT_RULES)
    next_due_on = models.DateField("next review due", null=True, blank=True)
    lead_role = models.CharField(
        "role of its lead", max_length=120, validators=[plain_text]
    )
    lessons = models.ManyToManyField(
        Lesson, through="ReviewLesson", related_name="reviews", blank=True
    )
    no_lessons_because = models.TextField(
        "why there were no lessons", blank=True, validators=_TEXT_RULES
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("review"),
            models.CheckConstraint(
                condition=Q(next_due_on__isnull=True) | Q(next_due_on__gt=F("held_on")),
                name="review_next_after_this",
                violation_error_code="next_too_early",
                violation_error_message=(
                    "The next review has to be due after the day of this one."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"Review of {self.held_on:%d/%m/%Y}: {self.get_outcome_display()}"


class ReviewLessonQuerySet(ScopedQuerySet):
    collaboration_path = "review__collaboration"

    def visible_to(self, user: Any) -> Self:
        return super().visible_to(user).filter(self.also_seen_by(user))

    @staticmethod
    def also_seen_by(user: Any) -> Q:
        """Give the condition on a lesson from elsewhere: it is seen there, too."""
        return Q(lesson__in=Lesson.objects.visible_to(user).values("pk"))

    def learned_here(self) -> Self:
        return self.filter(lesson__collaboration=F("review__collaboration"))

    def from_elsewhere(self) -> Self:
        return self.exclude(lesson__collaboration=F("review__collaboration"))


@tracked()
class ReviewLesson(models.Model):
    """A lesson that a review names: one of its own collaboration was learned here,
    one of another was considered from elsewhere.
    """

    review = models.ForeignKey(Review, models.CASCADE, related_name="named_lessons")
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="named_in_reviews")

    objects = ReviewLessonQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "lesson"], name="review_lesson_once"
            )
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(_OF_REVIEW)

    def __str__(self) -> str:
        return f"{self.review}: {self.lesson}"
