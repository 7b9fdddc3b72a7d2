"""Targets and readings: what was aimed at and what was measured, period by period."""

from typing import ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from benefits.models.measures import BenefitMeasure, BenefitType
from collaborations.models import Collaboration, Force, ScopedQuerySet, queue_triggers
from collaborations.models.queue import OWN_YEAR
from collabtrack.shared.financial_years import FinancialYearField, financial_year_of
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField


class Period(models.Model):
    """Dates that lie in one financial year, first and last day included."""

    starts_on = models.DateField()
    ends_on = models.DateField()
    financial_year = models.GeneratedField(
        expression=financial_year_of("starts_on"),
        output_field=FinancialYearField(),
        db_persist=True,
    )

    class Meta:
        abstract = True


def period_constraints(name: str) -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(
            condition=Q(ends_on__gte=F("starts_on")),
            name=f"{name}_ends_after_start",
            violation_error_message="The last day cannot be before the first day.",
        ),
        models.CheckConstraint(
            condition=Q(financial_year=financial_year_of("ends_on")),
            name=f"{name}_in_one_year",
            violation_error_message=(
                "A period cannot run over 31 March. Enter each financial year apart."
            ),
        ),
    ]


class MeasuredPeriod(Period):
    """A figure of a measure. Collaboration and type are copies of the measure's own,
    kept true by a composite foreign key (migration `figures_copy_their_measure`).
    """

    collaboration = models.ForeignKey(Collaboration, models.CASCADE, related_name="+")
    type = models.CharField(max_length=14, choices=BenefitType)
    force = models.ForeignKey(
        Force, models.PROTECT, null=True, blank=True, related_name="+"
    )
    amount = PoundsField(null=True, blank=True)
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    basis = models.CharField(max_length=40, blank=True)
    source = models.TextField(blank=True)

    class Meta:
        abstract = True


def figure_constraints(name: str) -> list[models.BaseConstraint]:
    return [
        *period_constraints(name),
        models.CheckConstraint(
            condition=Q(amount__isnull=True) ^ Q(value__isnull=True),
            name=f"{name}_is_money_or_number",
            violation_error_message="Enter an amount in pounds, or a value.",
        ),
    ]


@tracked()
class Target(MeasuredPeriod):
    """What a measure is planned to reach in a period. One per force and period."""

    measure = models.ForeignKey(BenefitMeasure, models.CASCADE, related_name="targets")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *figure_constraints("target"),
            models.UniqueConstraint(
                fields=["measure", "force", "starts_on"],
                name="target_once",
                nulls_distinct=False,
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["collaboration", "financial_year", "type"],
                include=["amount"],
                name="target_rollup",
            )
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(OWN_YEAR)

    def __str__(self) -> str:
        return f"{self.measure}: target for {self.financial_year}"


# A correction may fall in another year than the reading it takes out of the figures.
_CORRECTED_YEAR = (
    "SELECT o.collaboration_id, o.financial_year FROM {rows} r"
    " JOIN benefits_reading o ON o.id = r.supersedes_id"
)
_READING_KEYS = " UNION ALL ".join((OWN_YEAR, _CORRECTED_YEAR))


class ReadingQuerySet(ScopedQuerySet):
    def current(self) -> Self:
        """Leave out readings that a correction has superseded."""
        return self.filter(superseded_by__isnull=True)

    def confirmed(self) -> Self:
        return self.filter(state=Reading.State.CONFIRMED)


@tracked()
class Reading(MeasuredPeriod):
    """A measured value. A correction supersedes with a reason; nothing is edited."""

    class State(models.TextChoices):
        PROVISIONAL = "provisional", "Provisional"
        CONFIRMED = "confirmed", "Confirmed"

    measure = models.ForeignKey(BenefitMeasure, models.CASCADE, related_name="readings")
    state = models.CharField(max_length=11, choices=State, default=State.PROVISIONAL)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="readings"
    )
    recorded_at = models.DateTimeField()

    objects = ReadingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *figure_constraints("reading"),
            models.UniqueConstraint(
                fields=["measure", "force", "starts_on"],
                condition=Q(supersedes__isnull=True),
                name="first_reading_once",
                nulls_distinct=False,
                violation_error_message=(
                    "There is a reading for this period. Correct it instead."
                ),
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(reason=""),
                name="correction_gives_reason",
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
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(_READING_KEYS)

    def __str__(self) -> str:
        return f"{self.measure}: reading for {self.financial_year}"
