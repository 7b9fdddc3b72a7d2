"""How many pounds of a measure count, and whose they are, in whole pence.

Of what is claimed, the attributed per cent is ours (rules.md 1.7), rounded by largest
remainder per measure, year and force. An overlap group lets only its primary count, or
no more than a member's share of the pool (rules.md 1.9). What counts of a figure by
force is that force's; a figure of the whole is split by the measure's benefit shares,
and never by cost shares (rules.md 1.4).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from benefits.models import (
    WHOLE,
    BenefitMeasure,
    BenefitShare,
    ForceYearRollup,
    OverlapGroup,
    OverlapMember,
    Reading,
    Target,
)
from collabtrack.shared.money import apportion, pence_of

Basis = ForceYearRollup.Basis
# A force's slug, or None where a figure is not split, and the basis.
ForceKey = tuple[str | None, str]
# Forces by slug from A to Z, each with its weight.
Shares = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Pence of one measure, side and year: ours, what counts, and by force."""

    ours: int
    counts: int
    by_force: Mapping[ForceKey, int]


@dataclass(frozen=True, slots=True)
class Settlement:
    """What settles a measure's claims: its benefit shares, and what an overlap lets.

    `most`: what it may count in a year, if it shares a pool. `is_out`: another member
    counts in its place.
    """

    shares: Shares = ()
    most: int | None = None
    is_out: bool = False

    def lets(self, total: int) -> int:
        if self.is_out:
            return 0
        return total if self.most is None else min(total, self.most)


def settlements(measures: Sequence[BenefitMeasure]) -> dict[int, Settlement]:
    """Read how the claims of some measures are settled."""
    shares: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = BenefitShare.objects.filter(measure__in=measures).select_related("force")
    for row in rows:
        shares[row.measure_id].append((row.force.slug, row.weight))
    most: dict[int, int] = {}
    out: set[int] = set()
    groups = OverlapGroup.objects.filter(members__measure__in=measures).distinct()
    for group in groups.prefetch_related("members__measure"):
        members = list(group.members.all())
        if group.rule == OverlapGroup.Rule.PRIMARY:
            out |= {each.measure_id for each in members if not each.is_primary}
        else:
            most |= _most(group, members)
    return {
        measure.pk: Settlement(
            tuple(sorted(shares[measure.pk])),
            most.get(measure.pk),
            measure.pk in out,
        )
        for measure in measures
    }


def _most(group: OverlapGroup, members: list[OverlapMember]) -> dict[int, int]:
    """Give each member's part of the pool's ceiling."""
    members.sort(key=lambda each: each.measure.reference)
    weights = [each.weight or 0 for each in members]
    if group.ceiling is None or not sum(weights):
        return {each.measure_id: 0 for each in members}
    parts = apportion(pence_of(group.ceiling), weights)
    pairs = zip(members, parts, strict=True)
    return {member.measure_id: part for member, part in pairs}


def counted(
    figures: Iterable[Target | Reading], measure: BenefitMeasure, by: Settlement
) -> Counted:
    """Count the pounds of one measure's figures of one side and year."""
    claims: dict[str, int] = defaultdict(int)
    for row in figures:
        if row.amount is not None:
            claims[row.force.slug if row.force else ""] += pence_of(row.amount)
    ours = {
        force: attributed(claim, measure.attribution_pct)
        for force, claim in sorted(claims.items())
    }
    total = sum(ours.values())
    counts = by.lets(total)
    parts = _cut(ours, total, counts)
    return Counted(total, counts, _by_force(parts, by.shares))


def attributed(pence: int, attribution_pct: Decimal | None) -> int:
    """Take the part that is credited to the collaboration; all where nobody said."""
    if attribution_pct is None:
        return pence
    weight = int(attribution_pct * 100)
    return apportion(pence, [weight, WHOLE - weight])[0]


def _cut(ours: Mapping[str, int], total: int, counts: int) -> dict[str, int]:
    """Cut off in proportion; losses and gains together cannot be told apart."""
    if counts == total:
        return dict(ours)
    if counts == 0:
        return dict.fromkeys(ours, 0)
    if min(ours.values()) < 0:
        return {**dict.fromkeys(ours, 0), "": counts}
    parts = apportion(counts, list(ours.values()))
    return dict(zip(ours, parts, strict=True))


def _by_force(parts: Mapping[str, int], shares: Shares) -> dict[ForceKey, int]:
    found: dict[ForceKey, int] = {
        (force, Basis.RECORDED): pence for force, pence in parts.items() if force
    }
    if "" not in parts:
        return found
    if not shares:
        return {**found, (None, Basis.NOT_SPLIT): parts[""]}
    split = apportion(parts[""], [weight for _, weight in shares])
    for (force, _), pence in zip(shares, split, strict=True):
        found[force, Basis.COMPUTED] = pence
    return found
