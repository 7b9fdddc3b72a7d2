"""Objectives under the purpose: measurable ones, and mere words."""

import datetime as dt

from benefits.management.example.plan import ObjectivesState
from benefits.management.example.story import Story
from collaborations.models import Objective
from collaborations.services.purpose import add_objective

OWNERS = ("Head of the unit", "Finance business partner", "Programme manager")


def tell(story: Story) -> None:
    state = story.plan.objectives
    if state == ObjectivesState.NONE:
        return
    random = story.dice("objectives")
    for place, (text, measure, target) in enumerate(story.plan.subject.objectives):
        objective = Objective(collaboration=story.collaboration, text=text)
        objective.owner = OWNERS[place % len(OWNERS)]
        if state != ObjectivesState.WORDS:
            objective.measure, objective.target = measure, target
            objective.due_on = _due_on(story, random.randint(2, 30))
        if state == ObjectivesState.SOME and place:
            objective.target, objective.due_on = "", None
        add_objective(objective=objective, by=story.analyst)


def _due_on(story: Story, months: int) -> dt.date:
    """Give the end of a quarter, some months before or after today."""
    return story.last_day + dt.timedelta(days=30 * (months - 6))
