"""Rows of the ledger that have yet to be recorded: what a test gives to a service."""

import datetime as dt
from decimal import Decimal

from django.core.exceptions import ValidationError

from benefits.models import BenefitMeasure, FundingEntry, Reading, SpendEntry
from tests import factories

YEAR = (dt.date(2025, 4, 1), dt.date(2026, 3, 31))
Q1 = (dt.date(2025, 4, 1), dt.date(2025, 6, 30))
Q2 = (dt.date(2025, 7, 1), dt.date(2025, 9, 30))
Q3 = (dt.date(2025, 10, 1), dt.date(2025, 12, 31))
NOW = dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)
TAGS = {
    "recurrence": "recurring",
    "extent": "gross",
    "price_base": "cash",
    "attribution_pct": Decimal(100),
}
PERCENTAGE = {
    "type": "quantified",
    "unit": "percent",
    "across_forces": "ratio",
    "across_time": "ratio",
}
AVERAGE = {
    "type": "quantified",
    "unit": "minutes",
    "across_forces": "weighted_mean",
    "across_time": "weighted_mean",
}


def new_measure(collaboration, **changes):
    """Give a measure of cashable pounds with every tag, not saved."""
    built = factories.BenefitMeasureFactory.build(
        collaboration=collaboration, **{"reference": "", **TAGS, **changes}
    )
    assert isinstance(built, BenefitMeasure)
    return built


def measured(collaboration, **changes):
    """Save a measure that is read by quarter, unless it is said otherwise."""
    return factories.BenefitMeasureFactory(
        collaboration=collaboration, **{"interval": "quarterly", **TAGS, **changes}
    )


def reading(measure, figure=None, period=Q1, **fields):
    starts_on, ends_on = period
    given = {} if figure is None else {"amount": Decimal(figure)}
    return Reading(
        measure=measure, starts_on=starts_on, ends_on=ends_on, **{**given, **fields}
    )


def entry(figure, period=Q1, model=SpendEntry, **fields):
    starts_on, ends_on = period
    given = {"kind": "actual", "starts_on": starts_on, "ends_on": ends_on}
    return model(amount=Decimal(figure), **{**given, **fields})


def funding(figure, source, **fields):
    return entry(figure, model=FundingEntry, funding=source, **fields)


def faults_of(refusal: ValidationError) -> dict[str, list[str]]:
    """Give what was said, by field."""
    return refusal.message_dict


def faults_by_place(refusal) -> dict[int, list[str]]:
    """Give the fields that were refused, by the place of each row."""
    return {place: sorted(each.message_dict) for place, each in refusal.faults.items()}
