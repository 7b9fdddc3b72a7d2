"""How the cost is to be shared: the formula, and what it measures of each force.

A driver is what a formula measures: population, officers, usage and so on. Its value
is kept for each force and financial year, whichever formula asks for it, so that a
change of formula loses nothing.
"""

from typing import ClassVar

import pgtrigger
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.db import models
from django.db.models import Q

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.participations import Participation, ShareQuerySet
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.financial_years import FinancialYearField
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

# Hundredths of a per cent: shares and the parts of a hybrid total 10,000.
WHOLE_WEIGHT = 10_000


class Driver(models.TextChoices):
    """What a share may follow. Equal parts need no value of any force."""

    GRANT = "grant", "Formula grant"
    NET_REVENUE = "net_revenue", "Net revenue expenditure or net budget requirement"
    SIZE = "size", "Size of force"
    FIXED = "fixed", "Fixed percentages"
    EQUAL = "equal", "Equal parts"
    POPULATION = "population", "Population"
    OFFICERS = "officers", "Officer strength"
    CRIME = "crime", "Recorded crime or demand"
    USAGE = "usage", "Usage"
    POSTS = "posts", "Posts contributed"

    @property
    def has_values(self) -> bool:
        return self != Driver.EQUAL


HYBRID = "hybrid"
FORMULA_KINDS = [*Driver.choices, (HYBRID, "Hybrid of several, weighted")]


@tracked()
class CostFormula(Record):
    """How the shares of cost are computed from a financial year until the next one."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="cost_formulas"
    )
    kind = models.CharField(max_length=11, choices=FORMULA_KINDS)
    first_year = FinancialYearField()
    note = models.TextField(
        blank=True, validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)]
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("cost_formula"),
            models.UniqueConstraint(
                fields=["collaboration", "first_year"],
                name="cost_formula_once_a_year",
                violation_error_code="year_taken",
                violation_error_message="A formula holds from that year already.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = record_triggers()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, from {self.first_year}"

    @property
    def is_hybrid(self) -> bool:
        return self.kind == HYBRID


class ComponentQuerySet(ScopedQuerySet):
    collaboration_path = "formula__collaboration"


@tracked()
class FormulaComponent(models.Model):
    """One driver of a hybrid, with its weight in hundredths of a per cent."""

    IN_PER_CENT: ClassVar = frozenset({"weight"})

    formula = models.ForeignKey(CostFormula, models.CASCADE, related_name="components")
    driver = models.CharField(max_length=11, choices=Driver)
    weight = models.PositiveIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(WHOLE_WEIGHT)]
    )

    objects = ComponentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["formula", "driver"], name="formula_component_once"
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=WHOLE_WEIGHT),
                name="formula_component_weight_is_a_part",
                violation_error_message="Enter a part from 0.01 to 100.00 per cent.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_driver_display()} in {self.formula}"


@tracked()
class DriverValue(models.Model):
    """What a driver measured of a force in a financial year, and who says so."""

    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="driver_values"
    )
    driver = models.CharField(max_length=11, choices=Driver)
    financial_year = FinancialYearField()
    value = models.DecimalField(max_digits=16, decimal_places=2)
    source = models.CharField(max_length=300, blank=True, validators=[plain_text])

    objects = ShareQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participation", "driver", "financial_year"],
                name="driver_value_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="driver_value_not_negative",
                violation_error_message="A driver is 0 or more.",
            ),
            models.CheckConstraint(
                condition=~Q(driver="equal"),
                name="driver_value_not_of_equal_parts",
                violation_error_message="Equal parts need no value.",
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.get_driver_display()} of {self.participation},"
            f" {self.financial_year}"
        )


@tracked()
class VoteReason(Record):
    """Why a force's voice may differ from its stake, as the forces stated it on a day.

    It holds until another is stated.
    """

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="vote_reasons"
    )
    text = models.TextField(validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)])
    stated_on = models.DateField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("vote_reason"),
            models.UniqueConstraint(
                fields=["collaboration", "stated_on"],
                name="vote_reason_once_a_day",
                violation_error_message="A reason was stated on that day already.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"
