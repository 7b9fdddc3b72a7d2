"""One of everything that a rollup reads, and a change of each of its columns."""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import models

from benefits.models import (
    BenefitMeasure,
    BenefitShare,
    FundingEntry,
    OverlapGroup,
    OverlapMember,
    Reading,
    SpendEntry,
    Target,
)
from collaborations.models import Collaboration, CostShare, Force
from tests import factories

LATER = dt.datetime(2026, 5, 20, 9, 0, tzinfo=dt.UTC)


class World(NamedTuple):
    """One of everything that a rollup reads, in 2025-26, and a second of some."""

    made: Collaboration
    other: Collaboration
    share: CostShare
    other_share: CostShare
    entry: SpendEntry
    funding: FundingEntry
    target: Target
    reading: Reading
    benefit_share: BenefitShare
    member: OverlapMember
    other_measure: BenefitMeasure
    other_group: OverlapGroup

    @property
    def other_force(self) -> Force:
        return self.other_share.participation.force

    @property
    def elsewhere(self) -> dict[str, Any]:
        return {"collaboration": self.other}


def built_world() -> World:
    made, other = factories.CollaborationFactory(), factories.CollaborationFactory()
    share, other_share = [
        factories.CostShareFactory(participation__collaboration=of)
        for of in (made, other)
    ]
    measure = factories.BenefitMeasureFactory(collaboration=made)
    group, other_group = [
        factories.OverlapGroupFactory(collaboration=of, rule="pool", ceiling=9)
        for of in (made, other)
    ]
    return World(
        made,
        other,
        share,
        other_share,
        factories.SpendEntryFactory(collaboration=made),
        factories.FundingEntryFactory(
            collaboration=made,
            force=share.participation.force,
            funding="contribution",
        ),
        factories.TargetFactory(measure=measure),
        factories.ReadingFactory(measure=measure),
        BenefitShare.objects.create(
            measure=measure, force=share.participation.force, weight=10_000
        ),
        OverlapMember.objects.create(group=group, measure=measure, weight=10_000),
        factories.BenefitMeasureFactory(collaboration=other, type="income"),
        other_group,
    )


# Each column that a rollup reads: the row to change, and the change.
Change = Callable[[World], tuple[models.Model, dict[str, Any]]]
FORCE = "collaborations_force"
PARTICIPATION = "collaborations_participation"
SHARE = "collaborations_costshare"
MEASURE = "benefits_benefitmeasure"
SPEND = "benefits_spendentry"
FUNDING = "benefits_fundingentry"
TARGET = "benefits_target"
READING = "benefits_reading"
BENEFIT_SHARE = "benefits_benefitshare"
OVERLAP = "benefits_overlapgroup"
MEMBER = "benefits_overlapmember"

