"""Gross spend and what pays for it: append-only, corrected by adjustments."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from benefits.models.periods import Period, period_constraints
from collaborations.models import Collaboration, Force, ScopedQuerySet, queue_triggers
from collaborations.models.queue import OWN_YEAR
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField
from collabtrack.shared.text import plain_text


class LedgerEntry(Period, Record):
    """Money of one period. Two clocks: what it is about, and when it was recorded.

    Nothing is edited: a correction is an entry of the difference, which refers to the
    one it corrects and says why. So every total is a sum of entries.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", "Plan"
        FORECAST = "forecast", "Forecast"
        ACTUAL = "actual", "Actual"

    kind = models.CharField(max_length=8, choices=Kind)
    # A plan may be made anew: the newest version of a year is its plan.
    plan_version = models.PositiveSmallIntegerField(default=1)
    amount = PoundsField()
    reason = models.CharField(max_length=300, blank=True, validators=[plain_text])
    basis = models.CharField(max_length=40, blank=True)
    source = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_recorded",
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


def _entry_facts(name: str) -> list[models.BaseConstraint]:
    return [
        numbered_once(name),
        *period_constraints(name),
        models.CheckConstraint(
            condition=Q(adjusts__isnull=True) | ~Q(reason=""),
            name=f"{name}_adjustment_gives_reason",
            violation_error_code="adjustment_without_reason",
            violation_error_message="Say why the entry is adjusted.",
        ),
        models.CheckConstraint(
            condition=Q(plan_version=1) | Q(kind="plan", plan_version__gt=1),
            name=f"{name}_versions_of_plans_only",
            violation_error_code="version_of_no_plan",
            violation_error_message="Only a plan has versions.",
        ),
    ]


@tracked()
class SpendEntry(LedgerEntry):
    """Gross money spent, or planned or forecast to be, entered once (rules.md 1.3).

    Entries without a force are split by the agreed cost shares, where there are any.
    """

    class Category(models.TextChoices):
        RUNNING = "running", "Running"
        SET_UP = "set_up", "Set-up"
        EXIT = "exit", "Exit"
        GOVERNANCE = "governance", "Governance"

    class CostType(models.TextChoices):
        PAY = "pay", "Pay"
        NON_PAY = "non_pay", "Non-pay"
        CAPITAL = "capital", "Capital"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="spend_entries"
    )
    force = models.ForeignKey(
        Force, models.PROTECT, null=True, blank=True, related_name="spend_entries"
    )
    category = models.CharField(
        max_length=10, choices=Category, default=Category.RUNNING
    )
    cost_type = models.CharField(max_length=7, choices=CostType, blank=True)
    adjusts = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="adjustments"
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "spend entries"
        constraints: ClassVar = _entry_facts("spend")
        indexes: ClassVar = [
            models.Index(
                fields=["collaboration", "financial_year", "kind"],
                include=["amount", "force", "starts_on", "ends_on"],
                name="spend_rollup",
            )
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(generated=["financial_year"]),
            *queue_triggers(OWN_YEAR),
        ]

    def __str__(self) -> str:
        return f"{self.collaboration}: {self.get_kind_display()} {self.financial_year}"


@tracked()
class FundingEntry(LedgerEntry):
    """What pays for the gross spend; it is never added to it (rules.md 1.3).

    Contributions are what forces pay in, so that contributions = gross spend − grants
    − income. A recharge is money that one force pays another for its part: it moves
    cost between the two, and consolidated spend knows nothing of it.
    """

    class Source(models.TextChoices):
        CONTRIBUTION = "contribution", "Contribution of a force"
        GRANT = "grant", "Grant"
        INCOME = "income", "Income"
        RECHARGE = "recharge", "Recharge from one force to another"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="funding_entries"
    )
    funding = models.CharField(max_length=12, choices=Source)
    force = models.ForeignKey(
        Force, models.PROTECT, null=True, blank=True, related_name="funding_entries"
    )
    counterparty = models.ForeignKey(
        Force, models.PROTECT, null=True, blank=True, related_name="recharges_received"
    )
    payer = models.CharField(
        "who pays it, if no force", max_length=120, blank=True, validators=[plain_text]
    )
    adjusts = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="adjustments"
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "funding entries"
        constraints: ClassVar = [
            *_entry_facts("funding"),
            models.CheckConstraint(
                condition=Q(funding="contribution", force__isnull=False)
                | Q(funding="recharge", force__isnull=False)
                | Q(funding__in=("grant", "income")),
                name="funding_names_its_force",
                violation_error_code="funding_without_force",
                violation_error_message="Choose the force that pays.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(funding="recharge", counterparty__isnull=False)
                    & ~Q(counterparty=F("force"))
                )
                | (~Q(funding="recharge") & Q(counterparty__isnull=True)),
                name="recharge_has_counterparty",
                violation_error_code="recharge_counterparty",
                violation_error_message=(
                    "A recharge goes from one force to another. Choose the force that"
                    " is paid, and for nothing else."
                ),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["collaboration", "financial_year", "kind"],
                include=["amount", "funding", "force", "counterparty"],
                name="funding_rollup",
            )
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(generated=["financial_year"]),
            *queue_triggers(OWN_YEAR),
        ]

    def __str__(self) -> str:
        return f"{self.collaboration}: {self.get_funding_display()}"
