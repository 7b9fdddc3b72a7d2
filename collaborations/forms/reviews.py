from typing import Any, ClassVar

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.lessons_named import NamesLessons
from collaborations.models import Review


def box(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ReviewForm(NamesLessons):
    field_of_code: ClassVar = {"next_too_early": "next_due_on"}

    held_on = DayField(what="the day of the review", label="When was it held?")
    next_due_on = DayField(
        what="the day on which the next review is due",
        label="When is the next review due?",
        required=False,
        help_text="Leave empty if none is planned.",
    )

    class Meta:
        model = Review
        fields = (
            "held_on",
            "scope",
            "outcome",
            "reason",
            "next_due_on",
            "lead_role",
            "lessons",
            "no_lessons_because",
        )
        labels: ClassVar = {
            "scope": "What was looked at?",
            "outcome": "What is the outcome?",
            "reason": "Why?",
            "lead_role": "Who led the review?",
            "no_lessons_because": "If there were no lessons, why not?",
        }
        help_texts: ClassVar = {
            "scope": "For example: cost, turnaround and how each force uses it.",
            "reason": "What the outcome rests on.",
            "lead_role": "A role, such as Head of forensics. No name is needed.",
            "no_lessons_because": "Leave empty when lessons are named.",
        }
        error_messages: ClassVar = {
            "scope": {"required": "Say what was looked at."},
            "outcome": {"required": "Choose the outcome."},
            "reason": {"required": "Say why."},
            "lead_role": {"required": "Say which role led it."},
        }
        widgets: ClassVar = {
            "scope": box(),
            "outcome": forms.RadioSelect,
            "reason": box(),
            "no_lessons_because": box(3),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # No empty button among the radio buttons.
        self.fields["outcome"].choices = Review.Outcome.choices  # type: ignore[attr-defined]
        self.order_fields([*self.Meta.fields[:-1], "more_lessons"])
