from decimal import Decimal
from typing import ClassVar

import pgtrigger
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from benefits.models.kinds import (
    GRADES,
    POUNDS,
    Area,
    BenefitType,
    CashStatus,
    Direction,
    Extent,
    Interval,
    PartYearRule,
    PriceBase,
    Recurrence,
    RollUp,
)
from benefits.models.measure_facts import measure_facts
from collaborations.models import (
    Collaboration,
    Objective,
    ScopedQuerySet,
    queue_triggers,
)
from collaborations.models.records import raise_version
from collabtrack.shared.financial_years import FinancialYearField
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField
from collabtrack.shared.text import LONGEST_TEXT, plain_text


@tracked()
class BenefitMeasure(models.Model):
    """What is measured for one benefit of one collaboration.

    A measure in pounds carries amounts, any other unit carries values. The two
    roll-up rules have no default: whoever defines the measure says how it adds up.
    Rows of the public register leave blank what nobody published.
    """

    reference = models.CharField(max_length=9, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="benefit_measures"
    )
    library_measure = models.ForeignKey(
        "benefits.LibraryMeasure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="benefit_measures",
    )
    objective = models.ForeignKey(
        Objective,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="benefit_measures",
    )
    name = models.CharField(max_length=160, validators=[plain_text])
    description = models.TextField(
        blank=True, validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)]
    )
    area = models.CharField(max_length=12, choices=Area)
    type = models.CharField(max_length=14, choices=BenefitType)
    is_dis_benefit = models.BooleanField(default=False)
    unit = models.CharField(max_length=20, blank=True, validators=[plain_text])
    direction = models.CharField(max_length=8, choices=Direction)
    tolerance_pct = models.DecimalField(
        max_digits=5, decimal_places=2, default=Decimal(5)
    )
    interval = models.CharField(max_length=11, choices=Interval)
    is_read_by_force = models.BooleanField("each force is read", default=False)
    across_forces = models.CharField(max_length=13, choices=RollUp)
    across_time = models.CharField(max_length=13, choices=RollUp)
    recurrence = models.CharField(max_length=10, choices=Recurrence, blank=True)
    extent = models.CharField("gross or net", max_length=5, choices=Extent, blank=True)
    price_base = models.CharField(max_length=4, choices=PriceBase, blank=True)
    price_year = FinancialYearField(null=True, blank=True)
    part_year_rule = models.CharField(
        max_length=8, choices=PartYearRule, default=PartYearRule.TWELFTHS
    )
    baseline_amount = PoundsField(null=True, blank=True)
    baseline_value = models.DecimalField(
        max_digits=16, decimal_places=4, null=True, blank=True
    )
    baseline_on = models.DateField(null=True, blank=True)
    baseline_source = models.CharField(
        max_length=200, blank=True, validators=[plain_text]
    )
    first_claimed_year = FinancialYearField(null=True, blank=True)
    last_claimed_year = FinancialYearField(null=True, blank=True)
    owner = models.CharField(max_length=120, blank=True, validators=[plain_text])
    measurer = models.CharField(max_length=120, blank=True, validators=[plain_text])
    method = models.CharField(
        "how it is measured", max_length=300, blank=True, validators=[plain_text]
    )
    # Null where nobody has said: the register's figures, and what is not money.
    attribution_pct = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True
    )
    grade = models.PositiveSmallIntegerField(
        "confidence grade", choices=GRADES, null=True, blank=True
    )
    cash_status = models.CharField(max_length=11, choices=CashStatus, blank=True)
    budget_year = FinancialYearField(null=True, blank=True)
    budget_line = models.CharField(max_length=80, blank=True, validators=[plain_text])
    reinvested_in = models.CharField(
        max_length=160, blank=True, validators=[plain_text]
    )
    cash_confirmed_by = models.CharField(
        "chief finance officer who confirmed it",
        max_length=120,
        blank=True,
        validators=[plain_text],
    )
    cash_confirmed_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True, editable=False)
    withdrawn_because = models.CharField(
        max_length=300, blank=True, editable=False, validators=[plain_text]
    )

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
            *measure_facts(),
            # The key that readings and targets copy (performance.md, Rows).
            models.UniqueConstraint(
                fields=["id", "collaboration", "type"], name="measure_copied_key"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            raise_version(),
            *queue_triggers(
                "SELECT collaboration_id, NULL::smallint AS financial_year FROM {rows}",
                every_year=True,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("benefits:measure-detail", args=[self.reference])

    @property
    def is_monetary(self) -> bool:
        return self.unit == POUNDS

    @property
    def is_ratio(self) -> bool:
        return self.across_forces == RollUp.RATIO

    @property
    def is_weighted(self) -> bool:
        return RollUp.WEIGHTED_MEAN in (self.across_forces, self.across_time)

    @property
    def adds_up(self) -> bool:
        """Say whether amounts enter totals: money, summed over forces and time."""
        rules = {self.across_forces, self.across_time}
        no_value = (BenefitType.QUANTIFIED, BenefitType.QUALITATIVE)
        is_valued = self.is_dis_benefit or self.type not in no_value
        return self.is_monetary and rules == {RollUp.SUM} and is_valued


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
