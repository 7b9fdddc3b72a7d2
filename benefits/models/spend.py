import datetime as dt
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from benefits.models.periods import Period, period_constraints
from collaborations.models import Collaboration, Force, ScopedQuerySet, queue_triggers
from collaborations.models.queue import OWN_YEAR
from collabtrack.shared.financial_years import FinancialYear, FinancialYearField
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField


@tracked()
class SpendEntry(Period):
    """Gross money spent, or planned or forecast to be, entered once (rules.md 1.3).

    Corrections are adjustments: entries that refer to the one they correct. Two
    clocks: the period the money is about, and when it was recorded. Entries without a
    force are split by the agreed cost shares, where there are any.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", "Plan"
        FORECAST = "forecast", "Forecast"
        ACTUAL = "actual", "Actual"

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
    kind = models.CharField(max_length=8, choices=Kind)
    category = models.CharField(
        max_length=10, choices=Category, default=Category.RUNNING
    )
    cost_type = models.CharField(max_length=7, choices=CostType, blank=True)
    amount = PoundsField()
    adjusts = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="adjustments"
    )
    reason = models.CharField(max_length=300, blank=True)
    basis = models.CharField(max_length=40, blank=True)
    source = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="spend_entries",
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "spend entries"
        constraints: ClassVar = [
            *period_constraints("spend"),
            models.CheckConstraint(
                condition=Q(adjusts__isnull=True) | ~Q(reason=""),
                name="adjustment_gives_reason",
                violation_error_message="Say why the entry is adjusted.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["collaboration", "financial_year", "kind"],
                include=["amount", "force", "starts_on", "ends_on"],
                name="spend_rollup",
            )
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(OWN_YEAR)

    def __str__(self) -> str:
        return f"{self.collaboration}: {self.get_kind_display()} {self.financial_year}"


class YearCloseQuerySet(models.QuerySet["YearClose"]):
    def closing_day(self, year: FinancialYear) -> dt.date:
        """Give the day the year's books close: as recorded, else 30 June after it."""
        row = self.filter(financial_year=year).first()
        return row.closed_on if row else dt.date(year.end.year, 6, 30)

    def latest_closed(self, on: dt.date) -> FinancialYear:
        """Give the newest financial year that has closed by a day (rules.md 1.5)."""
        year = FinancialYear.containing(on).previous
        recorded = {row.financial_year: row.closed_on for row in self.all()}
        while recorded.get(year, dt.date(year.end.year, 6, 30)) > on:
            year = year.previous
        return year


@tracked()
class YearClose(models.Model):
    """The day on which a financial year's figures closed."""

    financial_year = FinancialYearField(unique=True)
    closed_on = models.DateField()

    objects = YearCloseQuerySet.as_manager()

    class Meta:
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            "SELECT c.id AS collaboration_id, NULL::smallint AS financial_year"
            " FROM collaborations_collaboration c WHERE EXISTS (SELECT FROM {rows})"
        )

    def __str__(self) -> str:
        return f"{self.financial_year} closed on {self.closed_on}"
