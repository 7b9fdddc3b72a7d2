"""What was learned, and what other collaborations answered to it."""

from collections.abc import Callable
from typing import Any, ClassVar, Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    SearchVector,
    SearchVectorField,
)
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.findings import Theme
from collaborations.models.participations import Participation
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

LANGUAGE = "english"
_TEXT_RULES: list[Callable[[str], None]] = [
    plain_text,
    MaxLengthValidator(LONGEST_TEXT),
]
# Numbers run over all collaborations: two who record at the same moment take turns,
# and the history is asked too, so that a number does not come back after a removal.
# The lock's number is any fixed one.
_NUMBER = pgtrigger.Func(
    """
    IF NEW.number IS NULL THEN
        PERFORM pg_advisory_xact_lock(94093);
        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (
            SELECT number FROM {meta.db_table}
            UNION ALL
            SELECT number FROM {meta.db_table}event
        ) AS known;
    END IF;
    RETURN NEW;
    """
)
# An answer is read by the criteria of both sides.
_BOTH_SIDES = (
    "SELECT collaboration_id, NULL::smallint AS financial_year FROM {rows} UNION ALL"
    " SELECT learned.collaboration_id, NULL::smallint FROM {rows} AS answered"
    " JOIN collaborations_lesson AS learned ON learned.id = answered.lesson_id"
)


def _searched(field: str, weight: str) -> SearchVector:
    return SearchVector(field, weight=weight, config=LANGUAGE)


class LessonQuerySet(ScopedQuerySet):
    def matching(self, text: str) -> Self:
        """Keep what the words are found in, as people type them into a search box."""
        return self.filter(search=_asked(text))

    def with_rank(self, text: str) -> Self:
        """Say how well each fits: a word in the title counts most."""
        return self.annotate(rank=SearchRank(F("search"), _asked(text)))


def _asked(text: str) -> SearchQuery:
    return SearchQuery(text, config=LANGUAGE, search_type="websearch")


@tracked()
class Lesson(Record):
    """What a collaboration learned, for others to answer.

    Its number is its own among all lessons, not among those of its collaboration.
    """

    class Kind(models.TextChoices):
        KEEP = "keep", "Keep"
        TRY = "try", "Try"
        AVOID = "avoid", "Avoid"

    class Stage(models.TextChoices):
        STARTING = "starting", "Starting"
        SETTING_UP = "setting_up", "Setting up"
        RUNNING = "running", "Running"
        REVIEW = "review", "Review"
        CHANGE = "change", "Change"
        ENDING = "ending", "Ending"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="lessons"
    )
    title = models.CharField(max_length=120, validators=[plain_text])
    kind = models.CharField(max_length=5, choices=Kind)
    what_happened = models.TextField(validators=_TEXT_RULES)
    what_to_do = models.TextField(validators=_TEXT_RULES)
    evidence = models.TextField(blank=True, validators=_TEXT_RULES)
    evidence_url = models.URLField("link to the evidence", max_length=500, blank=True)
    theme = models.CharField(max_length=10, choices=Theme)
    stage = models.CharField(max_length=10, choices=Stage)
    learned_on = models.DateField()
    search = models.GeneratedField(
        expression=_searched("title", "A")
        + _searched("what_to_do", "B")
        + _searched("what_happened", "C")
        + _searched("evidence", "D"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = LessonQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number"], name="lesson_number_once")
        ]
        indexes: ClassVar = [GinIndex(fields=["search"], name="lesson_words")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Trigger(
                name="give_number",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_NUMBER,
            ),
            # By fields: before a write the generated words are not known yet.
            pgtrigger.Trigger(
                name="raise_version",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["search"]),
                func="NEW.version = OLD.version + 1; RETURN NEW;",
            ),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """Give the lesson's id, such as L-0093."""
        return f"L-{self.number:04d}"


class AdoptionQuerySet(ScopedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """An answer names two collaborations: whoever sees both sees it."""
        seen = Collaboration.objects.visible_to(user).values("pk")
        return super().visible_to(user).filter(lesson__collaboration__in=seen)

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
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="adoptions")
    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="adoptions"
    )
    answer = models.CharField(max_length=7, choices=Answer)
    reason = models.TextField(validators=_TEXT_RULES)
    action = models.TextField(blank=True, validators=_TEXT_RULES)
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
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("answered_on")),
                name="adoption_due_after_answered",
                violation_error_code="due_too_early",
                violation_error_message=(
                    "The action cannot be due before the day of the answer."
                ),
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
        if member and member.collaboration_id != self.collaboration_id:
            raise ValidationError(
                {"participation": "Choose a force of this collaboration."}
            )
