"""How a force leaves: the terms of an agreement, and what exits cost."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar

import pgtrigger
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from collaborations.models.agreements import Agreement
from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.day_orders import (
    DayOrder,
    day_constraints,
    refuse_disorder,
)
from collaborations.models.forces import Force
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_NEGATIVE = "Enter 0 or more pounds."
_OTHER_AGREEMENT = "Choose an agreement of this collaboration."
_TEXT_RULES: list[Callable[[Any], None]] = [
    plain_text,
    MaxLengthValidator(LONGEST_TEXT),
]
_NOT_NEGATIVE: list[Callable[[Any], None]] = [MinValueValidator(Decimal(0), _NEGATIVE)]
_CAP_OR_ESTIMATE = "Say whether the amount is a cap or an estimate."
_AMOUNT_MISSING = "Enter the amount of the cap or estimate."
_PLAN_DAYS = (
    DayOrder(
        "agreed_on", "settled_on", "The cost cannot be settled before it was planned."
    ),
)


@tracked()
class ExitTerms(Record):
    """What one version of an agreement says about leaving."""

    class Method(models.TextChoices):
        COST_SHARE = "cost_share", "Shared as the running cost is"
        LEAVER_PAYS = "leaver_pays", "The force that leaves pays"
        FIXED = "fixed", "A fixed sum"
        FORMULA = "formula", "A formula, described below"
        OTHER = "other", "Another method, described below"
        REASONABLE = "reasonable", "“Reasonable costs”, not worked out further"
        LATER = "later", "To be agreed at the time"

    class AmountBasis(models.TextChoices):
        CAP = "cap", "A cap: it cannot cost more"
        ESTIMATE = "estimate", "An estimate"

    # Nobody can say beforehand what these come to.
    IMPRECISE: ClassVar = (Method.REASONABLE, Method.LATER)

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="exit_terms"
    )
    agreement = models.OneToOneField(
        Agreement,
        models.RESTRICT,
        related_name="exit_terms",
        error_messages={"unique": "This version has exit terms: change those."},
    )
    notice = models.TextField(blank=True, validators=_TEXT_RULES)
    who_pays = models.TextField(blank=True, validators=_TEXT_RULES)
    method = models.CharField(max_length=11, choices=Method, blank=True)
    method_text = models.TextField(blank=True, validators=_TEXT_RULES)
    amount = PoundsField(null=True, blank=True, validators=_NOT_NEGATIVE)
    amount_basis = models.CharField(max_length=8, choices=AmountBasis, blank=True)
    assets = models.TextField(blank=True, validators=_TEXT_RULES)
    staff = models.TextField(blank=True, validators=_TEXT_RULES)
    data = models.TextField(blank=True, validators=_TEXT_RULES)
    tested_on = models.DateField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "exit terms"
        constraints: ClassVar = [
            numbered_once("exit_terms"),
            models.CheckConstraint(
                name="exit_terms_amount_not_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                violation_error_message=_NEGATIVE,
            ),
            models.CheckConstraint(
                name="exit_terms_amount_has_a_basis",
                condition=Q(amount__isnull=True, amount_basis="")
                | Q(amount__isnull=False) & ~Q(amount_basis=""),
                violation_error_message=_CAP_OR_ESTIMATE,
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"Exit terms of {self.agreement}"

    @property
    def is_method_precise(self) -> bool:
        return bool(self.method) and self.method not in self.IMPRECISE

    def clean(self) -> None:
        if self.agreement.collaboration_id != self.collaboration_id:
            raise ValidationError({"agreement": _OTHER_AGREEMENT})
        if self.amount is not None and not self.amount_basis:
            raise ValidationError({"amount_basis": _CAP_OR_ESTIMATE})
        if self.amount is None and self.amount_basis:
            raise ValidationError({"amount": _AMOUNT_MISSING})


@tracked()
class ExitPlan(Record):
    """What an exit is planned to cost, and what it did: of one force, or of all."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="exit_plans"
    )
    agreement = models.ForeignKey(Agreement, models.RESTRICT, related_name="exit_plans")
    # Empty: the collaboration ends for all.
    force = models.ForeignKey(
        Force, models.PROTECT, null=True, blank=True, related_name="exit_plans"
    )
    planned_cost = PoundsField(validators=_NOT_NEGATIVE)
    agreed_on = models.DateField()
    actual_cost = PoundsField(null=True, blank=True, validators=_NOT_NEGATIVE)
    settled_on = models.DateField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("exit_plan"),
            *day_constraints("exit_plan", _PLAN_DAYS),
            models.UniqueConstraint(
                fields=["agreement", "force"],
                name="exit_plan_once",
                nulls_distinct=False,
                violation_error_message="This exit has a plan already: change that.",
            ),
            models.CheckConstraint(
                name="exit_plan_costs_not_negative",
                condition=Q(planned_cost__gte=0)
                & (Q(actual_cost__isnull=True) | Q(actual_cost__gte=0)),
                violation_error_message=_NEGATIVE,
            ),
            models.CheckConstraint(
                name="exit_plan_actual_has_a_day",
                condition=Q(actual_cost__isnull=True, settled_on__isnull=True)
                | Q(actual_cost__isnull=False, settled_on__isnull=False),
                violation_error_message="Enter the actual cost and its day.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"Exit of {self.force or 'all'} from {self.agreement}"

    @property
    def overrun(self) -> Decimal | None:
        """Give the actual cost less the planned one; None while it is not known."""
        actual: Decimal | None = self.actual_cost
        return None if actual is None else actual - self.planned_cost

    def clean(self) -> None:
        if self.agreement.collaboration_id != self.collaboration_id:
            raise ValidationError({"agreement": _OTHER_AGREEMENT})
        refuse_disorder(self, _PLAN_DAYS)
        if self.actual_cost is not None and self.settled_on is None:
            raise ValidationError({"settled_on": "Enter the day of the actual cost."})
        if self.actual_cost is None and self.settled_on:
            raise ValidationError({"actual_cost": "Enter what it cost in the end."})
