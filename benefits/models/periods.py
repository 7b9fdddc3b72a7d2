"""Periods with a figure, and targets: what a measure is planned to reach."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

from benefits.models.kinds import BenefitType
from benefits.models.measures import BenefitMeasure
from collaborations.models import Collaboration, Force, ScopedQuerySet, queue_triggers
from collaborations.models.queue import OWN_YEAR
from collaborations.models.records import raise_version
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
    # Pounds for a measure in pounds, a number for every other.
    amount = PoundsField(null=True, blank=True)
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    basis = models.CharField(max_length=40, blank=True)
    source = models.TextField(blank=True)

    class Meta:
        abstract = True


@tracked()
class Target(MeasuredPeriod):
    """What a measure is planned to reach in a period. One per force and period."""

    measure = models.ForeignKey(BenefitMeasure, models.CASCADE, related_name="targets")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *period_constraints("target"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) ^ Q(value__isnull=True),
                name="target_is_money_or_number",
                violation_error_message="Enter an amount in pounds, or a value.",
            ),
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
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            raise_version(generated=["financial_year"]),
            *queue_triggers(OWN_YEAR),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: target for {self.financial_year}"
