"""The closing record: why it ended, who was asked, and what becomes of everything."""

import datetime as dt
from typing import Any, Final

from benefits.management.example.exits import actual_exit_cost, exit_cost
from benefits.management.example.lessons import read_texts
from benefits.management.example.plan import OVER, EndingReason, Status
from benefits.management.example.story import Story
from collaborations.models import (
    Ending,
    EndingBenefit,
    EndingConsultation,
    Lesson,
)
from collaborations.services.endings import (
    CONSULTATION,
    ENDING,
    ENDING_BENEFIT,
    close_collaboration,
)
from collaborations.services.many import add_records
from collaborations.services.records import add_record

ASSETS: Final = (
    "Vehicles and equipment went back to the forces by the schedule; the lease of the"
    " base ended with the quarter.",
    "{force} bought the equipment at the price that an independent valuer gave.",
    "What was older than five years was sold, and the sum shared as the cost was.",
)
STAFF: Final = (
    "All officers returned to their own force. Four staff took posts in {force}, one"
    " retired.",
    "Staff moved with the work; their terms are kept for two years.",
    "Each force found posts for those whom it had supplied, and nobody was made"
    " redundant.",
)
DATA: Final = (
    "Records of {unit} were divided by force, checked and deleted from the shared"
    " system.",
    "{force} keeps the records for six years and answers requests for all.",
)
CASES: Final = (
    "Three ways of ending were costed. A year's notice was the cheapest by a third.",
    "Going on would have cost each force more than doing the work itself.",
)
ASKED: Final = (
    ("Policing bodies of all forces", "They agreed, and asked for a report in a year."),
    ("Staff associations and unions", "They asked that nobody be moved over 30 miles."),
    ("Victims' services in {place}", "They want one number to ring, as before."),
    ("Heads of the units that it serves", "They had seen it coming and were content."),
)
DECIDED: Final = "Joint board, at its meeting of the quarter before the notice."
NOT_KNOWN: Final = "The claim about the lease is not settled; it may take a year."


def tell(story: Story) -> None:
    """Close what is over, with a few that wait; draft the record of what is ending."""
    status = story.plan.status
    if status == Status.ENDING:
        _draft(story)
    elif status in OVER:
        is_closed = story.dice("closing").random() < 0.85
        tell_of = _close if is_closed else _draft
        tell_of(story)


def _draft(story: Story) -> None:
    random = story.dice("draft of the ending")
    ending = Ending(
        collaboration=story.collaboration,
        reasons=_reasons(story),
        decision_text=DECIDED,
        planned_exit_cost=exit_cost(story),
        business_case=random.choice(CASES),
    )
    story.record(ENDING, ending)
    _consult(story, ending, story.ago(30))


def _reasons(story: Story) -> list[str]:
    if story.plan.ended_because:
        return list(read_texts("endings")[story.plan.ended_because]["reasons"])
    return story.dice("reasons").sample(EndingReason.values, 2)


def _close(story: Story) -> None:
    texts = read_texts("endings")[story.plan.ended_because]
    ending = _whole(story, texts)
    lessons = Lesson.objects.filter(
        collaboration=story.collaboration, stage=Lesson.Stage.ENDING
    )
    lists = {"lessons": list(lessons.order_by("number"))}
    add_record(record=ending, kind=ENDING, by=story.analyst, lists=lists)
    _consult(story, ending, story.ago(120))
    rows = [EndingBenefit(ending=ending, name=n, fate=f) for n, f in texts["benefits"]]
    add_records(
        collaboration=story.collaboration,
        records=rows,
        kind=ENDING_BENEFIT,
        by=story.analyst,
    )
    days = dt.timedelta(days=story.dice("closed").randint(1, 39))
    close_collaboration(ending=ending, by=story.analyst, on=story.last_day + days)


def _whole(story: Story, texts: dict[str, Any]) -> Ending:
    random, words = story.dice("ending"), story.words
    is_settled = random.random() < 0.8
    said = {
        "explanation": texts["explanation"],
        "assets": random.choice(ASSETS),
        "staff": random.choice(STAFF),
        "information": random.choice(DATA),
        "business_case": random.choice(CASES),
        "what_follows": texts["follows"],
        "decision_text": DECIDED,
    }
    return Ending(
        collaboration=story.collaboration,
        reasons=texts["reasons"],
        planned_exit_cost=exit_cost(story),
        actual_exit_cost=actual_exit_cost(story) if is_settled else None,
        cost_not_known_because="" if is_settled else NOT_KNOWN,
        last_day=story.last_day,
        **{name: text.format(**words) for name, text in said.items()},
    )


def _consult(story: Story, ending: Ending, on: dt.date) -> None:
    asked = story.dice("consulted").sample(ASKED, 2)
    add_records(
        collaboration=story.collaboration,
        records=[
            EndingConsultation(
                ending=ending, who=who.format(**story.words), asked_on=on, said=said
            )
            for who, said in asked
        ],
        kind=CONSULTATION,
        by=story.analyst,
    )
