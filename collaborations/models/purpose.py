from collections.abc import Callable
from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.forces import Force
from collaborations.models.participations import Participation
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text


class PurposeQuerySet(ScopedQuerySet):
    def current(self) -> "PurposeQuerySet":
        """Keep the newest version of each collaboration."""
        newest = self.order_by("collaboration_id", "-version")
        ids = newest.distinct("collaboration_id").values("pk")
        return self.filter(pk__in=ids)


class OfPurposeQuerySet(ScopedQuerySet):
    collaboration_path = "purpose__collaboration"


_TEXT_RULES: list[Callable[[Any], None]] = [
    plain_text,
    MaxLengthValidator(LONGEST_TEXT),
]
_OF_PURPOSE = (
    "SELECT p.collaboration_id, NULL::smallint AS financial_year"
    " FROM {rows} r JOIN collaborations_purpose p ON p.id = r.purpose_id"
)


@tracked()
class Purpose(models.Model):
    """A numbered version of the purpose text (Police Act 1996 s.23: for efficiency or
    effectiveness, and of which forces). A change makes a new version.
    """

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="purposes"
    )
    version = models.PositiveSmallIntegerField()
    text = models.TextField(validators=_TEXT_RULES)
    reason = models.TextField("why it was changed", blank=True, validators=_TEXT_RULES)
    is_for_efficiency = models.BooleanField("for efficiency", default=False)
    is_for_effectiveness = models.BooleanField("for effectiveness", default=False)
    forces = models.ManyToManyField(
        Force, through="PurposeForce", related_name="purposes", blank=True
    )
    starts_on = models.DateField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="purposes"
    )

    objects = PurposeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collaboration", "version"], name="purpose_version_once"
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1), name="purpose_version_from_one"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(OWN_COLLABORATION)

    def __str__(self) -> str:
        return f"Purpose of {self.collaboration}, version {self.version}"


@tracked()
class PurposeForce(models.Model):
    """A force whose efficiency or effectiveness the purpose names."""

    purpose = models.ForeignKey(Purpose, models.CASCADE, related_name="named_forces")
    force = models.ForeignKey(Force, models.PROTECT, related_name="named_in_purposes")

    objects = OfPurposeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["purpose", "force"], name="purpose_force_once"
            )
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(_OF_PURPOSE)

    def __str__(self) -> str:
        return f"{self.purpose} names {self.force}"


@tracked()
class SignOff(models.Model):
    """One force's answer to one version of the purpose, in its own words.

    It points at a version, so a new version needs new answers. It is never edited.
    """

    class Answer(models.TextChoices):
        AGREE = "agree", "Agree"
        CONCERN = "concern", "Agree with concern"
        DISAGREE = "disagree", "Do not agree"

    purpose = models.ForeignKey(Purpose, models.CASCADE, related_name="sign_offs")
    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="sign_offs"
    )
    answer = models.CharField(max_length=8, choices=Answer)
    restatement = models.TextField(
        "the purpose in the force's own words", validators=_TEXT_RULES
    )
    concern = models.TextField(blank=True, validators=_TEXT_RULES)
    signed_on = models.DateField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="sign_offs"
    )

    objects = OfPurposeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["purpose", "participation"],
                name="sign_off_once",
                violation_error_message="This force has answered this version already.",
            ),
            models.CheckConstraint(
                condition=Q(answer="agree") | ~Q(concern=""),
                name="sign_off_says_its_concern",
                violation_error_message="Say what the concern is.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(_OF_PURPOSE)

    def __str__(self) -> str:
        return f"{self.participation.force} on {self.purpose}"


class ObjectiveQuerySet(ScopedQuerySet):
    def standing(self) -> "ObjectiveQuerySet":
        """Leave out what was withdrawn."""
        return self.filter(withdrawn_on__isnull=True)


@tracked()
class Objective(Record):
    """A measurable aim under the purpose, with a measure, a target and a date.

    It stands until it is withdrawn with a reason; it is never removed.
    """

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="objectives"
    )
    text = models.TextField(validators=_TEXT_RULES)
    measure = models.CharField(max_length=200, blank=True, validators=[plain_text])
    target = models.CharField(max_length=200, blank=True, validators=[plain_text])
    due_on = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=120, blank=True, validators=[plain_text])
    withdrawn_on = models.DateField(null=True, blank=True, editable=False)
    withdrawn_because = models.TextField(
        "why it was withdrawn", blank=True, editable=False, validators=_TEXT_RULES
    )

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("objective"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="objective_withdrawn_with_a_reason",
                violation_error_code="withdrawn_without_reason",
                violation_error_message="Say why it is withdrawn.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None
