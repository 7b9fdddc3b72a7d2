"""Titles of charts: each is the finding that the figures bear out (ux.md 4.2)."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from benefits.reports import wording
from benefits.reports.force import ForceReport
from benefits.reports.overview import ForceCount, YearSpend
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import display_pounds

# More names than these are a list, not a title.
NAMES_IN_A_TITLE = 3


def spend_by_year_title(
    years: Sequence[YearSpend], *, is_register: bool, on: dt.date
) -> str:
    known = [(year.year, year.amount) for year in years if year.amount is not None]
    if is_register and known:
        gap = "year" if len(years) == 1 else f"{len(years)} financial years"
        return f"A cost is published for {len(known)} of {gap}"
    return spend_title(known, is_register=is_register, on=on)


def spend_title(
    known: Sequence[tuple[FinancialYear, Decimal]],
    *,
    on: dt.date,
    is_register: bool = False,
) -> str:
    """Compare the last two years that are known; a gap between them is named.

    A year that is not over on the day has no total yet, so it rose or fell to nothing.
    """
    verb = "published" if is_register else "recorded"
    if not known:
        return f"No spend is {verb}"
    year, last = known[-1]
    if len(known) == 1:
        return f"{display_pounds(last)} in {year}, the only year {verb}"
    before, first = known[-2]
    if on <= year.end:
        return (
            f"{display_pounds(last)} is {verb} for {year} so far,"
            f" {display_pounds(first)} for {before}"
        )
    if first == last:
        return f"Spend was {display_pounds(last)} in both {before} and {year}"
    change = "rose" if last > first else "fell"
    return (
        f"Spend {change} from {display_pounds(first)} in {before}"
        f" to {display_pounds(last)} in {year}"
    )


def force_map_title(counts: Sequence[ForceCount], noun: str) -> str:
    most = max((force.collaborations for force in counts), default=0)
    if not most:
        return f"No force takes part in a {noun}"
    first = sorted(f.name for f in counts if f.collaborations == most)
    if len(first) == len(counts) > 1:
        return f"Every force takes part in {wording.counted(most, noun)}"
    who = _who(first, "forces")
    if len(first) == 1:
        return f"{who} takes part in the most {noun}s, {most}"
    return f"{who} take part in the most {noun}s, {most} each"


def functions_of(report: ForceReport) -> list[tuple[str, int]]:
    """Count a force's collaborations by function, most first."""
    found = Counter(
        wording.capital(line.row.function or "not stated") for line in report.rows
    )
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def functions_title(counts: Sequence[tuple[str, int]]) -> str:
    """Name the function with the most collaborations, or those that tie."""
    total = sum(number for _, number in counts)
    if not total:
        return "No collaboration to count"
    most = max(number for _, number in counts)
    first = sorted(name for name, number in counts if number == most)
    if len(counts) == 1:
        return f"{first[0]} is the only function, with {most}"
    if len(first) == 1:
        return f"{first[0]} is the most common function, {most} of {total}"
    who = _who(first, "functions")
    return f"{who} are the most common functions, {most} each"


def _who(names: Sequence[str], noun: str) -> str:
    return (
        wording.listed(names)
        if len(names) <= NAMES_IN_A_TITLE
        else f"{len(names)} {noun}"
    )
