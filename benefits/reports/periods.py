"""How a period is named: a month, months, a financial year, or its two days."""

import datetime as dt

from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.templatetags.figures import uk_date


def period_text(first: dt.date, last: dt.date) -> str:
    """Write October 2025, April to June 2025, 2025-26, or 5 Apr 2025 to 3 May 2025."""
    year = FinancialYear.containing(first)
    if (first, last) == (year.start, year.end):
        return year.label
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B %Y}"
        begins = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
        return f"{begins} to {last:%B %Y}"
    return f"{uk_date(first, 'short')} to {uk_date(last, 'short')}"
