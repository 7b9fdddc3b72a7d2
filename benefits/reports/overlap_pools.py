"""Pools: one outcome that several measures claim, and how much of it each counts.

A claim is what a measure's readings of a year come to after attribution. A member
counts its claim, and no more than its agreed share of the ceiling (rules.md 1.9). Over-
claim = sum of claims − ceiling, never below 0. Pounds of one financial year; nothing is
told of a member that the user does not see.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benefits.models import (
    WHOLE,
    BenefitMeasure,
    MeasureYearRollup,
    OverlapGroup,
    OverlapMember,
)
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import apportion, pence_of, pounds_of

Basis = MeasureYearRollup.Basis


@dataclass(frozen=True, slots=True)
class PoolLine:
    """A member's claim, the most it may count, and what counts of it."""

    reference: str
    claim: Decimal
    most: Decimal
    counts: Decimal

    @property
    def cut_off(self) -> Decimal:
        return self.claim - self.counts


@dataclass(frozen=True, slots=True)
class Pool:
    ceiling: Decimal
    lines: tuple[PoolLine, ...]
    over_claim: Decimal

    @property
    def claimed(self) -> Decimal:
        return sum((line.claim for line in self.lines), Decimal(0))

    @property
    def counts(self) -> Decimal:
        return sum((line.counts for line in self.lines), Decimal(0))


def pool_of(
    claims: Mapping[str, Decimal], weights: Mapping[str, int], ceiling: Decimal
) -> Pool:
    """Settle the claims on a pool by its shares; keys are measures' references."""
    references = sorted(weights)
    parts = [0] * len(references)
    if sum(weights.values()):
        ordered = [weights[reference] for reference in references]
        parts = apportion(pence_of(ceiling), ordered)
    lines = []
    for reference, part in zip(references, parts, strict=True):
        most, claim = pounds_of(part), claims.get(reference, Decimal("0.00"))
        lines.append(PoolLine(reference, claim, most, min(claim, most)))
    over = sum((line.claim for line in lines), Decimal(0)) - ceiling
    return Pool(ceiling, tuple(lines), max(over, Decimal("0.00")))


def pool_in_year(user: Any, group: OverlapGroup, year: FinancialYear) -> Pool | None:
    """Settle a group's claims of a year; None where the group is no pool."""
    if group.rule != OverlapGroup.Rule.POOL or group.ceiling is None:
        return None
    seen = OverlapMember.objects.visible_to(user).filter(group=group)
    members = list(seen.select_related("measure").order_by("measure__reference"))
    claims = claims_in_year([member.measure for member in members], year)
    weights = {member.measure.reference: member.weight or 0 for member in members}
    return pool_of(claims, weights, group.ceiling)


def claims_in_year(
    measures: list[BenefitMeasure], year: FinancialYear
) -> dict[str, Decimal]:
    """Give what measures claim, by reference, each force's part attributed apart."""
    read: dict[int, dict[str, int]] = defaultdict(dict)
    rows = MeasureYearRollup.objects.filter(
        measure__in=measures, financial_year=year, realised__isnull=False
    ).select_related("force")
    for row in rows.filter(basis__in=(Basis.WHOLE, Basis.RECORDED)).order_by("pk"):
        slug = row.force.slug if row.force else ""
        read[row.measure_id][slug] = pence_of(row.realised)
    claims: dict[str, Decimal] = {}
    for measure in measures:
        if measure.adds_up and measure.pk in read:
            parts = read[measure.pk]
            parts[""] = 2 * parts.get("", 0) - sum(parts.values())
            ours = (
                attributed(part, measure.attribution_pct) for part in parts.values()
            )
            claims[measure.reference] = pounds_of(sum(ours))
    return claims


def attributed(pence: int, attribution_pct: Decimal | None) -> int:
    """Take the part that is credited to the collaboration; all where nobody said."""
    if attribution_pct is None:
        return pence
    weight = int(attribution_pct * 100)
    return apportion(pence, [weight, WHOLE - weight])[0]
