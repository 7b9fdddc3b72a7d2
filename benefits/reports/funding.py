"""Whether what forces pay in is what grants and income leave to be paid.

Contributions = gross spend − grants − income (rules.md 1.3), actual pounds of one
financial year. The difference is what is recorded as contributions less that; above 0
too much was paid in. No grant or income recorded takes nothing off. Recharges move cost
between forces, and stand in neither.
"""

from dataclasses import dataclass

from benefits.models import YearRollup
from benefits.reports.net_position import Pounds, added
from collaborations.models import Collaboration
from collabtrack.shared.financial_years import FinancialYear


@dataclass(frozen=True, slots=True)
class FundingCheck:
    """Whether what forces pay in is what grants and income leave to be paid."""

    gross: Pounds
    grants: Pounds
    income: Pounds
    contributions: Pounds
    expected: Pounds
    difference: Pounds
    reason: str

    @property
    def agrees(self) -> bool:
        return self.difference == 0


def funding_check(
    gross: Pounds, grants: Pounds, income: Pounds, contributions: Pounds
) -> FundingCheck:
    """Compare the contributions with gross − grants − income."""
    expected = None if gross is None else gross - added(grants, income)
    difference, reason = None, ""
    if expected is None:
        reason = "no actual spend is recorded"
    elif contributions is None:
        reason = "no contribution is recorded"
    else:
        difference = contributions - expected
    return FundingCheck(
        gross, grants, income, contributions, expected, difference, reason
    )


def funding_check_of(collaboration: Collaboration, year: FinancialYear) -> FundingCheck:
    rows = YearRollup.objects.filter(collaboration=collaboration, financial_year=year)
    row = rows.order_by("pk").first()
    if row is None:
        return funding_check(None, None, None, None)
    return funding_check(
        row.actual_spend, row.actual_grants, row.actual_income, row.actual_contributions
    )
