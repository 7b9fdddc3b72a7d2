"""Dated settings of the appraisal: discount rates and optimism adjustments."""

import datetime as dt
from typing import ClassVar, Self

from django.db import models

from collabtrack.shared.history import tracked


class DatedSettingQuerySet(models.QuerySet["models.Model"]):
    def in_force(self, on: dt.date) -> Self:
        """Give the newest edition that had begun by a day."""
        begun = self.filter(starts_on__lte=on)
        newest = begun.order_by("-starts_on").values("starts_on")[:1]
        return self.filter(starts_on=newest)


@tracked()
class DiscountRate(models.Model):
    """The real rate by which the years of a span are discounted, year 0 undiscounted.

    An edition is all rows with the same first day.
    """

    starts_on = models.DateField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    rate_pct = models.DecimalField(max_digits=5, decimal_places=2)
    owner = models.CharField(max_length=120)
    source = models.CharField(max_length=200)

    objects = DatedSettingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["starts_on", "first_year"], name="discount_rate_once"
            ),
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")),
                name="discount_rate_years_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rate_pct}% for years {self.first_year} to {self.last_year}"


@tracked()
class OptimismAdjustment(models.Model):
    """How much of a benefit an evidence grade takes off its adjusted value."""

    starts_on = models.DateField()
    grade = models.PositiveSmallIntegerField()
    taken_off_pct = models.DecimalField(max_digits=5, decimal_places=2)
    owner = models.CharField(max_length=120)
    source = models.CharField(max_length=200)

    objects = DatedSettingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["starts_on", "grade"], name="optimism_adjustment_once"
            ),
            models.CheckConstraint(
                condition=models.Q(taken_off_pct__gte=0, taken_off_pct__lte=100),
                name="optimism_adjustment_in_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"Grade {self.grade}: {self.taken_off_pct}% off"
