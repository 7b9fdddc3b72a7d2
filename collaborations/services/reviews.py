"""What a review may say: it looks back, and names lessons or why there were none."""

from typing import Any

from django.core.exceptions import ValidationError

from collaborations.models import Review
from collaborations.services.dates import refuse_days
from collaborations.services.out_of_sight import seen_of
from collaborations.services.records import RecordKind


def refuse_silence_on_lessons(record: Any, by: Any) -> None:
    """Raise ValidationError unless lessons are named, or it is said why not.

    Whoever sees none of them may say why there were none.
    """
    if not record.lessons.exists() and not record.no_lessons_because:
        raise ValidationError(
            {"lessons": "Name the lessons, or say below why there were none."}
        )
    if record.no_lessons_because and seen_of(record.lessons.all(), by).exists():
        raise ValidationError(
            {"no_lessons_because": "Leave this empty: lessons are named above."}
        )


def _check(review: Review) -> None:
    refuse_days(review, past=("held_on",), planned=("next_due_on",))


REVIEW = RecordKind(
    model=Review,
    fields=(
        "held_on",
        "scope",
        "outcome",
        "reason",
        "next_due_on",
        "lead_role",
        "no_lessons_because",
    ),
    lists=("lessons",),
    check=_check,
    check_whole=refuse_silence_on_lessons,
)
