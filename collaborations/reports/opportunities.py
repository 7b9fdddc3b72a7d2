"""Opportunities that were raised, who considered them, and what came of them.

A force agrees that an opportunity is in the interests of efficiency or effectiveness
by raising it, or by answering so once it is notified; two that agree must give effect
to it (Police Act 1996 ss.22B, 22C). Notified and silent is not against.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from collaborations.models import NotifiedForce, Opportunity


@dataclass(frozen=True, slots=True)
class Consideration:
    """How the notified forces stand: each is in exactly one of the three."""

    notified: int
    in_favour: int
    against: int

    @property
    def silent(self) -> int:
        return self.notified - self.in_favour - self.against

    @property
    def words(self) -> str:
        if not self.notified:
            return "No force is notified."
        told = f"{self.notified} notified"
        said = f"{self.in_favour} in favour, {self.against} against"
        return f"{told}: {said}, {self.silent} still to answer"


def consideration(notified: Iterable[NotifiedForce]) -> Consideration:
    answers = [force.is_in_interests for force in notified]
    return Consideration(
        notified=len(answers),
        in_favour=sum(answer is True for answer in answers),
        against=sum(answer is False for answer in answers),
    )


def two_agree(opportunity: Opportunity) -> bool:
    """Say whether a force besides the one that raised it agrees."""
    return opportunity.notified.in_favour().exists()
