"""Do the people in it know what it is for? Surveys, force by force."""

from collections.abc import Callable
from typing import Any, ClassVar

import pgtrigger
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.forces import Force
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_TEXT_RULES: list[Callable[[Any], None]] = [
    plain_text,
    MaxLengthValidator(LONGEST_TEXT),
]


@tracked()
class UnderstandingSurvey(Record):
    """One asking of the people of all forces whether they know the purpose."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="surveys"
    )
    asked_on = models.DateField()
    method = models.TextField("how they were asked", validators=_TEXT_RULES)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [numbered_once("survey")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"Survey of {self.asked_on:%d/%m/%Y}"


@tracked()
class SurveyResponse(models.Model):
    """What one force's people answered. An empty count is not known, never 0."""

    collaboration = models.ForeignKey(
        Collaboration, models.CASCADE, related_name="survey_responses"
    )
    survey = models.ForeignKey(
        UnderstandingSurvey, models.CASCADE, related_name="responses"
    )
    force = models.ForeignKey(Force, models.PROTECT, related_name="survey_responses")
    asked = models.PositiveIntegerField("people asked", null=True, blank=True)
    answered = models.PositiveIntegerField("answered", null=True, blank=True)
    knowing = models.PositiveIntegerField("know the purpose", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["survey", "force"],
                name="survey_response_once",
                violation_error_message="Give each force once.",
            ),
            models.CheckConstraint(
                condition=Q(asked__isnull=False)
                | Q(answered__isnull=False)
                | Q(knowing__isnull=False),
                name="survey_response_counts_something",
                violation_error_message="Enter at least one count.",
            ),
            models.CheckConstraint(
                condition=Q(answered__isnull=True)
                | Q(asked__isnull=True)
                | Q(answered__lte=F("asked")),
                name="survey_response_answered_of_asked",
                violation_error_code="more_answered_than_asked",
                violation_error_message="No more can have answered than were asked.",
            ),
            models.CheckConstraint(
                condition=Q(knowing__isnull=True)
                | Q(answered__isnull=False, knowing__lte=F("answered")),
                name="survey_response_knowing_of_answered",
                violation_error_code="more_knowing_than_answered",
                violation_error_message=(
                    "No more can know the purpose than answered: enter how many"
                    " answered, and of these how many know it."
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = queue_triggers(OWN_COLLABORATION)

    def __str__(self) -> str:
        return f"{self.force} in {self.survey}"

    def clean(self) -> None:
        if self.survey.collaboration_id != self.collaboration_id:
            raise ValidationError({"survey": "Choose a survey of this collaboration."})
