"""What a criterion answers, and how a function declares which criterion it judges."""

import datetime as dt
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from collaborations.assessment.catalogue import CATALOGUE, Criterion
from collaborations.models import Collaboration, Result

# What JSON can hold.
Fact: TypeAlias = "str | int | bool | Sequence[Fact] | Mapping[str, Fact] | None"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record that the result rests on, and where to read it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One criterion's answer for one collaboration on one day.

    The reason holds the numbers and dates but no person's name and not the result
    itself, which is always shown beside it. Facts are what the rule read. Nothing in
    it changes from one day to the next by itself: an unchanged answer is not rewritten.
    """

    result: Result
    reason: str
    evidence: tuple[Evidence, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)


class Judge(Protocol):
    def __call__(self, collaboration: Collaboration, *, on: dt.date) -> Judgement: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A criterion together with the function that judges it."""

    criterion: Criterion
    judge: Judge
    explanation: tuple[str, ...]

    def __call__(self, collaboration: Collaboration, *, on: dt.date) -> Judgement:
        return self.judge(collaboration, on=on)


def criterion(id_: str) -> Callable[[Judge], Rule]:
    """Declare which criterion a function judges; its docstring is shown to users."""
    if id_ not in CATALOGUE:
        raise ValueError(f"{id_} is not the id of a criterion.")

    def declare(judge: Judge) -> Rule:
        paragraphs = (inspect.getdoc(judge) or "").split("\n\n")
        explanation = tuple(" ".join(text.split()) for text in paragraphs)
        return Rule(CATALOGUE[id_], judge, explanation)

    return declare
