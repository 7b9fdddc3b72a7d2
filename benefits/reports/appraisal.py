"""The case for a collaboration: present value, ratio, payback, and what is adjusted.

Year 0 is the first financial year of the case. Discounting, the prices of one year and
the adjustment by grade are defined in `present_values`: real and nominal are never
mixed, and where a deflator is not known there is no figure at all.

Benefits: monetised benefits that count, of all types, less dis-benefits; the cashable
part is beside them. Cost: gross spend, in cash. Net present value: present value of the
benefits less that of the costs. Ratio (BCR): the one over the other, "n/a" without
costs; a year without a recorded cost is named, for its costs may be missing. Payback
year: the first financial year in which the sum so far of benefits less costs, in base-
year prices and not discounted, is 0 or more.

Adjusted: each benefit less the part that its confidence grade takes off (grade 6: 40%);
what is below 0 is not made smaller. It is a line of its own, and no headline; without a
grade for every benefit there is no such line. Rounding to the penny comes last, halves
up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from benefits.reports.present_values import (
    Adjustments,
    Flow,
    Indices,
    NotAvailableError,
    RateSpan,
    discount_factor,
    in_prices_of,
    kept_part,
    rounded,
    to_the_penny,
)
from collabtrack.shared.financial_years import FinancialYear

NOT_APPLICABLE = "n/a"


@dataclass(frozen=True, slots=True)
class CaseYear:
    """One year of the case, in the prices of the base year; not discounted, but pv."""

    year: FinancialYear
    number: int
    benefits: Decimal
    of_which_cashable: Decimal
    costs: Decimal
    net: Decimal
    cumulative: Decimal
    factor: Decimal
    net_pv: Decimal


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A case in the prices of `base_year`; None where there is no such figure."""

    base_year: FinancialYear
    years: tuple[CaseYear, ...]
    benefits_pv: Decimal
    costs_pv: Decimal
    npv: Decimal
    bcr: Decimal | None
    payback: FinancialYear | None
    adjusted_benefits_pv: Decimal | None
    adjusted_npv: Decimal | None
    adjusted_reason: str
    years_without_costs: tuple[FinancialYear, ...]

    @property
    def bcr_words(self) -> str:
        return NOT_APPLICABLE if self.bcr is None else f"{self.bcr:f}"


def benefit_cost_ratio(benefits_pv: Decimal, costs_pv: Decimal) -> Decimal | None:
    """Divide to two places; None, shown as n/a, without costs."""
    if costs_pv <= 0:
        return None
    return (benefits_pv / costs_pv).quantize(Decimal("0.01"), ROUND_HALF_UP)


def payback_year(nets: Mapping[FinancialYear, Decimal]) -> FinancialYear | None:
    so_far = Decimal(0)
    for year in sorted(nets):
        so_far += nets[year]
        if so_far >= 0:
            return year
    return None


def appraise(
    *,
    benefits: Sequence[Flow],
    costs: Sequence[Flow],
    base_year: FinancialYear,
    indices: Indices,
    rates: Sequence[RateSpan],
    taken_off: Adjustments,
) -> Appraisal:
    """Appraise the flows of a case; NotAvailableError, never a mixed figure."""
    years = _years([*benefits, *costs])
    gains = _by_year(benefits, base_year, indices)
    cash = [flow for flow in benefits if flow.is_cashable]
    cashable = _by_year(cash, base_year, indices)
    spent = _by_year(costs, base_year, indices)
    factors = {
        year: discount_factor(number, rates) for number, year in enumerate(years)
    }
    rows = _case_years(years, gains, cashable, spent, factors)
    gains_pv, spent_pv = _valued(gains, factors), _valued(spent, factors)
    benefits_pv, costs_pv = to_the_penny(gains_pv), to_the_penny(spent_pv)
    kept_pv, reason = None, ""
    try:
        kept = _by_year(benefits, base_year, indices, taken_off)
        kept_pv = to_the_penny(_valued(kept, factors))
    except NotAvailableError as fault:
        reason = str(fault)
    return Appraisal(
        base_year=base_year,
        years=rows,
        benefits_pv=benefits_pv,
        costs_pv=costs_pv,
        npv=to_the_penny(gains_pv - spent_pv),
        bcr=benefit_cost_ratio(benefits_pv, costs_pv),
        payback=payback_year({row.year: row.net for row in rows}),
        adjusted_benefits_pv=kept_pv,
        adjusted_npv=None if kept_pv is None else kept_pv - costs_pv,
        adjusted_reason=reason,
        years_without_costs=tuple(year for year in years if year not in spent),
    )


def _years(flows: Iterable[Flow]) -> list[FinancialYear]:
    """Give the years of the case without a gap; year 0 is the first of them."""
    found = sorted({flow.year for flow in flows})
    if not found:
        raise NotAvailableError("nothing is recorded")
    first, last = found[0].start_year, found[-1].start_year
    return [FinancialYear(start) for start in range(first, last + 1)]


def _by_year(
    flows: Iterable[Flow],
    base_year: FinancialYear,
    indices: Indices,
    taken_off: Adjustments | None = None,
) -> dict[FinancialYear, Fraction]:
    """Sum the flows in base-year prices, less what their grades take off if asked."""
    sums: dict[FinancialYear, Fraction] = {}
    for flow in flows:
        amount = in_prices_of(base_year, flow, indices)
        if taken_off is not None and amount > 0:
            amount *= kept_part(flow.grade, taken_off, flow.what)
        sums[flow.year] = sums.get(flow.year, Fraction()) + amount
    return sums


def _valued(
    sums: Mapping[FinancialYear, Fraction], factors: Mapping[FinancialYear, Fraction]
) -> Fraction:
    return sum((sums[year] * factors[year] for year in sums), Fraction())


def _case_years(
    years: Sequence[FinancialYear],
    gains: Mapping[FinancialYear, Fraction],
    cashable: Mapping[FinancialYear, Fraction],
    spent: Mapping[FinancialYear, Fraction],
    factors: Mapping[FinancialYear, Fraction],
) -> tuple[CaseYear, ...]:
    rows: list[CaseYear] = []
    so_far = Fraction()
    for number, year in enumerate(years):
        gain, cost = gains.get(year, Fraction()), spent.get(year, Fraction())
        so_far += gain - cost
        rows.append(
            CaseYear(
                year=year,
                number=number,
                benefits=to_the_penny(gain),
                of_which_cashable=to_the_penny(cashable.get(year, Fraction())),
                costs=to_the_penny(cost),
                net=to_the_penny(gain - cost),
                cumulative=to_the_penny(so_far),
                factor=rounded(factors[year], Decimal("0.0001")),
                net_pv=to_the_penny((gain - cost) * factors[year]),
            )
        )
    return tuple(rows)
