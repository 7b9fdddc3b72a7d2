from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from collaborations.models import Collaboration, ScopedQuerySet, queue_triggers
from collabtrack.shared.financial_years import FinancialYearField
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField


class BenefitType(models.TextChoices):
    """What kind of value a benefit is. Only cashable is cashable."""

    CASHABLE = "cashable", "Cashable"
    NON_CASHABLE = "non_cashable", "Non-cashable"
    COST_AVOIDANCE = "cost_avoidance", "Cost avoidance"
    INCOME = "income", "Income"
    QUANTIFIED = "quantified", "Quantified"
    QUALITATIVE = "qualitative", "Qualitative"
    # The public record often gives a saving without saying what kind it is.
    NOT_STATED = "not_stated", "Not stated"


class RollUp(models.TextChoices):
    """How readings combine, across forces and across time (rules.md 3.1)."""

    SUM = "sum", "Sum"
    MAXIMUM = "maximum", "Maximum"
    WEIGHTED_MEAN = "weighted_mean", "Weighted mean"
    RATIO = "ratio", "Ratio"
    LATEST = "latest", "Latest"
    NONE = "none", "Not added"


class Interval(models.TextChoices):
    MONTHLY = "monthly", "Monthly"
    QUARTERLY = "quarterly", "Quarterly"
    SIX_MONTHLY = "six_monthly", "Six-monthly"
    ANNUAL = "annual", "Annual"
    ONE_OFF = "one_off", "One-off"


class Area(models.TextChoices):
    """The eight benefit areas (product.md 3.2)."""

    FINANCIAL = "financial", "Financial"
    SERVICE = "service", "Service to the public"
    OPERATIONS = "operations", "Operational effectiveness"
    RESILIENCE = "resilience", "Resilience and capacity"
    COMPLIANCE = "compliance", "Capability and compliance"
    WORKFORCE = "workforce", "Workforce"
    LEGITIMACY = "legitimacy", "Legitimacy"
    ENVIRONMENT = "environment", "Environment"


class Direction(models.TextChoices):
    UP = "up", "Higher is better"
    DOWN = "down", "Lower is better"
    MAINTAIN = "maintain", "Keep within tolerance"


POUNDS = "GBP"


@tracked()
class BenefitMeasure(models.Model):
    """What is measured for one benefit of one collaboration.

    A measure in pounds carries amounts, any other unit carries values. The two
    roll-up rules have no default: whoever defines the measure says how it adds up.
    """

    reference = models.CharField(max_length=9, unique=True)
    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="benefit_measures"
    )
    name = models.CharField(max_length=160)
    area = models.CharField(max_length=12, choices=Area)
    type = models.CharField(max_length=14, choices=BenefitType)
    is_dis_benefit = models.BooleanField(default=False)
    unit = models.CharField(max_length=20, blank=True)
    direction = models.CharField(max_length=8, choices=Direction)
    interval = models.CharField(max_length=11, choices=Interval)
    across_forces = models.CharField(max_length=13, choices=RollUp)
    across_time = models.CharField(max_length=13, choices=RollUp)
    baseline_amount = PoundsField(null=True, blank=True)
    baseline_value = models.DecimalField(
        max_digits=16, decimal_places=4, null=True, blank=True
    )
    baseline_on = models.DateField(null=True, blank=True)
    first_claimed_year = FinancialYearField(null=True, blank=True)
    last_claimed_year = FinancialYearField(null=True, blank=True)
    owner = models.CharField(max_length=120, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reference__regex=r"^B-[0-9]{5,}$"),
                name="measure_reference_form",
                violation_error_message="A reference looks like B-01873.",
            ),
            models.CheckConstraint(
                condition=Q(baseline_amount__isnull=True)
                | Q(baseline_value__isnull=True),
                name="measure_baseline_is_money_or_number",
            ),
            # The key that readings and targets copy (performance.md, Rows).
            models.UniqueConstraint(
                fields=["id", "collaboration", "type"], name="measure_copied_key"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            "SELECT collaboration_id, NULL::smallint AS financial_year FROM {rows}",
            every_year=True,
        )

    def __str__(self) -> str:
        return f"{self.reference} {self.name}"

    @property
    def is_monetary(self) -> bool:
        return self.unit == POUNDS


class MeasureRowQuerySet(ScopedQuerySet):
    collaboration_path = "measure__collaboration"


@tracked()
class PublishedClaim(models.Model):
    """A saving that somebody published without a year: it enters no yearly total."""

    measure = models.ForeignKey(
        BenefitMeasure, models.CASCADE, related_name="published_claims"
    )
    amount = PoundsField()
    basis = models.CharField(max_length=40)
    source = models.TextField()

    objects = MeasureRowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "basis"], name="published_claim_once"
            )
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            "SELECT m.collaboration_id, NULL::smallint AS financial_year"
            " FROM {rows} r JOIN benefits_benefitmeasure m ON m.id = r.measure_id"
        )

    def __str__(self) -> str:
        return f"{self.measure}: published claim"
