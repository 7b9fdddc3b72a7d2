"""What an agreement says about leaving, and what leaving was to cost and did."""

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Final

from benefits.management.example.plan import Status
from benefits.management.example.states import ExitState
from benefits.management.example.story import Story
from collaborations.models import Agreement, ExitPlan, ExitTerms, Force
from collaborations.services.exits import EXIT_PLAN, EXIT_TERMS

Method, Basis = ExitTerms.Method, ExitTerms.AmountBasis
PRECISE: Final = {
    Method.COST_SHARE: "",
    Method.LEAVER_PAYS: "",
    Method.FIXED: "",
    Method.FORMULA: "A twelfth of the yearly share for each month of notice not given.",
    Method.OTHER: "An accountant whom all parties accept works out the cost of posts,"
    " leases and licences that the others must carry.",
}
VAGUE: Final = (Method.REASONABLE, Method.LATER, "")
PAYERS: Final = (
    "The force that leaves, for contracts that cannot be ended with it.",
    "All forces by their shares, when the whole of it ends; otherwise who leaves.",
    "{force} pays for the premises; each force for the staff whom it supplied.",
)
ASSETS: Final = (
    "Equipment goes back to the force that bought it; what was bought together is"
    " valued and shared as the cost was.",
    "Vehicles and equipment stay with those that go on, at book value.",
    "The lead force keeps the premises and pays the others out over two years.",
)
STAFF: Final = (
    "Officers return to their own force. Staff who moved by transfer are offered posts"
    " by the force nearest to where they live.",
    "Posts follow the {unit}: a force takes back as many as its share.",
    "Secondments end with three months' notice; no force makes another's staff"
    " redundant.",
)
DATA: Final = (
    "Each force receives its own records within 30 days; shared records are copied to"
    " all and then reviewed for deletion.",
    "The lead force stays controller for six years and answers requests for all.",
)
NOTICES: Final = (
    "In writing to every other party, to end on 31 March.",
    "Twelve months, or sooner if every party agrees.",
)


def tell_terms(story: Story, agreement: Agreement) -> None:
    state = story.state(ExitState)
    if state == ExitState.NONE:
        return
    random = story.dice("exit terms")
    terms = ExitTerms(collaboration=story.collaboration, agreement=agreement)
    terms.notice = random.choice(NOTICES)
    if state == ExitState.VAGUE:
        terms.method = random.choice(VAGUE)
    else:
        _fill(story, terms, random)
    if state == ExitState.TESTED:
        tested_on = story.ago(random.randint(60, 700))
        terms.tested_on = max(tested_on, agreement.drafted_on)
    story.record(EXIT_TERMS, terms)


def _fill(story: Story, terms: ExitTerms, random: Random) -> None:
    words = story.words
    terms.who_pays = random.choice(PAYERS).format(**words)
    terms.method = random.choice(list(PRECISE))
    terms.method_text = PRECISE[Method(terms.method)]
    terms.amount = Decimal(story.plan.subject.cost * random.randint(80, 260))
    terms.amount_basis = random.choice(list(Basis))
    terms.assets = random.choice(ASSETS)
    terms.staff = random.choice(STAFF).format(**words)
    terms.data = random.choice(DATA)


def tell_plans(story: Story, agreement: Agreement) -> None:
    """Plan what it costs that a force left, or that all of it ends."""
    for member in story.participations:
        if member.left_on:
            _plan(story, agreement, member.force, member.left_on)
    if story.plan.status == Status.ENDING:
        _plan(story, agreement, None, None)
    elif story.plan.ended_on:
        _plan(story, agreement, None, story.plan.ended_on)


def _plan(
    story: Story, agreement: Agreement, force: Force | None, left_on: dt.date | None
) -> None:
    random = story.dice(f"exit of {force or 'all'}")
    planned = exit_cost(story)
    agreed_on = (left_on or story.last_day) - dt.timedelta(days=random.randint(30, 160))
    plan = ExitPlan(
        collaboration=story.collaboration,
        agreement=agreement,
        force=force,
        planned_cost=planned,
        agreed_on=max(agreed_on, story.plan.founded_on),
    )
    if left_on:
        plan.actual_cost = actual_exit_cost(story)
        plan.settled_on = min(left_on + dt.timedelta(days=90), story.today)
    story.record(EXIT_PLAN, plan)


def exit_cost(story: Story) -> Decimal:
    """Give what leaving was planned to cost, rounded as plans are."""
    part = story.dice("exit cost").randint(60, 190)
    return Decimal(round(story.plan.subject.cost * part, -3))


def actual_exit_cost(story: Story) -> Decimal:
    """Give what it came to: often more, seldom less."""
    drift = story.dice("actual exit cost").randint(88, 165)
    return (exit_cost(story) * drift / 100).quantize(Decimal("0.01"))
