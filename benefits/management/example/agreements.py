"""What the parties signed: versions, signatures, and how it was published."""

import datetime as dt
from random import Random
from typing import Final

from benefits.management.example import exits
from benefits.management.example.states import AgreementState, PublicationState
from benefits.management.example.story import Story
from collaborations.models import Agreement, AgreementParty, Force
from collaborations.services.agreements import AGREEMENT, next_version
from collaborations.services.many import add_records
from collaborations.services.signatures import PARTY

Kind, Label = AgreementParty.Kind, Agreement.Label
# Agreements as old as this still bear the name of the older section.
OLD_LABEL: Final = dt.timedelta(days=2900)
YEAR: Final = dt.timedelta(days=365)
AMENDMENTS: Final = (
    "Any change needs the consent in writing of all parties.",
    "The chief officers may change the schedules; all else needs every party.",
    "Two thirds of the forces, {force} among them, may change the schedule of cost.",
)
Days = tuple[dt.date, dt.date | None]


def tell(story: Story) -> None:
    state = story.state(AgreementState)
    if state == AgreementState.NONE or story.plan.choice.is_draft:
        return
    first = _first(story, state)
    story.record(AGREEMENT, first)
    parties = _parties(story, first, list(story.plan.forces))
    if first.commences_on is None:
        _sign(story, first, parties, signed=0)
        return
    is_short = state == AgreementState.UNSIGNED
    _sign(story, first, parties, signed=len(parties) - is_short)
    exits.tell_terms(story, first)
    exits.tell_plans(story, first)
    if state == AgreementState.RENEWED and story.age > 800:
        _renew(story, first)


def _first(story: Story, state: AgreementState) -> Agreement:
    random = story.dice("agreement")
    founded_on = story.plan.founded_on
    drafted_on = founded_on - dt.timedelta(days=random.randint(60, 240))
    is_old = founded_on < story.today - OLD_LABEL
    agreement = Agreement(
        collaboration=story.collaboration,
        title=f"Collaboration agreement: {story.plan.choice.name}",
        label=Label.SECTION_23 if is_old else Label.SECTION_22A,
        drafted_on=drafted_on,
        notice_months=random.choice((6, 12, 12, 18, None)),
        amendment=random.choice((*AMENDMENTS, "")).format(**story.words),
    )
    for name in _provisions(random):
        setattr(agreement, name, True)
    if state != AgreementState.DRAFT and story.plan.has_begun:
        agreement.commences_on = founded_on
        _date(story, agreement, founded_on, random)
        _publish(story, agreement, founded_on)
    return agreement


def _provisions(random: Random) -> tuple[str, ...]:
    return random.choice(
        (
            ("has_force_provision",),
            ("has_joint_provision",),
            ("has_force_provision", "has_policing_body_provision"),
        )
    )


def _date(
    story: Story, agreement: Agreement, commences_on: dt.date, random: Random
) -> None:
    """Set when it is looked at again, and when it ends if it does."""
    agreement.review_due_on = commences_on + random.choice((2, 3, 5)) * YEAR
    if random.random() < 0.7:
        agreement.guidance_regarded_on = agreement.drafted_on
    expired = story.state(AgreementState) == AgreementState.EXPIRED
    if expired and story.age > 300:
        agreement.expires_on = story.ago(random.randint(40, 250))
        agreement.review_due_on = None
    elif random.random() < 0.4:
        years = (story.today - commences_on).days // 365 + random.randint(1, 6)
        agreement.expires_on = commences_on + years * YEAR


def _publish(story: Story, agreement: Agreement, on: dt.date) -> None:
    publication = story.state(PublicationState)
    agreement.publication = publication.value
    if agreement.is_published:
        reference = story.collaboration.reference.lower()
        agreement.published_on = min(on + dt.timedelta(days=30), story.last_day)
        agreement.publication_url = (
            f"https://publications.example.org/agreements/{reference}"
        )


def _renew(story: Story, former: Agreement) -> None:
    """Agree a second version with whoever takes part by then."""
    random = story.dice("second version")
    day = story.at(0.8)
    second = next_version(former)
    second.label = Label.SECTION_22A
    second.drafted_on, second.commences_on = day - dt.timedelta(days=90), day
    _date(story, second, day, random)
    _publish(story, second, day)
    story.record(AGREEMENT, second)
    forces = [member.force for member in story.members_on(day)]
    parties = _parties(story, second, forces)
    _sign(story, second, parties, signed=len(parties))
    exits.tell_terms(story, second)


def _sign(
    story: Story, agreement: Agreement, parties: list[AgreementParty], *, signed: int
) -> None:
    """Record the parties; the first so many of them have signed."""
    random = story.dice(f"signatures {agreement.edition}")
    last = agreement.commences_on or story.today
    window = (last - agreement.drafted_on).days
    for party in parties[:signed]:
        days = random.randint(window // 3, window)
        party.signed_on = agreement.drafted_on + dt.timedelta(days=days)
    add_records(
        collaboration=story.collaboration, records=parties, kind=PARTY, by=story.analyst
    )


def _parties(
    story: Story, agreement: Agreement, forces: list[Force]
) -> list[AgreementParty]:
    """Chief officers, and policing bodies; a special force has an authority."""
    chiefs = [
        AgreementParty(
            collaboration=story.collaboration,
            agreement=agreement,
            kind=Kind.CHIEF_OFFICER,
            force=force,
        )
        for force in forces
    ]
    return [*chiefs, *(_body(story, agreement, force) for force in forces)]


def _body(story: Story, agreement: Agreement, force: Force) -> AgreementParty:
    party = AgreementParty(collaboration=story.collaboration, agreement=agreement)
    body = story.country.bodies.get(force.pk)
    if body:
        party.kind, party.policing_body = Kind.POLICING_BODY, body
    else:
        party.kind, party.name = Kind.OTHER, f"Board of the {force.official_name}"
    return party
