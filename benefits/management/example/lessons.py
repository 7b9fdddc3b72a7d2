"""What each collaboration learned, in words written for its subject."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from benefits.management.example.plan import OVER
from benefits.management.example.states import LessonsState
from benefits.management.example.story import Story
from collaborations.models import Lesson
from collaborations.services.lessons import LESSON
from collaborations.services.many import add_records

Stage = Lesson.Stage
EVIDENCE: Final = (
    "Counts of {unit} for two years, by force.",
    "Minutes of the board and the log of {force}.",
    "Exit interviews, and a talk with the supervisors.",
    "",
)
OWN_TEXTS: Final = 2


@cache
def read_texts(name: str) -> dict[str, Any]:
    path = Path(__file__).with_name(f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))


def tell(story: Story) -> None:
    state, plan = story.state(LessonsState), story.plan
    is_told = state != LessonsState.NONE and plan.has_begun
    if is_told or plan.status in OVER:
        add_records(
            collaboration=story.collaboration,
            records=list(_lessons(story, told=is_told)),
            kind=LESSON,
            by=story.analyst,
        )


def _lessons(story: Story, *, told: bool) -> Iterator[Lesson]:
    random = story.dice("lessons")
    is_old = story.state(LessonsState) == LessonsState.OLD
    if told:
        for words in _words(story):
            ago = random.randint(400, 900) if is_old else random.randint(12, 350)
            kind, theme, stage, *texts = words
            yield _lesson(story, (kind, theme, stage), texts, story.ago(ago))
    if story.plan.status in OVER:
        ending = read_texts("endings")[story.plan.ended_because]
        kind, theme, *texts = ending["lesson"]
        yield _lesson(story, (kind, theme, Stage.ENDING), texts, story.last_day)


def _words(story: Story) -> list[list[str]]:
    """Give each collaboration on a subject another text."""
    own, turn = story.plan.subject.lessons, story.plan.turn
    if turn < OWN_TEXTS:
        return [own[turn]]
    general: list[list[str]] = read_texts("general")["lessons"]
    return [general[story.plan.number % len(general)]]


def _lesson(
    story: Story, marks: tuple[str, str, str], texts: list[str], on: dt.date
) -> Lesson:
    random, words = story.dice(f"lesson {texts[0]}"), story.words
    title, happened, to_do = (text.format(**words) for text in texts)
    kind, theme, stage = marks
    lesson = Lesson(
        title=title,
        kind=kind,
        theme=theme,
        stage=stage,
        what_happened=happened,
        what_to_do=to_do,
        evidence=random.choice(EVIDENCE).format(**words),
        learned_on=on,
    )
    if random.random() < 0.2:
        reference = story.collaboration.reference.lower()
        lesson.evidence_url = f"https://library.example.org/reports/{reference}"
    return lesson
