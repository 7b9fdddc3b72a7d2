"""Splitting a reading that runs over 31 March, where its rule lets it be split."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from benefits.models import Reading, RollUp
from collaborations.services.dates import refuse_far
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import apportion

# A whole value holds this many of its smallest units.
_UNITS = Decimal(10_000)


def over_years(reading: Reading) -> list[Reading]:
    """Split a reading over 31 March by whole months, where its sum can be split.

    Money that is summed over time may be; an average, a rate or a latest may not, and
    is given back whole, to be refused.
    """
    first, last = reading.starts_on, reading.ends_on
    refuse_far(starts_on=first, ends_on=last)
    years = range(
        FinancialYear.containing(first).start_year,
        FinancialYear.containing(last).start_year + 1,
    )
    measure = reading.measure
    is_summed = measure.across_time == RollUp.SUM and not measure.is_weighted
    can_split = is_summed and not reading.absence
    is_whole = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
    if len(years) < 2 or not (can_split and is_whole) or reading.supersedes_id:
        return [reading]
    spans = [
        (max(first, FinancialYear(year).start), min(last, FinancialYear(year).end))
        for year in years
    ]
    weights = [(b.year - a.year) * 12 + b.month - a.month + 1 for a, b in spans]
    name, unit = ("amount", 100) if measure.is_monetary else ("value", _UNITS)
    if getattr(reading, name) is None:
        return [reading]
    figure = _exact(reading, name)
    parts = apportion(int(figure * unit), weights)
    return [
        Reading(
            measure=measure,
            force=reading.force,
            starts_on=span[0],
            ends_on=span[1],
            note=reading.note,
            reason=reading.reason,
            evidence_url=reading.evidence_url,
            evidence_file=reading.evidence_file,
            **{name: Decimal(part) / unit},
        )
        for span, part in zip(spans, parts, strict=True)
    ]


def _exact(reading: Reading, name: str) -> Decimal:
    """Give the figure, or refuse one with more places than are kept."""
    kept: Any = Reading._meta.get_field(name)
    try:
        figure: Decimal = kept.clean(getattr(reading, name), reading)
    except ValidationError as fault:
        raise ValidationError({name: fault.messages}) from fault
    return figure
