"""Everything recorded about one collaboration that its rollups are made of."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self, TypeVar

from django.db.models import Q

from benefits.models import (
    BenefitMeasure,
    FundingEntry,
    Reading,
    SpendEntry,
    Target,
)
from benefits.reference_rollups.counted import (
    Counted,
    Settlement,
    counted,
    settlements,
)
from benefits.reference_rollups.spend import covers, standing
from collaborations.models import CostShare, Participation
from collabtrack.shared.financial_years import FinancialYear

Figures = dict[str, Decimal | int | bool | None]
Measured = Target | Reading
# By side and measure: the rows, and what counts of them.
Money = dict[str, dict[int, tuple[list[Measured], Counted]]]
_Row = TypeVar("_Row", Target, Reading)
SIDES = ("planned", "realised")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything recorded about one collaboration that its rollups are made of."""

    spend: list[SpendEntry]
    funding: list[FundingEntry]
    targets: list[Target]
    readings: list[Reading]
    shares: list[CostShare]
    measures: list[BenefitMeasure]
    settlements: dict[int, Settlement]

    @classmethod
    def of(cls, collaboration_id: int, known_at: dt.datetime | None = None) -> Self:
        """Read the ledger, or what of it was known at a moment."""
        owned = {"collaboration_id": collaboration_id}
        members = list(Participation.objects.filter(**owned).select_related("force"))
        measures = list(BenefitMeasure.objects.filter(**owned))
        shares = CostShare.objects.filter(
            participation__collaboration_id=collaboration_id,
            basis=CostShare.Basis.AGREED,
        )
        recorded = Q() if known_at is None else Q(recorded_at__lte=known_at)
        spend = SpendEntry.objects.filter(recorded, **owned).select_related("force")
        funding = FundingEntry.objects.filter(recorded, **owned)
        targets = Target.objects.filter(**owned)
        readings = Reading.objects.filter(**owned).select_related("measure", "force")
        return cls(
            standing(spend),
            list(funding.select_related("force", "counterparty")),
            _counting(targets.select_related("measure", "force"), members),
            _counting(_standing(readings, known_at), members),
            list(shares.select_related("participation__force")),
            measures,
            settlements(measures),
        )

    @property
    def years(self) -> set[FinancialYear]:
        rows = [*self.spend, *self.funding, *self.targets, *self.readings]
        return {row.financial_year for row in rows}

    def measured(self, year: FinancialYear) -> dict[str, dict[int, list[Measured]]]:
        """Give a year's targets and readings, by side and measure."""
        sides: dict[str, Sequence[Measured]] = {
            "planned": self.targets,
            "realised": self.readings,
        }
        found: dict[str, dict[int, list[Measured]]] = {}
        for side, rows in sides.items():
            by_measure = found.setdefault(side, defaultdict(list))
            for row in rows:
                if row.financial_year == year:
                    by_measure[row.measure_id].append(row)
        return found


def _standing(rows: Iterable[Reading], known_at: dt.datetime | None) -> list[Reading]:
    """Keep the last confirmed figure of each measure, force and period."""
    last: dict[tuple[object, ...], Reading] = {}
    for row in rows:
        known_since = row.confirmed_at or row.recorded_at
        if not row.is_confirmed or (known_at is not None and known_since > known_at):
            continue
        cell = (row.measure_id, row.force_id, row.starts_on)
        if cell not in last or row.revision > last[cell].revision:
            last[cell] = row
    return list(last.values())


def _counting(rows: Iterable[_Row], members: Sequence[Participation]) -> list[_Row]:
    """Keep what counts: of a measure not withdrawn yet, of a force that took part."""
    kept = []
    for row in rows:
        withdrawn_on = row.measure.withdrawn_on
        if withdrawn_on is not None and row.starts_on >= withdrawn_on:
            continue
        if row.force_id is None or any(
            member.force_id == row.force_id
            and covers(member.joined_on, member.left_on, row.starts_on)
            for member in members
        ):
            kept.append(row)
    return kept


def money_of(ledger: Ledger, year: FinancialYear) -> Money:
    """Count each measure that adds up, by side: the rows and what counts of them."""
    measured = ledger.measured(year)
    found: Money = {side: {} for side in SIDES}
    for measure in ledger.measures:
        for side in SIDES:
            rows = measured[side].get(measure.pk, [])
            rows = [row for row in rows if row.amount is not None]
            if measure.adds_up and rows:
                each = counted(rows, measure, ledger.settlements[measure.pk])
                found[side][measure.pk] = (rows, each)
    return found
