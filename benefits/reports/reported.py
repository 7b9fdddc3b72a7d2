"""A sum and a mean of the figures that came, with how many were expected.

A mean divides by what was received, and says so; what did not come is never 0: the
figures 5, 0, none and 7 are 12 from 3 of 4, and 4 on average of those reporting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Reported:
    """A sum and a mean of what came, never of what did not: "12 from 3 of 4"."""

    total: Decimal | None
    mean: Decimal | None
    received: int
    expected: int

    def __str__(self) -> str:
        if self.total is None:
            return f"nothing from {self.received} of {self.expected}"
        return f"{self.total.normalize():f} from {self.received} of {self.expected}"


def reported(figures: Sequence[Decimal | None]) -> Reported:
    """Sum and average the figures that were expected; None is one that is missing."""
    came = [figure for figure in figures if figure is not None]
    if not came:
        return Reported(None, None, 0, len(figures))
    total = sum(came, Decimal(0))
    return Reported(total, total / len(came), len(came), len(figures))
