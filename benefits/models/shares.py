"""How a benefit is split by force, and what keeps one outcome from counting twice."""

from decimal import Decimal
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from benefits.models.measures import BenefitMeasure
from collaborations.models import (
    Collaboration,
    Force,
    ScopedQuerySet,
    queue_triggers,
)
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField
from collabtrack.shared.text import plain_text

# Hundredths of a per cent, so that a whole is 100.00.
WHOLE = 10_000


# A member's share of the ceiling depends on the weights of all, also of those that
# belong to another collaboration; one that is removed is no longer among them.
_OF_THE_GROUP = (
    "SELECT m.collaboration_id, NULL::smallint AS financial_year FROM {rows} r"
    " JOIN benefits_benefitmeasure m ON m.id = r.measure_id"
    " UNION ALL SELECT m.collaboration_id, NULL FROM {rows} r"
    " JOIN benefits_overlapmember o ON o.group_id = r.group_id"
    " JOIN benefits_benefitmeasure m ON m.id = o.measure_id"
)


class OfMeasureQuerySet(ScopedQuerySet):
    collaboration_path = "measure__collaboration"


@tracked()
class BenefitShare(models.Model):
    """A force's part of a benefit that is read as a whole (rules.md 1.4).

    The shares of a measure total 100.00, or there are none. They are its own: a cost
    share never splits a benefit.
    """

    measure = models.ForeignKey(BenefitMeasure, models.CASCADE, related_name="shares")
    force = models.ForeignKey(Force, models.PROTECT, related_name="benefit_shares")
    weight = models.PositiveIntegerField(validators=[MinValueValidator(1)])

    objects = OfMeasureQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "force"], name="benefit_share_once"
            ),
            models.CheckConstraint(
                condition=Q(weight__gt=0), name="benefit_share_over_0"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            "SELECT m.collaboration_id, NULL::smallint AS financial_year"
            " FROM {rows} r JOIN benefits_benefitmeasure m ON m.id = r.measure_id",
            every_year=True,
        )

    def __str__(self) -> str:
        return f"{self.measure}: share of {self.force}"

    @property
    def percentage(self) -> Decimal:
        return Decimal(self.weight) / 100


@tracked()
class OverlapGroup(Record):
    """Measures that claim the same outcome, and the one rule that settles it.

    Primary: one member counts and the others do not. Pool: there is a ceiling for each
    financial year and agreed shares; a member counts no more than its share of it.
    """

    class Rule(models.TextChoices):
        PRIMARY = "primary", "One of them counts"
        POOL = "pool", "They share a pool with a ceiling"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="overlap_groups"
    )
    name = models.CharField(max_length=160, validators=[plain_text])
    rule = models.CharField(max_length=7, choices=Rule)
    ceiling = PoundsField("ceiling for a financial year", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("overlap_group"),
            models.CheckConstraint(
                condition=Q(rule="pool", ceiling__isnull=False, ceiling__gte=0)
                | Q(rule="primary", ceiling__isnull=True),
                name="overlap_pool_has_ceiling",
                violation_error_code="pool_has_ceiling",
                violation_error_message=(
                    "A pool has a ceiling of 0 or more; without a pool there is none."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(
                "SELECT m.collaboration_id, NULL::smallint AS financial_year"
                " FROM {rows} r JOIN benefits_overlapmember o ON o.group_id = r.id"
                " JOIN benefits_benefitmeasure m ON m.id = o.measure_id",
                every_year=True,
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OverlapMemberQuerySet(ScopedQuerySet):
    collaboration_path = "group__collaboration"

    def visible_to(self, user: Any) -> Self:
        """Leave out members of a collaboration that the user does not see."""
        seen = BenefitMeasure.objects.visible_to(user).values("pk")
        return super().visible_to(user).filter(measure__in=seen)


@tracked()
class OverlapMember(models.Model):
    """A measure of an overlap group: the one that counts, or one with a share."""

    group = models.ForeignKey(OverlapGroup, models.CASCADE, related_name="members")
    measure = models.OneToOneField(
        BenefitMeasure, models.CASCADE, related_name="overlap"
    )
    is_primary = models.BooleanField(default=False)
    weight = models.PositiveIntegerField(null=True, blank=True)

    objects = OverlapMemberQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group"], condition=Q(is_primary=True), name="one_primary"
            ),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(is_primary=False),
                name="overlap_member_primary_or_share",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            _OF_THE_GROUP, every_year=True
        )

    def __str__(self) -> str:
        return f"{self.group}: {self.measure}"

    @property
    def percentage(self) -> Decimal | None:
        return None if self.weight is None else Decimal(self.weight) / 100
