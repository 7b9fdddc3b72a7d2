"""Rows of the ledger that tests of its reports are made of."""

import datetime as dt
from decimal import Decimal

from benefits import rollups
from benefits.models import (
    BenefitMeasure,
    ForceYearRollup,
    FundingEntry,
    MeasureYearRollup,
    YearRollup,
)
from collaborations.models import Collaboration
from collabtrack.shared.financial_years import FinancialYear

NOW = dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)


def drain_all() -> None:
    while rollups.drain().collaborations:
        pass


def year_row(collaboration: Collaboration, start: int, **pounds: str) -> YearRollup:
    return YearRollup.objects.create(
        collaboration=collaboration,
        financial_year=FinancialYear(start),
        refreshed_at=NOW,
        **{name: Decimal(amount) for name, amount in pounds.items()},
    )


def force_row(
    collaboration: Collaboration,
    force: object,
    start: int = 2025,
    basis: str = "",
    **pounds: str,
) -> ForceYearRollup:
    return ForceYearRollup.objects.create(
        collaboration=collaboration,
        force=force,
        financial_year=FinancialYear(start),
        basis=basis or ("recorded" if force else "not_split"),
        refreshed_at=NOW,
        **{name: Decimal(amount) for name, amount in pounds.items()},
    )


def measure_row(
    measure: BenefitMeasure, start: int = 2025, **fields: object
) -> MeasureYearRollup:
    return MeasureYearRollup.objects.create(
        measure=measure,
        collaboration=measure.collaboration,
        financial_year=FinancialYear(start),
        refreshed_at=NOW,
        **{"basis": "whole", **fields},
    )


def funding(
    collaboration: Collaboration, source: str, amount: str, **fields: object
) -> FundingEntry:
    return FundingEntry.objects.create(
        collaboration=collaboration,
        funding=source,
        kind="actual",
        starts_on=dt.date(2025, 4, 1),
        ends_on=dt.date(2026, 3, 31),
        amount=Decimal(amount),
        recorded_at=NOW,
        **fields,
    )
