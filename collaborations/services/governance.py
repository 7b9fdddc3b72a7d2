"""Who decides for a collaboration, what is put to them, and what comes of it."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration, Decision, GovernanceBody
from collaborations.services.many import save_many
from collaborations.services.register_rows import refuse_published
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date

Outcome = Decision.Outcome


@transaction.atomic
def add_body(
    *, collaboration: Collaboration, name: str, tier: int, by: Any
) -> GovernanceBody:
    """Add a body that decides for the collaboration.

    Raises PermissionDenied, or ValidationError when the body cannot be true.
    """
    _open_to(by, collaboration)
    body = GovernanceBody(collaboration=collaboration, name=name, tier=tier)
    body.full_clean()
    with changes_made_by(by):
        body.save()
    return body


@transaction.atomic
def raise_decision(
    *,
    collaboration: Collaboration,
    matter: str,
    kind: str,
    raised_on: dt.date,
    by: Any,
    body: GovernanceBody | None = None,
    waits_for: str = "",
    approvals_needed: int | None = None,
    amount: Decimal | None = None,
) -> Decision:
    """Put a matter to those who decide; it waits until an outcome closes it.

    Raises PermissionDenied, or ValidationError when the matter cannot be true.
    """
    _open_to(by, collaboration)
    _refuse_future(raised_on, "raised_on")
    decision = Decision(
        collaboration=collaboration,
        body=body,
        matter=matter,
        kind=kind,
        raised_on=raised_on,
        waits_for=waits_for,
        approvals_needed=approvals_needed,
        amount=amount,
    )
    decision.full_clean()
    with changes_made_by(by):
        decision.save()
    return decision


@transaction.atomic
def record_decisions(
    *, collaboration: Collaboration, decisions: Sequence[Decision], by: Any
) -> list[Decision]:
    """Bring in matters as old minutes tell them, with their outcomes; all or none.

    Raises PermissionDenied, or ValidationError when one of them cannot be true.
    """
    _open_to(by, collaboration)
    for decision in decisions:
        decision.collaboration = collaboration
        _refuse_future(decision.raised_on, "raised_on")
        for day in filter(None, (decision.considered_on, decision.decided_on)):
            _refuse_future(day, "on")
    with changes_made_by(by):
        return save_many(decisions)


@transaction.atomic
def record_outcome(
    *,
    decision: Decision,
    outcome: Decision.Outcome,
    on: dt.date,
    by: Any,
    waits_for: str = "",
    approvals_given: int | None = None,
    version: int | None = None,
) -> Decision:
    """Close a matter, or note that it was deferred or returned and still waits.

    `version` is the one that the writer had in sight. Raises PermissionDenied, or
    ValidationError when the matter is closed, has changed or cannot have gone so.
    """
    _open_to(by, decision.collaboration)
    locked: Decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _refuse_closed(locked)
    _refuse_changed(locked, version)
    _refuse_future(on, "on")
    _refuse_before_last_considered(locked, on)
    _apply(locked, outcome, on)
    locked.waits_for = "" if locked.is_closed else waits_for or locked.waits_for
    if approvals_given is not None:
        locked.approvals_given = approvals_given
    locked.full_clean()
    with changes_made_by(by):
        locked.save()
    locked.refresh_from_db(fields=["version"])
    return locked


def _open_to(user: Any, collaboration: Collaboration) -> None:
    """Require the right, and hold the collaboration still until the end."""
    access.require(user, Action.RECORD_DECISION, collaboration)
    # It serialises who adds a body, so that a second of its name gets an answer.
    held = Collaboration.objects.select_for_update(no_key=True).get(pk=collaboration.pk)
    refuse_published(held)


def _apply(decision: Decision, outcome: Decision.Outcome, on: dt.date) -> None:
    decision.outcome = outcome
    decision.decided_on = on if decision.is_closed else None
    # Who withdraws a matter spares others to consider it.
    if outcome != Outcome.WITHDRAWN:
        decision.considered_on = on
    decision.times_deferred += outcome == Outcome.DEFERRED
    decision.times_returned += outcome == Outcome.RETURNED


def _refuse_future(day: dt.date, field: str) -> None:
    if day > timezone.localdate():
        raise ValidationError({field: "Enter a day that is not in the future."})


def _refuse_closed(decision: Decision) -> None:
    if decision.is_closed:
        raise ValidationError(
            f"This matter was {decision.get_outcome_display().lower()}"
            f" on {uk_date(decision.decided_on)}."
        )


def _refuse_changed(decision: Decision, version: int | None) -> None:
    if version not in (None, decision.version):
        raise ValidationError(
            "Somebody recorded an outcome of this matter while you were writing."
            " Read what is new above; send yours again if it still holds."
        )


def _refuse_before_last_considered(decision: Decision, on: dt.date) -> None:
    last = decision.considered_on
    if last and on < last:
        raise ValidationError(
            {
                "on": f"This matter was last considered on {uk_date(last)}."
                " Enter that day or a later one."
            }
        )
