"""How a collaboration ends: the closing record, a draft until it is closed.

A draft is for the forces that take part (rules.md 4.1): what an exit will cost is
often still being negotiated.
"""

from collections.abc import Callable
from typing import Any, ClassVar, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from collaborations import access
from collaborations.models.collaborations import Collaboration, ScopedQuerySet
from collaborations.models.governance import Decision
from collaborations.models.lessons import Lesson
from collaborations.models.queue import OWN_COLLABORATION, queue_triggers
from collaborations.models.records import Record, numbered_once, record_triggers
from collabtrack.shared.history import tracked
from collabtrack.shared.money import PoundsField
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_TEXT_RULES: list[Callable[[Any], None]] = [
    plain_text,
    MaxLengthValidator(LONGEST_TEXT),
]
EndingReason = Collaboration.EndingReason


def _text(name: str) -> Any:
    return models.TextField(name, blank=True, validators=_TEXT_RULES)


class EndingQuerySet(ScopedQuerySet):
    def visible_to(self, user: Any) -> Self:
        own = Q(collaboration__in=access.own_collaborations(user))
        return super().visible_to(user).filter(Q(closed_on__isnull=False) | own)


@tracked()
class Ending(Record):
    """The closing record. A draft until it is closed; then everybody may read it.

    What its draft said stays with the forces taking part: see reports/history.py.
    """

    HOLDS_DRAFTS: ClassVar = True
    collaboration = models.OneToOneField(
        Collaboration,
        models.CASCADE,
        related_name="ending",
        error_messages={"unique": "This collaboration has a closing record."},
    )
    reasons = ArrayField(
        models.CharField(max_length=20, choices=EndingReason), default=list, blank=True
    )
    explanation = _text("what led to it")
    decision = models.ForeignKey(
        Decision, models.RESTRICT, null=True, blank=True, related_name="endings"
    )
    decision_text = _text("who decided to end it, and when")
    business_case = _text("business case for ending")
    planned_exit_cost = PoundsField(null=True, blank=True)
    actual_exit_cost = PoundsField(null=True, blank=True)
    cost_not_known_because = _text("why an exit cost is not known")
    assets = _text("what happens to the assets")
    staff = _text("what happens to the staff")
    information = _text("what happens to the data")
    benefits_in_general = _text("what happens to the benefits")
    lessons = models.ManyToManyField(
        Lesson, through="EndingLesson", related_name="endings", blank=True
    )
    no_lessons_because = _text("why there were no lessons")
    successor = models.ForeignKey(
        Collaboration,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="endings_before",
    )
    what_follows = _text("what takes its place")
    last_day = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True, editable=False)

    objects = EndingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            numbered_once("ending"),
            models.CheckConstraint(
                condition=Q(reasons__contained_by=EndingReason.values),
                name="ending_reasons_of_the_list",
                violation_error_code="reason_not_listed",
                violation_error_message="Choose reasons from the list.",
            ),
            models.CheckConstraint(
                condition=~Q(successor=F("collaboration")),
                name="ending_followed_by_another",
                violation_error_code="own_successor",
                violation_error_message="A collaboration cannot follow itself.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(last_day__isnull=False, closed_on__gte=F("last_day")),
                name="ending_closed_after_its_last_day",
                violation_error_code="closed_too_early",
                violation_error_message=(
                    "A collaboration can be closed only once its last day has come."
                ),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{cost}__isnull": True}) | Q(**{f"{cost}__gte": 0}),
                    name=f"ending_{cost}_not_negative",
                    violation_error_code=cost,
                    violation_error_message="Enter a cost of £0 or more.",
                )
                for cost in ("planned_exit_cost", "actual_exit_cost")
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *record_triggers(),
            *queue_triggers(OWN_COLLABORATION),
        ]

    def __str__(self) -> str:
        return f"Closing record of {self.collaboration}"

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None

    @property
    def reasons_in_words(self) -> list[str]:
        """Give the labels in the order of the list."""
        return [reason.label for reason in EndingReason if reason in self.reasons]

    def clean(self) -> None:
        decision = self.decision
        if decision and decision.collaboration_id != self.collaboration_id:
            raise ValidationError(
                {"decision": "Choose a decision of this collaboration."}
            )
