"""How long a collaboration has surely been live: what "after 90 days" means.

A date known only to the month or the year may be any of its days. Nobody is failed on
a guess, so the latest possible start and the earliest possible end count here.
"""

import datetime as dt
from calendar import monthrange

from collaborations.models import Collaboration, Precision
from collabtrack.shared.financial_years import FinancialYear

# Something essential may be missing this long after going live; then it is Not met.
GRACE_DAYS = 90


def grace_ended_on(collaboration: Collaboration, on: dt.date) -> dt.date | None:
    """Give the day on which the 90 days were up, if that has surely happened."""
    start = _latest_start(collaboration)
    if start is None:
        return None
    if (_earliest_end(collaboration, on) - start).days < GRACE_DAYS:
        return None
    return start + dt.timedelta(days=GRACE_DAYS)


def days_live_in(collaboration: Collaboration, year: FinancialYear) -> int:
    """Count the days of a year on which it was surely live; first and last included."""
    start = _latest_start(collaboration)
    if start is None:
        return 0
    last = _earliest_end(collaboration, year.end)
    return max(0, (last - max(start, year.start)).days + 1)


def may_be_live_in(collaboration: Collaboration, year: FinancialYear) -> bool:
    """Say whether its dates allow a day in the year; a missing date excludes none."""
    if collaboration.status in Collaboration.NOT_YET_LIVE:
        return False
    start, end = collaboration.started_on, collaboration.ended_on
    first = start and _span(start, collaboration.started_precision)[0]
    last = end and _span(end, collaboration.ended_precision)[1]
    return not ((first and first > year.end) or (last and last < year.start))


def last_live_day(collaboration: Collaboration, on: dt.date) -> dt.date:
    """Give the day to judge: an ended collaboration keeps the answer of its last."""
    end = collaboration.ended_on
    if end is None:
        return on
    return min(on, _span(end, collaboration.ended_precision)[1])


def _latest_start(collaboration: Collaboration) -> dt.date | None:
    start = collaboration.started_on
    if start is None or collaboration.status in Collaboration.NOT_YET_LIVE:
        return None
    return _span(start, collaboration.started_precision)[1]


def _earliest_end(collaboration: Collaboration, on: dt.date) -> dt.date:
    end = collaboration.ended_on
    if end is not None:
        return min(on, _span(end, collaboration.ended_precision)[0])
    # It ended, nobody says when: it may have been over on the first day.
    return dt.date.min if collaboration.is_over else on


def _span(day: dt.date, precision: str) -> tuple[dt.date, dt.date]:
    """Give the first and the last day that a date of this precision may mean."""
    if precision == Precision.YEAR:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day
