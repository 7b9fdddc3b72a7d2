"""What is known of the holder of an appointment: skills, and perhaps a name."""

import datetime as dt
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from collaborations import access
from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.forces import Force
from collaborations.models.people import Appointment
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collaborations.models.skills import Skill
from collabtrack.shared.history import tracked
from collabtrack.shared.text import plain_text


class HolderNameQuerySet(ScopedQuerySet):
    collaboration_path = "appointment__collaboration"

    def visible_to(self, user: Any) -> Self:
        """Keep the names of holders whom the user's own force supplies."""
        return super().visible_to(user).filter(force__in=access.own_forces(user))


@tracked()
class HolderName(models.Model):
    """The name of an appointment's holder, for members of the supplying force only.

    A table of its own, so that no page, list, history or export of appointments can
    show a name that it did not ask for through `visible_to`.
    """

    PRIVATE_TO: ClassVar = "force_id"

    appointment = models.OneToOneField(
        Appointment, models.CASCADE, related_name="holder_name"
    )
    # The appointment's own: the history asks it of rows that are gone, too.
    force = models.ForeignKey(Force, models.PROTECT, related_name="holder_names")
    name = models.CharField(max_length=120, validators=[plain_text])

    objects = HolderNameQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.force_id != self.appointment.force_id:
            raise ValidationError({"force": "Choose the force of the appointment."})


@tracked()
class HeldSkill(Record):
    """The holder of an appointment has a skill, until a day if it runs out."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="held_skills"
    )
    appointment = models.ForeignKey(
        Appointment, models.CASCADE, related_name="held_skills"
    )
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="held_skills")
    gained_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("held_skill"),
            models.UniqueConstraint(
                fields=["appointment", "skill"],
                name="held_skill_once",
                violation_error_code="held_already",
                violation_error_message=(
                    "This skill is recorded for the holder. Change its dates there."
                ),
            ),
            models.CheckConstraint(
                condition=Q(gained_on__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("gained_on")),
                name="held_skill_runs_out_after_gained",
                violation_error_code="runs_out_too_early",
                violation_error_message=(
                    "A skill cannot run out before it was gained."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.appointment}"

    def clean(self) -> None:
        holder = self.appointment if self.appointment_id else None
        if holder and holder.collaboration_id != self.collaboration_id:
            problem = "Choose an appointment of this collaboration."
            raise ValidationError({"appointment": problem})
        if self.skill_id and self.skill.runs_out and self.valid_until is None:
            problem = f"{self.skill} runs out. Enter the last day on which it holds."
            raise ValidationError({"valid_until": problem})

    def is_in_date(self, on: dt.date) -> bool:
        """Say whether it holds on a day; a last day that is missing proves nothing."""
        if self.gained_on and self.gained_on > on:
            return False
        if self.valid_until is None:
            return not self.skill.runs_out
        return self.valid_until >= on
