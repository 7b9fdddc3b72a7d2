"""How much of a financial year counts when a benefit starts or stops within it.

Twelfths: the calendar months that lie wholly within the dates, over 12. Days: the days
within the dates, over the days of that financial year: 366 where 29 February is in it
(2027-28), else 365. Which of the two is a measure's own rule, and the factor is always
shown: "6/12", "182/365".

An amount of one year is rounded to the penny, halves up. Over several years the whole
is the yearly amount times the sum of the exact factors, rounded once, and the years are
parts of it by largest remainder, the earlier year first: so they add up.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import lcm

from benefits.models import PartYearRule
from benefits.reports.months import months_in
from collaborations.reports.notice import months_later
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import PENNY, apportion, pence_of, pounds_of

MONTHS = 12
_RULES = {
    PartYearRule.TWELFTHS: "Twelfths, by whole calendar months in effect",
    PartYearRule.DAYS: "Days in effect, over the days of the financial year",
}


@dataclass(frozen=True, slots=True)
class PartYear:
    """The part of a financial year in effect: `counted` of `whole` months or days."""

    year: FinancialYear
    rule: PartYearRule
    counted: int
    whole: int

    @property
    def factor(self) -> Fraction:
        return Fraction(self.counted, self.whole)

    @property
    def words(self) -> str:
        """Write the factor as it was taken: 6/12, not 1/2."""
        return f"{self.counted}/{self.whole}"

    @property
    def rule_words(self) -> str:
        return _RULES[self.rule]

    @property
    def is_whole(self) -> bool:
        return self.counted == self.whole


@dataclass(frozen=True, slots=True)
class YearPart:
    """What of a yearly amount falls in one financial year."""

    part: PartYear
    amount: Decimal


def days_of(year: FinancialYear) -> int:
    return (year.end - year.start).days + 1


def part_of_year(
    year: FinancialYear,
    first: dt.date,
    last: dt.date | None = None,
    rule: str = PartYearRule.TWELFTHS,
) -> PartYear:
    """Give the part of a year between two days, both inclusive; no last is open."""
    start, end = max(first, year.start), min(last or year.end, year.end)
    if rule == PartYearRule.DAYS:
        days = max((end - start).days + 1, 0)
        return PartYear(year, PartYearRule.DAYS, days, days_of(year))
    whole = [
        month
        for month in months_in(year)
        if start <= month and months_later(month, 1) - dt.timedelta(days=1) <= end
    ]
    return PartYear(year, PartYearRule.TWELFTHS, len(whole), MONTHS)


def part_amount(yearly: Decimal, part: PartYear) -> Decimal:
    exact = _times(yearly, part.factor)
    return exact.quantize(PENNY, rounding=ROUND_HALF_UP)


def spread_over_years(
    yearly: Decimal, first: dt.date, last: dt.date, rule: str = PartYearRule.TWELFTHS
) -> tuple[YearPart, ...]:
    """Give a yearly amount's parts from the first to the last day, year by year."""
    parts = [part_of_year(year, first, last, rule) for year in years_of(first, last)]
    whole = sum((part.factor for part in parts), Fraction())
    total = _times(yearly, whole).quantize(PENNY, rounding=ROUND_HALF_UP)
    amounts = _parts_of(total, [part.factor for part in parts])
    pairs = zip(parts, amounts, strict=True)
    return tuple(YearPart(part, amount) for part, amount in pairs)


def years_of(first: dt.date, last: dt.date) -> Iterable[FinancialYear]:
    year = FinancialYear.containing(first)
    while year.start <= last:
        yield year
        year = year.next


def _parts_of(total: Decimal, factors: Sequence[Fraction]) -> list[Decimal]:
    """Split by largest remainder; factors of months and of days share a whole."""
    common = lcm(*(factor.denominator for factor in factors))
    weights = [int(factor * common) for factor in factors]
    if not sum(weights):
        return [Decimal("0.00") for _ in weights]
    return [pounds_of(part) for part in apportion(pence_of(total), weights)]


def _times(amount: Decimal, factor: Fraction) -> Decimal:
    """Multiply before dividing, so that nothing is lost before the rounding."""
    return amount * factor.numerator / factor.denominator
