"""The closing record, filled piece by piece, and closing the collaboration with it."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from collaborations.models import (
    Collaboration,
    Decision,
    Ending,
    EndingBenefit,
    EndingConsultation,
)
from collaborations.reports.endings import missing, requirements, with_its_end
from collaborations.services.dates import refuse_far, refuse_future
from collaborations.services.lifecycle import move_collaboration
from collaborations.services.records import RecordKind, hold, refuse_changed
from collaborations.services.reviews import refuse_silence_on_lessons
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date

INCOMPLETE = "incomplete"
Status = Collaboration.Status


def _check(ending: Ending) -> None:
    if len(set(ending.reasons)) < len(ending.reasons):
        raise ValidationError({"reasons": "Choose each reason once."})
    if ending.is_closed:
        _refuse_other_ending(ending)
    refuse_far(last_day=ending.last_day)
    _refuse_undecided(ending)
    _refuse_last_day(ending)


def _check_whole(ending: Ending, by: Any) -> None:
    """Let a draft lack anything; what was closed stays complete."""
    if ending.lessons.exists() or ending.is_closed:
        refuse_silence_on_lessons(ending, by)
    if ending.is_closed:
        _refuse_incomplete(ending)


ENDING = RecordKind(
    model=Ending,
    fields=(
        "reasons",
        "explanation",
        "decision",
        "decision_text",
        "business_case",
        "planned_exit_cost",
        "actual_exit_cost",
        "cost_not_known_because",
        "assets",
        "staff",
        "information",
        "benefits_in_general",
        "no_lessons_because",
        "successor",
        "what_follows",
        "last_day",
    ),
    lists=("lessons",),
    check=_check,
    check_whole=_check_whole,
)
# They are the collaboration's own once it is closed.
FIXED_ONCE_CLOSED = ("reasons", "last_day")


def _check_consultation(row: EndingConsultation) -> None:
    refuse_future("asked_on", row.asked_on)


CONSULTATION = RecordKind(
    model=EndingConsultation,
    fields=("who", "asked_on", "said"),
    check=_check_consultation,
)
ENDING_BENEFIT = RecordKind(model=EndingBenefit, fields=("name", "fate", "explanation"))


@transaction.atomic
def close_collaboration(
    *,
    ending: Ending,
    by: Any,
    on: dt.date | None = None,
    version: int | None = None,
) -> Ending:
    """End the collaboration on the last day of its closing record.

    Raises PermissionDenied, or ValidationError: with code `incomplete` and a line for
    each part that is missing, with `changed_meanwhile` when somebody was quicker.
    """
    held = hold(ENDING, ending.collaboration, by)
    locked: Ending = Ending.objects.select_for_update(of=("self",)).get(pk=ending.pk)
    if locked.is_closed:
        raise ValidationError("It is closed already.")
    refuse_changed(locked, version)
    if held.is_draft:
        raise ValidationError("It is a draft that nobody else sees: publish it first.")
    _refuse_incomplete(with_its_end(locked))
    locked.closed_on = on or timezone.localdate()
    locked.full_clean()
    with changes_made_by(by):
        locked.save()
    _end(held, locked, by)
    locked.refresh_from_db(fields=["version"])
    return locked


def _end(collaboration: Collaboration, ending: Ending, by: Any) -> None:
    """Move it to ended; one that was over before its record was written stays so.

    The first of the reasons stands with the status, all of them in the record.
    """
    if collaboration.is_over:
        return
    assert ending.last_day is not None  # noqa: S101 (the record is complete)
    try:
        move_collaboration(
            collaboration=collaboration,
            status=Status.ENDED,
            on=ending.last_day,
            ended_because=ending.reasons[0],
            by=by,
        )
    except ValidationError as refusal:
        raise ValidationError(refusal.messages) from refusal


def _refuse_incomplete(ending: Ending) -> None:
    lacking = missing(requirements(ending))
    if lacking:
        raise ValidationError(
            [ValidationError(part.asks, code=INCOMPLETE) for part in lacking]
        )


def _refuse_other_ending(ending: Ending) -> None:
    kept = Ending.objects.filter(pk=ending.pk).values(*FIXED_ONCE_CLOSED).get()
    for name, value in kept.items():
        if getattr(ending, name) != value:
            raise ValidationError(
                {name: "The collaboration is closed with this: it stays as it is."}
            )


def _refuse_undecided(ending: Ending) -> None:
    """What was named before stays."""
    decision = ending.decision
    if decision is None or decision.outcome in Decision.DECIDING:
        return
    if not Ending.objects.filter(pk=ending.pk, decision=decision).exists():
        problem = "This matter is not decided. Choose one that is."
        raise ValidationError({"decision": problem})


def _refuse_last_day(ending: Ending) -> None:
    started, ended = ending.collaboration.started_on, ending.collaboration.ended_on
    if ending.last_day is None:
        return
    if started and ending.last_day < started:
        raise ValidationError(
            {"last_day": "Enter a day on or after the day on which it started."}
        )
    if ended and ending.last_day != ended:
        raise ValidationError(
            {"last_day": f"It ended on {uk_date(ended)}: enter that day."}
        )
