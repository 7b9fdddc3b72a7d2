"""What a closing record still lacks before the collaboration can be closed.

Required (product.md, Ending well): the reasons; the decision; the business case; whom
was consulted; the exit cost planned and actual, each given or said why it is not
known; assets, staff and data; what happens to the benefits; lessons, or why there
were none; what follows; and the last day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from collaborations.models import Ending


def with_its_end(ending: Ending) -> Ending:
    """Take from a collaboration that is over what its record does not say yet."""
    collaboration = ending.collaboration
    if collaboration.is_over:
        ending.last_day = ending.last_day or collaboration.ended_on
        if not ending.reasons and collaboration.ended_because:
            ending.reasons = [collaboration.ended_because]
    return ending


@dataclass(frozen=True, slots=True)
class Requirement:
    """One part of the closing record: what to give, and whether it is there."""

    part: str
    title: str
    asks: str
    is_given: bool


def requirements(ending: Ending) -> tuple[Requirement, ...]:
    """List every part, in the order in which the page asks for them."""
    return tuple(
        Requirement(part, title, asks, bool(is_given(ending)))
        for part, title, asks, is_given in _PARTS
    )


def missing(parts: Iterable[Requirement]) -> tuple[Requirement, ...]:
    return tuple(part for part in parts if not part.is_given)


def _knows_its_costs(ending: Ending) -> bool:
    costs = (ending.planned_exit_cost, ending.actual_exit_cost)
    return None not in costs or bool(ending.cost_not_known_because)


_PARTS: tuple[tuple[str, str, str, Callable[[Ending], object]], ...] = (
    (
        "reasons",
        "Reasons",
        "Choose at least one reason.",
        lambda ending: ending.reasons,
    ),
    (
        "decision",
        "Decision",
        "Name the decision to end it, or say who decided and when.",
        lambda ending: ending.decision_id or ending.decision_text,
    ),
    (
        "business_case",
        "Business case",
        "Give the business case for ending.",
        lambda ending: ending.business_case,
    ),
    (
        "consultation",
        "Consultation",
        "Say who was consulted, when, and what they said.",
        lambda ending: ending.consultations.exists(),
    ),
    (
        "exit_cost",
        "Exit cost",
        "Enter the planned and the actual exit cost, or say why one is not known.",
        _knows_its_costs,
    ),
    (
        "assets",
        "Assets",
        "Say what happens to the assets.",
        lambda ending: ending.assets,
    ),
    ("staff", "Staff", "Say what happens to the staff.", lambda ending: ending.staff),
    (
        "information",
        "Data",
        "Say what happens to the data.",
        lambda ending: ending.information,
    ),
    (
        "benefits",
        "Benefits",
        "Say of the benefits whether they are kept, lost or transferred.",
        lambda ending: ending.benefits_in_general or ending.benefits.exists(),
    ),
    (
        "lessons",
        "Lessons",
        "Name the lessons, or say why there were none.",
        lambda ending: ending.no_lessons_because or ending.lessons.exists(),
    ),
    (
        "successor",
        "What follows",
        "Name the collaboration that follows, or say what takes its place.",
        lambda ending: ending.successor_id or ending.what_follows,
    ),
    (
        "last_day",
        "Last day",
        "Enter the last day.",
        lambda ending: ending.last_day,
    ),
)
