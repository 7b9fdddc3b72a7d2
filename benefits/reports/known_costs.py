"""What is known of a collaboration's cost in one financial year, from the rollups.

Pounds of that year. Gross is the whole, actual or forecast. A force took part if it
was a member on the first day of a month of the year; it is `without` when it has no
actual cost, recorded or computed. None means not recorded; 0.00 is a recorded nothing.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from benefits.models import ForceYearRollup, YearRollup
from collaborations.models import Collaboration, Participation
from collabtrack.shared.financial_years import FinancialYear


@dataclass(frozen=True, slots=True)
class KnownCosts:
    year: FinancialYear
    gross_actual: Decimal | None
    gross_forecast: Decimal | None
    not_split: Decimal | None
    forces: tuple[str, ...]
    forces_without: tuple[str, ...]

    @property
    def is_known_by_force(self) -> bool:
        return bool(self.forces) and not self.forces_without and not self.not_split


def known_costs(collaboration: Collaboration, year: FinancialYear) -> KnownCosts:
    whole = YearRollup.objects.filter(collaboration=collaboration, financial_year=year)
    gross = whole.order_by("pk").first()
    parts = ForceYearRollup.objects.filter(
        collaboration=collaboration, financial_year=year, actual_spend__isnull=False
    )
    spent = {row.force_id: row.actual_spend for row in parts}
    forces = _forces_in(collaboration, year)
    return KnownCosts(
        year=year,
        gross_actual=gross.actual_spend if gross else None,
        gross_forecast=gross.forecast_spend if gross else None,
        not_split=spent.get(None),
        forces=tuple(sorted(forces.values())),
        forces_without=tuple(sorted(forces[id_] for id_ in forces.keys() - spent)),
    )


def years_with_cost(collaboration: Collaboration) -> list[FinancialYear]:
    """Give the years for which an actual cost is recorded, oldest first."""
    rows = YearRollup.objects.filter(
        collaboration=collaboration, actual_spend__isnull=False
    )
    return [row.financial_year for row in rows.order_by("financial_year")]


def is_any_cost_by_force(collaboration: Collaboration) -> bool:
    rows = ForceYearRollup.objects.filter(
        collaboration=collaboration, force__isnull=False, actual_spend__isnull=False
    )
    return rows.exists()


def _forces_in(collaboration: Collaboration, year: FinancialYear) -> dict[int, str]:
    rows = Participation.objects.filter(collaboration=collaboration)
    return {
        row.force_id: row.force.name
        for row in rows.select_related("force")
        if _takes_part(row, year)
    }


def _takes_part(participation: Participation, year: FinancialYear) -> bool:
    """A month belongs to whoever is in effect on its first day (rules.md 2.1)."""
    joined = participation.joined_on or year.start
    left = participation.left_on or year.end
    firsts = [dt.date(year.start_year, month, 1) for month in range(4, 13)]
    firsts += [dt.date(year.start_year + 1, month, 1) for month in range(1, 4)]
    return any(joined <= first <= left for first in firsts)
