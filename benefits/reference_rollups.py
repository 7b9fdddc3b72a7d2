"""The rollups' figures in plain Python, straight from their definitions.

The oracle of the tests and of the nightly audit: it shares no SQL and no view with
`rollups`. One collaboration's ledger is read, then one financial year computed.

Spend: the sum of the entries of each kind; nothing recorded is None, never 0.

Benefits: targets (planned) and current confirmed readings (realised), in pounds, of
measures that sum across forces and across time, in periods that start before the
measure was withdrawn. Dis-benefits stand apart, whatever their type.

By force: an entry with a force is that force's, recorded. Any other is spread in equal
parts over its calendar months; a month belongs to the agreed shares in effect on its
first day, a period's first month to those in effect on the period's first day. A share
counts while its force takes part. Months with the same forces and weights are one share
period. Each share period and kind is summed, then split once by weight. Months without
shares are not split. Rounding is by largest remainder: over share periods the earlier
first, over forces by slug from A to Z.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from benefits.models import (
    POUNDS,
    BenefitMeasure,
    BenefitType,
    ForceYearRollup,
    Reading,
    RollUp,
    SpendEntry,
    Target,
)
from collaborations.models import CostShare
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import apportion, pence_of, pounds_of

Figures = dict[str, Decimal | int | None]
# A force's slug, or None where spend is not split, and the basis.
ForceKey = tuple[str | None, str]
# Forces by slug from A to Z, each with its weight.
Shares = tuple[tuple[str, int], ...]

Basis = ForceYearRollup.Basis
DIS_BENEFIT = "dis_benefit"
LINES = (
    BenefitType.CASHABLE,
    BenefitType.NON_CASHABLE,
    BenefitType.COST_AVOIDANCE,
    BenefitType.INCOME,
    BenefitType.NOT_STATED,
    DIS_BENEFIT,
)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything recorded about one collaboration that its rollups are made of."""

    spend: list[SpendEntry]
    targets: list[Target]
    readings: list[Reading]
    shares: list[CostShare]

    @classmethod
    def of(cls, collaboration_id: int) -> Self:
        owned = {"collaboration_id": collaboration_id}
        readings = Reading.objects.filter(**owned).current().confirmed()
        shares = CostShare.objects.filter(
            participation__collaboration_id=collaboration_id,
            basis=CostShare.Basis.AGREED,
        )
        return cls(
            list(SpendEntry.objects.filter(**owned).select_related("force")),
            list(Target.objects.filter(**owned).select_related("measure")),
            list(readings.select_related("measure")),
            list(shares.select_related("participation__force")),
        )

    @property
    def years(self) -> set[FinancialYear]:
        rows = [*self.spend, *self.targets, *self.readings]
        return {row.financial_year for row in rows}


def year_row(ledger: Ledger, year: FinancialYear) -> Figures | None:
    """Give the figures of a year, or None when nothing that counts is recorded."""
    spend = [entry for entry in ledger.spend if entry.financial_year == year]
    targets = _counted(ledger.targets, year)
    readings = _counted(ledger.readings, year)
    if not (spend or targets or readings):
        return None
    return {
        **_by_kind((entry.kind, pence_of(entry.amount)) for entry in spend),
        "spend_entries": len(spend),
        **_by_line("planned", targets),
        **_by_line("realised", readings),
        "targets": len(targets),
        "readings": len(readings),
    }


def force_rows(ledger: Ledger, year: FinancialYear) -> dict[ForceKey, Figures]:
    """Give each force's part of a year's spend, with what could not be split."""
    parts: dict[ForceKey, list[tuple[str, int]]] = defaultdict(list)
    cells: Counter[tuple[Shares, str]] = Counter()
    for entry in ledger.spend:
        if entry.financial_year != year:
            continue
        if entry.force:
            part = (entry.kind, pence_of(entry.amount))
            parts[entry.force.slug, Basis.RECORDED].append(part)
            continue
        for shares, pence in _spread(entry, ledger.shares):
            cells[shares, entry.kind] += pence
    for (shares, kind), pence in cells.items():
        for key, part_of_it in _split(shares, pence):
            parts[key].append((kind, part_of_it))
    return {key: _by_kind(amounts) for key, amounts in parts.items()}


def _by_kind(amounts: Iterable[tuple[str, int]]) -> Figures:
    return {
        f"{kind}_spend": total
        for kind, total in _totals(SpendEntry.Kind, amounts).items()
    }


def _by_line(prefix: str, figures: Iterable[Target | Reading]) -> Figures:
    amounts = [
        (_line_of(figure.measure), pence_of(figure.amount))
        for figure in figures
        if figure.amount is not None
    ]
    return {
        f"{prefix}_{line}": total for line, total in _totals(LINES, amounts).items()
    }


def _totals(
    names: Iterable[str], amounts: Iterable[tuple[str, int]]
) -> dict[str, Decimal | None]:
    """Sum by name: a name without an amount has no total."""
    sums: Counter[str] = Counter()
    for name, pence in amounts:
        sums[name] += pence
    return {
        str(name): pounds_of(sums[name]) if name in sums else None for name in names
    }


def _counted(
    figures: Iterable[Target | Reading], year: FinancialYear
) -> list[Target | Reading]:
    return [
        figure
        for figure in figures
        if figure.financial_year == year and _counts(figure)
    ]


def _counts(figure: Target | Reading) -> bool:
    """Say whether a figure is money that adds up, of a measure not yet withdrawn."""
    measure = figure.measure
    adds_up = {measure.across_forces, measure.across_time} == {RollUp.SUM}
    is_in_time = not measure.withdrawn_on or figure.starts_on < measure.withdrawn_on
    is_money = measure.unit == POUNDS and figure.amount is not None
    return is_money and adds_up and is_in_time and _line_of(measure) in LINES


def _line_of(measure: BenefitMeasure) -> str:
    return DIS_BENEFIT if measure.is_dis_benefit else measure.type


def _spread(entry: SpendEntry, shares: Iterable[CostShare]) -> list[tuple[Shares, int]]:
    """Spread an entry over share periods by months, in the order of the months."""
    shares = list(shares)
    periods = Counter(_in_effect(shares, day) for day in _deciding_days(entry))
    pence = apportion(pence_of(entry.amount), list(periods.values()))
    return list(zip(periods, pence, strict=True))


def _deciding_days(entry: SpendEntry) -> list[dt.date]:
    """Give the day that decides each month: the entry's first, then first days."""
    days = [entry.starts_on]
    while (first := _first_of_next_month(days[-1])) <= entry.ends_on:
        days.append(first)
    return days


def _first_of_next_month(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def _in_effect(shares: Iterable[CostShare], day: dt.date) -> Shares:
    """Give the forces and weights of a day; none when the weights come to nothing."""
    weights: Counter[str] = Counter()
    for share in shares:
        member = share.participation
        if _covers(share.starts_on, share.ends_on, day) and _covers(
            member.joined_on, member.left_on, day
        ):
            weights[member.force.slug] += share.weight
    return tuple(sorted(weights.items())) if weights.total() else ()


def _covers(first: dt.date | None, last: dt.date | None, day: dt.date) -> bool:
    """Say whether dates cover a day; a missing date does not exclude it."""
    return (first is None or first <= day) and (last is None or day <= last)


def _split(shares: Shares, pence: int) -> list[tuple[ForceKey, int]]:
    if not shares:
        return [((None, Basis.NOT_SPLIT), pence)]
    parts = apportion(pence, [weight for _, weight in shares])
    return [
        ((slug, Basis.COMPUTED), part)
        for (slug, _), part in zip(shares, parts, strict=True)
    ]
