"""Business cases: why it was started, changed and ended."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from benefits.management.example.plan import Status
from benefits.management.example.states import CasesState
from benefits.management.example.story import Story
from collaborations.models import BusinessCase
from collaborations.services.business_cases import BUSINESS_CASE
from collaborations.services.many import add_records

Kind = BusinessCase.Kind
OLD_ENOUGH: Final = 900
APPROVERS: Final = (
    "Joint board of policing bodies and chief constables",
    "Chief officers' board",
    "Policing bodies of the forces, after advice of their chief finance officers",
)
RATIONALES: Final[dict[str, tuple[str, ...]]] = {
    Kind.START: (
        "Alone, no force could keep the posts filled. Together, {gain}. Three options"
        " were costed over five years; going on as before was the dearest.",
        "Demand is counted in {unit} and had doubled in six years in {force}. The case"
        " compares a lead force, a joint unit and a contract, and says who would gain"
        " least.",
        "What the forces want from it: {gain}. The case gives costs and benefits for"
        " each force, and what would make it worth leaving.",
        "An inspection found four ways of doing one thing. The case sets out one way,"
        " its cost for each force, and what is measured: {unit}.",
    ),
    Kind.CHANGE: (
        "The number of {unit} changed so much that the first case no longer held."
        " Staffing and shares were worked out anew.",
        "A second site costs more and saves travel. The case shows for each force"
        " whether {gain}.",
        "The service takes on work that {force} did for itself until now; its share"
        " rises with it.",
    ),
    Kind.ENDING: (
        "Going on, leaving in steps and ending at once were compared. Ending in steps"
        " costs least, and each force keeps the staff that it supplied.",
        "Without {force} the fixed costs fall on too few. The case sets out the exit"
        " cost and which benefits each force can keep by itself.",
        "What was wanted is reached or can be had otherwise. The case counts what is"
        " lost: it is no longer sure that {gain}.",
    ),
}


def tell(story: Story) -> None:
    if story.state(CasesState) == CasesState.NONE or not story.plan.has_begun:
        return
    add_records(
        collaboration=story.collaboration,
        records=[_case(story, kind, day) for kind, day in _occasions(story)],
        kind=BUSINESS_CASE,
        by=story.analyst,
    )


def _occasions(story: Story) -> Iterator[tuple[Kind, dt.date]]:
    random = story.dice("cases")
    before = dt.timedelta(days=random.randint(20, 240))
    yield Kind.START, story.plan.founded_on - before
    if story.state(CasesState) == CasesState.START:
        return
    if story.age > OLD_ENOUGH and random.random() < 0.6:
        yield Kind.CHANGE, story.at(random.uniform(0.4, 0.7))
    if story.plan.status in (Status.ENDING, Status.ENDED, Status.ABSORBED):
        yield Kind.ENDING, story.ago(random.randint(150, 260))


def _case(story: Story, kind: Kind, day: dt.date) -> BusinessCase:
    random = story.dice(f"case {kind}")
    case = BusinessCase(kind=kind, decided_on=day, approved_by=random.choice(APPROVERS))
    form = random.random()
    if form < 0.8:
        case.rationale = random.choice(RATIONALES[kind]).format(**story.words)
    if form > 0.5:
        reference = story.collaboration.reference.lower()
        case.link = f"https://library.example.org/cases/{reference}-{kind}.pdf"
    return case
