"""October 2025 of two collaborations of Northern."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.models import BenefitMeasure
from tests import factories

OCTOBER = dt.date(2025, 10, 1)
PAGE = "/entry/2025-10/"


@pytest.fixture
def hours(collaboration) -> BenefitMeasure:
    """Examiner hours: a number each month, read as a whole; 4,450 in September."""
    made = monthly(collaboration, "B-01876", "Examiner hours")
    reading(made, dt.date(2025, 9, 1), value=4450)
    return made


@pytest.fixture
def saving(collaboration) -> BenefitMeasure:
    """Pounds each month, read by force."""
    return monthly(
        collaboration,
        "B-01874",
        "Lab saving",
        unit="GBP",
        type="cashable",
        is_read_by_force=True,
    )


@pytest.fixture
def standard(collaboration) -> BenefitMeasure:
    """A percentage made of two counts."""
    return monthly(
        collaboration,
        "B-01875",
        "Meeting the standard",
        unit="percent",
        across_forces="ratio",
        across_time="ratio",
    )


def monthly(collaboration, reference, name, **kind) -> BenefitMeasure:
    plain = {"unit": "hours", "type": "quantified", "interval": "monthly"}
    return factories.BenefitMeasureFactory(
        collaboration=collaboration,
        reference=reference,
        name=name,
        **{**plain, **kind},
    )


def reading(measure, starts_on, **figure):
    ends_on = (starts_on + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(1)
    figure = {"amount": None, **figure}
    return factories.ReadingFactory(
        measure=measure,
        starts_on=starts_on,
        ends_on=ends_on,
        **{
            name: Decimal(value) if isinstance(value, int) else value
            for name, value in figure.items()
        },
    )
