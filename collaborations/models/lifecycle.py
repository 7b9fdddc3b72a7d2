"""What a collaboration was called, where it stood and why: its life on paper."""

from typing import ClassVar

import pgtrigger
from django.core.validators import MaxLengthValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

LONGEST_LINK = 500


@tracked()
class OtherName(Record):
    """A name that people still look for: a former one, or an abbreviation.

    The database keeps the former name when a published collaboration gets a new one.
    """

    class Kind(models.TextChoices):
        OLD_NAME = "old_name", "Old name"
        ABBREVIATION = "abbreviation", "Abbreviation"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="other_names"
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OLD_NAME)
    name = models.CharField(max_length=200, validators=[plain_text])

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("other_name"),
            models.UniqueConstraint(
                F("collaboration"),
                Lower("name"),
                name="other_name_once",
                violation_error_code="name_taken",
                violation_error_message="This name is on the list already.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = record_triggers()

    def __str__(self) -> str:
        return self.name


@tracked()
class StatusChange(Record):
    """One move of a collaboration from a status to another, on a day, and why.

    What was chosen while it was a draft is no move. Of several moves on one day the
    last written counts as the last.
    """

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="status_changes"
    )
    from_status = models.CharField(max_length=12, choices=Collaboration.Status)
    to_status = models.CharField(max_length=12, choices=Collaboration.Status)
    moved_on = models.DateField()
    reason = models.TextField(
        blank=True, validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)]
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("status_change"),
            models.CheckConstraint(
                condition=~Q(from_status=F("to_status")),
                name="status_change_changes",
                violation_error_message="It has this status already.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_status_display()} to {self.get_to_status_display()}"

    @property
    def is_going_live(self) -> bool:
        goes = self.to_status not in (*Collaboration.NOT_YET_LIVE, *Collaboration.OVER)
        return goes and self.from_status in Collaboration.NOT_YET_LIVE


@tracked()
class BusinessCase(Record):
    """Why it was started, changed or ended, as those who decided had it before them.

    The written rationale, a link to it, or both. `approved_by` is a role, never a name.
    """

    class Kind(models.TextChoices):
        START = "start", "Starting"
        CHANGE = "change", "Material change"
        ENDING = "ending", "Ending"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="business_cases"
    )
    kind = models.CharField(max_length=6, choices=Kind)
    rationale = models.TextField(
        blank=True, validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)]
    )
    link = models.CharField(
        max_length=LONGEST_LINK,
        blank=True,
        validators=[
            URLValidator(
                schemes=["http", "https"],
                message="Enter a whole address, beginning with https://",
            )
        ],
    )
    decided_on = models.DateField()
    approved_by = models.CharField(max_length=120, validators=[plain_text])

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("business_case"),
            models.CheckConstraint(
                condition=~Q(rationale="") | ~Q(link=""),
                name="business_case_says_why",
                violation_error_code="says_nothing",
                violation_error_message=(
                    "Write the rationale, give a link to it, or both."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"Business case: {self.get_kind_display().lower()}"
