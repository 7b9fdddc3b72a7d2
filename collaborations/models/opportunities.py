"""Opportunities: what forces considered doing together, before there is anything.

Chief officers (Police Act 1996 s.22B) and policing bodies (s.22C) must keep under
consideration how collaboration could help their own or another force, notify those
whom they propose as partners, and the notified must consider it.
"""

from collections.abc import Callable
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from collaborations import access
from collaborations.models.collaborations import Collaboration
from collaborations.models.forces import Force
from collaborations.models.functions import Function
from collaborations.models.records import raise_version
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_TEXT_RULES: list[Callable[[Any], None]] = [
    plain_text,
    MaxLengthValidator(LONGEST_TEXT),
]


class OpportunityQuerySet(models.QuerySet["Opportunity"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(access.visible_opportunity(user))

    def undecided(self) -> Self:
        return self.filter(outcome=Opportunity.Outcome.CONSIDERED)


@tracked()
class Opportunity(models.Model):
    """An idea that a force puts to others.

    It is considered until it is agreed, turned down or withdrawn. Until then only the
    forces concerned see it, so that nobody hesitates to raise one.
    """

    class Duty(models.TextChoices):
        CHIEF_OFFICER = "22B", "Chief officer (section 22B)"
        POLICING_BODY = "22C", "Policing body (section 22C)"

    class Interest(models.TextChoices):
        OWN = "own", "Our own force"
        ANOTHER = "another", "Another force"
        BOTH = "both", "Our own and another force"

    class Outcome(models.TextChoices):
        CONSIDERED = "considered", "Still considered"
        AGREED = "agreed", "Agreed"
        TURNED_DOWN = "turned_down", "Turned down"
        WITHDRAWN = "withdrawn", "Withdrawn"

    reference = models.CharField(max_length=8, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    force = models.ForeignKey(
        Force, models.PROTECT, related_name="opportunities", verbose_name="raised for"
    )
    duty = models.CharField("raised by", max_length=3, choices=Duty)
    title = models.CharField(max_length=200, validators=[plain_text])
    idea = models.TextField(validators=_TEXT_RULES)
    function = models.ForeignKey(Function, models.PROTECT, related_name="opportunities")
    interest = models.CharField("in whose interest", max_length=7, choices=Interest)
    raised_on = models.DateField()
    outcome = models.CharField(
        max_length=11, choices=Outcome, default=Outcome.CONSIDERED
    )
    reason = models.TextField("why", blank=True, validators=_TEXT_RULES)
    decided_on = models.DateField(null=True, blank=True)
    collaboration = models.ForeignKey(
        Collaboration,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="opportunities",
        verbose_name="what came of it",
    )

    objects = OpportunityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opportunities"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reference__regex=r"^O-[0-9]{4,}$"),
                name="opportunity_reference_form",
                violation_error_message="A reference looks like O-0012.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="considered", decided_on__isnull=True, reason="")
                | (~Q(outcome="considered") & Q(decided_on__isnull=False)),
                name="opportunity_decided_with_a_day",
                violation_error_code="undecided_or_dated",
                violation_error_message=(
                    "Enter the day and the reason once it is decided, not before."
                ),
            ),
            models.CheckConstraint(
                condition=Q(outcome="considered") | ~Q(reason=""),
                name="opportunity_decided_with_a_reason",
                violation_error_code="no_reason",
                violation_error_message="Say why it was decided so.",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True)
                | Q(decided_on__gte=F("raised_on")),
                name="opportunity_decided_after_raised",
                violation_error_code="decided_too_early",
                violation_error_message=(
                    "It cannot be decided before the day on which it was raised."
                ),
            ),
            models.CheckConstraint(
                condition=Q(collaboration__isnull=True) | Q(outcome="agreed"),
                name="opportunity_leads_somewhere_if_agreed",
                violation_error_code="leads_nowhere",
                violation_error_message=(
                    "Only what was agreed can have led to a collaboration."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [raise_version()]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("collaborations:opportunity-detail", args=[self.reference])

    @property
    def is_decided(self) -> bool:
        return self.outcome != self.Outcome.CONSIDERED


class NotifiedForceQuerySet(models.QuerySet["NotifiedForce"]):
    def visible_to(self, user: Any) -> Self:
        seen = Opportunity.objects.visible_to(user).values("pk")
        return self.filter(opportunity__in=seen)

    def in_favour(self) -> Self:
        return self.filter(is_in_interests=True)


@tracked()
class NotifiedForce(models.Model):
    """A force that was told of an opportunity, and its own answer once it has one."""

    opportunity = models.ForeignKey(
        Opportunity, models.CASCADE, related_name="notified"
    )
    force = models.ForeignKey(
        Force, models.PROTECT, related_name="notified_of_opportunities"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    notified_on = models.DateField()
    considered_on = models.DateField(null=True, blank=True)
    is_in_interests = models.BooleanField(
        "in the interests of efficiency or effectiveness", null=True, blank=True
    )
    reason = models.TextField("why", blank=True, validators=_TEXT_RULES)

    objects = NotifiedForceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["opportunity", "force"],
                name="notified_force_once",
                violation_error_code="notified_already",
                violation_error_message="This force was notified already.",
            ),
            models.CheckConstraint(
                condition=Q(
                    considered_on__isnull=True, is_in_interests__isnull=True, reason=""
                )
                | (
                    Q(considered_on__isnull=False, is_in_interests__isnull=False)
                    & ~Q(reason="")
                ),
                name="notified_force_answers_whole",
                violation_error_code="half_an_answer",
                violation_error_message="Give the day, the answer and the reason.",
            ),
            models.CheckConstraint(
                condition=Q(considered_on__isnull=True)
                | Q(considered_on__gte=F("notified_on")),
                name="notified_force_considers_after_notice",
                violation_error_code="considered_too_early",
                violation_error_message=(
                    "A force cannot have considered it before it was notified."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [raise_version()]

    def __str__(self) -> str:
        return f"{self.force}, notified of {self.opportunity}"
