"""What a collaboration learned, found again by its words."""

import re
from collections.abc import Callable
from typing import ClassVar, Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    SearchVector,
    SearchVectorField,
)
from django.core.validators import MaxLengthValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.findings import Theme
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

LANGUAGE = "english"
TEXT_RULES: list[Callable[[str], None]] = [
    plain_text,
    MaxLengthValidator(LONGEST_TEXT),
]
_LINK_RULES: list[Callable[[str], None]] = [
    plain_text,
    URLValidator(
        schemes=["http", "https"],
        message="Enter a full address, such as https://www.example.org/report.",
    ),
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


def _searched(field: str, weight: str) -> SearchVector:
    return SearchVector(field, weight=weight, config=LANGUAGE)


def lesson_number(text: str) -> int | None:
    """Read L-0093, in either case; None for any other text."""
    found = re.fullmatch(r"L-([0-9]{1,6})", text.strip().upper(), re.ASCII)
    return int(found[1]) if found else None


class LessonQuerySet(ScopedQuerySet):
    def matching(self, text: str) -> Self:
        """Keep what the words are found in, as people type them into a search box.

        A reference finds its own lesson.
        """
        number = lesson_number(text)
        wanted = Q(search=_asked(text)) if number is None else Q(number=number)
        return self.filter(wanted)

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
    what_happened = models.TextField(validators=TEXT_RULES)
    what_to_do = models.TextField(validators=TEXT_RULES)
    evidence = models.TextField(blank=True, validators=TEXT_RULES)
    evidence_url = models.CharField(
        "link to the evidence", max_length=500, blank=True, validators=_LINK_RULES
    )
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

    def get_absolute_url(self) -> str:
        return reverse("collaborations:lesson-detail", args=[self.reference])

    @property
    def reference(self) -> str:
        """Give the lesson's id, such as L-0093."""
        return f"L-{self.number:04d}"
