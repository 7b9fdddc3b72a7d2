"""Net cash by force: what each gains and pays, and what it comes to.

Pounds of one financial year, realised benefits against actual cost. Benefits are as
each force read them, or by the measures' own benefit shares. A force's cost is what it
contributes, else its part of the spend, recorded or computed from cost shares;
recharges add to the force that pays and take from the force that is paid. What is not
split by force stands apart, and costs nothing more where contributions pay for it.

Net is None where no cost of the force is recorded, and where it has no cash benefit of
its own while some is not split. A force may lose where the whole gains: it is shown, if
every cash benefit is split. The definition of net cash stands in `net_position`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from benefits.models import ForceYearRollup
from benefits.reports.net_position import Pounds, added, net_position, total
from collaborations.models import Collaboration
from collabtrack.shared.financial_years import FinancialYear

NO_COST = "no cost is recorded"
NOT_SPLIT = "benefits are not split by force"


@dataclass(frozen=True, slots=True)
class ForceNet:
    """A force's part; without a name it is what is not split by force.

    basis: where its cost comes from: contribution, recorded, computed from shares.
    """

    slug: str
    name: str
    cashable: Pounds
    income: Pounds
    cash_dis_benefit: Pounds
    recharges: Pounds
    cost: Pounds
    cost_basis: str
    net: Pounds
    reason: str
    loses_while_whole_gains: bool


def force_net_positions(
    collaboration: Collaboration, year: FinancialYear
) -> tuple[ForceNet, ...]:
    """Give each force's net cash of a year from A to Z, then what is not split."""
    whole = {each.year: each for each in net_position(collaboration)}.get(year)
    gains = whole is not None and whole.net is not None and whole.net > 0
    rows = ForceYearRollup.objects.filter(
        collaboration=collaboration, financial_year=year
    ).select_related("force")
    by_force: dict[str, list[ForceYearRollup]] = {}
    for row in rows.order_by("force__slug", "basis"):
        by_force.setdefault(row.force.slug if row.force else "", []).append(row)
    not_split = by_force.pop("", [])
    is_funded = any(row.actual_contribution is not None for row in rows)
    apart = _Apart(
        is_gain=_is_recorded(not_split, "realised_cashable", "realised_income"),
        is_cost=_is_recorded(not_split, "actual_spend") and not is_funded,
    )
    found = [_force_net(by_force[slug], gains, apart) for slug in sorted(by_force)]
    if not_split:
        found.append(_not_split(not_split, is_funded=is_funded))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Apart:
    """Whether there is a cash gain, or a cost, that no force is known to have."""

    is_gain: bool
    is_cost: bool


def _is_recorded(rows: Sequence[ForceYearRollup], *columns: str) -> bool:
    return any(getattr(row, column) is not None for row in rows for column in columns)


def _force_net(rows: Sequence[ForceYearRollup], gains: bool, apart: _Apart) -> ForceNet:
    cost, basis = _cost(rows)
    parts = _parts(rows)
    has_gain = parts.cashable is not None or parts.income is not None
    reason = ""
    if cost is None and (apart.is_cost or parts.recharges is None):
        reason = NO_COST
    elif apart.is_gain and not has_gain:
        reason = NOT_SPLIT
    net = None if reason else parts.net(cost)
    loses = net is not None and net < 0 and gains and not apart.is_gain
    force = rows[0].force
    name, slug = (force.name, force.slug) if force else ("", "")
    return ForceNet(slug, name, *parts, cost, basis, net, reason, loses)


def _not_split(rows: Sequence[ForceYearRollup], *, is_funded: bool) -> ForceNet:
    cost, basis = (None, "") if is_funded else _cost(rows)
    parts = _parts(rows)
    net = parts.net(cost)
    return ForceNet("", "Not split by force", *parts, cost, basis, net, "", False)


class _Parts(NamedTuple):
    cashable: Pounds
    income: Pounds
    cash_dis_benefit: Pounds
    recharges: Pounds

    def net(self, cost: Pounds) -> Decimal:
        takes = added(self.cash_dis_benefit, self.recharges, cost)
        return added(self.cashable, self.income) - takes


def _parts(rows: Sequence[ForceYearRollup]) -> _Parts:
    return _Parts(
        total(row.realised_cashable for row in rows),
        total(row.realised_income for row in rows),
        total(row.realised_cash_dis_benefit for row in rows),
        total(row.actual_recharges for row in rows),
    )


def _cost(rows: Sequence[ForceYearRollup]) -> tuple[Pounds, str]:
    """Give what a force pays: its contribution, else its part of the spend."""
    paid_in = total([row.actual_contribution for row in rows])
    if paid_in is not None:
        return paid_in, "Contribution"
    spent = [row for row in rows if row.actual_spend is not None]
    basis = " and ".join(row.get_basis_display().lower() for row in spent)
    capital = basis[:1].upper() + basis[1:]
    return total([row.actual_spend for row in spent]), capital
