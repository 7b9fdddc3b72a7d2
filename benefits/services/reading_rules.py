"""What makes a reading acceptable: its figure, its period, its force, its measure.

Read in one go for many readings, so that a rule costs no query for each of them.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from django.core.exceptions import ValidationError

from benefits.models import BenefitMeasure, Interval, Reading
from benefits.services.targets import bound_fault
from collaborations.models import Participation
from collaborations.services.dates import refuse_far
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.templatetags.figures import uk_date

MONTHS = {
    Interval.MONTHLY: 1,
    Interval.QUARTERLY: 3,
    Interval.SIX_MONTHLY: 6,
    Interval.ANNUAL: 12,
}
_PERIODS = {
    Interval.MONTHLY: "a calendar month",
    Interval.QUARTERLY: "a quarter, such as 1 April to 30 June",
    Interval.SIX_MONTHLY: "a half-year, such as 1 April to 30 September",
    Interval.ANNUAL: "a financial year, 1 April to 31 March",
}
_FIGURES = ("amount", "value", "numerator", "denominator", "weight")
# A measure, a force or none, and the first day.
Cell = tuple[int, int | None, dt.date]


def cell_of(reading: Reading) -> Cell:
    return reading.measure_id, reading.force_id, reading.starts_on


@dataclass(slots=True)
class Books:
    """What is known about some measures: who takes part, and the newest readings."""

    today: dt.date
    members: dict[int, list[Participation]] = field(default_factory=dict)
    newest: dict[Cell, Reading] = field(default_factory=dict)
    periods: dict[tuple[int, int | None], set[tuple[dt.date, dt.date]]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, measures: Iterable[BenefitMeasure], today: dt.date) -> Self:
        """Read the books of some measures in two queries, as on a London day."""
        measures = list(measures)
        members: dict[int, list[Participation]] = defaultdict(list)
        taking_part = Participation.objects.filter(
            collaboration__in={measure.collaboration_id for measure in measures}
        )
        for row in taking_part:
            members[row.collaboration_id].append(row)
        newest = {
            cell_of(row): row
            for row in Reading.objects.current().filter(measure__in=measures)
        }
        books = cls(today, dict(members), newest)
        for reading in newest.values():
            books.note(reading)
        return books

    def note(self, reading: Reading) -> None:
        key = (reading.measure_id, reading.force_id)
        self.periods.setdefault(key, set()).add((reading.starts_on, reading.ends_on))

    def has(self, reading: Reading) -> bool:
        """Say whether something is there for exactly this period."""
        newest = self.newest.get(cell_of(reading))
        return newest is not None and newest.ends_on == reading.ends_on

    def takes_part(self, reading: Reading) -> bool:
        day = reading.starts_on
        return any(
            row.force_id == reading.force_id
            and (row.joined_on is None or row.joined_on <= day)
            and (row.left_on is None or row.left_on >= day)
            for row in self.members.get(reading.measure.collaboration_id, ())
        )

    def overlapping(self, reading: Reading) -> tuple[dt.date, dt.date] | None:
        """Give a period of the same measure and force that runs into this one."""
        own = (reading.starts_on, reading.ends_on)
        for period in self.periods.get((reading.measure_id, reading.force_id), ()):
            if period != own and period[0] <= own[1] and own[0] <= period[1]:
                return period
        return None


def refuse_reading(reading: Reading, books: Books) -> None:
    """Raise ValidationError by field unless the reading can be one of its measure."""
    measure = reading.measure
    reading.collaboration_id, reading.type = measure.collaboration_id, measure.type
    refuse_far(starts_on=reading.starts_on, ends_on=reading.ends_on)
    faults = {
        **_period_faults(reading, books),
        **_force_faults(reading, books),
        **figure_faults(reading),
    }
    if not faults and (period := books.overlapping(reading)):
        first, last = (uk_date(day) for day in period)
        faults["starts_on"] = f"It runs into the reading for {first} to {last}."
    if faults:
        raise ValidationError(faults)
    reading.clean_fields(exclude=_GIVEN_LATER)
    reading.clean()
    _refuse_without_reason(reading)


_GIVEN_LATER = {
    "recorded_at",
    *(each.name for each in Reading._meta.fields if each.is_relation),
}


def _refuse_without_reason(reading: Reading) -> None:
    if reading.absence and not reading.note.strip():
        raise ValidationError({"note": "Say why there is no reading."})


def _period_faults(reading: Reading, books: Books) -> dict[str, str]:
    measure, first, last = reading.measure, reading.starts_on, reading.ends_on
    if books.has(reading):
        # A correction is of the period that was recorded, whatever is asked for now.
        return {}
    if fault := _shape_fault(measure, first, last):
        return {"starts_on": fault}
    if last > books.today:
        return {"ends_on": "The period has not ended. Enter it when it has."}
    if measure.baseline_on and first < measure.baseline_on:
        day = uk_date(measure.baseline_on)
        return {"starts_on": f"The baseline is of {day}. Enter a period from then on."}
    year = FinancialYear.containing(first)
    # Null in the database; the field's type does not say so.
    end: FinancialYear | None = measure.last_claimed_year
    if end is not None and year > end:
        return {"starts_on": f"The benefit is claimed until {end} only."}
    if measure.withdrawn_on and first >= measure.withdrawn_on:
        day = uk_date(measure.withdrawn_on)
        return {"starts_on": f"The measure was withdrawn on {day}."}
    return {}


def _shape_fault(measure: BenefitMeasure, first: dt.date, last: dt.date) -> str:
    if last < first:
        return "The last day cannot be before the first day."
    if FinancialYear.containing(first) != FinancialYear.containing(last):
        return "A period cannot run over 31 March. Enter each financial year apart."
    months = MONTHS.get(Interval(measure.interval))
    if months is None or (first, last) in _periods_of(first, months):
        return ""
    return f"This measure is read for {_PERIODS[Interval(measure.interval)]}."


def _periods_of(day: dt.date, months: int) -> Sequence[tuple[dt.date, dt.date]]:
    """Give the one period of this length that holds a day, as financial years have."""
    return [period_holding(day, months)]


def period_holding(day: dt.date, months: int) -> tuple[dt.date, dt.date]:
    """Give the first and last day of the period of so many months that holds a day."""
    year = FinancialYear.containing(day)
    place = ((day.year - year.start.year) * 12 + day.month - 4) // months * months
    return _first_of(year, place), _first_of(year, place + months) - dt.timedelta(1)


def _first_of(year: FinancialYear, months: int) -> dt.date:
    count = year.start_year * 12 + 3 + months
    return dt.date(count // 12, count % 12 + 1, 1)


def _force_faults(reading: Reading, books: Books) -> dict[str, str]:
    if not reading.measure.is_read_by_force:
        if reading.force_id is None:
            return {}
        return {"force": "This measure is read for all forces together. Leave it out."}
    if reading.force_id is None:
        return {"force": "This measure is read by force. Choose one."}
    if books.takes_part(reading):
        return {}
    day = uk_date(reading.starts_on)
    return {"force": f"{reading.force} does not take part on {day}."}


def figure_faults(reading: Reading) -> dict[str, str]:
    """Say by field which figures are missing, and which do not belong here."""
    if reading.absence:
        if all(getattr(reading, name) is None for name in _FIGURES):
            return {}
        problem = "Enter a figure, or say why there is none: one of the two."
        return {"absence": problem}
    measure = reading.measure
    if measure.is_ratio:
        wanted = {
            "numerator": "Enter what is counted.",
            "denominator": "Enter out of how many, over 0.",
        }
    elif measure.is_monetary:
        wanted = {"amount": "Enter an amount in pounds, or say why there is none."}
    else:
        wanted = {"value": "Enter a number, or say why there is none."}
    if measure.is_weighted:
        wanted["weight"] = "Enter the number that this value is an average of."
    faults = {
        name: message
        for name, message in wanted.items()
        if getattr(reading, name) is None
    }
    for name in _FIGURES:
        if name not in wanted and getattr(reading, name) is not None:
            faults[name] = "This measure has no such figure. Leave it out."
    return faults or _bounds(reading)


def _bounds(reading: Reading) -> dict[str, str]:
    measure, top, bottom = reading.measure, reading.numerator, reading.denominator
    if reading.value is not None and (fault := bound_fault(measure, reading.value)):
        return {"value": fault}
    if bottom is not None and bottom <= 0:
        return {
            "denominator": "Enter a number over 0, or say that there is no reading."
        }
    if reading.weight is not None and reading.weight <= 0:
        return {"weight": "Enter a number over 0."}
    if (
        top is not None
        and bottom is not None
        and bound_fault(measure, top / bottom * 100)
    ):
        return {"numerator": "Enter no more than out of how many, and not under 0."}
    return {}
