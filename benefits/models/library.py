"""Reference rows: the measures to choose from, and the deflators for real figures."""

from django.db import models

from benefits.models.kinds import Direction, Interval, RollUp
from collabtrack.shared.financial_years import FinancialYearField
from collabtrack.shared.history import tracked


@tracked()
class LibraryMeasure(models.Model):
    """A measure of the shared library, which a collaboration may take as its own."""

    reference = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=160)
    category = models.CharField(max_length=60)
    unit = models.CharField(max_length=20)
    direction = models.CharField(max_length=8, choices=Direction)
    across_forces = models.CharField(max_length=13, choices=RollUp)
    across_time = models.CharField(max_length=13, choices=RollUp)
    interval = models.CharField(max_length=11, choices=Interval)
    is_cashable = models.BooleanField()
    definition = models.TextField()

    def __str__(self) -> str:
        return f"{self.reference} {self.name}"


@tracked()
class Deflator(models.Model):
    """HM Treasury's GDP deflator of a financial year, 2024-25 = 100."""

    financial_year = FinancialYearField(unique=True)
    index = models.DecimalField(max_digits=9, decimal_places=4)
    status = models.CharField(max_length=20)
    release = models.CharField(max_length=60)
    source = models.TextField()

    def __str__(self) -> str:
        return f"Deflator of {self.financial_year}"
