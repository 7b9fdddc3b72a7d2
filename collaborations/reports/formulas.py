"""What the chosen formula gives: computed shares of the cost, beside the agreed ones.

A computed share is a force's driver of the financial year over the sum of the drivers
of the forces that take part on the day; of a hybrid, the weighted sum of such shares.
Exact fractions come to hundredths of a per cent by largest remainder, ties by slug from
A to Z, so that they always total 100.00% (rules.md 1.1).

Where a driver of any force is missing there is no computed share at all: a missing
driver is not 0. They are derived when asked and stored nowhere, so they cannot fall
behind a driver that is corrected; agreed shares alone split spend.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

from collaborations.models import (
    WHOLE_WEIGHT,
    Collaboration,
    CostFormula,
    Driver,
    DriverValue,
    Participation,
)
from collaborations.reports.shares import WHOLE
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import apportion

Parts = Mapping[Driver, int]


@dataclass(frozen=True, slots=True)
class ComputedShares:
    """Shares in per cent by the key of the participation; without, `problem` says why.

    `parts` are the weights of the drivers, 10,000 in all.
    """

    formula: CostFormula
    year: FinancialYear
    on: dt.date
    parts: Parts
    shares: Mapping[int, Decimal]
    problem: str = ""


def formula_of(collaboration: Collaboration, year: FinancialYear) -> CostFormula | None:
    """Give the formula that holds in a financial year: the newest begun by then."""
    chosen = collaboration.cost_formulas.filter(first_year__lte=year.start_year)
    return chosen.order_by("-first_year").prefetch_related("components").first()


def parts_of(formula: CostFormula) -> dict[Driver, int]:
    """Give the drivers of a formula in the order of the choices, with their weights."""
    if not formula.is_hybrid:
        return {Driver(formula.kind): WHOLE_WEIGHT}
    found = {Driver(part.driver): part.weight for part in formula.components.all()}
    return {driver: found[driver] for driver in Driver if driver in found}


def computed_shares(collaboration: Collaboration, on: dt.date) -> ComputedShares | None:
    """Compute the shares of who takes part on a day; None where no formula holds."""
    year = FinancialYear.containing(on)
    formula = formula_of(collaboration, year)
    if formula is None:
        return None
    parts = parts_of(formula)
    found = collaboration.participations.on(on).select_related("force")
    members = list(found.order_by("force__slug", "pk"))
    values = driver_values(members, year)
    problem = _problem(members, parts, values, year)
    shares: dict[int, Decimal] = {}
    if not problem:
        columns = {
            driver: [_value(values, member, driver) for member in members]
            for driver in parts
        }
        weights = basis_points(parts, columns)
        shares = {
            member.pk: Decimal(weight).scaleb(-2)
            for member, weight in zip(members, weights, strict=True)
        }
    return ComputedShares(formula, year, on, parts, shares, problem)


def basis_points(
    parts: Parts, columns: Mapping[Driver, Sequence[Decimal]]
) -> list[int]:
    """Give each place its hundredths of a per cent, 10,000 in all.

    Every column sums to more than 0.
    """
    exact: list[Fraction] = []
    for row in zip(*(columns[driver] for driver in parts), strict=True):
        share = Fraction(0)
        for value, (driver, weight) in zip(row, parts.items(), strict=True):
            share += weight * Fraction(value) / Fraction(sum(columns[driver]))
        exact.append(share)
    scale = lcm(*(share.denominator for share in exact))
    return apportion(WHOLE_WEIGHT, [int(share * scale) for share in exact])


def driver_values(
    members: Sequence[Participation], year: FinancialYear
) -> dict[tuple[int, str], DriverValue]:
    """Give what is recorded of a year by participation and driver."""
    keys = [member.pk for member in members]
    rows = DriverValue.objects.filter(participation__in=keys, financial_year=year)
    return {(row.participation_id, row.driver): row for row in rows.order_by("pk")}


def _value(
    values: Mapping[tuple[int, str], DriverValue], member: Participation, driver: Driver
) -> Decimal:
    return values[member.pk, driver].value if driver.has_values else Decimal(1)


def _problem(
    members: Sequence[Participation],
    parts: Parts,
    values: Mapping[tuple[int, str], DriverValue],
    year: FinancialYear,
) -> str:
    """Say why nothing can be computed; nothing when it can."""
    if not members:
        return "No force takes part."
    for driver in (driver for driver in parts if driver.has_values):
        missing = [m.force.name for m in members if (m.pk, driver) not in values]
        if missing:
            return f"{driver.label} for {year} is missing for {', '.join(missing)}."
        total = sum((_value(values, m, driver) for m in members), Decimal(0))
        if not total:
            return f"{driver.label} for {year} is 0 for every force."
        if driver == Driver.FIXED and total != WHOLE:
            return f"The fixed percentages for {year} total {total:.2f}%, not {WHOLE}%."
    return ""
