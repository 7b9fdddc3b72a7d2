"""What else it is called: the name of its first years, and its initials."""

from benefits.management.example.founding import first_name
from benefits.management.example.states import NamesState
from benefits.management.example.story import Story
from collaborations.models import OtherName
from collaborations.services.collaboration_changes import (
    OTHER_NAME,
    change_collaboration,
)

WHY = (
    "The old name said where it sits and not what it does.",
    "Renamed when another force joined the talks.",
    "The forces wanted a name that the public understands.",
)


def tell(story: Story) -> None:
    plan, name = story.plan, story.plan.choice.name
    if first_name(plan) != name:
        story.collaboration = change_collaboration(
            collaboration=story.collaboration,
            values={"name": name},
            by=story.analyst,
            reason=story.dice("renamed").choice(WHY),
        )
    if story.state(NamesState) != NamesState.KEPT:
        initials = OtherName(
            collaboration=story.collaboration,
            kind=OtherName.Kind.ABBREVIATION,
            name=f"{_initials(plan.choice.place)}{plan.subject.short}",
        )
        story.record(OTHER_NAME, initials)


def _initials(place: str) -> str:
    return "".join(word[0] for word in place.split() if word[0].isupper())
