"""Which exit terms are precise, and what exits cost beside their plan.

Five parts count (G3): the notice period; who pays; the method with a cap or an
estimate in pounds; assets and staff; data. A method that leaves the sum open
("reasonable costs", "to be agreed at the time") is not precise. Terms are tested when
somebody worked an exit through on paper; a test holds for 36 months.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from collaborations.models import Agreement, ExitTerms
from collaborations.reports.notice import months_later

TEST_HOLDS_MONTHS = 36


@dataclass(frozen=True)
class ExitPart:
    """One of the five: what is written, and what it lacks to be precise."""

    name: str
    written: str
    lacks: str = ""

    @property
    def is_precise(self) -> bool:
        return not self.lacks


@dataclass(frozen=True)
class ExitStanding:
    terms: ExitTerms | None
    parts: tuple[ExitPart, ...]
    tested_on: dt.date | None
    is_tested: bool

    @property
    def precise(self) -> int:
        return sum(part.is_precise for part in self.parts)


def exit_standing(agreement: Agreement, *, on: dt.date) -> ExitStanding:
    """Say which of the five are precise, and whether the terms are tested, on a day."""
    terms: ExitTerms | None = getattr(agreement, "exit_terms", None)
    read = terms or ExitTerms()
    tested_on = read.tested_on
    if tested_on and tested_on > on:
        tested_on = None
    return ExitStanding(
        terms=terms,
        parts=(
            _notice(agreement, read),
            _part("Who pays", read.who_pays, "who pays"),
            _method(read),
            _assets_and_staff(read),
            _part("Data", read.data, "how data are separated"),
        ),
        tested_on=tested_on,
        is_tested=bool(tested_on and months_later(tested_on, TEST_HOLDS_MONTHS) >= on),
    )


def in_months(months: int) -> str:
    """Write 1 month, 12 months."""
    return f"{months} month{'' if months == 1 else 's'}"


def _notice(agreement: Agreement, terms: ExitTerms) -> ExitPart:
    months = agreement.notice_months
    written = "" if months is None else in_months(months)
    text = ": ".join(filter(None, [written, terms.notice]))
    return ExitPart("Notice", text, "" if written else "the notice period")


def _part(name: str, written: str, lacks: str) -> ExitPart:
    return ExitPart(name, written, "" if written else lacks)


def _method(terms: ExitTerms) -> ExitPart:
    lacks = [
        "" if terms.is_method_precise else "a method that gives a sum",
        "a cap or an estimate" if terms.amount is None else "",
    ]
    label = terms.get_method_display() if terms.method else ""
    text = ": ".join(filter(None, [label, terms.method_text]))
    return ExitPart(
        "Method and amount", text, " and ".join(word for word in lacks if word)
    )


def _assets_and_staff(terms: ExitTerms) -> ExitPart:
    lacks = [
        "" if terms.assets else "who keeps the assets",
        "" if terms.staff else "what happens to the staff",
    ]
    text = " ".join(filter(None, [terms.assets, terms.staff]))
    return ExitPart(
        "Assets and staff", text, " and ".join(word for word in lacks if word)
    )


@dataclass(frozen=True)
class ExitCost:
    """One exit: of a force, or of all. None: not settled yet."""

    number: int
    who: str
    planned: Decimal
    agreed_on: dt.date
    actual: Decimal | None
    settled_on: dt.date | None
    overrun: Decimal | None


def exit_costs(agreement: Agreement) -> tuple[ExitCost, ...]:
    """List the exits under a version, in the order in which they were entered."""
    return tuple(
        ExitCost(
            number=plan.number,
            who=str(plan.force or "All: it ends"),
            planned=plan.planned_cost,
            agreed_on=plan.agreed_on,
            actual=plan.actual_cost,
            settled_on=plan.settled_on,
            overrun=plan.overrun,
        )
        for plan in sorted(agreement.exit_plans.all(), key=lambda plan: plan.number)
    )
