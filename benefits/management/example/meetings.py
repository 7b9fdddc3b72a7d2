"""Meetings of the boards of the last year, who came, and whose approval is missing."""

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Final

from benefits.management.example.plan import BoardsState
from benefits.management.example.states import MeetingsState
from benefits.management.example.story import Story
from collaborations.models import Decision, GovernanceBody, Meeting
from collaborations.reports.parties import Party, Seats
from collaborations.services.governance import BODY, record_approvals
from collaborations.services.meetings import record_meetings

QUARTER: Final = dt.timedelta(days=91)
PANEL: Final = "Scrutiny panel of the policing bodies"
FEW_FORCES: Final = 6


def tell(story: Story) -> None:
    state = story.state(MeetingsState)
    rows = GovernanceBody.objects.filter(collaboration=story.collaboration)
    boards = list(rows.order_by("tier", "pk"))
    if not boards or not story.plan.has_begun:
        return
    random = story.dice("meetings")
    if story.plan.boards == BoardsState.HEAVY:
        _await_approvals(story, random)
    if state == MeetingsState.NONE:
        return
    if random.random() < 0.25:
        boards.append(_add_panel(story))
    seats = Seats(story.collaboration)
    record_meetings(
        collaboration=story.collaboration,
        meetings=[
            _meeting(story, board, day, seats.on(board, day), random)
            for board in dict.fromkeys((boards[0], boards[-1]))
            for day in _days(story, random)
        ],
        by=story.analyst,
    )


def _add_panel(story: Story) -> GovernanceBody:
    panel = GovernanceBody(
        collaboration=story.collaboration,
        name=PANEL,
        tier=1,
        seats=GovernanceBody.Seats.POLICING_BODIES,
    )
    story.record(BODY, panel)
    return panel


def _days(story: Story, random: Random) -> list[dt.date]:
    """Give the days of a board's last year."""
    last_on = story.last_day - dt.timedelta(days=random.randint(3, 60))
    days = [last_on - QUARTER * turn for turn in range(4)]
    return [day for day in reversed(days) if day >= story.plan.founded_on]


def _meeting(
    story: Story,
    board: GovernanceBody,
    day: dt.date,
    present: tuple[Party, ...],
    random: Random,
) -> tuple[Meeting, tuple[Party, ...]]:
    state = story.state(MeetingsState)
    meeting = Meeting(body=board, held_on=day)
    if random.random() < 0.8:
        meeting.hours = Decimal(len(present) * random.randint(4, 12)) / 2 or None
    if random.random() < 0.3:
        reference = story.collaboration.reference.lower()
        meeting.minutes_link = f"https://library.example.org/minutes/{reference}/{day}"
    if state == MeetingsState.UNMARKED:
        present = ()
    elif state == MeetingsState.ABSENT and random.random() < 0.7:
        present = present[:-1]
    return meeting, present


def _await_approvals(story: Story, random: Random) -> None:
    """Name whose yes an open matter needs: some have given it, others have not."""
    rows = Decision.objects.filter(
        collaboration=story.collaboration, decided_on__isnull=True
    )
    decision = rows.order_by("raised_on", "pk").first()
    forces = [member.force for member in story.members_on(story.last_day)]
    if decision is None or len(forces) > FEW_FORCES:
        return
    asked_on = min(decision.raised_on + dt.timedelta(days=3), story.last_day)
    approvals: dict[Party, dt.date | None] = {
        force: asked_on if random.random() < 0.6 else None for force in forces
    }
    record_approvals(decision=decision, approvals=approvals, by=story.analyst)
