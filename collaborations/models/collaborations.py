"""Collaborations. All rows that belong to one are scoped by `visible_to`."""

from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from collaborations import access
from collaborations.models.functions import Function
from collaborations.models.queue import queue_triggers
from collaborations.models.records import raise_version
from collabtrack.shared.history import tracked
from collabtrack.shared.text import plain_text


class Precision(models.TextChoices):
    """How exact a date is: a source that gives only a year keeps only a year."""

    DAY = "day", "Day"
    MONTH = "month", "Month"
    YEAR = "year", "Year"


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows that belong to a collaboration are seen by whoever sees it.

    `collaboration_path` names the way from the row to its collaboration.
    """

    collaboration_path = "collaboration"

    def visible_to(self, user: Any) -> Self:
        seen = Collaboration.objects.visible_to(user).values("pk")
        return self.filter(**{f"{self.collaboration_path}__in": seen})


class CollaborationQuerySet(models.QuerySet["Collaboration"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(access.visible(user))

    def live(self) -> Self:
        return self.filter(status__in=Collaboration.LIVE)

    def of_kind(self, row_kind: "Collaboration.RowKind") -> Self:
        return self.filter(row_kind=row_kind)


# The history of a name goes with it, whoever writes: page, API, admin or shell.
_KEEP_OLD_NAME = """
    DELETE FROM collaborations_othername
        WHERE collaboration_id = NEW.id AND lower(name) = lower(NEW.name);
    INSERT INTO collaborations_othername (collaboration_id, kind, name, version)
        VALUES (NEW.id, 'old_name', OLD.name, 1)
        ON CONFLICT DO NOTHING;
    RETURN NULL;
