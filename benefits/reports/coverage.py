"""How many of the readings that were expected have come: "7 of 11" (rules.md 3.2).

A cell is one measure, one force (or all together, for a measure that is not read by
force) and one period of the measure's interval. It is expected if, on the period's
first day, the year is claimed, the baseline date has come, the measure is not
withdrawn, the collaboration runs and the force takes part, and if the period is over by
the as-at day. So a force that has left owes nothing for later periods. A measure with
neither a first claimed year nor a baseline date owes only what is recorded of it. A
one-off measure owes one reading, when the period of its target is over or, without one,
its first claimed year.

Received: a figure; nil is a figure of 0 and is received. No reading: said to be
missing, with the reason; expected and not received. Missing: nothing was said. Exempt:
not expected, so it leaves the denominator. A reading fills the cells that its period
covers. Confirmed readings count; provisional ones only for those who may see them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from benefits.models import BenefitMeasure, Interval, Reading
from benefits.reports.months import Dates, periods
from collaborations.models import Collaboration, Participation
from collabtrack.shared.financial_years import FinancialYear


class Answer(StrEnum):
    """What came for a cell; `label` is for people."""

    RECEIVED = "received"
    NIL = "nil"
    NO_READING = "no_reading"
    EXEMPT = "exempt"
    MISSING = "missing"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Cell:
    """One reading that was to come; `force` is empty where all are read together."""

    measure: str
    force: str
    starts_on: dt.date
    ends_on: dt.date
    answer: Answer
    note: str = ""

    @property
    def is_expected(self) -> bool:
        return self.answer != Answer.EXEMPT

    @property
    def is_received(self) -> bool:
        return self.answer in (Answer.RECEIVED, Answer.NIL)


@dataclass(frozen=True, slots=True)
class ReadingCoverage:
    """The cells of some measures up to an as-at day."""

    cells: tuple[Cell, ...]
    as_at: dt.date

    def count(self, answer: Answer) -> int:
        return sum(cell.answer == answer for cell in self.cells)

    def of(self, answer: Answer) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.answer == answer)

    def of_force(self, slug: str) -> "ReadingCoverage":
        kept = tuple(cell for cell in self.cells if cell.force == slug)
        return ReadingCoverage(kept, self.as_at)

    def of_measure(self, reference: str) -> "ReadingCoverage":
        kept = tuple(cell for cell in self.cells if cell.measure == reference)
        return ReadingCoverage(kept, self.as_at)

    @property
    def expected(self) -> int:
        return sum(cell.is_expected for cell in self.cells)

    @property
    def received(self) -> int:
        return sum(cell.is_received for cell in self.cells)

    @property
    def share(self) -> Decimal | None:
        """Give the part received, 0.75 for 75%; None where nothing was expected."""
        return Decimal(self.received) / self.expected if self.expected else None

    def __str__(self) -> str:
        return f"{self.received} of {self.expected}"


def measure_coverage(
    measure: BenefitMeasure,
    *,
    on: dt.date,
    year: FinancialYear | None = None,
    with_provisional: bool = False,
) -> ReadingCoverage:
    return _coverage(measure.collaboration, [measure], on, year, with_provisional)


def collaboration_coverage(
    collaboration: Collaboration,
    *,
    on: dt.date,
    year: FinancialYear | None = None,
    with_provisional: bool = False,
) -> ReadingCoverage:
    """Count over all measures by reference; dis-benefits are read too."""
    measures = collaboration.benefit_measures.prefetch_related("targets")
    in_order = measures.order_by("reference")
    return _coverage(collaboration, in_order, on, year, with_provisional)


def _coverage(
    collaboration: Collaboration,
    measures: Iterable[BenefitMeasure],
    on: dt.date,
    year: FinancialYear | None,
    with_provisional: bool,
) -> ReadingCoverage:
    measures = list(measures)
    members = list(collaboration.participations.select_related("force"))
    shown = Reading.objects.current if with_provisional else Reading.objects.standing
    rows: dict[int, list[Reading]] = {measure.pk: [] for measure in measures}
    found = shown().filter(measure__in=measures).select_related("force")
    for row in found.order_by("starts_on", "pk"):
        rows[row.measure_id].append(row)
    cells: list[Cell] = []
    for measure in measures:
        runs = _Runs(measure, collaboration, members, rows[measure.pk])
        cells += [
            cell
            for cell in runs.cells(on)
            if year is None or FinancialYear.containing(cell.starts_on) == year
        ]
    return ReadingCoverage(tuple(cells), on)


@dataclass(frozen=True, slots=True)
class _Runs:
    """One measure: when it is to be read, by whom, and what came."""

    measure: BenefitMeasure
    collaboration: Collaboration
    members: Sequence[Participation]
    readings: Sequence[Reading]

    def cells(self, on: dt.date) -> Iterator[Cell]:
        for start, end in self._expected(on):
            for slug in self._forces(start):
                yield self._cell(slug, start, end)

    def _expected(self, on: dt.date) -> Iterable[Dates]:
        measure = self.measure
        if measure.interval == Interval.ONE_OFF:
            return [dates for dates in self._once() if dates[1] <= on]
        starts = [day for day in (_first_claimed(measure), measure.baseline_on) if day]
        if not starts:
            recorded = {(row.starts_on, row.ends_on) for row in self.readings}
            return sorted(dates for dates in recorded if dates[1] <= on)
        found = periods(measure.interval, max(starts), on)
        return [dates for dates in found if self._stands(dates[0])]

    def _once(self) -> Iterator[Dates]:
        """Give the one period of a one-off: its target's, else its first year."""
        first = self.measure.first_claimed_year
        if targets := list(self.measure.targets.all()):
            last = max(targets, key=lambda row: (row.ends_on, row.pk))
            yield last.starts_on, last.ends_on
        elif first is not None:
            yield first.start, first.end

    def _stands(self, day: dt.date) -> bool:
        measure, whole = self.measure, self.collaboration
        last = measure.last_claimed_year
        is_claimed = last is None or day <= last.end
        is_withdrawn = measure.withdrawn_on is not None and day >= measure.withdrawn_on
        runs = whole.ended_on is None or day <= whole.ended_on
        return is_claimed and not is_withdrawn and runs

    def _forces(self, day: dt.date) -> list[str]:
        """Give the forces that owe a reading; one for all is the empty slug."""
        if not self.measure.is_read_by_force:
            return [""]
        taking_part = {
            member.force.slug for member in self.members if _is_in(member, day)
        }
        return sorted(taking_part)

    def _cell(self, slug: str, start: dt.date, end: dt.date) -> Cell:
        answers = [row for row in self.readings if self._fills(row, slug, start, end)]
        reference = self.measure.reference
        if not answers:
            return Cell(reference, slug, start, end, Answer.MISSING)
        best = min(answers, key=lambda row: bool(row.absence))
        return Cell(reference, slug, start, end, _answer(best), best.note)

    def _fills(self, row: Reading, slug: str, start: dt.date, end: dt.date) -> bool:
        if slug and (row.force is None or row.force.slug != slug):
            return False
        if self.measure.interval == Interval.ONE_OFF:
            return True
        return row.starts_on <= start and end <= row.ends_on


def _answer(row: Reading) -> Answer:
    if row.absence == Reading.Absence.EXEMPT:
        return Answer.EXEMPT
    if row.absence:
        return Answer.NO_READING
    figures = (row.amount, row.value, row.numerator)
    is_nil = all(figure is None or figure == 0 for figure in figures)
    return Answer.NIL if is_nil else Answer.RECEIVED


def _first_claimed(measure: BenefitMeasure) -> dt.date | None:
    first: FinancialYear | None = measure.first_claimed_year
    return first.start if first is not None else None


def _is_in(member: Participation, day: dt.date) -> bool:
    """Say whether a force takes part on a day; a missing date does not exclude."""
    joined, left = member.joined_on, member.left_on
    return (joined is None or joined <= day) and (left is None or day <= left)
