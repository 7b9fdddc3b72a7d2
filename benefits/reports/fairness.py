"""Whether what a force bears, gains and decides go together (product.md 3.6).

Per force, in percentage points: cost share less benefit share, and cost share less vote
share. Above 0 it bears more than it gains or decides. None where either is not known.

Cost and vote shares are those agreed and in effect on the day. Benefit share: the
force's part, in per cent, of the year's realised monetised benefits that are split by
force: as each force read them, or by the measures' own benefit shares. Never by cost
share, for then the gap would always be 0. What is not split is said beside it, and so
is how much is cashable. Shares and gaps have two decimals.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from benefits.models import MONETARY, BenefitType, ForceYearRollup
from benefits.reports.net_position import total
from collaborations.models import Collaboration
from collaborations.reports.shares import agreed_shares
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import PENNY

HUNDRED = Decimal(100)
NOTHING_SPLIT = "no benefit is split by force"
NOT_ABOVE_0 = "the benefits that are split by force do not come to more than 0"


@dataclass(frozen=True, slots=True)
class ForceFairness:
    """One force: shares in per cent, gaps in points, its benefits in pounds."""

    slug: str
    name: str
    cost_share: Decimal | None
    benefit_share: Decimal | None
    vote_share: Decimal | None
    benefit_gap: Decimal | None
    vote_gap: Decimal | None
    monetised: Decimal | None
    of_which_cashable: Decimal | None


@dataclass(frozen=True, slots=True)
class Fairness:
    """Every force from A to Z; `reason` says why there are no benefit shares."""

    year: FinancialYear
    as_at: dt.date
    forces: tuple[ForceFairness, ...]
    split: Decimal | None
    not_split: Decimal | None
    reason: str

    @property
    def largest_benefit_gap(self) -> Decimal | None:
        return _largest(force.benefit_gap for force in self.forces)

    @property
    def largest_vote_gap(self) -> Decimal | None:
        return _largest(force.vote_gap for force in self.forces)


def shares_of(parts: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Give each part in per cent of their sum; nothing where that is not above 0."""
    whole = sum(parts.values(), Decimal(0))
    if whole <= 0:
        return {}
    return {
        key: (HUNDRED * part / whole).quantize(PENNY, ROUND_HALF_UP)
        for key, part in parts.items()
    }


def gap(bears: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Give the points by which the cost share is above the other share."""
    return None if bears is None or other is None else bears - other


def fairness(
    collaboration: Collaboration, year: FinancialYear, *, on: dt.date
) -> Fairness:
    """Compare the shares of a day with the benefits of a year."""
    agreed = agreed_shares(collaboration, on)
    sharing = collaboration.participations.filter(pk__in=agreed)
    members = list(sharing.select_related("force"))
    bears = {member.force.slug: agreed[member.pk] for member in members}
    rows = ForceYearRollup.objects.filter(
        collaboration=collaboration, financial_year=year
    ).select_related("force")
    by_force: dict[str, list[ForceYearRollup]] = {}
    names = {member.force.slug: member.force.name for member in members}
    for row in rows.order_by("force__slug", "basis"):
        slug = row.force.slug if row.force else ""
        by_force.setdefault(slug, []).append(row)
        names.setdefault(slug, row.force.name if row.force else "")
    monetised = {slug: _monetised(found) for slug, found in by_force.items()}
    not_split = monetised.pop("", None)
    known = {slug: pounds for slug, pounds in monetised.items() if pounds is not None}
    benefit = shares_of(known)
    forces = []
    for slug in sorted(names.keys() - {""}):
        shares = bears.get(slug)
        cost, vote = (shares.cost, shares.vote) if shares else (None, None)
        forces.append(
            ForceFairness(
                slug=slug,
                name=names[slug],
                cost_share=cost,
                benefit_share=benefit.get(slug),
                vote_share=vote,
                benefit_gap=gap(cost, benefit.get(slug)),
                vote_gap=shares.gap if shares else None,
                monetised=known.get(slug),
                of_which_cashable=_cashable(by_force.get(slug, [])),
            )
        )
    return Fairness(
        year=year,
        as_at=on,
        forces=tuple(forces),
        split=total(known.values()),
        not_split=not_split,
        reason=_reason(known, benefit),
    )


def _reason(known: Mapping[str, Decimal], shares: Mapping[str, Decimal]) -> str:
    if shares:
        return ""
    return NOT_ABOVE_0 if known else NOTHING_SPLIT


def _monetised(rows: Iterable[ForceYearRollup]) -> Decimal | None:
    return total(getattr(row, f"realised_{kind}") for row in rows for kind in MONETARY)


def _cashable(rows: Iterable[ForceYearRollup]) -> Decimal | None:
    return total(getattr(row, f"realised_{BenefitType.CASHABLE}") for row in rows)


def _largest(gaps: Iterable[Decimal | None]) -> Decimal | None:
    return max((abs(each) for each in gaps if each is not None), default=None)
