"""Derived figures, recomputed whole from source rows and never edited.

Null means that nothing was recorded; it is never 0. Every row says from how many
source rows it was computed, and when.
"""

from typing import ClassVar

from django.db import models

from collaborations.models import Collaboration, Force, ScopedQuerySet
from collabtrack.shared.financial_years import FinancialYearField
from collabtrack.shared.money import PoundsField


class YearRollup(models.Model):
    """Spend and benefits of one collaboration in one financial year, in pence.

    Planned benefits are targets, realised ones confirmed current readings, of measures
    in pounds that add up across forces and time. Types stand apart and are never
    added to cashable.
    """

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="year_rollups"
    )
    financial_year = FinancialYearField()
    plan_spend = PoundsField(null=True)
    forecast_spend = PoundsField(null=True)
    actual_spend = PoundsField(null=True)
    spend_entries = models.IntegerField(default=0)
    planned_cashable = PoundsField(null=True)
    planned_non_cashable = PoundsField(null=True)
    planned_cost_avoidance = PoundsField(null=True)
    planned_income = PoundsField(null=True)
    planned_not_stated = PoundsField(null=True)
    planned_dis_benefit = PoundsField(null=True)
    realised_cashable = PoundsField(null=True)
    realised_non_cashable = PoundsField(null=True)
    realised_cost_avoidance = PoundsField(null=True)
    realised_income = PoundsField(null=True)
    realised_not_stated = PoundsField(null=True)
    realised_dis_benefit = PoundsField(null=True)
    targets = models.IntegerField(default=0)
    readings = models.IntegerField(default=0)
    refreshed_at = models.DateTimeField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collaboration", "financial_year"], name="year_rollup_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["financial_year"], name="year_rollup_by_year")
        ]

    def __str__(self) -> str:
        return f"{self.collaboration}: {self.financial_year}"


class ForceYearRollup(models.Model):
    """One force's part of a collaboration's spend in one financial year.

    Recorded by the force, computed from agreed cost shares, or not split (no force)
    where no shares cover it. The parts sum to YearRollup to the penny.
    """

    class Basis(models.TextChoices):
        RECORDED = "recorded", "Recorded"
        COMPUTED = "computed", "Computed from cost shares"
        NOT_SPLIT = "not_split", "Not split by force"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="force_year_rollups"
    )
    financial_year = FinancialYearField()
    force = models.ForeignKey(
        Force, models.CASCADE, null=True, related_name="year_rollups"
    )
    basis = models.CharField(max_length=9, choices=Basis)
    plan_spend = PoundsField(null=True)
    forecast_spend = PoundsField(null=True)
    actual_spend = PoundsField(null=True)
    refreshed_at = models.DateTimeField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collaboration", "financial_year", "force", "basis"],
                name="force_year_rollup_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(basis="not_split", force__isnull=True)
                | (~models.Q(basis="not_split") & models.Q(force__isnull=False)),
                name="force_year_rollup_split_names_force",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["force", "financial_year"], name="force_year_by_force")
        ]

    def __str__(self) -> str:
        return (
            f"{self.collaboration}, {self.force or 'not split'}: {self.financial_year}"
        )


class Sweep(models.Model):
    """When the queue was last swept: one row, which says how fresh the figures are."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    swept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_sweep_row")
        ]

    def __str__(self) -> str:
        return f"Swept at {self.swept_at}"