Row = Callable[[World], models.Model]
FIGURES: dict[str, Row] = {
    TARGET: lambda w: w.target,
    READING: lambda w: w.reading,
}
OF_FORCES: dict[str, Row] = {
    **FIGURES,
    PARTICIPATION: lambda w: w.share.participation,
    SPEND: lambda w: w.entry,
    FUNDING: lambda w: w.funding,
    BENEFIT_SHARE: lambda w: w.benefit_share,
}
WITHDRAWN = {"withdrawn_on": "2025-04-01", "withdrawn_because": "over"}
FRACTION = {"amount": None, "numerator": "1.0", "denominator": "3.0"}
# Columns with a value of their own: what each is changed to.
PLAIN: dict[str, tuple[Row, dict[str, dict[str, Any]]]] = {
    PARTICIPATION: (
        lambda w: w.share.participation,
        {"joined_on": {"joined_on": None}, "left_on": {"left_on": "2025-06-30"}},
    ),
    SHARE: (
        lambda w: w.share,
        {
            "weight": {"weight": 5},
            "basis": {"basis": "computed"},
            "starts_on": {"starts_on": "2021-04-01"},
            "ends_on": {"ends_on": "2025-06-30"},
        },
    ),
    SPEND: (
        lambda w: w.entry,
        {
            "kind": {"kind": "plan"},
            "category": {"category": "exit"},
            "plan_version": {"kind": "plan", "plan_version": 2},
            "amount": {"amount": "7.00"},
            "starts_on": {"starts_on": "2025-10-01"},
            "ends_on": {"ends_on": "2025-10-01"},
            "recorded_at": {"recorded_at": LATER},
        },
    ),
    FUNDING: (
        lambda w: w.funding,
        {
            "kind": {"kind": "plan"},
            "amount": {"amount": "7.00"},
            "recorded_at": {"recorded_at": LATER},
        },
    ),
    MEASURE: (
        lambda w: w.target.measure,
        {
            "reference": {"reference": "B-99999"},
            "type": {"type": "income"},
            "unit": {"unit": "days", "type": "quantified"},
            "is_dis_benefit": {"is_dis_benefit": True},
            "across_forces": {"across_forces": "none"},
            "across_time": {"across_time": "latest"},
            "attribution_pct": {"attribution_pct": "33.33"},
            "first_claimed_year": {"first_claimed_year": 2024},
            "last_claimed_year": {"last_claimed_year": 2024},
            "withdrawn_on": WITHDRAWN,
        },
    ),
    TARGET: (
        lambda w: w.target,
        {
            "amount": {"amount": "7.00"},
            "value": {"amount": None, "value": "7.0"},
            "starts_on": {"starts_on": "2025-10-01"},
            "ends_on": {"ends_on": "2025-10-01"},
        },
    ),
    READING: (
        lambda w: w.reading,
        {
            "amount": {"amount": "7.00"},
            "value": {"amount": None, "value": "7.0"},
            "numerator": FRACTION,
            "denominator": FRACTION,
            "weight": {"weight": "2.0"},
            "absence": {"amount": None, "absence": "exempt", "note": "new"},
            "starts_on": {"starts_on": "2025-10-01"},
            "ends_on": {"ends_on": "2025-10-01"},
            "state": {"state": "provisional"},
            "revision": {"revision": 2},
            "recorded_at": {"recorded_at": LATER},
            "confirmed_at": {"confirmed_at": LATER},
        },
    ),
    BENEFIT_SHARE: (lambda w: w.benefit_share, {"weight": {"weight": 5}}),
    OVERLAP: (
        lambda w: w.member.group,
        {"ceiling": {"ceiling": "7.00"}, "rule": {"rule": "primary", "ceiling": None}},
    ),
    MEMBER: (
        lambda w: w.member,
        {
            "weight": {"weight": 5},
            "is_primary": {"weight": None, "is_primary": True},
        },
    ),
}


def _elsewhere(world: World) -> dict[str, Any]:
    """A figure goes to another measure, with the copies that it keeps of it."""
    return {
        "measure": world.other_measure,
        "collaboration": world.other,
        "type": world.other_measure.type,
    }


CHANGES: dict[tuple[str, str], Change] = {
    (FORCE, "slug"): lambda w: (w.share.participation.force, {"slug": "renamed"}),
    (PARTICIPATION, "collaboration_id"): lambda w: (
        w.share.participation,
        {"collaboration": w.other, "number": 2},
    ),
    (SHARE, "participation_id"): lambda w: (
        w.share,
        {"participation": w.other_share.participation, "starts_on": "2021-04-01"},
    ),
    (SPEND, "collaboration_id"): lambda w: (w.entry, w.elsewhere),
    (FUNDING, "collaboration_id"): lambda w: (w.funding, w.elsewhere),
    (MEASURE, "collaboration_id"): lambda w: (w.target.measure, w.elsewhere),
    **{
        (FUNDING, column): lambda w: (
            w.funding,
            {"funding": "recharge", "counterparty": w.other_force},
        )
        for column in ("funding", "counterparty_id")
    },
    **{
        (table, "force_id"): lambda w, row=row: (row(w), {"force": w.other_force})
        for table, row in OF_FORCES.items()
    },
    **{
        (table, column): lambda w, row=row, column=column: (row(w), _elsewhere(w))
        for table, row in FIGURES.items()
        for column in ("measure_id", "collaboration_id")
    },
    **{
        (table, column): lambda w, row=row, change=change: (row(w), change)
        for table, (row, changes) in PLAIN.items()
        for column, change in changes.items()
    },
    (BENEFIT_SHARE, "measure_id"): lambda w: (
        w.benefit_share,
        {"measure": w.other_measure},
    ),
    (MEMBER, "measure_id"): lambda w: (w.member, {"measure": w.other_measure}),
    (MEMBER, "group_id"): lambda w: (w.member, {"group": w.other_group}),
}
# Keys never change, and the financial year is computed from the period's first day.
CANNOT_CHANGE = {"id", "financial_year"}
