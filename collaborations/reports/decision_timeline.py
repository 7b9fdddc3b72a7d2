"""What happened to a matter, day by day, as the history of the record tells it.

Each outcome stands with the day it was given; each approval with its own. What was
corrected later is told as corrected. Entries of one day keep the order of recording.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from collaborations.models import Decision
from collaborations.reports.governance import with_approvals
from collabtrack.shared.history import events_of

Outcome = Decision.Outcome
_STAYS_OPEN = {
    "times_deferred": "Considered and deferred",
    "times_returned": "Considered and returned",
}


@dataclass(frozen=True)
class Moment:
    day: dt.date
    what: str
    note: str = ""


@dataclass(frozen=True)
class Approval:
    party: str
    given_on: dt.date | None


def timeline(decision: Decision) -> tuple[Moment, ...]:
    """Tell the matter from raised to closed, in the order of the days."""
    raised = Moment(decision.raised_on, "Raised")
    told = [raised, *_outcomes(decision), *_approved(decision)]
    return tuple(sorted(told, key=lambda moment: moment.day))


def approvals(decision: Decision) -> tuple[Approval, ...]:
    return tuple(
        Approval(str(row.party), row.given_on) for row in decision.approvals.all()
    )


def one_decision(pk: int) -> Decision:
    """Fetch a matter with all that its page tells."""
    rows = with_approvals(Decision.objects.filter(pk=pk))
    found: Decision = rows.select_related("collaboration", "body").get()
    return found


def _outcomes(decision: Decision) -> Iterator[Moment]:
    for earlier, event in pairwise([None, *events_of(decision)]):
        for counter, what in _STAYS_OPEN.items():
            if getattr(event, counter) > getattr(earlier, counter, 0):
                whom = f"It waited with {event.waits_for}." if event.waits_for else ""
                yield Moment(event.considered_on or event.raised_on, what, whom)
        if event.decided_on and not getattr(earlier, "decided_on", None):
            yield Moment(event.decided_on, Outcome(event.outcome).label)


def _approved(decision: Decision) -> Iterator[Moment]:
    rows: Any = decision.approvals.all()
    for row in rows:
        if row.given_on:
            yield Moment(row.given_on, f"Approved by {row.party}")
