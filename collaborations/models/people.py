"""The posts that a collaboration needs, and which force supplies their holders."""

import datetime as dt
from typing import ClassVar, Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower

from collaborations.access import in_effect
from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.forces import Force, ends_after_start
from collaborations.models.posts import POSTS, posts_above_nothing
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collaborations.models.skills import Skill
from collabtrack.shared.history import tracked
from collabtrack.shared.text import plain_text


class DatedQuerySet(ScopedQuerySet):
    def in_effect_on(self, day: dt.date) -> Self:
        """Keep what holds on a day; the first and the last day count."""
        return self.filter(in_effect("", day))


class _RolePathQuerySet(ScopedQuerySet):
    collaboration_path = "role__collaboration"


@tracked()
class Role(Record):
    """A post that the collaboration needs, once or several times over.

    One that is bought in is done by a supplier, and nobody is appointed to it.
    """

    class Area(models.TextChoices):
        OPERATIONAL = "operational", "Operational"
        BENEFITS = "benefits", "Benefits"
        FINANCE = "finance", "Finance"
        CHANGE = "change", "Change"
        LEGAL = "legal", "Legal"

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="roles"
    )
    title = models.CharField(max_length=120, validators=[plain_text])
    area = models.CharField(max_length=11, choices=Area)
    posts = models.DecimalField(max_digits=6, decimal_places=2, validators=POSTS)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    is_bought_in = models.BooleanField("bought in", default=False)
    skills = models.ManyToManyField(
        Skill, through="RoleSkill", related_name="roles", blank=True
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("role"),
            ends_after_start("role_ends_after_start"),
            posts_above_nothing("role"),
            models.UniqueConstraint(
                "collaboration",
                Lower("title"),
                name="role_title_once",
                violation_error_code="title_taken",
                violation_error_message="This collaboration has a role of that title.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class RoleSkill(models.Model):
    """Whoever holds the role needs the skill."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="needs")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="needs")

    objects = _RolePathQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["role", "skill"], name="role_skill_once")
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(
            "SELECT o.collaboration_id, NULL::smallint AS financial_year"
            " FROM {rows} r JOIN collaborations_role o ON o.id = r.role_id"
        )

    def __str__(self) -> str:
        return f"{self.role} needs {self.skill}"


@tracked()
class Appointment(Record):
    """A force supplies the holder of a role, from day to day.

    The holder is known by role title; a name, if there is one, is a HolderName.
    """

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="appointments"
    )
    role = models.ForeignKey(Role, models.RESTRICT, related_name="appointments")
    holder_title = models.CharField(max_length=120, validators=[plain_text])
    force = models.ForeignKey(Force, models.PROTECT, related_name="appointments")
    posts = models.DecimalField(max_digits=6, decimal_places=2, validators=POSTS)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("appointment"),
            ends_after_start("appointment_ends_after_start"),
            posts_above_nothing("appointment"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"{self.holder_title}, {self.force}"

    def clean(self) -> None:
        if self.role_id and self.role.collaboration_id != self.collaboration_id:
            raise ValidationError({"role": "Choose a role of this collaboration."})
