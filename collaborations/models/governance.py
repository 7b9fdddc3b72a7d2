"""Who decides, and what was put to them: from the day raised to the day decided."""

import datetime as dt
from typing import ClassVar, Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.parties import OfParty, one_party, party_once
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField
from collabtrack.shared.text import LONGEST_TEXT, plain_text

HIGHEST_TIER, LOWEST_TIER = 1, 9
_BAD_TIER = "Enter a tier from 1, the highest, to 9."


@tracked()
class GovernanceBody(Record):
    """A board or committee that decides for a collaboration; tier 1 is the highest."""

    class Seats(models.TextChoices):
        """Who sits on it, and so who can be absent."""

        FORCES = "forces", "The forces"
        POLICING_BODIES = "policing_bodies", "The policing bodies"
        BOTH = "both", "The forces and the policing bodies"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="governance_bodies"
    )
    name = models.CharField(max_length=120, validators=[plain_text])
    tier = models.PositiveSmallIntegerField(
        validators=[
            MinValueValidator(HIGHEST_TIER, _BAD_TIER),
            MaxValueValidator(LOWEST_TIER, _BAD_TIER),
        ]
    )
    seats = models.CharField(max_length=15, choices=Seats, default=Seats.FORCES)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "governance bodies"
        constraints: ClassVar = [
            numbered_once("governance_body"),
            models.UniqueConstraint(
                "collaboration",
                Lower("name"),
                name="governance_body_name_once",
                violation_error_code="name_taken",
                violation_error_message="This collaboration has a body of that name.",
            ),
            models.CheckConstraint(
                condition=Q(tier__gte=HIGHEST_TIER, tier__lte=LOWEST_TIER),
                name="governance_body_tier_from_1_to_9",
                violation_error_message=_BAD_TIER,
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return self.name


class DecisionQuerySet(ScopedQuerySet):
    def undecided_on(self, day: dt.date) -> Self:
        """Keep what had been raised by the end of the day and was still open then."""
        is_open = Q(decided_on__isnull=True) | Q(decided_on__gt=day)
        return self.filter(is_open, raised_on__lte=day)

    def closed_between(self, first: dt.date, last: dt.date) -> Self:
        """Keep what ended on these days, withdrawn matters too; both ends count."""
        return self.filter(decided_on__gte=first, decided_on__lte=last)

    def decided_between(self, first: dt.date, last: dt.date) -> Self:
        """Leave out what was withdrawn: nobody decided it."""
        closed = self.closed_between(first, last)
        return closed.filter(outcome__in=Decision.DECIDING)


@tracked()
class Decision(Record):
    """A matter put to those who decide.

    It waits until it is approved, refused or withdrawn; until then it may be deferred
    or returned any number of times, and `outcome` holds the last of these.
    """

    class Kind(models.TextChoices):
        ROUTINE = "routine", "Routine"
        STRATEGIC = "strategic", "Strategic"

    class Outcome(models.TextChoices):
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Refused"
        DEFERRED = "deferred", "Deferred"
        RETURNED = "returned", "Returned"
        WITHDRAWN = "withdrawn", "Withdrawn"

    DECIDING: ClassVar = (Outcome.APPROVED, Outcome.REFUSED)
    CLOSING: ClassVar = (*DECIDING, Outcome.WITHDRAWN)

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="decisions"
    )
    body = models.ForeignKey(
        GovernanceBody,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="decisions",
    )
    matter = models.TextField(validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)])
    kind = models.CharField(max_length=9, choices=Kind)
    raised_on = models.DateField()
    considered_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    times_deferred = models.PositiveSmallIntegerField(default=0)
    times_returned = models.PositiveSmallIntegerField(default=0)
    waits_for = models.CharField(max_length=200, blank=True, validators=[plain_text])
    approvals_needed = models.PositiveSmallIntegerField(null=True, blank=True)
    approvals_given = models.PositiveSmallIntegerField(null=True, blank=True)
    amount = PoundsField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("decision"),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True)
                | Q(decided_on__gte=F("raised_on")),
                name="decision_decided_after_raised",
                violation_error_code="decided_too_early",
                violation_error_message=(
                    "A matter cannot be decided before it was raised."
                ),
            ),
            models.CheckConstraint(
                condition=Q(considered_on__isnull=True)
                | Q(considered_on__gte=F("raised_on")),
                name="decision_considered_after_raised",
                violation_error_code="considered_too_early",
                violation_error_message=(
                    "A matter cannot be considered before it was raised."
                ),
            ),
            models.CheckConstraint(
                condition=Q(considered_on__isnull=True)
                | Q(decided_on__isnull=True)
                | Q(decided_on__gte=F("considered_on")),
                name="decision_decided_after_considered",
                violation_error_code="decided_too_early",
                violation_error_message=(
                    "A matter cannot be decided before it was last considered."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    outcome__in=["approved", "refused", "withdrawn"],
                    decided_on__isnull=False,
                )
                | Q(outcome__in=["", "deferred", "returned"], decided_on__isnull=True),
                name="decision_closed_on_a_day",
                violation_error_code="day_of_outcome",
                violation_error_message=(
                    "Enter the day for a matter that was approved, refused or"
                    " withdrawn, and for no other."
                ),
            ),
            models.CheckConstraint(
                condition=Q(approvals_given__isnull=True)
                | Q(approvals_needed__isnull=True)
                | Q(approvals_given__lte=F("approvals_needed")),
                name="decision_approvals_up_to_needed",
                violation_error_code="too_many_approvals",
                violation_error_message=(
                    "No more approvals can be given than are needed."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return self.matter if len(self.matter) <= 80 else f"{self.matter[:79]}…"

    @property
    def is_closed(self) -> bool:
        return self.outcome in self.CLOSING

    def clean(self) -> None:
        if self.body and self.body.collaboration_id != self.collaboration_id:
            raise ValidationError({"body": "Choose a body of this collaboration."})
        if self.amount is not None and self.amount < 0:
            raise ValidationError({"amount": "Enter an amount of £0 or more."})


class DecisionApprovalQuerySet(ScopedQuerySet):
    collaboration_path = "decision__collaboration"


@tracked()
class DecisionApproval(OfParty):
    """A matter needs this party's yes; without a day it has not been given."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="approvals")
    given_on = models.DateField(null=True, blank=True)

    objects = DecisionApprovalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_party("decision_approval_of_one_party"),
            *party_once("decision_approval", "decision"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            "SELECT d.collaboration_id, NULL::smallint AS financial_year"
            " FROM {rows} r JOIN collaborations_decision d ON d.id = r.decision_id"
        )

    def __str__(self) -> str:
        return f"{self.party} on “{self.decision}”"
