"""Days that follow from a notice period: calendar months, cut at the month's end.

A month after 31 January is 28 or 29 February. The last day to give notice is the
expiry less the notice period: notice given later ends after the agreement itself.
Notice given on a day ends on the day that many months later, or at the expiry if that
is earlier.
"""

import datetime as dt
from calendar import monthrange


def months_later(day: dt.date, months: int) -> dt.date:
    """Give the day so many months later; fewer than none go back."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day_for_notice(
    expires_on: dt.date | None, notice_months: int | None
) -> dt.date | None:
    if expires_on is None or notice_months is None:
        return None
    return months_later(expires_on, -notice_months)


def out_on(
    given_on: dt.date, notice_months: int | None, expires_on: dt.date | None
) -> dt.date | None:
    if notice_months is None:
        return None
    ends_on = months_later(given_on, notice_months)
    return min(ends_on, expires_on or ends_on)
