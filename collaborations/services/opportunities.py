"""What forces do with an opportunity: raise it, notify others, consider it, decide.

Only writers of the force that raised it write its text, notify and decide; every
notified force answers for itself.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import F

from collaborations import access
from collaborations.access import Action
from collaborations.models import (
    Collaboration,
    Force,
    Function,
    NotifiedForce,
    Opportunity,
)
from collaborations.reports.opportunities import two_agree
from collaborations.services.dates import refuse_future
from collaborations.services.records import refuse_changed
from collabtrack.shared.history import changes_made_by

FIELDS = ("title", "idea", "function", "interest")
# Any fixed number: two who raise at the same time take turns for the next reference.
_TURN = 94_016
Outcome = Opportunity.Outcome


@dataclass(frozen=True, slots=True)
class OpportunityDraft:
    force: Force
    duty: str
    title: str
    idea: str
    function: Function
    interest: str
    raised_on: dt.date


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an opportunity ended; what was agreed may have led to a collaboration."""

    outcome: str
    reason: str
    on: dt.date
    collaboration: Collaboration | None = None


@transaction.atomic
def raise_opportunity(*, draft: OpportunityDraft, by: Any) -> Opportunity:
    """Record an idea of a force, still considered, for that force alone to see.

    Raises PermissionDenied for a force that is not the user's, or ValidationError.
    """
    require_writer(by, draft.force)
    refuse_future("raised_on", draft.raised_on)
    made = Opportunity(
        reference=_next_reference(),
        **{name: getattr(draft, name) for name in ("force", "duty", "raised_on")},
        **{name: getattr(draft, name) for name in FIELDS},
    )
    made.full_clean()
    with changes_made_by(by):
        made.save()
    return made


@transaction.atomic
def change_opportunity(
    *,
    opportunity: Opportunity,
    values: Mapping[str, Any],
    by: Any,
    version: int | None = None,
) -> Opportunity:
    """Write its text anew while it is considered; the history keeps the old one.

    Raises PermissionDenied, or ValidationError: with code `changed_meanwhile` when
    somebody was quicker.
    """
    held = _held(opportunity, by)
    refuse_changed(held, version)
    for name in set(values) & set(FIELDS):
        setattr(held, name, values[name])
    return _saved(held, by)


@transaction.atomic
def notify_force(
    *,
    opportunity: Opportunity,
    force: Force,
    on: dt.date,
    by: Any,
    version: int | None = None,
) -> NotifiedForce:
    """Tell a force of it; from then on its members see it and it must consider it.

    Raises PermissionDenied, or ValidationError: with code `changed_meanwhile` when
    somebody was quicker.
    """
    held = _held(opportunity, by)
    refuse_changed(held, version)
    if force == held.force:
        raise ValidationError({"force": f"{force} raised it: choose another force."})
    refuse_future("notified_on", on)
    if on < held.raised_on:
        raise ValidationError(
            {"notified_on": "Enter the day on which it was raised, or a later one."}
        )
    told = NotifiedForce(opportunity=held, force=force, notified_on=on)
    told.full_clean()
    with changes_made_by(by):
        told.save()
        raise_version(held)
    return told


@transaction.atomic
def consider_opportunity(
    *,
    notified: NotifiedForce,
    is_in_interests: bool,
    reason: str,
    on: dt.date,
    by: Any,
    version: int | None = None,
) -> NotifiedForce:
    """Record a notified force's own answer; until the decision it may think again.

    `version` is the opportunity's, as the writer has read it. Raises PermissionDenied
    for anybody else's force, or ValidationError: with code `changed_meanwhile` when
    somebody was quicker.
    """
    require_writer(by, notified.force)
    held = Opportunity.objects.select_for_update().get(pk=notified.opportunity_id)
    _refuse_decided(held)
    refuse_changed(held, version)
    refuse_future("considered_on", on)
    answer: NotifiedForce = NotifiedForce.objects.select_for_update().get(
        pk=notified.pk
    )
    answer.is_in_interests = is_in_interests
    answer.reason = reason
    answer.considered_on = on
    answer.full_clean()
    with changes_made_by(by):
        answer.save()
        raise_version(held)
    return answer


@transaction.atomic
def decide_opportunity(
    *, opportunity: Opportunity, verdict: Verdict, by: Any, version: int | None = None
) -> Opportunity:
    """Say what came of it; everybody who signs in sees it from then on.

    Raises PermissionDenied, or ValidationError: agreed needs a second force that is in
    favour.
    """
    held = _held(opportunity, by)
    refuse_changed(held, version)
    refuse_future("decided_on", verdict.on)
    if verdict.outcome == Outcome.CONSIDERED:
        raise ValidationError({"outcome": "Choose what came of it."})
    if verdict.outcome == Outcome.AGREED and not two_agree(held):
        raise ValidationError(
            {
                "outcome": "Two forces must agree: record first which notified force"
                " finds it in the interests of efficiency or effectiveness."
            }
        )
    _refuse_before_answers(held, verdict.on)
    held.outcome = verdict.outcome
    held.reason = verdict.reason
    held.decided_on = verdict.on
    held.collaboration = verdict.collaboration
    return _saved(held, by)


def may_write(user: Any, force: Force) -> bool:
    """Say whether the user writes opportunities in the force's name."""
    forces = access.forces_of(user, Action.RAISE_OPPORTUNITY)
    return bool(forces.filter(pk=force.pk).exists())


def require_writer(user: Any, force: Force) -> None:
    if not may_write(user, force):
        raise PermissionDenied(
            f"Only analysts and leads of {force} can"
            f" {Action.RAISE_OPPORTUNITY.value} in its name."
        )


def _held(opportunity: Opportunity, by: Any) -> Opportunity:
    """Require the right of the force that raised it, and hold it still."""
    require_writer(by, opportunity.force)
    rows = Opportunity.objects.select_for_update(of=("self",))
    held = rows.select_related("force").get(pk=opportunity.pk)
    _refuse_decided(held)
    return held


def _saved(opportunity: Opportunity, by: Any) -> Opportunity:
    opportunity.full_clean()
    with changes_made_by(by):
        opportunity.save()
    opportunity.refresh_from_db(fields=["version"])
    return opportunity


def raise_version(opportunity: Opportunity) -> None:
    """Let who read it without this row read it again before they write."""
    rows = Opportunity.objects.filter(pk=opportunity.pk)
    rows.update(version=F("version") + 1)


def _refuse_decided(opportunity: Opportunity) -> None:
    if opportunity.is_decided:
        raise ValidationError(
            f"{opportunity.reference} is decided:"
            f" {opportunity.get_outcome_display().lower()}. Raise a new one instead."
        )


def _refuse_before_answers(opportunity: Opportunity, on: dt.date) -> None:
    answers = opportunity.notified.filter(considered_on__gt=on)
    if answers.exists():
        raise ValidationError(
            {
                "decided_on": "A force considered it later: enter that day or a"
                " later one."
            }
        )


def _next_reference() -> str:
    """Give the number after the highest: a reference never changes or comes back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
        cursor.execute(
            "SELECT coalesce(max(substr(reference, 3)::int), 0) + 1"
            " FROM collaborations_opportunityevent"
        )
        number: int = cursor.fetchone()[0]
    return f"O-{number:04d}"