"""


@tracked()
class Collaboration(models.Model):
    """What two or more forces agreed to do together, or a programme of such.

    A programme is shown and never added: its units are rows of their own. `origin`
    says who made the row; rows of the public register were made by no force. While it
    is a draft, what it is about and how far it reaches may still be open.
    """

    class RowKind(models.TextChoices):
        COLLABORATION = "collaboration", "Collaboration"
        PROGRAMME = "programme", "Programme"

    class Origin(models.TextChoices):
        ENTERED = "entered", "Entered by a force"
        REGISTER = "register", "Public register"

    class Model(models.TextChoices):
        LEAD_FORCE = "lead_force", "Lead force"
        JOINT_UNIT = "joint_unit", "Joint or integrated unit"
        ALLIANCE = "alliance", "Strategic alliance"
        SHARED_SERVICE = "shared_service", "Shared service or back office"
        NATIONAL_SERVICE = "national_service", "National service"
        REGIONAL_CAPABILITY = "regional_capability", "Regional capability"
        COMMON_PLATFORM = "common_platform", "Programme or common platform"
        CONSORTIUM = "consortium", "Consortium or joint procurement"
        PAID_SERVICE = "paid_service", "Service provision for payment"
        COMPANY = "company", "Company"

    class Scope(models.TextChoices):
        LOCAL = "local", "Local"
        REGIONAL = "regional", "Regional"
        NATIONAL = "national", "National"

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        SETTING_UP = "setting_up", "Setting up"
        LIVE = "live", "Live"
        UNDER_REVIEW = "under_review", "Under review"
        ENDING = "ending", "Ending"
        ENDED = "ended", "Ended"
        TRANSFERRING = "transferring", "Transferring"
        ABSORBED = "absorbed", "Absorbed"
        NOT_KNOWN = "not_known", "Not known"

    class EndingReason(models.TextChoices):
        UNEQUAL_BENEFIT = "unequal_benefit", "Unequal benefit"
        LOCAL_CONTROL = "local_control", "Loss of local control"
        ACCOUNTABILITY = "accountability", "Accountability"
        COST_SHARE = "cost_share", "Cost share seen as unfair"
        DEADLOCK = "deadlock", "Governance deadlock"
        ICT_HR = "ict_hr", "ICT or HR mismatch"
        RESPONSE_TIME = "response_time", "Response time"
        WELLBEING = "wellbeing", "Staff wellbeing"
        LEGAL_CHALLENGE = "legal_challenge", "Legal challenge"
        LEADERSHIP = "leadership", "Leadership change"
        INFORMAL = "informal", "Benefits kept without a formal agreement"
        BETTER_OPTION = "better_option", "Replaced by a better option"
        ABSORBED = "absorbed", "Absorbed by the National Police Service or a merger"
        COMPLETED = "completed", "Completed"

    LIVE: ClassVar = (Status.LIVE, Status.UNDER_REVIEW, Status.ENDING)
    NOT_YET_LIVE: ClassVar = (Status.PROPOSED, Status.SETTING_UP)
    OVER: ClassVar = (Status.ENDED, Status.ABSORBED)

    reference = models.CharField(max_length=8, unique=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    name = models.CharField(max_length=200, validators=[plain_text])
    row_kind = models.CharField(
        "kind", max_length=13, choices=RowKind, default=RowKind.COLLABORATION
    )
    programme = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="units"
    )
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.ENTERED)
    model = models.CharField(max_length=19, choices=Model, blank=True)
    scope = models.CharField(max_length=8, choices=Scope, blank=True)
    function = models.ForeignKey(
        Function, models.PROTECT, null=True, blank=True, related_name="collaborations"
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.PROPOSED)
    ended_because = models.CharField(
        "why it ended", max_length=15, choices=EndingReason, blank=True
    )
    ending_reason = models.CharField(
        "published reason for ending", max_length=200, blank=True
    )
    started_on = models.DateField(null=True, blank=True)
    started_precision = models.CharField(
        "precision of the start", max_length=5, choices=Precision, default=Precision.DAY
    )
    ended_on = models.DateField(null=True, blank=True)
    ended_precision = models.CharField(
        "precision of the end", max_length=5, choices=Precision, default=Precision.DAY
    )
    is_mandatory = models.BooleanField("mandatory", default=False)
    is_draft = models.BooleanField("draft", default=False)
    is_restricted = models.BooleanField("restricted", default=False)

    objects = CollaborationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reference__regex=r"^C-[0-9]{4,}$"),
                name="collaboration_reference_form",
                violation_error_message="A reference looks like C-0412.",
            ),
            models.CheckConstraint(
                condition=Q(row_kind="collaboration") | Q(programme__isnull=True),
                name="programme_is_in_no_programme",
                violation_error_message="A programme cannot be part of a programme.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
                name="collaboration_ends_after_start",
                violation_error_message="The end cannot be before the start.",
            ),
            models.CheckConstraint(
                condition=Q(is_draft=True) | (Q(function__isnull=False) & ~Q(scope="")),
                name="published_says_what_it_is",
                violation_error_message=(
                    "Say what it is about and how far it reaches: only a draft may"
                    " leave them open."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ended_because="") | Q(status__in=["ended", "absorbed"]),
                name="only_what_is_over_ended",
                violation_error_message=(
                    "Give a reason for ending only to what has ended or was absorbed."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            raise_version(),
            pgtrigger.Trigger(
                name="keep_old_name",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("name"),
                condition=pgtrigger.Condition(
                    "OLD.name IS DISTINCT FROM NEW.name"
                    " AND NEW.origin = 'entered' AND NOT OLD.is_draft"
                ),
                func=_KEEP_OLD_NAME,
            ),
            *queue_triggers(
                "SELECT id AS collaboration_id, NULL::smallint AS financial_year"
                " FROM {rows}",
                every_year=True,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("benefits:collaboration-detail", args=[self.reference])

    @property
    def is_programme(self) -> bool:
        return self.row_kind == self.RowKind.PROGRAMME

    @property
    def is_live(self) -> bool:
        return self.status in self.LIVE

    @property
    def is_over(self) -> bool:
        return self.status in self.OVER

    @property
    def standing(self) -> str:
        """Give its status and, of what is over, why: said once where both say it."""
        said, why = self.get_status_display(), self.get_ended_because_display()
        if not self.is_over or not why:
            return str(said)
        return str(why) if why.startswith(said) else f"{said}: {why}"

    @property
    def is_from_register(self) -> bool:
        return self.origin == self.Origin.REGISTER


@tracked()
class Clearance(models.Model):
    """A user is cleared for one restricted collaboration (rules.md 4.2)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="clearances"
    )
    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="clearances"
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "collaboration"], name="clearance_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} is cleared for {self.collaboration}"
