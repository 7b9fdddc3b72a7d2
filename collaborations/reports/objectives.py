"""The objectives of a collaboration, and what each lacks to be measurable.

An objective is measurable with a measure, a target and a date. The owner is not part
of it. What was withdrawn stays in the list and in no count.
"""

import datetime as dt
from dataclasses import dataclass

from collaborations.models import Collaboration, Objective


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    number: int
    text: str
    measure: str
    target: str
    due_on: dt.date | None
    owner: str
    withdrawn_on: dt.date | None
    withdrawn_because: str

    @property
    def lacks(self) -> tuple[str, ...]:
        needed = {"measure": self.measure, "target": self.target, "date": self.due_on}
        return tuple(name for name, value in needed.items() if not value)


def objectives_of(collaboration: Collaboration) -> tuple[ObjectiveLine, ...]:
    """List all objectives, the next due first, in one query."""
    rows = collaboration.objectives.order_by("due_on", "pk")
    return tuple(_line(objective) for objective in rows)


def _line(objective: Objective) -> ObjectiveLine:
    return ObjectiveLine(
        number=objective.number or 0,
        text=objective.text,
        measure=objective.measure,
        target=objective.target,
        due_on=objective.due_on,
        owner=objective.owner,
        withdrawn_on=objective.withdrawn_on,
        withdrawn_because=objective.withdrawn_because,
    )
