"""What other collaborations answer to a lesson."""

import datetime as dt
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.lessons import TEXT_RULES, Lesson
from collaborations.models.participations import Participation
from collaborations.models.queue import queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked

# An answer is read by the criteria of both sides.
_BOTH_SIDES = (
    "SELECT collaboration_id, NULL::smallint AS financial_year FROM {rows} UNION ALL"
    " SELECT learned.collaboration_id, NULL::smallint FROM {rows} AS answered"
    " JOIN collaborations_lesson AS learned ON learned.id = answered.lesson_id"
)
_DUE_TOO_EARLY = "The action cannot be due before the day of the answer."


class AdoptionQuerySet(ScopedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return super().visible_to(user).filter(self.also_seen_by(user))

    @staticmethod
    def also_seen_by(user: Any) -> Q:
        """Give the condition on the other side: whoever sees both sees an answer."""
        seen = Collaboration.objects.visible_to(user).values("pk")
        return Q(lesson__collaboration__in=seen)

    def taken_up(self) -> Self:
        return self.filter(answer__in=Adoption.TAKING_UP)


@tracked()
class Adoption(Record):
    """What another collaboration answers to a lesson; a new answer changes the row.

    Whoever adopts or adapts it says what will be done and by when.
    """

    class Answer(models.TextChoices):
        ADOPT = "adopt", "Adopt"
        ADAPT = "adapt", "Adapt"
        DECLINE = "decline", "Decline"

    TAKING_UP: ClassVar = (Answer.ADOPT, Answer.ADAPT)

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="adoptions"
    )
    # Who learned it cannot take it back once others have answered.
    lesson = models.ForeignKey(Lesson, models.RESTRICT, related_name="adoptions")
    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="adoptions"
    )
    answer = models.CharField(max_length=7, choices=Answer)
    reason = models.TextField(validators=TEXT_RULES)
    action = models.TextField(blank=True, validators=TEXT_RULES)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField()

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("adoption"),
            models.UniqueConstraint(
                fields=["lesson", "collaboration"],
                name="adoption_once",
                violation_error_code="answered",
                violation_error_message=(
                    "This collaboration has answered the lesson: change that answer."
                ),
            ),
            models.CheckConstraint(
                condition=Q(answer="decline", action="", due_on__isnull=True)
                | (
                    Q(answer__in=["adopt", "adapt"], due_on__isnull=False)
                    & ~Q(action="")
                ),
                name="adoption_says_what_and_by_when",
                violation_error_code="action",
                violation_error_message=(
                    "Say what will be done and by when to adopt or adapt the lesson;"
                    " leave both empty to decline it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True)
                | Q(done_on__isnull=False)
                | Q(due_on__gte=F("answered_on")),
                name="adoption_due_after_answered",
                violation_error_code="due_too_early",
                violation_error_message=_DUE_TOO_EARLY,
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(action=""),
                name="adoption_done_with_an_action",
                violation_error_code="nothing_to_do",
                violation_error_message="Only an action can be done.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(_BOTH_SIDES),
        ]

    def __str__(self) -> str:
        return f"{self.get_answer_display()}: {self.lesson}"

    @property
    def is_taken_up(self) -> bool:
        return self.answer in self.TAKING_UP

    def clean(self) -> None:
        if self.lesson_id and self.lesson.collaboration_id == self.collaboration_id:
            raise ValidationError(
                "A collaboration does not answer its own lesson.", code="own_lesson"
            )
        member = self.participation if self.participation_id else None
        faults = self._promise_faults() if self.is_taken_up else self._vain_promises()
        if member and member.collaboration_id != self.collaboration_id:
            faults["participation"] = "Choose a force of this collaboration."
        if faults:
            raise ValidationError(faults)

    def _promise_faults(self) -> dict[str, str]:
        # Empty while a form with a fault in it is read.
        answered_on: dt.date | None = self.answered_on
        faults = {}
        if not self.action:
            faults["action"] = "Say what will be done."
        if not self.due_on:
            faults["due_on"] = "Enter the day by which it will be done."
        elif answered_on and not self.done_on and self.due_on < answered_on:
            faults["due_on"] = _DUE_TOO_EARLY
        return faults

    def _vain_promises(self) -> dict[str, str]:
        promised = {"action": self.action, "due_on": self.due_on}
        said = "Leave this empty to decline the lesson."
        return {name: said for name, value in promised.items() if value}
