"""Keeping one outcome from counting twice: groups of measures with one rule."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from benefits.models import WHOLE, BenefitMeasure, OverlapGroup, OverlapMember
from benefits.services.measures import difference, hundredths
from collaborations import access
from collaborations.access import Action
from collaborations.services.records import RecordKind, hold, refuse_changed
from collaborations.services.register_rows import refuse_published
from collabtrack.shared.history import changes_made_by

OVERLAP = RecordKind(
    model=OverlapGroup,
    action=Action.DEFINE_MEASURE,
    fields=("name", "rule", "ceiling"),
)


@transaction.atomic
def save_overlap(
    *,
    group: OverlapGroup,
    members: Mapping[BenefitMeasure, Decimal | None],
    primary: BenefitMeasure | None,
    by: Any,
    version: int | None = None,
) -> OverlapGroup:
    """Save a group whole: its rule, and every member with its share of the pool.

    Every member's collaboration must be one whose measures the user may define. Raises
    PermissionDenied, or ValidationError that says what is missing.
    """
    hold(OVERLAP, group.collaboration, by)
    is_new = group.pk is None
    if not is_new:
        stored = OverlapGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
        refuse_changed(stored, version)
    _hold_members(group, members, by)
    rows = _members(group, members, primary)
    group.full_clean()
    with changes_made_by(by):
        group.save()
        group.members.all().delete()
        OverlapMember.objects.bulk_create(rows)
        if not is_new:
            # What belongs to a group changes its version too.
            OverlapGroup.objects.filter(pk=group.pk).update(version=F("version") + 1)
    group.refresh_from_db()
    return group


@transaction.atomic
def dissolve_overlap(*, group: OverlapGroup, by: Any, version: int) -> None:
    """Take the group away: each member counts by itself again."""
    hold(OVERLAP, group.collaboration, by)
    locked = OverlapGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    refuse_changed(locked, version)
    with changes_made_by(by):
        locked.delete()


def _hold_members(
    group: OverlapGroup, measures: Iterable[BenefitMeasure], by: Any
) -> None:
    """Require the right for each, and let nobody else group them meanwhile.

    That holds for those that are in the group already: nobody drops what they may not
    change, seen or not.
    """
    chosen = {measure.pk for measure in measures}
    stored = set(OverlapMember.objects.filter(group_id=group.pk).values_list("measure"))
    held = BenefitMeasure.objects.select_for_update(of=("self",), no_key=True)
    rows = held.filter(pk__in=chosen | {key for (key,) in stored})
    for measure in rows.select_related("collaboration").order_by("pk"):
        if measure.pk in chosen:
            access.require(by, Action.DEFINE_MEASURE, measure.collaboration)
            refuse_published(measure.collaboration)
        elif not access.can(by, Action.DEFINE_MEASURE, measure.collaboration):
            raise ValidationError(
                "The group holds a measure of a collaboration that you may not change."
            )


def _members(
    group: OverlapGroup,
    members: Mapping[BenefitMeasure, Decimal | None],
    primary: BenefitMeasure | None,
) -> list[OverlapMember]:
    if len(members) < 2:
        raise ValidationError("Choose at least two measures that overlap.")
    _refuse_elsewhere(group, members)
    is_pool = group.rule == OverlapGroup.Rule.POOL
    if not is_pool and primary not in members:
        raise ValidationError("Choose the one measure that counts.")
    if is_pool:
        _refuse_not_pounds(members)
    weights = {
        measure: hundredths(share or Decimal(0)) if is_pool else None
        for measure, share in members.items()
    }
    total = sum(weight or 0 for weight in weights.values())
    if is_pool and total != WHOLE:
        raise ValidationError(difference(total), code="not_whole")
    return [
        OverlapMember(
            group=group,
            measure=measure,
            is_primary=not is_pool and measure == primary,
            weight=weight,
        )
        for measure, weight in weights.items()
    ]


def _refuse_not_pounds(members: Iterable[BenefitMeasure]) -> None:
    """Raise for a measure that a ceiling in pounds cannot cut off."""
    if others := [measure for measure in members if not measure.adds_up]:
        problem = "is not in pounds that add up, so it cannot share a pool"
        raise ValidationError(f"{others[0]} {problem}. Choose which one counts.")


def _refuse_elsewhere(
    group: OverlapGroup, members: Mapping[BenefitMeasure, Decimal | None]
) -> None:
    """Raise for a measure in another group, or restricted otherwise than the group."""
    taken = OverlapMember.objects.filter(measure__in=list(members))
    if group.pk:
        taken = taken.exclude(group=group)
    for row in taken.select_related("measure"):
        raise ValidationError(f"{row.measure} is in another overlap group already.")
    mixed = [
        measure
        for measure in members
        if measure.collaboration.is_restricted
        and measure.collaboration_id != group.collaboration_id
    ]
    if mixed or (
        group.collaboration.is_restricted
        and any(m.collaboration_id != group.collaboration_id for m in members)
    ):
        raise ValidationError(
            "A restricted collaboration's measures overlap only with its own."
        )
