"""Real prices and present values, and what an evidence grade takes off.

Year 0 is the first financial year of the case and is not discounted; each later year's
factor is the one before over 1 + that year's rate, by the edition of rates in force on
a day. The rates are real, so every flow is first put into the prices of one year: a
cash amount of a year times the deflator of the base year over the deflator of its own.
Where one is not known there is no figure at all: "not available: no deflator for
2025-26". Real amounts are put from the prices of their own year into those of the base
year; an amount whose price base nobody stated is refused. Real and nominal are never
mixed.

Adjusted: an amount less the per cent that its confidence grade takes off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from benefits.models import PriceBase
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import PENNY

HUNDRED = 100
Indices = Mapping[FinancialYear, Decimal]
# Percentages taken off, by grade.
Adjustments = Mapping[int, Decimal]


class NotAvailableError(ValueError):
    """A figure cannot be given; the text says why, in words for people."""

    def __init__(self, why: str) -> None:
        super().__init__(f"not available: {why}")


@dataclass(frozen=True, slots=True)
class RateSpan:
    """A real discount rate in per cent, from one year of the case to another."""

    first_year: int
    last_year: int
    rate_pct: Decimal


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices that an amount is in; `year` is the base of real prices."""

    base: str
    year: FinancialYear | None = None


CASH = Prices(PriceBase.CASH)


@dataclass(frozen=True, slots=True)
class Flow:
    """Pounds of one financial year: a benefit (less than 0 for a dis-benefit), a cost.

    what: what it is of, for the refusal. grade: None where nobody graded it.
    """

    year: FinancialYear
    amount: Decimal
    prices: Prices = CASH
    grade: int | None = None
    is_cashable: bool = False
    what: str = ""


def discount_factor(number: int, rates: Sequence[RateSpan]) -> Fraction:
    """Give the factor of a year of the case; NotAvailableError beyond the table."""
    factor = Fraction(1)
    for year in range(1, number + 1):
        factor /= 1 + _rate(year, rates)
    return factor


def _rate(number: int, rates: Sequence[RateSpan]) -> Fraction:
    for span in rates:
        if span.first_year <= number <= span.last_year:
            return Fraction(span.rate_pct) / HUNDRED
    raise NotAvailableError(f"no discount rate for year {number}")


def present_value(
    amounts: Sequence[Decimal], rates: Sequence[RateSpan], *, first: int = 0
) -> Decimal:
    """Give what real amounts of years one after another are worth in year 0."""
    parts = (
        Fraction(amount) * discount_factor(number, rates)
        for number, amount in enumerate(amounts, first)
    )
    return to_the_penny(sum(parts, Fraction()))


def in_prices_of(base_year: FinancialYear, flow: Flow, indices: Indices) -> Fraction:
    """Put an amount into the prices of one year; NotAvailableError if that is unknown.

    The factor is 1 only where an amount is in those prices already.
    """
    if flow.prices.base == PriceBase.REAL and flow.prices.year is not None:
        own = flow.prices.year
    elif flow.prices.base == PriceBase.CASH:
        own = flow.year
    else:
        raise NotAvailableError(f"no price base is stated for {flow.what}")
    for year in (own, base_year):
        if year not in indices:
            raise NotAvailableError(f"no deflator for {year}")
    index = Fraction(indices[base_year]) / Fraction(indices[own])
    return Fraction(flow.amount) * index


def adjusted(amount: Decimal, grade: int | None, taken_off: Adjustments) -> Decimal:
    """Take off what the grade takes off; NotAvailableError without a grade."""
    return to_the_penny(Fraction(amount) * kept_part(grade, taken_off))


def kept_part(grade: int | None, taken_off: Adjustments, what: str = "it") -> Fraction:
    if grade is None:
        raise NotAvailableError(f"no confidence grade is given for {what}")
    if grade not in taken_off:
        raise NotAvailableError(f"no adjustment is set for grade {grade}")
    return 1 - Fraction(taken_off[grade]) / HUNDRED


def to_the_penny(exact: Fraction) -> Decimal:
    return rounded(exact, PENNY)


def rounded(exact: Fraction, place: Decimal) -> Decimal:
    quotient = Decimal(exact.numerator) / exact.denominator
    return quotient.quantize(place, ROUND_HALF_UP)
