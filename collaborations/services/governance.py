"""Who decides for a collaboration, what is put to them, and what comes of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet

from collaborations.access import Action
from collaborations.models import (
    Collaboration,
    Decision,
    DecisionApproval,
    Force,
    GovernanceBody,
)
from collaborations.reports.parties import Party, parties_of
from collaborations.services.dates import past_fault, refuse_future
from collaborations.services.many import save_many
from collaborations.services.records import (
    CHANGED_MEANWHILE,
    RecordKind,
    add_record,
    hold,
)
from collabtrack.shared.history import Save, changes_made_by, rows_before
from collabtrack.shared.templatetags.figures import uk_date

Outcome = Decision.Outcome


def _check_decision(decision: Decision) -> None:
    refuse_future("raised_on", decision.raised_on)
    _refuse_closed(decision)
    _refuse_raised_after_approval(decision)
    named = decision.approvals.count() if decision.pk else 0
    if named and decision.approvals_needed != named:
        raise ValidationError(
            {
                "approvals_needed": f"{named} are named. Change who they are under"
                " “Whose approval it needs”."
            }
        )


def _refuse_undo(decision: Decision, save: Save) -> None:
    if decision.endings.exists():
        raise ValidationError(
            "It cannot be undone: the closing record names this decision. Name another"
            " there first."
        )


def _restore(decision: Decision, save: Save, by: Any) -> None:
    """Put back the facts, what came of it and whose approval it had."""
    for name in (*DECISION.fields, *COURSE):
        setattr(decision, name, save.before[name])
    decision.full_clean()
    decision.save()
    rows = rows_before(save, DecisionApproval, decision=decision.pk)
    _rewrite(
        decision,
        {row["force"] or row["policing_body"]: row["given_on"] for row in rows},
    )
    _raise_version(decision)


BODY = RecordKind(
    model=GovernanceBody,
    action=Action.RECORD_DECISION,
    fields=("name", "tier", "seats"),
)
# The facts of a matter. What came of it has verbs of its own.
DECISION = RecordKind(
    model=Decision,
    action=Action.RECORD_DECISION,
    fields=(
        "matter",
        "kind",
        "raised_on",
        "body",
        "waits_for",
        "approvals_needed",
        "amount",
    ),
    check=_check_decision,
    refuse_undo=_refuse_undo,
    restore=_restore,
)
# What the verbs below write, and an undo puts back.
COURSE = (
    "considered_on",
    "decided_on",
    "outcome",
    "times_deferred",
    "times_returned",
    "approvals_given",
)


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
    return add_record(record=decision, kind=DECISION, by=by)


@transaction.atomic
def record_decisions(
    *, collaboration: Collaboration, decisions: Sequence[Decision], by: Any
) -> list[Decision]:
    """Bring in matters as old minutes tell them, with their outcomes; all or none.

    Raises PermissionDenied, or ValidationError when one of them cannot be true.
    """
    hold(DECISION, collaboration, by)
    for decision in decisions:
        decision.collaboration = collaboration
        refuse_future("raised_on", decision.raised_on)
        for day in filter(None, (decision.considered_on, decision.decided_on)):
            refuse_future("on", day)
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
    locked = _locked(decision, by, version)
    refuse_future("on", on)
    _refuse_before_last_considered(locked, on)
    if outcome in Decision.CLOSING:
        _refuse_before_last_approval(locked, on)
    _apply(locked, outcome, on)
    locked.waits_for = "" if locked.is_closed else waits_for or locked.waits_for
    if approvals_given is not None:
        _refuse_other_count(locked, approvals_given)
        locked.approvals_given = approvals_given
    locked.full_clean()
    with changes_made_by(by):
        locked.save()
    locked.refresh_from_db(fields=["version"])
    return locked


@transaction.atomic
def record_approvals(
    *,
    decision: Decision,
    approvals: Mapping[Party, dt.date | None],
    by: Any,
    version: int | None = None,
) -> Decision:
    """Say whose approval a matter needs, and on which day each was given, if it was.

    Raises PermissionDenied, or ValidationError when the matter is closed, has changed
    or cannot have been approved so.
    """
    locked = _locked(decision, by, version)
    _refuse_wrong_approvals(locked, approvals)
    rows = locked.approvals.select_related(*DecisionApproval.PARTY)
    if {row.party: row.given_on for row in rows} == approvals:
        return locked
    given = sum(day is not None for day in approvals.values())
    with changes_made_by(by):
        _rewrite(locked, approvals)
        # The version grows even where one party takes another's place.
        Decision.objects.filter(pk=locked.pk).update(
            approvals_needed=len(approvals) or None,
            approvals_given=given if approvals else None,
            version=F("version") + 1,
        )
    locked.refresh_from_db(fields=["version", "approvals_needed", "approvals_given"])
    return locked


def _raise_version(decision: Decision) -> None:
    rows = Decision.objects.filter(pk=decision.pk)
    rows.update(version=F("version") + 1)


def _rewrite(decision: Decision, wanted: Mapping[Party, dt.date | None]) -> None:
    rows = decision.approvals.select_related(*DecisionApproval.PARTY)
    kept = {}
    for row in rows:
        if row.party in wanted:
            kept[row.party] = row
        else:
            row.delete()
    for party, given_on in wanted.items():
        kind = "force" if isinstance(party, Force) else "policing_body"
        row = kept.get(party) or DecisionApproval(decision=decision, **{kind: party})
        row.given_on = given_on
        row.full_clean()
        row.save()


def _locked(decision: Decision, by: Any, version: int | None) -> Decision:
    """Hold an open matter that nobody has changed since the writer read it."""
    hold(DECISION, decision.collaboration, by)
    locked: Decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _refuse_closed(locked)
    _refuse_changed(locked, version)
    return locked


def _apply(decision: Decision, outcome: Decision.Outcome, on: dt.date) -> None:
    decision.outcome = outcome
    decision.decided_on = on if decision.is_closed else None
    # Who withdraws a matter spares others to consider it.
    if outcome != Outcome.WITHDRAWN:
        decision.considered_on = on
    decision.times_deferred += outcome == Outcome.DEFERRED
    decision.times_returned += outcome == Outcome.RETURNED


def _refuse_closed(decision: Decision) -> None:
    if decision.is_closed:
        raise ValidationError(
            f"This matter was {decision.get_outcome_display().lower()}"
            f" on {uk_date(decision.decided_on)}."
        )


def _refuse_changed(decision: Decision, version: int | None) -> None:
    if version not in (None, decision.version):
        raise ValidationError(
            "Somebody changed this matter while you were writing."
            " Read what is new above; send yours again if it still holds.",
            code=CHANGED_MEANWHILE,
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


def _refuse_before_last_approval(decision: Decision, on: dt.date) -> None:
    last = (
        _approvals_given(decision).filter(given_on__gt=on).order_by("-given_on", "pk")
    )
    row = last.first()
    if row is not None:
        problem = f"{row.party} approved it on {uk_date(row.given_on)}."
        raise ValidationError({"on": f"{problem} Enter that day or a later one."})


def _refuse_raised_after_approval(decision: Decision) -> None:
    if not decision.pk:
        return
    rows = _approvals_given(decision).filter(given_on__lt=decision.raised_on)
    row = rows.order_by("given_on", "pk").first()
    if row is not None:
        problem = f"{row.party} approved it on {uk_date(row.given_on)}."
        problem += " Enter that day or an earlier one."
        raise ValidationError({"raised_on": problem})


def _approvals_given(decision: Decision) -> QuerySet[DecisionApproval]:
    rows: QuerySet[DecisionApproval] = decision.approvals.exclude(given_on=None)
    return rows.select_related(*DecisionApproval.PARTY)


def _refuse_other_count(decision: Decision, approvals_given: int) -> None:
    rows = decision.approvals.all()
    named = sum(row.given_on is not None for row in rows)
    if rows and named != approvals_given:
        raise ValidationError(
            {
                "approvals_given": f"{named} are named. Record the others under"
                " “Whose approval it needs” first."
            }
        )


def _refuse_wrong_approvals(
    decision: Decision, approvals: Mapping[Party, dt.date | None]
) -> None:
    inside = parties_of(decision.collaboration)
    for party, day in approvals.items():
        problem = ""
        if party not in inside:
            problem = f"{party} takes no part in this collaboration."
        elif fault := past_fault(day):
            problem = fault
        elif day and day < decision.raised_on:
            problem = "A matter cannot be approved before it was raised."
        if problem:
            raise ValidationError(
                {"approvals": ValidationError(problem, code="approval_day")}
            )
