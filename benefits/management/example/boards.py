"""Boards in tiers, what was put to them, and how long they took."""

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Final

from benefits.management.example.plan import BoardsState
from benefits.management.example.story import Story
from collaborations.models import Decision, GovernanceBody
from collaborations.services.governance import (
    BODY,
    raise_decision,
    record_decisions,
    record_outcome,
)

TIERS: Final = (
    "Joint board of policing bodies and chief constables",
    "Chief officers' board",
    "Programme board",
    "Operational management group",
    "Working group of practitioners",
)
BODIES: Final = {
    BoardsState.LEAN: TIERS[:1],
    BoardsState.TIERS: TIERS[:3],
    BoardsState.HEAVY: TIERS,
    BoardsState.STUCK: TIERS[:3],
}
# Days from raising to deciding, the fewest and the most.
PACE: Final = {
    BoardsState.LEAN: (6, 50),
    BoardsState.TIERS: (20, 95),
    BoardsState.HEAVY: (50, 210),
    BoardsState.STUCK: (30, 120),
}
# What every collaboration has to decide sooner or later.
ALWAYS: Final = (
    "Approve the budget for the coming year",
    "Accept the annual report and publish it",
    "Appoint the head of the unit",
    "Agree the risks to be carried and by whom",
)
Kind, Outcome, Seats = Decision.Kind, Decision.Outcome, GovernanceBody.Seats
CLOSINGS: Final = (Outcome.APPROVED, Outcome.REFUSED, Outcome.WITHDRAWN)
LAST: Final = 900


def tell(story: Story) -> None:
    """Set up the boards, bring in their minutes, and raise what is still open."""
    state = story.plan.boards
    if state == BoardsState.NONE:
        return
    bodies = [
        GovernanceBody(
            name=name, tier=tier, seats=Seats.BOTH if tier == 1 else Seats.FORCES
        )
        for tier, name in enumerate(BODIES[state], start=1)
    ]
    story.record(BODY, *bodies)
    random = story.dice("decisions")
    matters = [*story.plan.subject.matters, *ALWAYS]
    random.shuffle(matters)
    if state == BoardsState.STUCK:
        _leave_stuck(story, bodies[0], matters.pop(), random.randint(200, 330))
    few = matters[: random.randint(3, len(matters))]
    record_decisions(
        collaboration=story.collaboration,
        decisions=[_minuted(story, bodies, matter, random) for matter in few[1:]],
        by=story.analyst,
    )
    _put_now(story, bodies[-1], few[0], random)


def _minuted(
    story: Story, bodies: list[GovernanceBody], matter: str, random: Random
) -> Decision:
    """Make up a matter of the last years, decided unless that day is still to come."""
    body = random.choice(bodies)
    window = min(LAST, story.age)
    raised_on = story.last_day - dt.timedelta(days=random.randint(0, window))
    days = random.randint(*PACE[story.plan.boards])
    decision = Decision(
        body=body,
        matter=matter,
        kind=Kind.STRATEGIC if random.random() < 0.3 else Kind.ROUTINE,
        raised_on=raised_on,
        approvals_needed=_approvals(story),
        amount=Decimal(random.randint(4, 90) * 2_500),
    )
    again = random.choice([Outcome.DEFERRED, Outcome.RETURNED])
    if random.random() < 0.2:
        decision.times_deferred = int(again == Outcome.DEFERRED)
        decision.times_returned = int(again == Outcome.RETURNED)
    decided_on = raised_on + dt.timedelta(days=days)
    closing = random.choices(CLOSINGS, [86, 9, 5])[0]
    if decided_on > story.last_day:
        decision.waits_for = body.name
    else:
        decision.considered_on = decision.decided_on = decided_on
        decision.outcome = closing
        approved = closing == Outcome.APPROVED
        decision.approvals_given = decision.approvals_needed if approved else None
    return decision


def _approvals(story: Story) -> int:
    """Two corporations sole for each force, where everybody has to agree."""
    heavy = story.plan.boards == BoardsState.HEAVY
    return 2 * len(story.plan.forces) if heavy else 1


def _leave_stuck(story: Story, body: GovernanceBody, matter: str, days: int) -> None:
    raised_on = story.last_day - dt.timedelta(days=min(days, story.age))
    _raise(story, body, matter, raised_on, Kind.STRATEGIC)


def _put_now(story: Story, body: GovernanceBody, matter: str, random: Random) -> None:
    """Raise a matter of these weeks; some boards put it off once."""
    days = min(random.randint(8, 55), story.age)
    raised_on = story.last_day - dt.timedelta(days=days)
    decision = _raise(story, body, matter, raised_on, Kind.ROUTINE)
    if days > 14 and random.random() < 0.4:
        record_outcome(
            decision=decision,
            outcome=random.choice([Outcome.DEFERRED, Outcome.RETURNED]),
            on=raised_on + dt.timedelta(days=days // 2),
            by=story.analyst,
        )


def _raise(
    story: Story,
    body: GovernanceBody,
    matter: str,
    raised_on: dt.date,
    kind: Decision.Kind,
) -> Decision:
    return raise_decision(
        collaboration=story.collaboration,
        body=body,
        matter=matter,
        kind=kind,
        raised_on=raised_on,
        waits_for=body.name,
        approvals_needed=_approvals(story),
        by=story.analyst,
    )
