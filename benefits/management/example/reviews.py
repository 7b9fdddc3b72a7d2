"""Reviews: was it still worth it, what follows, and what was learned."""

import datetime as dt
from random import Random
from typing import Final

from benefits.management.example.adoptions import open_lessons
from benefits.management.example.plan import Status
from benefits.management.example.states import ReviewState
from benefits.management.example.story import Story
from collaborations.models import Lesson, Review
from collaborations.services.records import add_record
from collaborations.services.reviews import REVIEW

Outcome = Review.Outcome
SCOPES: Final = (
    "Cost and {unit} by force over three years, and what the policing bodies say.",
    "Whether the purpose still holds, and whether {gain}.",
    "The agreement, the shares, and the {unit} against what was promised.",
    "All benefits claimed so far, and two visits to the unit.",
)
REASONS: Final = {
    Outcome.CONTINUE: (
        "Every force could show that {gain}.",
        "The {unit} rose and the cost did not. Nobody has found a cheaper way.",
        "It does what it is for; the one complaint, from {force}, is being met.",
    ),
    Outcome.CHANGE: (
        "It is worth keeping with other shares: the {unit} have moved between forces.",
        "The work is sound. The boards are too many, and two of them go.",
        "{force} needs cover at other hours, and the roster changes with that.",
    ),
    Outcome.STOP: (
        "Not every force can say that {gain}, and the cost of going on is the same.",
        "The {unit} have fallen by half and no longer carry the fixed costs.",
        "What it was for is done elsewhere now.",
    ),
}
LEADS: Final = (
    "Head of corporate development",
    "Chief finance officer",
    "Assistant chief constable",
    "Chief executive of a policing body",
)
NO_LESSONS: Final = (
    "A yearly check of figures: nothing new was found.",
    "The lessons of the year before still stand and were read again.",
)
LEAVING: Final = (Status.ENDING, Status.ENDED, Status.ABSORBED, Status.TRANSFERRING)
NEXT: Final = dt.timedelta(days=365)


def tell(story: Story) -> None:
    if not story.plan.has_begun:
        return
    state, random = story.state(ReviewState), story.dice("review")
    if story.plan.status in LEAVING:
        _review(story, Outcome.STOP, random.randint(170, 300), random)
    elif state == ReviewState.LONG_AGO:
        _review(story, Outcome.CONTINUE, random.randint(800, 1400), random)
    elif state != ReviewState.NONE:
        _review(story, Outcome(state.value), random.randint(20, 600), random)


def _review(story: Story, outcome: Outcome, ago: int, random: Random) -> None:
    held_on = story.ago(ago)
    lessons = _lessons(story, held_on, random)
    review = Review(
        collaboration=story.collaboration,
        held_on=held_on,
        scope=random.choice(SCOPES).format(**story.words),
        outcome=outcome,
        reason=random.choice(REASONS[outcome]).format(**story.words),
        lead_role=random.choice(LEADS),
        no_lessons_because="" if lessons else random.choice(NO_LESSONS),
    )
    if outcome != Outcome.STOP:
        review.next_due_on = held_on + random.choice((1, 2)) * NEXT
    add_record(record=review, kind=REVIEW, by=story.analyst, lists={"lessons": lessons})


def _lessons(story: Story, by_day: dt.date, random: Random) -> list[Lesson]:
    """Name what was learned here by then, and often something from elsewhere."""
    own = Lesson.objects.filter(
        collaboration=story.collaboration, learned_on__lte=by_day
    )
    lessons = list(own.order_by("number"))
    elsewhere = open_lessons(story, by_day)
    if elsewhere and random.random() < 0.6:
        lessons.append(random.choice(elsewhere))
    return lessons
