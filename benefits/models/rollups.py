"""Derived figures, recomputed whole from source rows and never edited.

Null means that nothing was recorded; it is never 0. Every row says from how many
source rows it was computed, and when. Whenever a row changes or goes, its new state is
kept as a version with its time, so that any day's figures can be told again.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from benefits.models.measures import BenefitMeasure
from collaborations.models import Collaboration, Force, ScopedQuerySet
from collabtrack.shared.financial_years import FinancialYearField
from collabtrack.shared.money import PoundsField


class BenefitFigures(models.Model):
    """Planned and realised pounds that count, type by type.

    Planned are targets, realised are confirmed current readings, of measures in pounds
    that add up across forces and time: after attribution and overlap. Types stand apart
    and are never added to cashable. Cash dis-benefits are part of the dis-benefits:
    they alone enter net cash.
    """

    planned_cashable = PoundsField(null=True)
    planned_non_cashable = PoundsField(null=True)
    planned_cost_avoidance = PoundsField(null=True)
    planned_income = PoundsField(null=True)
    planned_not_stated = PoundsField(null=True)
    planned_dis_benefit = PoundsField(null=True)
    planned_cash_dis_benefit = PoundsField(null=True)
    realised_cashable = PoundsField(null=True)
    realised_non_cashable = PoundsField(null=True)
    realised_cost_avoidance = PoundsField(null=True)
    realised_income = PoundsField(null=True)
    realised_not_stated = PoundsField(null=True)
    realised_dis_benefit = PoundsField(null=True)
    realised_cash_dis_benefit = PoundsField(null=True)

    class Meta:
        abstract = True


class YearFigures(BenefitFigures):
    """Spend and benefits of one collaboration in one financial year, in pence.

    "From 7 of 11 measures": 7 are read, 11 are expected to be. `realised_cut_off` is
    claimed but does not count, because an overlap group cuts it off.
    """

    financial_year = FinancialYearField()
    plan_spend = PoundsField(null=True)
    forecast_spend = PoundsField(null=True)
    actual_spend = PoundsField(null=True)
    actual_running = PoundsField(null=True)
    actual_set_up = PoundsField(null=True)
    actual_exit = PoundsField(null=True)
    actual_governance = PoundsField(null=True)
    actual_contributions = PoundsField(null=True)
    actual_grants = PoundsField(null=True)
    actual_income = PoundsField(null=True)
    actual_recharges = PoundsField(null=True)
    realised_cut_off = PoundsField(null=True)
    spend_entries = models.IntegerField(default=0)
    funding_entries = models.IntegerField(default=0)
    targets = models.IntegerField(default=0)
    readings = models.IntegerField(default=0)
    measures_expected = models.IntegerField(default=0)
    measures_read = models.IntegerField(default=0)

    class Meta:
        abstract = True


class ForceYearFigures(BenefitFigures):
    """One force's part of a collaboration's spend and benefits in a financial year.

    Recorded by the force, computed from shares (agreed cost shares for spend, a
    measure's own benefit shares for benefits), or not split (no force) where there are
    none. The parts sum to the year's figures to the penny. What a force pays in, and
    what recharges move from it less what they move to it, stand beside.
    """

    class Basis(models.TextChoices):
        RECORDED = "recorded", "Recorded"
        COMPUTED = "computed", "Computed from shares"
        NOT_SPLIT = "not_split", "Not split by force"

    financial_year = FinancialYearField()
    basis = models.CharField(max_length=9, choices=Basis)
    plan_spend = PoundsField(null=True)
    forecast_spend = PoundsField(null=True)
    actual_spend = PoundsField(null=True)
    actual_contribution = PoundsField(null=True)
    actual_recharges = PoundsField(null=True)

    class Meta:
        abstract = True


class MeasureYearFigures(models.Model):
    """A measure in a financial year, by its two roll-up rules: all forces, or one.

    planned and realised: in the measure's unit, None where there is nothing or where
    the rules forbid the sum (`is_additive` is then false: "not additive"). Pounds that
    count stand in the counted columns, for measures that add up. Absences were expected
    and not received; what was exempt was not expected.
    """

    class Basis(models.TextChoices):
        WHOLE = "whole", "All forces"
        RECORDED = "recorded", "Recorded"
        COMPUTED = "computed", "Computed from benefit shares"
        NOT_SPLIT = "not_split", "Not split by force"

    financial_year = FinancialYearField()
    basis = models.CharField(max_length=9, choices=Basis)
    planned = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    realised = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    is_additive = models.BooleanField(default=True)
    planned_counted = PoundsField(null=True)
    realised_counted = PoundsField(null=True)
    targets = models.IntegerField(default=0)
    readings = models.IntegerField(default=0)
    absences = models.IntegerField(default=0)

    class Meta:
        abstract = True


class YearRollup(YearFigures):
    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="year_rollups"
    )
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


class ForceYearRollup(ForceYearFigures):
    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="force_year_rollups"
    )
    force = models.ForeignKey(
        Force, models.CASCADE, null=True, related_name="year_rollups"
    )
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
                condition=Q(basis="not_split", force__isnull=True)
                | (~Q(basis="not_split") & Q(force__isnull=False)),
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


class MeasureYearRollup(MeasureYearFigures):
    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="measure_year_rollups"
    )
    measure = models.ForeignKey(
        BenefitMeasure, models.CASCADE, related_name="year_rollups"
    )
    force = models.ForeignKey(
        Force, models.CASCADE, null=True, related_name="measure_rollups"
    )
    refreshed_at = models.DateTimeField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[
                    "collaboration",
                    "financial_year",
                    "measure",
                    "force",
                    "basis",
                ],
                name="measure_year_rollup_once",
                nulls_distinct=False,
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["measure", "financial_year"], name="measure_year_of")
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.financial_year}"


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
