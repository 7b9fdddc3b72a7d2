"""What collaborations answered to the lessons of others, told once all have learned."""

import datetime as dt
from random import Random
from typing import Final

from benefits.management.example.plan import OVER
from benefits.management.example.states import AnswersState
from benefits.management.example.story import Story
from collaborations.models import Adoption, Lesson
from collaborations.services.lessons import PROMISE, LessonAnswer, answer_lesson
from collaborations.services.records import change_record

Answer = Adoption.Answer
REASONS: Final = {
    Answer.ADOPT: (
        "Our own {unit} show the same. We had thought that it was only us.",
        "The board of {force} read it and could not say why we do otherwise.",
        "It costs little, and it helps with what we want: {gain}.",
    ),
    Answer.ADAPT: (
        "Right for us too, but we count our {unit} by the quarter and not the month.",
        "We are fewer forces, so one person can do it beside other work.",
        "It fits, once {force} has ended the contract that stands in its way.",
    ),
    Answer.DECLINE: (
        "We tried it before we began and the {unit} did not change.",
        "It would take a post that we do not have; {force} has asked for none.",
        "Ours is a smaller arrangement: what it prevents cannot happen here.",
    ),
}
ACTIONS: Final = (
    "Put it to the next board with the {unit} of the last year.",
    "Change the procedure and brief every shift in {force} and beyond.",
    "Name a lead in each force and report after six months.",
    "Write it into the schedule when the agreement is next changed.",
)
# Days ago: when it was answered, and when the promise falls due.
DAYS: Final = {
    AnswersState.DONE: ((200, 330), (20, 120)),
    AnswersState.DUE: ((20, 110), (-200, -15)),
    AnswersState.OVERDUE: ((200, 330), (15, 140)),
    AnswersState.DECLINED: ((20, 300), (0, 0)),
}


def tell_all(stories: list[Story]) -> None:
    for story in stories:
        state, plan = story.state(AnswersState), story.plan
        is_able = plan.has_begun and plan.status not in OVER
        if state != AnswersState.NONE and is_able and not plan.choice.is_draft:
            _answer(story, state)


def _answer(story: Story, state: AnswersState) -> None:
    random = story.dice("answers")
    answered, due = (random.randint(*days) for days in DAYS[state])
    answered_on = story.today - dt.timedelta(days=answered)
    lesson = _lesson(story, answered_on, random)
    member = story.participations[0]
    if lesson is None or (member.joined_on or answered_on) > answered_on:
        return
    answer = _chosen(state, random)
    reason = random.choice(REASONS[answer]).format(**story.words)
    given = LessonAnswer(answer, reason, answered_on)
    if answer != Answer.DECLINE:
        due_on = max(story.today - dt.timedelta(days=due), answered_on)
        action = random.choice(ACTIONS).format(**story.words)
        given = LessonAnswer(answer, reason, answered_on, action, due_on)
    made = answer_lesson(
        lesson=lesson, participation=member, given=given, by=story.analyst
    )
    if state == AnswersState.DONE:
        done_on = min(due_on + dt.timedelta(days=random.randint(-15, 20)), story.today)
        change_record(
            record=made, kind=PROMISE, values={"done_on": done_on}, by=story.analyst
        )


def _chosen(state: AnswersState, random: Random) -> Answer:
    if state == AnswersState.DECLINED:
        return Answer.DECLINE
    return random.choice([Answer.ADOPT, Answer.ADAPT])


def _lesson(story: Story, by_day: dt.date, random: Random) -> Lesson | None:
    found = open_lessons(story, by_day)
    return random.choice(found) if found else None


def open_lessons(story: Story, by_day: dt.date) -> list[Lesson]:
    """List what others had learned by a day, as everybody sees it."""
    rows = Lesson.objects.filter(
        learned_on__lte=by_day,
        collaboration__is_restricted=False,
        collaboration__is_draft=False,
    ).exclude(collaboration=story.collaboration)
    return list(rows.order_by("number"))
