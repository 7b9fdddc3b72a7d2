"""Periods in calendar months: which they touch, an amount over them, and intervals.

A period's months are those that it touches, each written as its first day. An amount of
a period is spread over its months in equal parts, to the penny by largest remainder,
the earlier month first.

The periods of an interval begin on 1 April and follow one another: quarters are April
to June and so on. A one-off has no periods.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from benefits.models import Interval
from benefits.reports.tracking import MONTHS
from collaborations.reports.notice import months_later
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import apportion, pence_of, pounds_of

Dates = tuple[dt.date, dt.date]
DAY = dt.timedelta(days=1)


def months_of(starts_on: dt.date, ends_on: dt.date) -> list[dt.date]:
    months = [starts_on.replace(day=1)]
    while (following := months_later(months[-1], 1)) <= ends_on:
        months.append(following)
    return months


def months_in(year: FinancialYear) -> list[dt.date]:
    return months_of(year.start, year.end)


def spread_over_months(
    amount: Decimal, starts_on: dt.date, ends_on: dt.date
) -> dict[dt.date, Decimal]:
    months = months_of(starts_on, ends_on)
    parts = apportion(pence_of(amount), [1] * len(months))
    return {month: pounds_of(part) for month, part in zip(months, parts, strict=True)}


def named(months: Sequence[dt.date]) -> str:
    """Write April, May and July: months of one financial year."""
    names = [f"{month:%B}" for month in months]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def interval_of(day: dt.date, interval: str) -> Dates:
    """Give the period of an interval that holds a day; they begin on 1 April."""
    months = MONTHS[Interval(interval)]
    year = FinancialYear.containing(day)
    start = year.start
    while months_later(start, months) <= day:
        start = months_later(start, months)
    return start, months_later(start, months) - DAY


def periods(interval: str, first: dt.date, last: dt.date) -> Iterator[Dates]:
    """Give the periods that begin on or after `first` and are over by `last`."""
    start, end = interval_of(first, interval)
    while end <= last:
        if start >= first:
            yield start, end
        start, end = interval_of(end + DAY, interval)
