"""What each collaboration is to be like, dealt out before anything is told.

Every topic deals its own states, so that good costs stand beside bad purposes. The
states of one topic say what its chapter tells.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from benefits.management.example.chance import deal, dice
from benefits.management.example.choosing import Choice
from benefits.management.example.states import States, deal_states
from benefits.management.example.subjects import Subject
from collaborations.models import Collaboration, Force

Status = Collaboration.Status
EndingReason = Collaboration.EndingReason


class PurposeState(StrEnum):
    AGREED = "every force agrees, within a year"
    CONCERN = "every force agrees, some with a concern"
    AWAITING = "a new version waits for some forces"
    UNSIGNED = "a force has not answered for over 90 days"
    REFUSED = "a force does not agree"
    STALE = "agreed, but over a year ago"
    VAGUE = "a text that says neither who benefits nor what changes"
    NONE = "no text"


class ObjectivesState(StrEnum):
    COMPLETE = "all have measure, target and date"
    SOME = "some lack a target or a date"
    WORDS = "none has a measure"
    NONE = "none"


class SharesState(StrEnum):
    EQUAL = "equal parts"
    SIZE = "by residents"
    CHANGED = "agreed anew since"
    NONE = "no agreed shares"


class MembersState(StrEnum):
    STABLE = "the same forces throughout"
    JOINED = "one joined later"
    LEFT = "one left"
    RETURNED = "one left and joined again"


class BoardsState(StrEnum):
    LEAN = "one board that decides quickly"
    TIERS = "three tiers"
    HEAVY = "five tiers and an approval from everybody"
    STUCK = "a matter open for over 180 days"
    NONE = "no board recorded"


class SpendState(StrEnum):
    BY_FORCE = "actual spend by force"
    GROSS = "gross actual spend"
    FORECAST = "forecast only"
    LATE = "nothing for the latest years"
    NONE = "nothing recorded"


STATUSES: Final = {
    Status.LIVE: 46,
    Status.UNDER_REVIEW: 5,
    Status.ENDING: 5,
    Status.ENDED: 17,
    Status.SETTING_UP: 4,
    Status.PROPOSED: 3,
    Status.TRANSFERRING: 2,
    Status.ABSORBED: 1,
    Status.NOT_KNOWN: 1,
}
PURPOSES: Final = {
    PurposeState.AGREED: 34,
    PurposeState.CONCERN: 8,
    PurposeState.AWAITING: 9,
    PurposeState.UNSIGNED: 8,
    PurposeState.REFUSED: 3,
    PurposeState.STALE: 9,
    PurposeState.VAGUE: 8,
    PurposeState.NONE: 4,
}
OBJECTIVES: Final = {
    ObjectivesState.COMPLETE: 46,
    ObjectivesState.SOME: 20,
    ObjectivesState.WORDS: 10,
    ObjectivesState.NONE: 8,
}
SHARES: Final = {
    SharesState.SIZE: 34,
    SharesState.EQUAL: 22,
    SharesState.CHANGED: 18,
    SharesState.NONE: 10,
}
MEMBERS: Final = {
    MembersState.STABLE: 56,
    MembersState.JOINED: 13,
    MembersState.LEFT: 11,
    MembersState.RETURNED: 4,
}
BOARDS: Final = {
    BoardsState.LEAN: 24,
    BoardsState.TIERS: 30,
    BoardsState.HEAVY: 14,
    BoardsState.STUCK: 9,
    BoardsState.NONE: 7,
}
SPENDS: Final = {
    SpendState.GROSS: 34,
    SpendState.BY_FORCE: 24,
    SpendState.FORECAST: 8,
    SpendState.LATE: 10,
    SpendState.NONE: 8,
}

# The first day of these is known; the others have not begun, or nobody says.
BEGUN: Final = (
    *(Status.LIVE, Status.UNDER_REVIEW, Status.ENDING, Status.ENDED),
    *(Status.TRANSFERRING, Status.ABSORBED),
)
OVER: Final = (Status.ENDED, Status.ABSORBED)


@dataclass(frozen=True)
class Plan:
    """`founded_on` is the day the forces agreed to do it, or to prepare it."""

    number: int
    choice: Choice
    status: Status
    founded_on: dt.date
    ended_on: dt.date | None
    purpose: PurposeState
    objectives: ObjectivesState
    shares: SharesState
    members: MembersState
    boards: BoardsState
    spend: SpendState
    states: States
    # Why it ended; empty while it has not.
    ended_because: str
    # Which of the collaborations on its subject it is, from 0.
    turn: int

    @property
    def subject(self) -> Subject:
        return self.choice.subject

    @property
    def forces(self) -> tuple[Force, ...]:
        return self.choice.forces

    @property
    def has_begun(self) -> bool:
        return self.status in BEGUN


def make_plans(choices: list[Choice], *, seed: int, today: dt.date) -> list[Plan]:
    """Deal a state of every topic to every collaboration."""
    count = len(choices)
    random = dice(seed, "plan")
    dealt = zip(
        choices,
        deal(random, PURPOSES, count),
        deal(random, OBJECTIVES, count),
        deal(random, SHARES, count),
        deal(random, MEMBERS, count),
        deal(random, BOARDS, count),
        deal(random, SPENDS, count),
        strict=True,
    )
    statuses = deal(random, STATUSES, sum(map(_may_be_any, choices)))
    reasons = iter(_reasons(seed, statuses.count(Status.ENDED)))
    drawn, later = iter(statuses), deal_states(seed=seed, count=count)
    turns: Counter[str] = Counter()
    plans = []
    for number, row in enumerate(dealt, start=1):
        choice, purpose, aims, shares, members, boards, spend = row
        status = next(drawn) if _may_be_any(choice) else _fixed_status(choice)
        founded_on, ended_on = _life(status, number, seed, today)
        because = next(reasons) if status == Status.ENDED else ""
        if status == Status.ABSORBED:
            because = EndingReason.ABSORBED
        told = Plan(
            number=number,
            choice=choice,
            status=status,
            founded_on=founded_on,
            ended_on=ended_on,
            purpose=purpose,
            objectives=aims,
            shares=shares,
            members=members,
            boards=boards,
            spend=spend,
            states=later[number - 1],
            ended_because=because,
            turn=turns[choice.subject.key],
        )
        turns[choice.subject.key] += 1
        plans.append(told)
    return plans


def _reasons(seed: int, count: int) -> list[EndingReason]:
    """Deal a reason to all that ended; what was absorbed has its own."""
    weights: dict[EndingReason, int] = {
        reason: 1 for reason in EndingReason if reason != EndingReason.ABSORBED
    }
    return deal(dice(seed, "plan", "reasons"), weights, count)


def _may_be_any(choice: Choice) -> bool:
    return not (choice.is_draft or choice.is_restricted or choice.is_mandatory)


def _fixed_status(choice: Choice) -> Status:
    """What nobody may leave runs, and so does what few may see."""
    return Status.PROPOSED if choice.is_draft else Status.LIVE


def _life(
    status: Status, number: int, seed: int, today: dt.date
) -> tuple[dt.date, dt.date | None]:
    """A few are young: what is not yet due shows on every day."""
    random = dice(seed, number, "life")
    if status in OVER:
        ended_on = today - dt.timedelta(days=random.randint(40, 500))
        return ended_on - dt.timedelta(days=random.randint(900, 2600)), ended_on
    if status not in BEGUN:
        return today - dt.timedelta(days=random.randint(30, 300)), None
    if random.random() < 0.08:
        return today - dt.timedelta(days=random.randint(20, 85)), None
    return today - dt.timedelta(days=random.randint(200, 3900)), None
