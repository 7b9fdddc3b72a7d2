"""Readings: what was measured, what was not, and what took its place."""

from typing import ClassVar, Self

import pgtrigger
from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import IsNull

from benefits.models.measures import BenefitMeasure
from benefits.models.periods import MeasuredPeriod, period_constraints
from collaborations.models import ScopedQuerySet, queue_triggers
from collaborations.models.queue import OWN_YEAR
from collabtrack.shared.history import tracked
from collabtrack.shared.text import plain_text

# A correction is of the same measure, force and period, so its place in the row of
# revisions says which figure stands: the last that is confirmed.
_REVISION = """
    SELECT revision + 1 INTO NEW.revision FROM benefits_reading AS corrected
        WHERE corrected.id = NEW.supersedes_id
            AND corrected.measure_id = NEW.measure_id
            AND corrected.force_id IS NOT DISTINCT FROM NEW.force_id
            AND corrected.starts_on = NEW.starts_on
            AND corrected.ends_on = NEW.ends_on;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a correction keeps the measure, the force and the period'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
EVIDENCE = ("pdf", "csv", "xlsx", "docx", "png", "jpg", "txt")
_PARTS = ("amount", "value", "numerator", "denominator")


def _given(*parts: str, absence: bool = False) -> Q:
    """Give the condition that these parts are there and the others are not."""
    missing = Q(**{f"{name}__isnull": name not in parts for name in _PARTS})
    return missing & (~Q(absence="") if absence else Q(absence=""))


class ReadingQuerySet(ScopedQuerySet):
    def current(self) -> Self:
        """Leave out readings that a correction has superseded, confirmed or not."""
        return self.filter(superseded_by__isnull=True)

    def standing(self) -> Self:
        """Give the last confirmed figure of each measure, force and period.

        A correction takes the place of a confirmed figure once it is confirmed too.
        """
        same_force = Q(force=OuterRef("force")) | (
            Q(force__isnull=True) & IsNull(OuterRef("force"), True)
        )
        later = Reading.objects.confirmed().filter(
            same_force,
            measure=OuterRef("measure"),
            starts_on=OuterRef("starts_on"),
            revision__gt=OuterRef("revision"),
        )
        return self.confirmed().filter(~Exists(later))

    def confirmed(self) -> Self:
        return self.filter(state=Reading.State.CONFIRMED)

    def measured(self) -> Self:
        """Leave out those that say why there is no figure."""
        return self.filter(absence="")


@tracked()
class Reading(MeasuredPeriod):
    """A measured value, or why there is none. A correction supersedes it with a reason.

    Nil is a value of 0. "No reading" is missing with a reason: it was expected.
    "Exempt" was not expected, and leaves the denominator. What is merely blank has no
    row (rules.md 3.2).
    """

    class State(models.TextChoices):
        PROVISIONAL = "provisional", "Provisional"
        CONFIRMED = "confirmed", "Confirmed"

    class Absence(models.TextChoices):
        NO_READING = "no_reading", "No reading"
        EXEMPT = "exempt", "Exempt"

    measure = models.ForeignKey(BenefitMeasure, models.CASCADE, related_name="readings")
    numerator = models.DecimalField(
        max_digits=16, decimal_places=4, null=True, blank=True
    )
    denominator = models.DecimalField(
        max_digits=16, decimal_places=4, null=True, blank=True
    )
    weight = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    absence = models.CharField(max_length=10, choices=Absence, blank=True)
    note = models.CharField(max_length=300, blank=True, validators=[plain_text])
    state = models.CharField(max_length=11, choices=State, default=State.PROVISIONAL)
    revision = models.PositiveSmallIntegerField(default=1, editable=False)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    reason = models.CharField(max_length=300, blank=True, validators=[plain_text])
    evidence_url = models.URLField(max_length=300, blank=True)
    evidence_file = models.FileField(
        upload_to="evidence/%Y/%m/",
        max_length=200,
        blank=True,
        validators=[FileExtensionValidator(EVIDENCE)],
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="readings"
    )
    recorded_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="confirmed_readings",
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *period_constraints("reading"),
            models.CheckConstraint(
                condition=_given("amount")
                | _given("value")
                | _given("numerator", "denominator")
                | _given(absence=True),
                name="reading_is_one_figure_or_none",
                violation_error_code="one_figure_or_none",
                violation_error_message=(
                    "Enter a figure, or say that there is no reading: one of the two."
                ),
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0),
                name="reading_denominator_over_0",
                violation_error_code="denominator_of_0",
                violation_error_message=(
                    "Enter a denominator over 0, or say that there is no reading."
                ),
            ),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gt=0),
                name="reading_weight_over_0",
                violation_error_code="weight_of_0",
                violation_error_message="Enter a weight over 0.",
            ),
            models.CheckConstraint(
                condition=Q(absence="") | ~Q(note=""),
                name="absence_gives_reason",
                violation_error_code="absence_without_reason",
                violation_error_message="Say why there is no reading.",
            ),
            models.UniqueConstraint(
                fields=["measure", "force", "starts_on", "revision"],
                name="reading_once",
                nulls_distinct=False,
                violation_error_message=(
                    "There is a reading for this period. Correct it instead."
                ),
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(reason=""),
                name="correction_gives_reason",
                violation_error_code="correction_without_reason",
                violation_error_message="Say why the reading is corrected.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["collaboration", "financial_year", "type"],
                include=["amount", "state"],
                name="reading_rollup",
            )
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Trigger(
                name="count_revisions",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__supersedes_id__isnull=False),
                func=_REVISION,
            ),
            *queue_triggers(OWN_YEAR),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: reading for {self.financial_year}"

    @property
    def is_confirmed(self) -> bool:
        return self.state == self.State.CONFIRMED
