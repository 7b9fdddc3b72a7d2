from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.forces import Force
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collabtrack.shared.history import tracked


class PurposeQuerySet(ScopedQuerySet):
    def current(self) -> "PurposeQuerySet":
        """Keep the newest version of each collaboration."""
        newest = self.order_by("collaboration_id", "-version")
        ids = newest.distinct("collaboration_id").values("pk")
        return self.filter(pk__in=ids)


class PurposeForceQuerySet(ScopedQuerySet):
    collaboration_path = "purpose__collaboration"


@tracked()
class Purpose(models.Model):
    """A numbered version of the purpose text (Police Act 1996 s.23: for efficiency or
    effectiveness, and of which forces). A change makes a new version.
    """

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="purposes"
    )
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    is_for_efficiency = models.BooleanField(default=False)
    is_for_effectiveness = models.BooleanField(default=False)
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

    objects = PurposeForceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["purpose", "force"], name="purpose_force_once"
            )
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            "SELECT p.collaboration_id, NULL::smallint AS financial_year"
            " FROM {rows} r JOIN collaborations_purpose p ON p.id = r.purpose_id"
        )

    def __str__(self) -> str:
        return f"{self.purpose} names {self.force}"


@tracked()
class Objective(models.Model):
    """A measurable aim under the purpose, with a measure, a target and a date."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="objectives"
    )
    text = models.TextField()
    measure = models.CharField(max_length=200, blank=True)
    target = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=120, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(OWN_COLLABORATION)

    def __str__(self) -> str:
        return self.text
