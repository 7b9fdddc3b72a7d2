"""Who answers for it: owners, direction and control, limits, and policing bodies."""

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Final

from benefits.management.example.states import (
    ArrangementsState,
    ControlState,
    LimitsState,
    OwnersState,
)
from benefits.management.example.story import Story
from collaborations.models import (
    AccountabilityArrangement,
    AccountableLead,
    DelegationLimit,
    DirectionAndControl,
    Force,
    GovernanceBody,
)
from collaborations.reports.parties import policing_bodies_of
from collaborations.services.accountability import (
    ARRANGEMENT,
    DIRECTION,
    LIMIT,
    lead_kind,
)
from collaborations.services.many import add_records

ONE_DAY: Final = dt.timedelta(days=1)
OWNERS: Final = (
    "Deputy chief constable",
    "Assistant chief constable, operations",
    "Assistant chief constable, crime",
    "Director of resources",
)
HANDOVERS: Final = (
    "Two meetings and a note of what is open: the budget and the {unit} of the year.",
    "A month side by side. The new owner visited every site.",
    "The file was gone through with the board's secretary, risk by risk.",
)
# Who decides, what, and up to how many pounds.
LIMITS: Final = (
    ("", "Capital spending and the yearly budget", 500_000),
    ("Head of the unit", "Purchases, overtime and short hire", 10_000),
    ("Chief finance officer", "Contracts of up to three years", 100_000),
)
ARRANGEMENTS: Final = (
    "The chief constable reports each quarter on cost and {unit} in our own area, and"
    " answers questions in public once a year.",
    "We read the yearly report beside the figures of {place}, and may ask the lead"
    " force to attend.",
    "A member of our staff sits in on the board and tells us within a week.",
    "We hold our own chief constable to account for what we pay and what we get: that"
    " {gain}.",
)
NAMED: Final = ("Jo Sample", "Lee Placeholder", "Kim Specimen")


def tell(story: Story) -> None:
    if not story.plan.has_begun:
        return
    random = story.dice("accountability")
    _name_owners(story, random)
    _say_who_directs(story, random)
    _set_limits(story)
    _arrange(story, random)


def _name_owners(story: Story, random: Random) -> None:
    state = story.state(OwnersState)
    if state == OwnersState.NONE:
        return
    parts = {OwnersState.HANDED_OVER: [0.7], OwnersState.CHANGING: [0.6, 0.8]}
    changes = parts.get(state, []) if story.age > 120 else []
    starts = [story.plan.founded_on, *map(story.at, changes)]
    ends = [*(day - ONE_DAY for day in starts[1:]), None]
    titles = random.sample(OWNERS, len(starts))
    for place, (title, start, end) in enumerate(zip(titles, starts, ends, strict=True)):
        lead = AccountableLead(
            collaboration=story.collaboration,
            role_title=title,
            force=story.lead_force,
            starts_on=start,
            ends_on=end,
        )
        if place and state == OwnersState.HANDED_OVER:
            lead.handover_on = start
            lead.handover = random.choice(HANDOVERS).format(**story.words)
        if random.random() < 0.1:
            lead.person_name = random.choice(NAMED)
        story.record(lead_kind(story.analyst), lead)


def _say_who_directs(story: Story, random: Random) -> None:
    state, start = story.state(ControlState), story.plan.founded_on
    if state == ControlState.UNSAID:
        return
    moved_on = story.at(0.5)
    others = [m.force for m in story.members_on(moved_on) if m.left_on is None]
    if state == ControlState.LEAD_FORCE or len(others) < 2 or moved_on <= start:
        _direct(story, story.lead_force, start, None, random)
        return
    _direct(story, others[-1], start, moved_on - ONE_DAY, random)
    _direct(story, story.lead_force, moved_on, None, random)


def _direct(
    story: Story, force: Force, start: dt.date, end: dt.date | None, random: Random
) -> None:
    clause = f"Clause {random.randint(4, 19)}.{random.randint(1, 6)}"
    direction = DirectionAndControl(
        collaboration=story.collaboration,
        force=force,
        function=story.plan.subject.function,
        starts_on=start,
        ends_on=end,
        agreement_clause=clause if random.random() < 0.8 else "",
    )
    story.record(DIRECTION, direction)


def _set_limits(story: Story) -> None:
    state = story.state(LimitsState)
    if state == LimitsState.NONE:
        return
    rows = GovernanceBody.objects.filter(collaboration=story.collaboration)
    board = rows.order_by("tier", "pk").first()
    limits = []
    for role, what, pounds in LIMITS:
        limit = DelegationLimit(
            body=None if role else board,
            role_title=role or ("" if board else "Chief officers together"),
            what=what,
            starts_on=story.plan.founded_on,
        )
        if state == LimitsState.POUNDS:
            limit.limit = Decimal(pounds * story.dice(what).choice((1, 2, 5)))
        limits.append(limit)
    add_records(
        collaboration=story.collaboration, records=limits, kind=LIMIT, by=story.analyst
    )


def _arrange(story: Story, random: Random) -> None:
    state = story.state(ArrangementsState)
    if state == ArrangementsState.NONE:
        return
    bodies = list(policing_bodies_of(story.collaboration))
    if state == ArrangementsState.SOME:
        bodies = bodies[: (len(bodies) + 1) // 2]
    is_old = state == ArrangementsState.OLD
    day = story.ago(random.randint(1120, 1500) if is_old else random.randint(20, 900))
    arrangements = [
        AccountabilityArrangement(
            policing_body=body,
            text=random.choice(ARRANGEMENTS).format(**story.words),
            considered_on=day,
        )
        for body in bodies
    ]
    add_records(
        collaboration=story.collaboration,
        records=arrangements,
        kind=ARRANGEMENT,
        by=story.analyst,
    )
