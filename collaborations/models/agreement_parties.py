"""The legal persons that are parties to an agreement, and when each signed."""

from typing import ClassVar

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from collaborations.models.agreements import Agreement
from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.forces import Force, PolicingBody
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import plain_text

_NOT_ONE_PERSON = "Choose the one party that this is, or enter its name."


@tracked()
class AgreementParty(Record):
    """A legal person that is a party to one version, with the day on which it signed.

    The chief officer of a force, a policing body, or another person by name: police
    staff are never named, and a force itself signs nothing.
    """

    class Kind(models.TextChoices):
        CHIEF_OFFICER = "chief_officer", "Chief officer"
        POLICING_BODY = "policing_body", "Policing body"
        OTHER = "other", "Other party"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="agreement_parties"
    )
    agreement = models.ForeignKey(Agreement, models.RESTRICT, related_name="parties")
    kind = models.CharField(max_length=13, choices=Kind)
    force = models.ForeignKey(
        Force,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_parties",
    )
    policing_body = models.ForeignKey(
        PolicingBody,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_parties",
    )
    name = models.CharField(max_length=160, blank=True, validators=[plain_text])
    signed_on = models.DateField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agreement parties"
        constraints: ClassVar = [
            numbered_once("agreement_party"),
            models.CheckConstraint(
                name="agreement_party_is_one_person",
                condition=Q(
                    kind="chief_officer",
                    force__isnull=False,
                    policing_body__isnull=True,
                    name="",
                )
                | Q(
                    kind="policing_body",
                    force__isnull=True,
                    policing_body__isnull=False,
                    name="",
                )
                | Q(kind="other", force__isnull=True, policing_body__isnull=True)
                & ~Q(name=""),
                violation_error_message=_NOT_ONE_PERSON,
            ),
            *(
                models.UniqueConstraint(
                    F("agreement"),
                    by,
                    name=f"agreement_party_{what}_once",
                    condition=Q(kind=kind),
                    violation_error_code="party_twice",
                    violation_error_message="This party is recorded already.",
                )
                for what, kind, by in (
                    ("chief", "chief_officer", F("force")),
                    ("body", "policing_body", F("policing_body")),
                    ("name", "other", Lower("name")),
                )
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        if self.force:
            return f"Chief officer of {self.force}"
        return str(self.policing_body or self.name)

    def clean(self) -> None:
        if self.agreement.collaboration_id != self.collaboration_id:
            raise ValidationError(
                {"agreement": "Choose an agreement of this collaboration."}
            )
