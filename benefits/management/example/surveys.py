"""Surveys: do the people in it know what it is for?"""

from collections.abc import Iterator
from random import Random
from typing import Final

from benefits.management.example.states import SurveyState
from benefits.management.example.story import Story
from collaborations.models import UnderstandingSurvey
from collaborations.services.surveys import Counts, record_survey

METHODS: Final = (
    "Three questions at the end of shift briefings over two weeks.",
    "An online form to all staff, with one reminder.",
    "Interviews by the inspector of each force, a sample of every rank.",
    "A card with the yearly appraisal: say in one sentence what it is for.",
)
# How many in 100 of those who answer know the purpose.
KNOWING: Final = {
    SurveyState.GOOD: (78, 96),
    SurveyState.POOR: (18, 48),
    SurveyState.SILENT: (60, 88),
    SurveyState.OLD: (50, 90),
}
MOST_FORCES: Final = 12


def tell(story: Story) -> None:
    state = story.state(SurveyState)
    if state == SurveyState.NONE or not story.plan.has_begun:
        return
    random = story.dice("survey")
    ago = random.randint(760, 900) if state == SurveyState.OLD else 0
    survey = UnderstandingSurvey(
        collaboration=story.collaboration,
        asked_on=story.ago(ago or random.randint(20, 600)),
        method=random.choice(METHODS),
    )
    counts = list(_counts(story, survey, random))
    record_survey(survey=survey, counts=counts, by=story.analyst)


def _counts(
    story: Story, survey: UnderstandingSurvey, random: Random
) -> Iterator[Counts]:
    state = story.state(SurveyState)
    members = story.members_on(survey.asked_on)[:MOST_FORCES]
    for place, member in enumerate(members):
        asked = random.randint(8, 120)
        if state == SurveyState.SILENT and place == len(members) - 1:
            # Asked, and nothing came back; elsewhere nobody knows who was asked.
            yield Counts(member.force, asked=asked)
            continue
        answered = asked * random.randint(35, 90) // 100
        knowing = answered * random.randint(*KNOWING[state]) // 100
        yield Counts(member.force, asked, answered, knowing)
