"""Who takes part in a collaboration, and the dated shares of cost and votes."""

import datetime as dt
from typing import ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from collaborations import access
from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.forces import Force, ends_after_start
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked


class ParticipationQuerySet(ScopedQuerySet):
    def on(self, day: dt.date) -> Self:
        """Keep the forces that take part on a day."""
        return self.filter(access.taking_part(day))

    def counted_on(self, day: dt.date) -> Self:
        """Keep the forces that lists of a day tell of (access.counted_in)."""
        return self.filter(access.counted_in(day))

    def staying_on(self, day: dt.date) -> Self:
        """Keep the forces that have not left; one that joins later is among them."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gte=day))


class ShareQuerySet(ScopedQuerySet):
    collaboration_path = "participation__collaboration"


@tracked()
class Participation(Record):
    """One force's dated membership of a collaboration.

    A force that comes back has a second one. `basis` says how we know: forces state
    it; the register may infer or assume it. A missing date is not known, and never
    means "always".
    """

    class Role(models.TextChoices):
        LEAD = "lead", "Lead"
        PARTNER = "partner", "Partner"

    class Basis(models.TextChoices):
        STATED = "stated", "Stated"
        INFERRED = "inferred", "Inferred"
        ASSUMED = "assumed", "Assumed"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="participations"
    )
    force = models.ForeignKey(Force, models.PROTECT, related_name="participations")
    role = models.CharField(max_length=8, choices=Role, default=Role.PARTNER)
    basis = models.CharField(max_length=8, choices=Basis, default=Basis.STATED)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("participation"),
            models.UniqueConstraint(
                fields=["collaboration", "force", "joined_on"],
                name="participation_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True)
                | Q(joined_on__isnull=True)
                | Q(left_on__gte=F("joined_on")),
                name="participation_leaves_after_joining",
                violation_error_message="A force cannot leave before it joins.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION, every_year=True),
        ]

    def __str__(self) -> str:
        return f"{self.force} in {self.collaboration}"

    def is_on(self, day: dt.date) -> bool:
        """Say whether the force takes part on a day; no date excludes nothing."""
        return self.has_joined_by(day) and self.is_staying_on(day)

    def has_joined_by(self, day: dt.date) -> bool:
        return self.joined_on is None or self.joined_on <= day

    def is_staying_on(self, day: dt.date) -> bool:
        return self.left_on is None or self.left_on >= day


class Share(models.Model):
    """A dated share of the whole: an integer weight over the sum of all weights."""

    class Basis(models.TextChoices):
        AGREED = "agreed", "Agreed"
        COMPUTED = "computed", "Computed"

    basis = models.CharField(max_length=8, choices=Basis, default=Basis.AGREED)
    weight = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


_SHARE_KEYS = (
    "SELECT p.collaboration_id, NULL::smallint AS financial_year FROM {rows} r"
    " JOIN collaborations_participation p ON p.id = r.participation_id"
)


@tracked()
class CostShare(Share):
    """A force's share of the cost. Only agreed shares split spend."""

    # Agreed weights are hundredths of a per cent.
    IN_PER_CENT: ClassVar = frozenset({"weight"})

    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="cost_shares"
    )

    objects = ShareQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            ends_after_start("cost_share_ends_after_start"),
            models.UniqueConstraint(
                fields=["participation", "basis", "starts_on"], name="cost_share_once"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            _SHARE_KEYS, every_year=True
        )

    def __str__(self) -> str:
        return f"Cost share of {self.participation}"


@tracked()
class VoteShare(Share):
    """A force's share of the vote."""

    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="vote_shares"
    )

    objects = ShareQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            ends_after_start("vote_share_ends_after_start"),
            models.UniqueConstraint(
                fields=["participation", "basis", "starts_on"], name="vote_share_once"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(_SHARE_KEYS)

    def __str__(self) -> str:
        return f"Vote share of {self.participation}"
