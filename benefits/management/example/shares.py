"""Who pays what: the shares agreed at the start, and anew when it changes."""

import datetime as dt
from decimal import Decimal

from benefits.management.example.plan import SharesState
from benefits.management.example.story import Story
from collaborations.models import Participation
from collaborations.services.cost_shares import change_cost_shares
from collabtrack.shared.money import apportion

WHOLE = 10_000


def tell(story: Story) -> None:
    if story.plan.shares == SharesState.NONE:
        return
    by_size = story.plan.shares == SharesState.SIZE
    agree(story, story.plan.founded_on, by_size=by_size)
    # The first bargain is often equal parts; the second follows size.
    if story.plan.shares == SharesState.CHANGED and story.age > 400:
        agree(story, story.at(0.4), by_size=True)


def agree(story: Story, starts_on: dt.date, *, by_size: bool) -> None:
    """Agree the shares of whoever takes part on the day."""
    members = story.members_on(starts_on)
    change_cost_shares(
        collaboration=story.collaboration,
        shares=_parts(story, members, by_size=by_size),
        starts_on=starts_on,
        by=story.lead,
    )


def _parts(
    story: Story, members: list[Participation], *, by_size: bool
) -> dict[Participation, Decimal]:
    sizes = [story.country.sizes[member.force_id] for member in members]
    parts = apportion(WHOLE, sizes if by_size else [1] * len(members))
    return {
        member: Decimal(part) / 100 for member, part in zip(members, parts, strict=True)
    }
