"""The forces of one collaboration: days, roles, and each share beside the others.

Told of one day of a financial year: today, or the nearest day of the year. Shares are
in per cent. `difference` is the computed share less the agreed one, in percentage
points; `pounds` is the same of the year's gross actual spend, each set of shares split
to the penny. Both are None where either share or the spend is not known.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from benefits.models import YearRollup
from collaborations.models import (
    Collaboration,
    CostShare,
    Participation,
    VoteReason,
    VoteShare,
)
from collaborations.reports.formulas import ComputedShares, computed_shares
from collaborations.reports.shares import (
    AgreedShares,
    ShareSet,
    agreed_shares,
    share_sets,
    split_by_share,
)
from collabtrack.shared.financial_years import FinancialYear

Shares = Mapping[Participation, Decimal]


@dataclass(frozen=True)
class MembershipLine:
    """One membership; `takes_part` says whether the day lies within it."""

    member: Participation
    takes_part: bool
    agreed: AgreedShares
    computed: Decimal | None
    difference: Decimal | None
    pounds: Decimal | None


@dataclass(frozen=True)
class Memberships:
    """`without_share` names who takes part beside agreed shares and has none."""

    collaboration: Collaboration
    year: FinancialYear
    as_at: dt.date
    spend: Decimal | None
    lines: tuple[MembershipLine, ...]
    computed: ComputedShares | None
    without_share: tuple[str, ...]
    cost_sets: tuple[ShareSet, ...]
    vote_sets: tuple[ShareSet, ...]
    reasons: tuple[VoteReason, ...]


def memberships(
    collaboration: Collaboration, year: FinancialYear, *, today: dt.date
) -> Memberships:
    on = max(year.start, min(year.end, today))
    found = collaboration.participations.select_related("force")
    members = list(found.order_by("role", "force__slug", "joined_on", "pk"))
    inside = set(collaboration.participations.on(on).values_list("pk", flat=True))
    agreed = agreed_shares(collaboration, on)
    computed = computed_shares(collaboration, on)
    spend = _spend(collaboration, year)
    bears = {
        m: share.cost
        for m in members
        if (share := agreed.get(m.pk)) and share.cost is not None
    }
    follows = {
        m: computed.shares[m.pk]
        for m in members
        if computed and m.pk in computed.shares
    }
    pounds = _pounds(spend, bears, follows)
    return Memberships(
        collaboration=collaboration,
        year=year,
        as_at=on,
        spend=spend,
        lines=tuple(
            MembershipLine(
                member=member,
                takes_part=member.pk in inside,
                agreed=agreed.get(member.pk, AgreedShares()),
                computed=follows.get(member),
                difference=_difference(bears, follows, member),
                pounds=pounds.get(member.pk),
            )
            for member in members
        ),
        computed=computed,
        without_share=_without_share(members, inside, bears),
        cost_sets=share_sets(CostShare, collaboration),
        vote_sets=share_sets(VoteShare, collaboration),
        reasons=tuple(collaboration.vote_reasons.order_by("-stated_on", "-pk")),
    )


def _spend(collaboration: Collaboration, year: FinancialYear) -> Decimal | None:
    rows = YearRollup.objects.filter(collaboration=collaboration, financial_year=year)
    row = rows.order_by("pk").first()
    return row.actual_spend if row else None


def _without_share(
    members: Sequence[Participation], inside: set[int], bears: Shares
) -> tuple[str, ...]:
    if not bears:
        return ()
    return tuple(
        member.force.name
        for member in members
        if member.pk in inside and member not in bears
    )


def _difference(
    bears: Shares, follows: Shares, member: Participation
) -> Decimal | None:
    if member not in bears or member not in follows:
        return None
    return follows[member] - bears[member]


def _pounds(
    spend: Decimal | None, bears: Shares, follows: Shares
) -> dict[int, Decimal]:
    """Give the differences in pounds, if both sets are of the same forces."""
    if spend is None or not bears or bears.keys() != follows.keys():
        return {}
    now = {member.pk: part for member, _, part in split_by_share(spend, bears)}
    then = {member.pk: part for member, _, part in split_by_share(spend, follows)}
    return {key: then[key] - now[key] for key in now}
