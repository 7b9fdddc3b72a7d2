"""Who joined later, who left, and the shares that the change needed."""

import datetime as dt

from benefits.management.example import shares
from benefits.management.example.founding import clear_officers
from benefits.management.example.plan import MembersState, SharesState
from benefits.management.example.story import Story
from collaborations.models import Force, Participation
from collaborations.services.cost_shares import new_shares_day
from collaborations.services.participation import invite_force, withdraw_force

# Younger ones, and those of two forces, have nobody to lose.
OLD_ENOUGH, ENOUGH_FORCES = 700, 3


def tell(story: Story) -> None:
    state = story.plan.members
    if state == MembersState.STABLE or not _may_change(story):
        return
    if state == MembersState.JOINED:
        newcomer = _newcomer(story)
        if newcomer:
            _join(story, newcomer, story.at(0.6))
        return
    _leave(story, story.participations[-1], story.at(0.5))
    if state == MembersState.RETURNED:
        _join(story, story.participations[-1].force, story.at(0.75))


def _may_change(story: Story) -> bool:
    is_old = story.age > OLD_ENOUGH and story.plan.has_begun
    return is_old and len(story.plan.forces) >= ENOUGH_FORCES


def _newcomer(story: Story) -> Force | None:
    """Give a neighbour: a force of the same region, else of the next."""
    inside = {force.pk for force in story.plan.forces}
    others = [f for f in story.country.territorial if f.pk not in inside]
    region = story.lead_force.region
    near = [force for force in others if force.region == region]
    return next(iter(near or others), None)


def _join(story: Story, force: Force, on: dt.date) -> None:
    member = invite_force(
        collaboration=story.collaboration,
        force=force,
        joined_on=on,
        role=Participation.Role.PARTNER,
        by=story.analyst,
    )
    story.participations.append(member)
    clear_officers(story, force)
    _agree_anew(story, new_shares_day(story.collaboration, on))


def _leave(story: Story, leaver: Participation, on: dt.date) -> None:
    left = withdraw_force(participation=leaver, left_on=on, by=story.analyst)
    story.participations[story.participations.index(leaver)] = left.participation
    _agree_anew(story, left.needs_shares_from)


def _agree_anew(story: Story, starts_on: dt.date | None) -> None:
    if starts_on:
        by_size = story.plan.shares != SharesState.EQUAL
        shares.agree(story, starts_on, by_size=by_size)
