"""What forces agreed to supply, the systems they work with, and how staff fare."""

from decimal import Decimal
from typing import ClassVar

import pgtrigger
from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.forces import Force, ends_after_start
from collaborations.models.people import DatedQuerySet
from collaborations.models.posts import POSTS, posts_above_nothing
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_BELOW_NOTHING = "Enter a figure that is not below 0."


@tracked()
class PostContribution(Record):
    """A force agrees to supply a number of posts, from day to day."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="post_contributions"
    )
    force = models.ForeignKey(Force, models.PROTECT, related_name="post_contributions")
    posts = models.DecimalField(max_digits=6, decimal_places=2, validators=POSTS)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    note = models.TextField(
        blank=True, validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)]
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("post_contribution"),
            ends_after_start("post_contribution_ends_after_start"),
            posts_above_nothing("post_contribution"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"Posts agreed by {self.force}"


@tracked()
class SystemInUse(Record):
    """The ICT system that a force works with for one purpose, as on a day."""

    class Purpose(models.TextChoices):
        DUTIES = "duties", "Duty and rostering"
        HR = "hr", "HR"
        BRIEFING = "briefing", "Briefing"
        COMMAND = "command", "Command and control"
        RECORDS = "records", "Crime and records"
        INTELLIGENCE = "intelligence", "Intelligence"
        CASE_FILES = "case_files", "Custody and case files"
        FINANCE = "finance", "Finance"
        OTHER = "other", "Other"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="systems"
    )
    force = models.ForeignKey(Force, models.PROTECT, related_name="systems")
    purpose = models.CharField(max_length=12, choices=Purpose)
    name = models.CharField(max_length=120, validators=[plain_text])
    differences = models.TextField(
        blank=True, validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)]
    )
    seen_by = models.CharField(max_length=200, blank=True, validators=[plain_text])
    as_at = models.DateField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "systems in use"
        constraints: ClassVar = [
            numbered_once("system_in_use"),
            models.UniqueConstraint(
                "collaboration",
                "force",
                "purpose",
                Lower("name"),
                name="system_in_use_once",
                violation_error_code="system_named",
                violation_error_message=(
                    "This system of the force is recorded for that purpose."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class WorkforceFigure(Record):
    """A dated figure about those who work in the collaboration, with its source."""

    class Kind(models.TextChoices):
        LEAVERS = "leavers", "Leavers in 12 months, per cent of posts"
        FORCE_LEAVERS = "force_leavers", "The same in the forces as a whole, per cent"
        TRAVEL = "travel", "Travel to work, one way, average minutes"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="workforce_figures"
    )
    kind = models.CharField(max_length=13, choices=Kind)
    value = models.DecimalField(
        max_digits=6,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(0), _BELOW_NOTHING)],
    )
    as_at = models.DateField()
    source = models.CharField(max_length=200, validators=[plain_text])

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("workforce_figure"),
            models.UniqueConstraint(
                fields=["collaboration", "kind", "as_at"],
                name="workforce_figure_once_a_day",
                violation_error_code="figure_of_that_day",
                violation_error_message="A figure of that kind and day is recorded.",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="workforce_figure_not_below_nothing",
                violation_error_code="below_nothing",
                violation_error_message=_BELOW_NOTHING,
            ),
            models.CheckConstraint(
                condition=Q(kind="travel") | Q(value__lte=100),
                name="workforce_percentage_up_to_100",
                violation_error_code="above_all",
                violation_error_message="Enter a percentage from 0 to 100.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
