"""One force: what it is part of, what it pays, and what is published about it.

Its cost is what it recorded, or what the agreed cost shares compute; spend that is not
split by force is counted, never guessed.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from benefits.models import ForceYearRollup
from benefits.reports.freshness import Freshness, freshness
from benefits.reports.portfolio import PortfolioRow, rows
from benefits.reports.selection import PortfolioFilter, selection
from collaborations.models import (
    Force,
    ForceFigure,
    Participation,
    PolicingBody,
    Result,
    Theme,
)
from collabtrack.shared.financial_years import FinancialYear


@dataclass(frozen=True)
class ForceRow:
    """A collaboration of the force, with the force's own cost in the year."""

    row: PortfolioRow
    role: str
    basis: str
    cost: Decimal | None
    cost_basis: str


@dataclass(frozen=True)
class ForceReport:
    force: Force
    wanted: PortfolioFilter
    as_at: dt.date
    figures: tuple[ForceFigure, ...]
    policing_bodies: tuple[PolicingBody, ...]
    live: int
    leads: int
    cost: Decimal | None
    cost_known: int
    not_split: Decimal | None
    not_split_count: int
    rows: tuple[ForceRow, ...]
    theme_counts: dict[Theme, dict[Result, int]]
    freshness: Freshness


def force_report(
    *, user: Any, force: Force, wanted: PortfolioFilter, on: dt.date
) -> ForceReport:
    """Answer for one force what it is part of and what it pays in the year."""
    mine = replace(wanted, area=force.slug, on=on)
    listed = rows(selection(user, mine), on=on)
    ids = [row.id for row in listed]
    roles = _roles(force, ids, on)
    costs = _costs(force, ids, wanted.year)
    not_split = _not_split(ids, wanted.year)
    known = [amount for amount, _ in costs.values()]
    return ForceReport(
        force=force,
        wanted=mine,
        as_at=on,
        figures=tuple(force.figures.order_by("kind", "-period")),
        policing_bodies=tuple(force.policing_bodies.order_by("name")),
        live=len(listed),
        leads=sum(role == Participation.Role.LEAD for role, _ in roles.values()),
        cost=sum(known, Decimal("0.00")) if known else None,
        cost_known=len(known),
        not_split=sum(not_split, Decimal("0.00")) if not_split else None,
        not_split_count=len(not_split),
        rows=tuple(_force_row(row, roles, costs) for row in listed),
        theme_counts=_theme_counts(listed),
        freshness=freshness(),
    )


def _roles(force: Force, ids: Sequence[int], on: dt.date) -> dict[int, tuple[str, str]]:
    members = force.participations.counted_on(on).filter(collaboration__in=ids)
    return {
        member.collaboration_id: (member.role, member.get_basis_display())
        for member in members
    }


def _costs(
    force: Force, ids: Sequence[int], year: FinancialYear
) -> dict[int, tuple[Decimal, str]]:
    """Sum what was recorded and what was computed; the label names both."""
    found: dict[int, tuple[Decimal, str]] = {}
    parts = ForceYearRollup.objects.filter(
        force=force,
        collaboration__in=ids,
        financial_year=year,
        actual_spend__isnull=False,
    ).order_by("collaboration", "basis")
    for part in parts:
        label = part.get_basis_display()
        before, known = found.get(part.collaboration_id, (Decimal("0.00"), ""))
        joined = f"{known}; {label}" if known else label
        found[part.collaboration_id] = (before + part.actual_spend, joined)
    return found


def _not_split(ids: Sequence[int], year: FinancialYear) -> list[Decimal]:
    parts = ForceYearRollup.objects.filter(
        basis=ForceYearRollup.Basis.NOT_SPLIT,
        collaboration__in=ids,
        financial_year=year,
        actual_spend__isnull=False,
    )
    return list(parts.order_by("pk").values_list("actual_spend", flat=True))


def _force_row(
    row: PortfolioRow,
    roles: dict[int, tuple[str, str]],
    costs: dict[int, tuple[Decimal, str]],
) -> ForceRow:
    role, basis = roles.get(row.id, ("", ""))
    cost, cost_basis = costs.get(row.id, (None, ""))
    label = Participation.Role(role).label if role else ""
    return ForceRow(row, label, basis, cost, cost_basis)


def _theme_counts(listed: Sequence[PortfolioRow]) -> dict[Theme, dict[Result, int]]:
    return {
        theme: {
            result: sum(row.themes[theme] == result for row in listed)
            for result in Result
        }
        for theme in Theme
    }
