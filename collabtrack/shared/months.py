"""Months in addresses: 2025-10 in the path, its first day in the code."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange


class MonthConverter:
    """A calendar month of this century; anything else is no address."""

    regex = r"20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> dt.date:
        return dt.date.fromisoformat(f"{value}-01")

    def to_url(self, value: dt.date) -> str:
        return f"{value:%Y-%m}"


def last_day(first: dt.date) -> dt.date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def last_full_month(on: dt.date) -> dt.date:
    """Give the first day of the month that ended last."""
    return (on.replace(day=1) - dt.timedelta(1)).replace(day=1)
