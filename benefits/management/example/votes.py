"""How many votes each force has: as it pays, or one each, and why."""

import datetime as dt
from typing import Final

from benefits.management.example.states import VotesState
from benefits.management.example.story import Story
from collaborations.models import Participation, VoteReason
from collaborations.reports.shares import agreed_shares
from collaborations.services.votes import VOTE_REASON, change_votes

REASONS: Final = (
    "Each force has one vote because each chief officer answers for the whole of the"
    " {unit} in their own area.",
    "The smaller forces joined on the condition that {force} could not outvote them.",
    "Decisions are meant to be unanimous. A vote is the last resort, and counts each"
    " force once.",
    "Cost follows the {unit} and changes every year; the votes are not to change with"
    " it.",
)


def tell(story: Story) -> None:
    state = story.state(VotesState)
    if state == VotesState.NONE or not story.plan.has_begun:
        return
    starts_on = _first_day(story)
    members = story.members_on(starts_on)
    change_votes(
        collaboration=story.collaboration,
        votes=_votes(story, members, starts_on),
        starts_on=starts_on,
        by=story.lead,
    )
    if state == VotesState.EXPLAINED:
        text = story.dice("vote reason").choice(REASONS).format(**story.words)
        reason = VoteReason(
            collaboration=story.collaboration, text=text, stated_on=starts_on
        )
        story.record(VOTE_REASON, reason, by=story.lead)


def _first_day(story: Story) -> dt.date:
    """Give the first day on which the forces of today took part."""
    days = [story.plan.founded_on]
    for member in story.participations:
        if member.left_on:
            days.append(member.left_on + dt.timedelta(days=1))
        elif member.joined_on:
            days.append(member.joined_on)
    return min(max(days), story.last_day)


def _votes(
    story: Story, members: list[Participation], on: dt.date
) -> dict[Participation, int]:
    if story.state(VotesState) != VotesState.AS_COST:
        return dict.fromkeys(members, 1)
    agreed = agreed_shares(story.collaboration, on)
    cost = {pk: share.cost for pk, share in agreed.items()}
    return {
        member: int((cost.get(member.pk) or 1) * 100)
        if cost
        else story.country.sizes[member.force_id]
        for member in members
    }
