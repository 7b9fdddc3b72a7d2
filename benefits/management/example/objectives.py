"""Objectives under the purpose: measurable ones, and mere words."""

import datetime as dt
from random import Random

from benefits.management.example.plan import ObjectivesState
from benefits.management.example.story import Story
from collaborations.models import Objective
from collaborations.services.many import add_records
from collaborations.services.objectives import OBJECTIVE

OWNERS = ("Head of the unit", "Finance business partner", "Programme manager")


def tell(story: Story) -> None:
    state = story.plan.objectives
    if state == ObjectivesState.NONE:
        return
    random = story.dice("objectives")
    said = enumerate(story.plan.subject.objectives)
    add_records(
        collaboration=story.collaboration,
        records=[_objective(story, place, words, random) for place, words in said],
        kind=OBJECTIVE,
        by=story.analyst,
    )


def _objective(story: Story, place: int, words: list[str], random: Random) -> Objective:
    state = story.plan.objectives
    text, measure, target = words
    objective = Objective(text=text, owner=OWNERS[place % len(OWNERS)])
    if state != ObjectivesState.WORDS:
        objective.measure, objective.target = measure, target
        objective.due_on = _due_on(story, random.randint(2, 30))
    if state == ObjectivesState.SOME and place:
        objective.target, objective.due_on = "", None
    return objective


def _due_on(story: Story, months: int) -> dt.date:
    """Give the end of a quarter, some months before or after today."""
    return story.last_day + dt.timedelta(days=30 * (months - 6))
