"""What the parties signed (Police Act 1996 s.22A), version by version."""

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.day_orders import (
    DayOrder,
    day_constraints,
    refuse_disorder,
)
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

MOST_NOTICE_MONTHS = 120
_TOO_LONG_NOTICE = f"Enter whole months, at most {MOST_NOTICE_MONTHS}."
_NO_PROVISION = "Tick at least one kind of provision: an agreement holds one or more."
_TEXT_RULES: list[Callable[[Any], None]] = [
    plain_text,
    MaxLengthValidator(LONGEST_TEXT),
]
_DAYS = (
    DayOrder("commences_on", "expires_on", "It cannot expire before it commences."),
    DayOrder("drafted_on", "expires_on", "It cannot expire before it was drafted."),
    DayOrder(
        "commences_on", "review_due_on", "A review cannot be due before it commences."
    ),
    DayOrder(
        "drafted_on", "review_due_on", "A review cannot be due before it was drafted."
    ),
    DayOrder(
        "drafted_on", "published_on", "It cannot be published before it was drafted."
    ),
)


class AgreementQuerySet(ScopedQuerySet):
    def unsuperseded_on(self, day: dt.date) -> Self:
        """Leave out versions whose successor had commenced by the day."""
        return self.exclude(superseded_by__commences_on__lte=day)

    def in_force_on(self, day: dt.date) -> Self:
        """Keep what had commenced, had not expired and was not superseded."""
        lasts = Q(expires_on__isnull=True) | Q(expires_on__gte=day)
        return self.unsuperseded_on(day).filter(lasts, commences_on__lte=day)


@tracked()
class Agreement(Record):
    """One version of a written agreement; the next version supersedes it.

    `edition` counts the versions of one agreement, `version` the changes to the record.
    A version with a successor stays in force until that one commences.
    """

    class Label(models.TextChoices):
        SECTION_22A = "s22a", "s.22A agreement"
        SECTION_23 = "s23", "Section 23 agreement (the older name)"

    class Publication(models.TextChoices):
        FULL = "full", "Published in full"
        SUMMARY = "summary", "Published in summary"
        FACT_ONLY = "fact_only", "Only the fact of it published"
        NOT_PUBLISHED = "not_published", "Not published"

    PUBLISHED: ClassVar = (
        Publication.FULL,
        Publication.SUMMARY,
        Publication.FACT_ONLY,
    )

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="agreements"
    )
    title = models.CharField(max_length=200, validators=[plain_text])
    label = models.CharField(max_length=4, choices=Label, default=Label.SECTION_22A)
    edition = models.PositiveSmallIntegerField(
        "version of the agreement", default=1, editable=False
    )
    supersedes = models.OneToOneField(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        editable=False,
        related_name="superseded_by",
        error_messages={"unique": "This version has a successor already."},
    )
    drafted_on = models.DateField()
    has_force_provision = models.BooleanField("force provision", default=False)
    has_policing_body_provision = models.BooleanField(
        "policing body provision", default=False
    )
    has_joint_provision = models.BooleanField(
        "policing body and force provision", default=False
    )
    commences_on = models.DateField(null=True, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField(
        "months of notice",
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_NOTICE_MONTHS, _TOO_LONG_NOTICE)],
    )
    guidance_regarded_on = models.DateField(
        "day on which guidance was considered", null=True, blank=True
    )
    amendment = models.TextField(blank=True, validators=_TEXT_RULES)
    publication = models.CharField(max_length=13, choices=Publication, blank=True)
    publication_url = models.CharField(
        "link to the publication",
        max_length=500,
        blank=True,
        validators=[
            plain_text,
            URLValidator(
                schemes=["https", "http"],
                message="Enter an address that starts with https://.",
            ),
        ],
    )
    published_on = models.DateField(null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("agreement"),
            *day_constraints("agreement", _DAYS),
            models.CheckConstraint(
                name="agreement_has_a_provision",
                condition=Q(has_force_provision=True)
                | Q(has_policing_body_provision=True)
                | Q(has_joint_provision=True),
                violation_error_message=_NO_PROVISION,
            ),
            models.CheckConstraint(
                name="agreement_edition_follows",
                condition=Q(edition=1, supersedes__isnull=True)
                | Q(edition__gt=1, supersedes__isnull=False),
                violation_error_message="Only a later version supersedes another.",
            ),
            models.CheckConstraint(
                name="agreement_notice_is_bounded",
                condition=Q(notice_months__isnull=True)
                | Q(notice_months__lte=MOST_NOTICE_MONTHS),
                violation_error_message=_TOO_LONG_NOTICE,
            ),
            models.CheckConstraint(
                name="agreement_published_somewhere",
                condition=Q(publication__in=["full", "summary", "fact_only"])
                | Q(publication_url="", published_on__isnull=True),
                violation_error_message="Choose how it was published.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.edition}"

    def get_absolute_url(self) -> str:
        address = reverse(
            "collaborations:agreements", args=[self.collaboration.reference]
        )
        return f"{address}#agreement-{self.number}"

    @property
    def is_published(self) -> bool:
        return self.publication in self.PUBLISHED

    def has_commenced_by(self, day: dt.date) -> bool:
        return self.commences_on is not None and self.commences_on <= day

    def has_expired_by(self, day: dt.date) -> bool:
        return self.expires_on is not None and self.expires_on < day

    def clean(self) -> None:
        refuse_disorder(self, _DAYS)
        provisions = (
            self.has_force_provision,
            self.has_policing_body_provision,
            self.has_joint_provision,
        )
        if not any(provisions):
            raise ValidationError({"has_force_provision": _NO_PROVISION})
        if (self.publication_url or self.published_on) and not self.is_published:
            raise ValidationError({"publication": "Choose how it was published."})
