"""Objectives: written, changed while they stand, and withdrawn with a reason."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from collaborations.models import Objective
from collaborations.services.dates import refuse_far, refuse_future
from collaborations.services.records import RecordKind, hold, refuse_changed
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date


def _refuse_withdrawn(objective: Objective) -> None:
    if objective.is_withdrawn:
        raise ValidationError(
            f"This objective was withdrawn on {uk_date(objective.withdrawn_on)}."
            " Add a new one instead."
        )


def _check(objective: Objective) -> None:
    _refuse_withdrawn(objective)
    refuse_far(due_on=objective.due_on)


# What an objective lacks to be measurable is said, not refused.
OBJECTIVE = RecordKind(
    model=Objective,
    fields=("text", "measure", "target", "due_on", "owner"),
    check=_check,
)


@transaction.atomic
def withdraw_objective(
    *,
    objective: Objective,
    reason: str,
    on: dt.date,
    by: Any,
    version: int | None = None,
) -> Objective:
    """Pursue an objective no longer; it stays in the list with the reason.

    Raises PermissionDenied, or ValidationError: with code `changed_meanwhile` when
    somebody was quicker.
    """
    hold(OBJECTIVE, objective.collaboration, by)
    locked: Objective = Objective.objects.select_for_update(of=("self",)).get(
        pk=objective.pk
    )
    _refuse_withdrawn(locked)
    refuse_changed(locked, version)
    refuse_future("on", on)
    locked.withdrawn_on = on
    locked.withdrawn_because = reason
    locked.full_clean()
    with changes_made_by(by, reason=reason):
        locked.save()
    locked.refresh_from_db(fields=["version"])
    return locked
