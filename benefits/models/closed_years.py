"""When a financial year's books close, and up to when actuals are loaded."""

import datetime as dt
from typing import ClassVar

import pgtrigger
from django.db import models

from collaborations.models import Collaboration, ScopedQuerySet, queue_triggers
from collaborations.models.queue import OWN_YEAR
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.financial_years import (
    FinancialYear,
    FinancialYearField,
    financial_year_of,
)
from collabtrack.shared.history import tracked


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


@tracked()
class LoadedMonth(Record):
    """A month whose actual spend is loaded: its out-turn is actual, not forecast.

    The flag decides, whatever today's date (rules.md 1.5).
    """

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="loaded_months"
    )
    month = models.DateField()
    financial_year = models.GeneratedField(
        expression=financial_year_of("month"),
        output_field=FinancialYearField(),
        db_persist=True,
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("loaded_month"),
            models.UniqueConstraint(
                fields=["collaboration", "month"],
                name="month_loaded_once",
                violation_error_message="The actuals of this month are loaded.",
            ),
            models.CheckConstraint(
                condition=models.Q(month__day=1), name="loaded_month_is_a_first_day"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(generated=["financial_year"]),
            *queue_triggers(OWN_YEAR),
        ]

    def __str__(self) -> str:
        return f"{self.collaboration}: actuals of {self.month:%B %Y} loaded"
