"""The closing record in words, part by part: what is given, and what is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from collaborations.models import Collaboration, Ending, EndingLesson
from collaborations.reports.endings import Requirement, requirements
from collabtrack.shared.templatetags.figures import exact_pounds, uk_date

# The requirements that one page of the record answers together.
_TOGETHER = {"assets": "handover", "staff": "handover", "information": "handover"}


@dataclass(frozen=True, slots=True)
class Fact:
    """`number` is of a row that can be changed by itself."""

    label: str
    value: str
    note: str = ""
    url: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class PartLine:
    part: str
    page: str
    title: str
    asks: str
    is_given: bool
    facts: tuple[Fact, ...]


def part_lines(ending: Ending, user: Any) -> list[PartLine]:
    """List every part with what the reader may see of it."""
    return [_line(ending, each, user) for each in requirements(ending)]


def _line(ending: Ending, needed: Requirement, user: Any) -> PartLine:
    return PartLine(
        part=needed.part,
        page=_TOGETHER.get(needed.part, needed.part),
        title=needed.title,
        asks=needed.asks,
        is_given=needed.is_given,
        facts=tuple(fact for fact in _facts(ending, needed.part, user) if fact.value),
    )


def _facts(ending: Ending, part: str, user: Any) -> list[Fact]:
    if part in _ROWS:
        return _ROWS[part](ending, user)
    return [Fact(label, str(value)) for label, value in _TEXTS[part](ending)]


_TEXTS: dict[str, Callable[[Ending], list[tuple[str, object]]]] = {
    "reasons": lambda e: [
        ("Reasons", "; ".join(e.reasons_in_words)),
        ("What led to it", e.explanation),
    ],
    "decision": lambda e: [
        ("Decision", e.decision or ""),
        ("Who decided, and when", e.decision_text),
    ],
    "business_case": lambda e: [("Business case", e.business_case)],
    "exit_cost": lambda e: [
        ("Planned", exact_pounds(e.planned_exit_cost) or "not recorded"),
        ("Actual", exact_pounds(e.actual_exit_cost) or "not recorded"),
        ("Why a cost is not known", e.cost_not_known_because),
    ],
    "assets": lambda e: [("Assets", e.assets)],
    "staff": lambda e: [("Staff", e.staff)],
    "information": lambda e: [("Data", e.information)],
    "last_day": lambda e: [("Last day", uk_date(e.last_day))],
}


def _consultation(ending: Ending, user: Any) -> list[Fact]:
    rows = ending.consultations.order_by("asked_on", "pk")
    return [
        Fact(row.who, row.said, f"on {uk_date(row.asked_on)}", number=row.number)
        for row in rows
    ]


def _benefits(ending: Ending, user: Any) -> list[Fact]:
    rows = ending.benefits.order_by("name", "pk")
    general = [Fact("As a whole", ending.benefits_in_general)]
    return general + [
        Fact(row.name, row.get_fate_display(), row.explanation, number=row.number)
        for row in rows
    ]


def _lessons(ending: Ending, user: Any) -> list[Fact]:
    """Leave out lessons of collaborations that the reader does not see."""
    named = EndingLesson.objects.visible_to(user).filter(ending=ending)
    rows = named.select_related("lesson").order_by("lesson__number")
    why_none = [Fact("Why there were none", ending.no_lessons_because)]
    return why_none + [Fact(row.lesson.reference, str(row.lesson)) for row in rows]


def _successor(ending: Ending, user: Any) -> list[Fact]:
    seen = Collaboration.objects.visible_to(user)
    follows = seen.filter(endings_before=ending).order_by("pk").first()
    facts = [Fact("What takes its place", ending.what_follows)]
    if follows is None:
        return facts
    return [
        Fact(follows.reference, str(follows), url=follows.get_absolute_url()),
        *facts,
    ]


_ROWS: dict[str, Callable[[Ending, Any], list[Fact]]] = {
    "consultation": _consultation,
    "benefits": _benefits,
    "lessons": _lessons,
    "successor": _successor,
}
