"""Net cash: what a collaboration returns in cash, less what it costs in cash.

Net cash of a year = cashable + income − cash dis-benefits − running − set-up − exit −
governance (rules.md 1.6), in pounds, realised benefits against actual spend. Cost
avoided and non-cashable benefits never enter it. Each line is shown; a line without a
record is None, "none recorded", beside a total that is known.

It is not computable, and None with the reason, where no actual spend is recorded for
the year, or where a cashable benefit or income was due and none of them is read.

Coverage: how many measures in pounds that add up are read, of those expected.

Cumulative: the sum of the years up to one, from the first with a record; None from the
first year that is not computable, with the reason of that year.

Money only: there are live benefits, and every one of them is in the financial area.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from benefits.models import (
    Area,
    BenefitMeasure,
    BenefitType,
    YearRollup,
)
from benefits.reports.tracking import is_live
from collaborations.models import Collaboration
from collabtrack.shared.financial_years import FinancialYear

Pounds = Decimal | None
NO_SPEND = "no actual spend is recorded for {year}"
NOT_READ = "no cashable benefit or income is read for {year}"
_CASH = (BenefitType.CASHABLE, BenefitType.INCOME)


@dataclass(frozen=True, slots=True)
class NetLines:
    """The lines of net cash; None is none recorded. Costs are positive amounts."""

    cashable: Pounds = None
    income: Pounds = None
    cash_dis_benefit: Pounds = None
    running: Pounds = None
    set_up: Pounds = None
    exit: Pounds = None
    governance: Pounds = None

    @property
    def gains(self) -> Decimal:
        return added(self.cashable, self.income)

    @property
    def takes(self) -> Decimal:
        costs = added(self.running, self.set_up, self.exit, self.governance)
        return costs + added(self.cash_dis_benefit)

    @property
    def net(self) -> Decimal:
        return self.gains - self.takes


@dataclass(frozen=True, slots=True)
class NetYear:
    """A year's net cash and what it comes to so far; None with the reason."""

    year: FinancialYear
    lines: NetLines
    net: Pounds
    reason: str
    cumulative: Pounds
    cumulative_reason: str
    measures_read: int = 0
    measures_expected: int = 0

    @property
    def coverage(self) -> str:
        """Write "from 7 of 11 measures"; nothing where none was expected."""
        if not self.measures_expected:
            return ""
        return f"from {self.measures_read} of {self.measures_expected} measures"


def net_years(
    years: Mapping[FinancialYear, tuple[NetLines, str]],
) -> tuple[NetYear, ...]:
    """Compute each year and its cumulative; a reason says why a year has no figure."""
    found: list[NetYear] = []
    total, blocked = Decimal(0), ""
    for year, (lines, reason) in sorted(years.items()):
        net = None if reason else lines.net
        total += net or 0
        blocked = blocked or reason
        so_far = None if blocked else total
        found.append(NetYear(year, lines, net, reason, so_far, blocked))
    return tuple(found)


def net_position(collaboration: Collaboration) -> tuple[NetYear, ...]:
    """Give every year with a record, oldest first."""
    claimed = _cash_measures(collaboration)
    stored = YearRollup.objects.filter(collaboration=collaboration)
    rows = {row.financial_year: row for row in stored}
    years = {year: (_lines(row), _why_not(row, claimed)) for year, row in rows.items()}
    return tuple(
        replace(
            each,
            measures_read=rows[each.year].measures_read,
            measures_expected=rows[each.year].measures_expected,
        )
        for each in net_years(years)
    )


def _lines(row: YearRollup) -> NetLines:
    return NetLines(
        row.realised_cashable,
        row.realised_income,
        row.realised_cash_dis_benefit,
        row.actual_running,
        row.actual_set_up,
        row.actual_exit,
        row.actual_governance,
    )


def _cash_measures(collaboration: Collaboration) -> list[BenefitMeasure]:
    measures = collaboration.benefit_measures.filter(
        type__in=_CASH, is_dis_benefit=False
    )
    return [measure for measure in measures.order_by("pk") if measure.adds_up]


def _why_not(row: YearRollup, measures: Iterable[BenefitMeasure]) -> str:
    """Name what keeps a year's net cash from being computed, if anything does."""
    year: FinancialYear = row.financial_year
    if row.actual_spend is None:
        return NO_SPEND.format(year=year)
    is_read = not (row.realised_cashable is None and row.realised_income is None)
    is_planned = not (row.planned_cashable is None and row.planned_income is None)
    is_due = is_planned or any(_is_claimed(measure, year) for measure in measures)
    return NOT_READ.format(year=year) if is_due and not is_read else ""


def _is_claimed(measure: BenefitMeasure, year: FinancialYear) -> bool:
    first, last = measure.first_claimed_year, measure.last_claimed_year
    # Null in the database; the field's type does not say so.
    begun = first is not None and first <= year
    gone = measure.withdrawn_on is not None and measure.withdrawn_on <= year.start
    return begun and (last is None or year <= last) and not gone


def is_money_only(areas: Iterable[str]) -> bool:
    """Say of the live benefits' areas whether there is nothing but money."""
    return set(areas) == {Area.FINANCIAL}


def is_money_only_on(collaboration: Collaboration, on: dt.date) -> bool:
    measures = collaboration.benefit_measures.filter(is_dis_benefit=False)
    live = [each for each in measures.order_by("pk") if is_live(each, on)]
    return is_money_only(each.area for each in live)


def total(amounts: Iterable[Pounds]) -> Pounds:
    """Sum what is recorded; the sum of nothing is None."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def added(*amounts: Pounds) -> Decimal:
    """Sum for a total that is known though some of its lines are not recorded."""
    return total(amounts) or Decimal(0)
