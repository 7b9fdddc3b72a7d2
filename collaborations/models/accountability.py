"""Who answers for a collaboration: its owner, its chief officers, limits and s.23D."""

import datetime as dt
from typing import ClassVar, Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from collaborations.access import in_effect
from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.forces import Force, PolicingBody, ends_after_start
from collaborations.models.functions import Function
from collaborations.models.governance import GovernanceBody
from collaborations.models.parties import OfParty, one_party
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_LONG_TEXT = (plain_text, MaxLengthValidator(LONGEST_TEXT))
_BELOW_ZERO = "Enter a limit of £0 or more."


class DatedQuerySet(ScopedQuerySet):
    """Rows that hold from day to day, both included; without a last day, still."""

    def in_effect_on(self, day: dt.date) -> Self:
        return self.filter(in_effect("", day))

    def in_effect_between(self, first: dt.date, last: dt.date | None) -> Self:
        """Keep what held on any of the days; no last day: on any day to come."""
        ends = Q(ends_on__isnull=True) | Q(ends_on__gte=first)
        return self.filter(ends, Q() if last is None else Q(starts_on__lte=last))


@tracked()
class AccountableLead(Record, OfParty):
    """The senior responsible owner from day to day: one at a time.

    `person_name` is told to members of `person_force`, and to nobody else
    (collaborations/reports/names.py).
    """

    PRIVATE_NAMES: ClassVar = {"person_name": "person_force_id"}

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="accountable_leads"
    )
    role_title = models.CharField(max_length=120, validators=[plain_text])
    person_name = models.CharField(max_length=120, blank=True, validators=[plain_text])
    # The party's force, kept so that the history of a name knows whose it was.
    person_force = models.ForeignKey(
        Force, models.PROTECT, null=True, editable=False, related_name="+"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    handover_on = models.DateField(null=True, blank=True)
    handover = models.TextField(blank=True, validators=_LONG_TEXT)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("accountable_lead"),
            one_party("accountable_lead_of_one_party"),
            ends_after_start("accountable_lead_ends_after_start"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return self.role_title

    @property
    def is_handed_over(self) -> bool:
        return bool(self.handover_on or self.handover)

    def clean(self) -> None:
        self.person_force_id = self.party_force_id


@tracked()
class DirectionAndControl(Record):
    """Which force's chief officer has direction and control of a function (s.23)."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="directions_and_control"
    )
    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    agreement_clause = models.CharField(
        max_length=120, blank=True, validators=[plain_text]
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "directions and control"
        constraints: ClassVar = [
            numbered_once("direction_and_control"),
            ends_after_start("direction_and_control_ends_after_start"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"{self.force}, {self.function}"


@tracked()
class DelegationLimit(Record):
    """Who decides what, up to how much; without a limit: none is stated."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="delegation_limits"
    )
    body = models.ForeignKey(
        GovernanceBody,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="delegation_limits",
    )
    role_title = models.CharField(max_length=120, blank=True, validators=[plain_text])
    what = models.CharField(max_length=400, validators=[plain_text])
    limit = PoundsField(
        null=True, blank=True, validators=[MinValueValidator(0, _BELOW_ZERO)]
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("delegation_limit"),
            ends_after_start("delegation_limit_ends_after_start"),
            models.CheckConstraint(
                name="delegation_limit_of_body_or_role",
                condition=Q(body__isnull=True) ^ Q(role_title=""),
                violation_error_code="body_or_role",
                violation_error_message=(
                    "Choose a body or enter a role title, and only one."
                ),
            ),
            models.CheckConstraint(
                name="delegation_limit_not_negative",
                condition=Q(limit__isnull=True) | Q(limit__gte=0),
                violation_error_code="negative_limit",
                violation_error_message=_BELOW_ZERO,
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"{self.body or self.role_title}: {self.what}"

    def clean(self) -> None:
        if self.body and self.body.collaboration_id != self.collaboration_id:
            raise ValidationError({"body": "Choose a body of this collaboration."})


@tracked()
class AccountabilityArrangement(Record):
    """How a policing body holds the lead chief to account, as considered on a day."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="accountability_arrangements"
    )
    policing_body = models.ForeignKey(
        PolicingBody, models.PROTECT, related_name="accountability_arrangements"
    )
    text = models.TextField(validators=_LONG_TEXT)
    considered_on = models.DateField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("accountability_arrangement"),
            models.UniqueConstraint(
                fields=["collaboration", "policing_body", "considered_on"],
                name="accountability_arrangement_once_a_day",
                violation_error_code="arrangement_taken",
                violation_error_message=(
                    "What this policing body considered on that day is recorded"
                    " already. Change that record."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"{self.policing_body}, {self.considered_on}"
