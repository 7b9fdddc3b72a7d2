"""Write a drawn history into the tables, in as few statements as there are tables."""

from typing import Any

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
from collaborations.models import Collaboration, CostShare, Force, Participation
from tests import factories
from tests.benefits.drawn_money import SLUGS
from tests.benefits.histories import History, Measure


def pool_of_forces() -> list[Force]:
    by_slug = {force.slug: force for force in Force.objects.filter(slug__in=SLUGS)}
    return [
        by_slug.get(slug) or factories.ForceFactory(slug=slug, name=slug)
        for slug in SLUGS
    ]


def recorded(drawn: History, pool: list[Force], outsider: BenefitMeasure) -> Any:
    """Record a history; give its collaboration."""
    made: Collaboration = factories.CollaborationFactory()
    _record_members(made, pool, drawn)
    _record_money(made, pool, drawn)
    measures = [
        factories.BenefitMeasureFactory.build(collaboration=made, **measure.fields())
        for measure in drawn.measures
    ]
    BenefitMeasure.objects.bulk_create(measures)
    BenefitShare.objects.bulk_create(
        BenefitShare(measure=measure, force=pool[force], weight=weight)
        for measure, each in zip(measures, drawn.measures, strict=True)
        for force, weight in each.shares.items()
    )
    _record_overlap(made, drawn, measures, outsider)
    _record_targets(drawn, measures, pool)
    _record_readings(drawn, measures, pool)
    return made


def _record_members(made: Collaboration, pool: list[Force], drawn: History) -> None:
    members = Participation.objects.bulk_create(
        Participation(
            collaboration=made,
            force=pool[force],
            joined_on=joined,
            left_on=left,
            number=place,
        )
        for place, (force, joined, left) in enumerate(drawn.memberships, 1)
    )
    CostShare.objects.bulk_create(
        CostShare(
            participation=members[place],
            weight=weight,
            starts_on=starts_on,
            ends_on=ends_on,
            basis=basis,
        )
        for place, weight, starts_on, ends_on, basis in drawn.cost_shares
        if place < len(members)
    )


def _record_money(made: Collaboration, pool: list[Force], drawn: History) -> None:
    SpendEntry.objects.bulk_create(
        SpendEntry(
            collaboration=made,
            force=None if entry.force is None else pool[entry.force],
            category=category,
            number=number,
            **entry.fields(),
        )
        for number, (entry, category) in enumerate(drawn.spend, 1)
    )
    entries = []
    for number, (entry, source, places) in enumerate(drawn.funding, 1):
        is_recharge = source == FundingEntry.Source.RECHARGE
        is_paid = is_recharge or source == FundingEntry.Source.CONTRIBUTION
        payer = entry.force or 0
        entries.append(
            FundingEntry(
                collaboration=made,
                funding=source,
                force=pool[payer] if is_paid else None,
                counterparty=pool[(payer + places) % 5] if is_recharge else None,
                number=number,
                **entry.fields(),
            )
        )
    FundingEntry.objects.bulk_create(entries)


def _record_overlap(
    made: Collaboration,
    drawn: History,
    measures: list[BenefitMeasure],
    outsider: BenefitMeasure,
) -> None:
    if (overlap := drawn.overlap) is None:
        return
    is_pool = overlap.rule == OverlapGroup.Rule.POOL
    group = OverlapGroup.objects.create(
        collaboration=made,
        name="One outcome",
        rule=overlap.rule,
        ceiling=overlap.ceiling if is_pool else None,
    )
    weights: list[tuple[BenefitMeasure, int | None]] = list(
        zip(measures, overlap.weights, strict=False)
    )
    if overlap.outsider is not None:
        weights.append((outsider, overlap.outsider))
    OverlapMember.objects.bulk_create(
        OverlapMember(
            group=group,
            measure=measure,
            weight=weight if is_pool else None,
            is_primary=not is_pool and place == overlap.primary,
        )
        for place, (measure, weight) in enumerate(weights)
    )


def _place(measure: BenefitMeasure, force: Force | None, span: Any) -> dict[str, Any]:
    return {
        "measure": measure,
        "collaboration": measure.collaboration,
        "type": measure.type,
        "force": force,
        "starts_on": span[0],
        "ends_on": span[1],
    }


def _in_history(
    drawn: History, measures: list[BenefitMeasure], pool: list[Force]
) -> list[tuple[BenefitMeasure, Measure, Force | None, Any]]:
    """Give the figures, each of a measure that is there, and once."""
    rows = {(row[0] % len(measures), row[1], row[2][0]): row for row in drawn.figures}
    return [
        (measures[place], drawn.measures[place], _force(pool, force), row)
        for (place, force, _), row in rows.items()
    ]


def _force(pool: list[Force], place: int | None) -> Force | None:
    return None if place is None else pool[place]


def _record_targets(
    drawn: History, measures: list[BenefitMeasure], pool: list[Force]
) -> None:
    Target.objects.bulk_create(
        Target(
            **_place(measure, force, row[2]),
            amount=row[4].amount if measure.is_monetary else None,
            value=None if measure.is_monetary else row[4].number,
        )
        for measure, _, force, row in _in_history(drawn, measures, pool)
        if row[3] and row[4]
    )


def _record_readings(
    drawn: History, measures: list[BenefitMeasure], pool: list[Force]
) -> None:
    """Record readings first, then their corrections, then the corrections of these."""
    rows = [each for each in _in_history(drawn, measures, pool) if each[3][4]]
    last = Reading.objects.bulk_create(
        Reading(**_place(measure, force, row[2]), **row[4].fields(told))
        for measure, told, force, row in rows
    )
    newest = dict(enumerate(last))
    for turn in range(2):
        corrections = {
            place: Reading(
                **_place(measure, force, row[2]),
                **row[5][turn].fields(told),
                supersedes=newest[place],
                reason="misread",
            )
            for place, (measure, told, force, row) in enumerate(rows)
            if turn < len(row[5])
        }
        Reading.objects.bulk_create(corrections.values())
        newest |= corrections
