"""Meetings of governance bodies, and which parties were there."""

from decimal import Decimal
from typing import ClassVar

import pgtrigger
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.db.models import Q

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.governance import GovernanceBody
from collaborations.models.parties import OfParty, one_party, party_once
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import plain_text

_NO_TIME = "Enter hours above 0, or leave them out when they are not known."


@tracked()
class Meeting(Record):
    """A meeting of a body. `hours` are those of all who sat in it, added up."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="meetings"
    )
    body = models.ForeignKey(GovernanceBody, models.RESTRICT, related_name="meetings")
    held_on = models.DateField()
    hours = models.DecimalField(
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"), _NO_TIME)],
    )
    minutes_link = models.CharField(
        max_length=500,
        blank=True,
        validators=[
            plain_text,
            URLValidator(
                ["http", "https"], message="Enter an address such as https://…"
            ),
        ],
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("meeting"),
            models.UniqueConstraint(
                fields=["body", "held_on"],
                name="meeting_once_a_day",
                violation_error_code="meeting_taken",
                violation_error_message=(
                    "A meeting of this body on that day is recorded already."
                ),
            ),
            models.CheckConstraint(
                name="meeting_hours_above_zero",
                condition=Q(hours__isnull=True) | Q(hours__gt=0),
                violation_error_message=_NO_TIME,
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on}"

    def clean(self) -> None:
        if self.body_id and self.body.collaboration_id != self.collaboration_id:
            raise ValidationError({"body": "Choose a body of this collaboration."})


class AttendanceQuerySet(ScopedQuerySet):
    collaboration_path = "meeting__collaboration"


@tracked()
class Attendance(OfParty):
    """A party that sits on the body was at the meeting, or was not."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    is_present = models.BooleanField(
        "present",
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_party("attendance_of_one_party"),
            *party_once("attendance", "meeting"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            "SELECT m.collaboration_id, NULL::smallint AS financial_year"
            " FROM {rows} r JOIN collaborations_meeting m ON m.id = r.meeting_id"
        )

    def __str__(self) -> str:
        return f"{self.party} at {self.meeting}"
