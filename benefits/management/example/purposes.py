"""Purposes, good and bad, in versions; and what each force answered."""

import datetime as dt
from typing import Final

from benefits.management.example.plan import PurposeState
from benefits.management.example.story import Story
from collaborations.access import Level
from collaborations.models import Collaboration, Participation, Purpose, SignOff
from collaborations.services.purpose import (
    Answer,
    Given,
    PurposeDraft,
    record_sign_offs,
    revise_purpose,
)

REVIEWED: Final = " The forces read it again every year, beside the year's figures."
PADDING: Final = " It supports the strategic vision of all partners going forward."
YEARLY: Final = "The yearly reading was agreed by the board and is written into it."
RESTATEMENTS: Final = (
    "For {force} it means that {gain}.",
    "In our own words: {gain}.",
    "What it comes to here: {gain}, and {force} pays no more than its share.",
    "We asked our own staff. They say that {gain}.",
)
CONCERNS: Final = (
    "Our share was set before two stations closed; it should be looked at again.",
    "The figures that we are sent do not say what came to our area.",
    "We agree as long as the night cover in the rural parts is kept.",
    "Our policing body wants to hear how it can hold the lead force to account.",
)
REFUSALS: Final = (
    "We pay for a service that mostly goes elsewhere, and the text does not say so.",
    "The text leaves out what happens to our staff, so we cannot agree to it.",
)
EARLY_ANSWERS: Final = 12
Answers = SignOff.Answer
Status = Collaboration.Status


def tell_first(story: Story) -> None:
    """Write the first version, and let the founding forces answer it."""
    texts = _texts(story)
    if not texts:
        return
    on = story.day(story.dice("first purpose").randint(0, 30))
    purpose = _write(story, texts[0], on, reason="")
    # The one that is in effect is answered with what it is to show.
    if len(texts) == 1:
        _answer_last(story, purpose)
    else:
        _answer_all(story, purpose, within=70)


def tell_revisions(story: Story) -> None:
    """Write the versions that followed; the newest shows the state of the purpose."""
    texts = _texts(story)[1:]
    reasons = [story.plan.subject.revised, YEARLY, story.plan.subject.revised]
    for place, text in enumerate(texts, start=1):
        is_last = place == len(texts)
        on = _last_day(story) if is_last else story.at(place / (len(texts) + 2) + 0.1)
        purpose = _write(story, text, on, reason=reasons[place - 1])
        if is_last:
            _answer_last(story, purpose)
        else:
            _answer_all(story, purpose, within=60)


def _texts(story: Story) -> list[str]:
    """Give the versions of the text, oldest first: a young one has but one."""
    state, subject = story.plan.purpose, story.plan.subject
    place = {"place": story.plan.choice.place}
    good, vague = subject.purpose.format(**place), subject.vague.format(**place)
    # Of a collaboration that nobody can place, nobody wrote down what it is for.
    if state == PurposeState.NONE or story.plan.status == Status.NOT_KNOWN:
        return []
    texts = [vague, vague + PADDING] if state == PurposeState.VAGUE else []
    texts = texts or [good, good + REVIEWED]
    # Many a good text was preceded by one that said nothing.
    if state != PurposeState.VAGUE and story.dice("texts").random() < 0.4:
        texts = [vague, *texts]
    if story.age < 200:
        return texts[-1:]
    return texts


def _last_day(story: Story) -> dt.date:
    """Give the day of the newest version, by what it is to show today."""
    random = story.dice("newest version")
    ages = {
        PurposeState.AWAITING: (15, 70),
        PurposeState.UNSIGNED: (110, 190),
        PurposeState.STALE: (430, 700),
    }
    ago = random.randint(*ages.get(story.plan.purpose, (100, 260)))
    return max(story.last_day - dt.timedelta(days=ago), story.at(0.6))


def _write(story: Story, text: str, on: dt.date, *, reason: str) -> Purpose:
    members = story.members_on(story.today)
    based_on = story.collaboration.purposes.count()
    draft = PurposeDraft(
        text=text,
        is_for_efficiency=story.dice("aims").random() < 0.7,
        is_for_effectiveness=True,
        forces=[member.force for member in members],
        based_on=based_on,
        reason=reason if based_on else "",
    )
    return revise_purpose(
        collaboration=story.collaboration, draft=draft, by=story.analyst, on=on
    )


def _answer_all(story: Story, purpose: Purpose, within: int) -> None:
    """Let every force answer an earlier version; of many, only the first ones did."""
    members = story.members_on(purpose.starts_on)[:EARLY_ANSWERS]
    record_sign_offs(
        purpose=purpose,
        answers=[
            _given(story, purpose, member, Answers.AGREE, within)
            # A force that has left since can no longer answer.
            for member in members
            if member.left_on is None
        ],
    )


def _answer_last(story: Story, purpose: Purpose) -> None:
    """The last of the forces is the one that has not answered, or does not agree."""
    members = story.members_on(story.today)
    state = story.plan.purpose
    waits = state in (PurposeState.AWAITING, PurposeState.UNSIGNED)
    silent = max(1, len(members) // 3) if waits else 0
    given = []
    for place, member in enumerate(members[: len(members) - silent]):
        answer = Answers.AGREE
        if state == PurposeState.CONCERN and place % 3 == 1:
            answer = Answers.CONCERN
        if state == PurposeState.REFUSED and place == len(members) - 1:
            answer = Answers.DISAGREE
        given.append(_given(story, purpose, member, answer, within=60))
    record_sign_offs(purpose=purpose, answers=given)


def _given(
    story: Story,
    purpose: Purpose,
    member: Participation,
    answer: SignOff.Answer,
    within: int,
) -> Given:
    random = story.dice(f"answer {purpose.version} {member.force.slug}")
    said = random.choice(RESTATEMENTS)
    concern = {
        Answers.CONCERN: random.choice(CONCERNS),
        Answers.DISAGREE: random.choice(REFUSALS),
    }
    day = purpose.starts_on + dt.timedelta(days=random.randint(2, within))
    return Given(
        participation=member,
        answer=Answer(
            answer=answer,
            restatement=said.format(
                force=member.force.name, gain=story.plan.subject.gain
            ),
            concern=concern.get(answer, ""),
        ),
        by=story.officer(member.force, Level.SIGNATORY),
        on=min(day, story.last_day),
    )
