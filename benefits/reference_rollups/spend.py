"""A year's spend by kind and category, and by force.

The newest version of a plan is the plan. An entry with a force is that force's,
recorded. Any other is spread in equal parts over its calendar months; a month belongs
to the agreed shares in effect on its first day, a period's first month to those in
effect on the period's first day. A share counts while its force takes part. Months with
the same forces and weights are one share period. Each share period and kind is summed,
then split once by weight. Months without shares are not split. Rounding is by largest
remainder: over share periods the earlier first, over forces by slug from A to Z.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from benefits.models import FundingEntry, SpendEntry
from benefits.reference_rollups.counted import Basis, ForceKey, Shares
from collaborations.models import CostShare
from collabtrack.shared.money import apportion, pence_of, pounds_of

Kind, Source = SpendEntry.Kind, FundingEntry.Source


def standing(entries: Iterable[SpendEntry]) -> list[SpendEntry]:
    """Leave out plans of which there is a newer version in their financial year."""
    entries = list(entries)
    newest: dict[object, int] = defaultdict(int)
    for entry in entries:
        if entry.kind == Kind.PLAN:
            year = entry.financial_year
            newest[year] = max(newest[year], entry.plan_version)
    return [
        entry
        for entry in entries
        if entry.kind != Kind.PLAN or entry.plan_version == newest[entry.financial_year]
    ]


def spend_figures(entries: Sequence[SpendEntry]) -> dict[str, Decimal | None]:
    actual = [entry for entry in entries if entry.kind == Kind.ACTUAL]
    return {
        **{
            f"{kind}_spend": _sum(entry for entry in entries if entry.kind == kind)
            for kind in Kind
        },
        **{
            f"actual_{category}": _sum(
                entry for entry in actual if entry.category == category
            )
            for category in SpendEntry.Category
        },
    }


def funding_figures(entries: Iterable[FundingEntry]) -> dict[str, Decimal | None]:
    names = {
        "actual_contributions": Source.CONTRIBUTION,
        "actual_grants": Source.GRANT,
        "actual_income": Source.INCOME,
        "actual_recharges": Source.RECHARGE,
    }
    actual = [entry for entry in entries if entry.kind == Kind.ACTUAL]
    return {
        name: _sum(entry for entry in actual if entry.funding == source)
        for name, source in names.items()
    }


def payments(entries: Iterable[FundingEntry]) -> dict[str, dict[str, int]]:
    """Give pence by force and column: paid in, and moved to others by recharges."""
    paid: dict[str, dict[str, int]] = defaultdict(dict)

    def add(slug: str, column: str, pence: int) -> None:
        paid[slug][column] = paid[slug].get(column, 0) + pence

    for entry in entries:
        if entry.kind != Kind.ACTUAL or entry.force is None:
            continue
        pence = pence_of(entry.amount)
        if entry.funding == Source.CONTRIBUTION:
            add(entry.force.slug, "actual_contribution", pence)
        elif entry.funding == Source.RECHARGE and entry.counterparty:
            add(entry.force.slug, "actual_recharges", pence)
            add(entry.counterparty.slug, "actual_recharges", -pence)
    return paid


def spend_by_force(
    entries: Iterable[SpendEntry], shares: Sequence[CostShare]
) -> dict[ForceKey, dict[str, int]]:
    """Give each force's pence by column, with what could not be split."""
    parts: dict[ForceKey, Counter[str]] = defaultdict(Counter)
    cells: Counter[tuple[Shares, str]] = Counter()
    for entry in entries:
        if entry.force:
            part = parts[entry.force.slug, Basis.RECORDED]
            part[f"{entry.kind}_spend"] += pence_of(entry.amount)
            continue
        for holders, pence in _spread(entry, shares):
            cells[holders, entry.kind] += pence
    for (holders, kind), pence in cells.items():
        for key, amount in _split(holders, pence):
            parts[key][f"{kind}_spend"] += amount
    return {key: dict(columns) for key, columns in parts.items()}


def _sum(entries: Iterable[SpendEntry | FundingEntry]) -> Decimal | None:
    """Sum amounts; the sum of nothing is None."""
    pence = [pence_of(entry.amount) for entry in entries]
    return pounds_of(sum(pence)) if pence else None


def _spread(entry: SpendEntry, shares: Sequence[CostShare]) -> list[tuple[Shares, int]]:
    """Spread an entry over share periods by months, in the order of the months."""
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
        if covers(share.starts_on, share.ends_on, day) and covers(
            member.joined_on, member.left_on, day
        ):
            weights[member.force.slug] += share.weight
    return tuple(sorted(weights.items())) if weights.total() else ()


def covers(first: dt.date | None, last: dt.date | None, day: dt.date) -> bool:
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
