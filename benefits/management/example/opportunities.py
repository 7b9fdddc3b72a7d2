"""Ideas that forces put to one another: some became what the example tells."""

import datetime as dt
from random import Random
from typing import Any, Final

from benefits.management.example.chance import dice
from benefits.management.example.lessons import read_texts
from benefits.management.example.story import Story
from collaborations.access import Level
from collaborations.models import Force, Function, Opportunity
from collaborations.services.opportunities import (
    OpportunityDraft,
    Verdict,
    consider_opportunity,
    decide_opportunity,
    notify_force,
    raise_opportunity,
)

Duty, Interest, Outcome = Opportunity.Duty, Opportunity.Interest, Opportunity.Outcome
MOST_TOLD: Final = 4
# Of the collaborations that began from an idea on file, the most that are told.
MOST_BEGUN: Final = 8
IDEAS: Final = (
    "{force} finds it hard to keep the posts filled and has heard the same from its"
    " neighbours. Together the {unit} would fill a team.",
    "If it were done together, {gain}. {force} would lead and find the room.",
    "The {unit} stop at the boundary and crime does not. One team could follow.",
)
FOR: Final = (
    "It would free two posts here.",
    "Our own {unit} are too few to keep the skill.",
    "The saving is small, and the service would be better at night.",
)
AGAINST: Final = (
    "We signed a contract last year that runs for three more.",
    "Our area is too far away to gain from it.",
    "The residents here want it done locally, and it works.",
)
BEGUN: Final = "Two forces or more found it in the interests of efficiency."


def tell_all(stories: list[Story]) -> None:
    begun = [s for s in stories if s.plan.has_begun and not s.plan.choice.is_restricted]
    for story in begun[:MOST_BEGUN]:
        _tell_begun(story)
    functions = {row.code: row for row in Function.objects.all()}
    for place, idea in enumerate(read_texts("opportunities")["ideas"]):
        story = stories[place % len(stories)]
        _tell_idea(story, idea, functions[idea["function"]], place)


def _tell_begun(story: Story) -> None:
    """Say where a collaboration came from: everybody who was asked agreed."""
    random, founded_on = story.dice("opportunity"), story.plan.founded_on
    draft = OpportunityDraft(
        force=story.lead_force,
        duty=random.choice(list(Duty)),
        title=f"To begin together: {story.plan.choice.name}",
        idea=random.choice(IDEAS).format(**story.words),
        function=story.plan.subject.function,
        interest=random.choice(list(Interest)),
        raised_on=founded_on - dt.timedelta(days=random.randint(300, 500)),
    )
    made = raise_opportunity(draft=draft, by=story.analyst)
    others = list(story.plan.forces[1:])[:MOST_TOLD]
    _hear(story, made, [(force, True) for force in others], random)
    verdict = Verdict(Outcome.AGREED, BEGUN, founded_on, story.collaboration)
    decide_opportunity(opportunity=made, verdict=verdict, by=story.analyst)


def _tell_idea(
    story: Story, idea: dict[str, Any], function: Function, place: int
) -> None:
    random = dice(story.seed, "idea", place)
    territorial = story.country.territorial
    force, *others = random.sample(territorial, random.randint(3, MOST_TOLD))
    by = story.officer(force, Level.ANALYST)
    outcome = Outcome(idea["outcome"])
    ago = random.randint(40, 90) if outcome == Outcome.CONSIDERED else 300
    draft = OpportunityDraft(
        force=force,
        duty=list(Duty)[place % 2],
        title=idea["title"],
        idea=idea["idea"],
        function=function,
        interest=list(Interest)[place % 3],
        raised_on=story.today - dt.timedelta(days=ago),
    )
    made = raise_opportunity(draft=draft, by=by)
    answers: list[tuple[Force, bool | None]] = [
        (other, [True, False, None][at % 3] if outcome != Outcome.AGREED else True)
        for at, other in enumerate(others)
    ]
    _hear(story, made, answers, random)
    if outcome != Outcome.CONSIDERED:
        day = story.today - dt.timedelta(days=random.randint(10, 120))
        decide_opportunity(
            opportunity=made, verdict=Verdict(outcome, idea["reason"], day), by=by
        )


def _hear(
    story: Story,
    made: Opportunity,
    answers: list[tuple[Force, bool]] | list[tuple[Force, bool | None]],
    random: Random,
) -> None:
    """Notify forces and let each answer for itself; None stays silent."""
    by = story.officer(made.force, Level.ANALYST)
    told_on = made.raised_on + dt.timedelta(days=14)
    for force, answer in answers:
        notified = notify_force(opportunity=made, force=force, on=told_on, by=by)
        if answer is not None:
            said = random.choice(FOR if answer else AGAINST).format(**story.words)
            consider_opportunity(
                notified=notified,
                is_in_interests=answer,
                reason=said,
                on=told_on + dt.timedelta(days=random.randint(5, 25)),
                by=story.officer(force, Level.ANALYST),
            )
