"""Agreed shares of cost and of votes, by force, on a day.

A share is a force's weight over the sum of the weights in effect that day, in per
cent with two decimals. The gap is cost share less vote share, in percentage points,
and is known only where both are. Shares that were computed are not agreed.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import QuerySet

from collaborations.access import in_effect, taking_part
from collaborations.models import Collaboration, CostShare, Participation, VoteShare
from collabtrack.shared.money import PENNY, apportion, pence_of, pounds_of

WHOLE = Decimal("100.00")


@dataclass(frozen=True, slots=True)
class AgreedShares:
    """What one force bears of the cost and holds of the votes, in per cent."""

    cost: Decimal | None = None
    vote: Decimal | None = None
    gap: Decimal | None = None


def agreed_shares(collaboration: Collaboration, on: dt.date) -> dict[int, AgreedShares]:
    """Give the shares in effect on a day by the key of the participation."""
    cost = _weights(CostShare.objects.all(), collaboration, on)
    vote = _weights(VoteShare.objects.all(), collaboration, on)
    return {
        member: AgreedShares(
            cost=_percentage(cost, member),
            vote=_percentage(vote, member),
            gap=_gap(cost, vote, member),
        )
        for member in cost.keys() | vote.keys()
    }


def split_by_share(
    pounds: Decimal, shares: Mapping[Participation, Decimal]
) -> list[tuple[Participation, Decimal, Decimal]]:
    """Split an amount to the penny: each participation, its share and its part."""
    members = sorted(shares, key=lambda member: member.force.slug)
    weights = [weight_of(shares[member]) for member in members]
    parts = apportion(pence_of(pounds), weights)
    return [
        (member, shares[member], pounds_of(part))
        for member, part in zip(members, parts, strict=True)
    ]


def weight_of(percentage: Decimal) -> int:
    """Give the weight of a percentage: hundredths of a per cent, 10,000 in all."""
    return int(percentage.scaleb(2))


def _weights(
    shares: QuerySet[CostShare] | QuerySet[VoteShare],
    collaboration: Collaboration,
    on: dt.date,
) -> dict[int, int]:
    found = shares.filter(
        in_effect("", on),
        taking_part(on, "participation__"),
        participation__collaboration=collaboration,
        basis=CostShare.Basis.AGREED,
    )
    return dict(found.order_by("pk").values_list("participation", "weight"))


def _exact(weights: Mapping[int, int], member: int) -> Decimal | None:
    whole = sum(weights.values())
    if member not in weights or not whole:
        return None
    return WHOLE * weights[member] / whole


def _percentage(weights: Mapping[int, int], member: int) -> Decimal | None:
    return _rounded(_exact(weights, member))


def _gap(
    cost: Mapping[int, int], vote: Mapping[int, int], member: int
) -> Decimal | None:
    bears, holds = _exact(cost, member), _exact(vote, member)
    return None if bears is None or holds is None else _rounded(bears - holds)


def _rounded(exact: Decimal | None) -> Decimal | None:
    return None if exact is None else exact.quantize(PENNY, rounding=ROUND_HALF_UP)
