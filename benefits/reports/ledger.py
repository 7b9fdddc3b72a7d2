"""A collaboration's money in one financial year, and what is recorded of it.

Plan, forecast and actual stand side by side and are never added. The out-turn takes
actual where a month's actuals are loaded and forecast elsewhere, and says so. Funding
is what pays for the gross spend, and is never added to it. `as_at` tells the stored
figures of that day.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benefits.models import (
    ForceYearRollup,
    ForceYearVersion,
    FundingEntry,
    SpendEntry,
    YearRollup,
    YearVersion,
)
from benefits.reports.entries import EntryLine, entry_lines
from benefits.reports.fairness import Fairness, fairness
from benefits.reports.force_positions import ForceNet, force_net_positions
from benefits.reports.freshness import Freshness, freshness
from benefits.reports.funding import FundingCheck, funding_check_of
from benefits.reports.known_when import (
    Bridge,
    forces_as_at,
    spend_year_bridge,
    year_as_at,
)
from benefits.reports.net_position import NetYear, net_position
from benefits.reports.out_turn import CollaborationOutTurn, out_turn_of
from benefits.reports.workings import (
    Working,
    force_cost,
    lines_of_year,
    net_cash,
)
from collaborations import access
from collaborations.models import Collaboration
from collabtrack.shared.financial_years import FinancialYear


@dataclass(frozen=True)
class ForceCost:
    """One force's part of the year's actual spend and benefits, with its working."""

    name: str
    basis: str
    spend: Decimal | None
    contribution: Decimal | None
    recharges: Decimal | None
    working: Working


@dataclass(frozen=True)
class LedgerReport:
    collaboration: Collaboration
    year: FinancialYear
    years: tuple[FinancialYear, ...]
    row: YearRollup | YearVersion | None
    out_turn: CollaborationOutTurn
    funding: FundingCheck
    net_years: tuple[NetYear, ...]
    forces: tuple[ForceCost, ...]
    positions: tuple[ForceNet, ...]
    fairness: Fairness
    bridge: Bridge | None
    spend: tuple[EntryLine, ...]
    funds: tuple[EntryLine, ...]
    workings: tuple[Working, ...]
    as_at: dt.date
    is_past: bool
    freshness: Freshness


def ledger_report(
    *,
    user: Any,
    collaboration: Collaboration,
    year: FinancialYear,
    on: dt.date,
    as_at: dt.date | None = None,
) -> LedgerReport:
    """Gather what the spend page says of a year; `as_at` asks for a past day."""
    takes_part = access.takes_part(user, collaboration)
    day = as_at or on
    row = _year_row(collaboration, year, as_at)
    nets = net_position(collaboration)
    return LedgerReport(
        collaboration=collaboration,
        year=year,
        years=_years(collaboration, year),
        row=row,
        out_turn=out_turn_of(collaboration, year, on=day),
        funding=funding_check_of(collaboration, year),
        net_years=nets,
        forces=_forces(collaboration, year, as_at, day),
        positions=force_net_positions(collaboration, year),
        fairness=fairness(collaboration, year, on=day),
        bridge=spend_year_bridge(collaboration, year, user=user),
        spend=entry_lines(SpendEntry, collaboration, year, day, takes_part),
        funds=entry_lines(FundingEntry, collaboration, year, day, takes_part),
        workings=_workings(collaboration, year, row, nets, day),
        as_at=day,
        is_past=as_at is not None,
        freshness=freshness(),
    )


def _year_row(
    collaboration: Collaboration, year: FinancialYear, as_at: dt.date | None
) -> YearRollup | YearVersion | None:
    if as_at is not None:
        return year_as_at(collaboration, year, as_at)
    return collaboration.year_rollups.filter(financial_year=year).first()


def _years(
    collaboration: Collaboration, year: FinancialYear
) -> tuple[FinancialYear, ...]:
    stored = collaboration.year_rollups.values_list("financial_year", flat=True)
    return tuple(sorted({*stored, year}, reverse=True))


def _forces(
    collaboration: Collaboration,
    year: FinancialYear,
    as_at: dt.date | None,
    day: dt.date,
) -> tuple[ForceCost, ...]:
    rows: list[Any] = (
        list(forces_as_at(collaboration, year, as_at))
        if as_at is not None
        else list(
            ForceYearRollup.objects.filter(
                collaboration=collaboration, financial_year=year
            ).select_related("force")
        )
    )
    by_force: dict[str, list[Any]] = {}
    for row in rows:
        by_force.setdefault(row.force.name if row.force else "", []).append(row)
    ordered = sorted(by_force.items(), key=lambda pair: (not pair[0], pair[0]))
    return tuple(_cost(name, found, collaboration, day) for name, found in ordered)


def _cost(
    name: str,
    rows: list[ForceYearRollup | ForceYearVersion],
    collaboration: Collaboration,
    day: dt.date,
) -> ForceCost:
    bases = [row.get_basis_display() for row in rows if row.actual_spend is not None]
    return ForceCost(
        name=name or "Not split by force",
        basis=" and ".join(bases).capitalize(),
        spend=_sum(row.actual_spend for row in rows),
        contribution=_sum(row.actual_contribution for row in rows),
        recharges=_sum(row.actual_recharges for row in rows),
        working=force_cost(rows, collaboration, as_at=day),  # type: ignore[arg-type]
    )


def _sum(amounts: Any) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _workings(
    collaboration: Collaboration,
    year: FinancialYear,
    row: YearRollup | YearVersion | None,
    nets: tuple[NetYear, ...],
    day: dt.date,
) -> tuple[Working, ...]:
    found = [lines_of_year(row, collaboration, as_at=day)] if row else []
    coverage = ""
    if row is not None:
        coverage = f"from {row.measures_read} of {row.measures_expected} measures"
    found += [
        net_cash(net, collaboration, as_at=day, coverage=coverage)
        for net in nets
        if net.year == year
    ]
    return tuple(found)
