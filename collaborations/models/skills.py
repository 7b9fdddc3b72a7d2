"""The skills that roles need, on one list that all collaborations share."""

from typing import ClassVar

import pgtrigger
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

MOST_MONTHS = 240
_BAD_MONTHS = f"Enter a whole number of months from 1 to {MOST_MONTHS}."


@tracked()
class Skill(models.Model):
    """What the holder of a role can do, and for how many months the proof holds."""

    class Kind(models.TextChoices):
        ACCREDITATION = "accreditation", "Accreditation"
        QUALIFICATION = "qualification", "Qualification"
        TRAINING = "training", "Training"
        EXPERIENCE = "experience", "Experience"

    name = models.CharField(max_length=120, validators=[plain_text])
    kind = models.CharField(max_length=13, choices=Kind)
    valid_months = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1, _BAD_MONTHS),
            MaxValueValidator(MOST_MONTHS, _BAD_MONTHS),
        ],
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("name"),
                name="skill_name_once",
                violation_error_code="name_taken",
                violation_error_message=(
                    "A skill of that name is on the list. Choose it there."
                ),
            ),
            models.CheckConstraint(
                condition=Q(valid_months__isnull=True)
                | Q(valid_months__gte=1, valid_months__lte=MOST_MONTHS),
                name="skill_valid_for_months",
                violation_error_message=_BAD_MONTHS,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def runs_out(self) -> bool:
        return self.valid_months is not None


@tracked()
class SkillsReview(Record):
    """The list of roles and skills was gone through on a day, and is right."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="skills_reviews"
    )
    reviewed_on = models.DateField()
    reviewed_by = models.CharField(max_length=120, validators=[plain_text])
    note = models.TextField(
        blank=True, validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)]
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("skills_review"),
            models.UniqueConstraint(
                fields=["collaboration", "reviewed_on"],
                name="skills_review_once_a_day",
                violation_error_code="reviewed_that_day",
                violation_error_message="A review of that day is recorded.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"Roles and skills of {self.collaboration} reviewed"
