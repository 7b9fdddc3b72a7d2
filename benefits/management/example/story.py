"""One collaboration while it is told: who acts, who takes part, and when."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import TypeVar

from django.db.models import Model

from benefits.management.example.chance import dice
from benefits.management.example.country import Country
from benefits.management.example.plan import Plan
from collaborations.access import Level
from collaborations.models import Collaboration, Force, Participation
from collaborations.services.many import add_records
from collaborations.services.records import RecordKind
from collabtrack.accounts.models import User
from collabtrack.shared.financial_years import FinancialYear

_State = TypeVar("_State", bound=StrEnum)


@dataclass
class Story:
    """What every chapter is told with. `participations` are kept up by whoever
    changes them.
    """

    plan: Plan
    country: Country
    collaboration: Collaboration
    seed: int
    today: dt.date
    participations: list[Participation] = field(default_factory=list)

    def dice(self, topic: str) -> Random:
        """Give dice that no other topic throws."""
        return dice(self.seed, self.plan.number, topic)

    def state(self, topic: type[_State]) -> _State:
        return topic(self.plan.states[topic])

    @property
    def lead_force(self) -> Force:
        return self.plan.forces[0]

    @property
    def analyst(self) -> User:
        return self.officer(self.lead_force, Level.ANALYST)

    @property
    def lead(self) -> User:
        return self.officer(self.lead_force, Level.LEAD)

    def officer(self, force: Force, level: Level) -> User:
        return self.country.officer(force, level)

    def record(self, kind: RecordKind, *records: Model, by: User | None = None) -> None:
        """Add new records of a kind, all at once; its analyst does unless another."""
        add_records(
            collaboration=self.collaboration,
            records=records,
            kind=kind,
            by=by or self.analyst,
        )

    @property
    def words(self) -> dict[str, str]:
        """Give what texts of many subjects are filled with."""
        subject = self.plan.subject
        return {
            "gain": subject.gain,
            "unit": subject.unit,
            "force": self.lead_force.name,
            "place": self.plan.choice.place,
        }

    @property
    def last_day(self) -> dt.date:
        return self.plan.ended_on or self.today

    @property
    def age(self) -> int:
        """Give the days from its founding to its end, or until today."""
        return (self.last_day - self.plan.founded_on).days

    def day(self, days_after_founding: int) -> dt.date:
        """Give a day of its life, never one after it."""
        day = self.plan.founded_on + dt.timedelta(days=days_after_founding)
        return min(day, self.last_day)

    def at(self, part: float) -> dt.date:
        """Give the day at a part of its life: 0 the first, 1 the last."""
        return self.day(round(self.age * part))

    def ago(self, days: int) -> dt.date:
        """Give a day before its last one, never one before its founding."""
        return max(self.last_day - dt.timedelta(days=days), self.plan.founded_on)

    def members_on(self, day: dt.date) -> list[Participation]:
        return [
            member
            for member in self.participations
            if (member.joined_on is None or member.joined_on <= day)
            and (member.left_on is None or member.left_on >= day)
        ]

    def years(self, most: int = 6) -> Iterator[FinancialYear]:
        """Give the newest financial years of its life, the oldest of them first."""
        year = FinancialYear.containing(self.plan.founded_on)
        last = FinancialYear.containing(self.last_day)
        while last.start_year - year.start_year >= most:
            year = year.next
        while year <= last:
            yield year
            year = year.next


def spread(random: Random, days: Sequence[int]) -> int:
    """Throw a number of days between the two."""
    first, last = days
    return random.randint(first, max(first, last))
