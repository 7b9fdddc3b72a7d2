"""Which benefits are tracked, which only claimed or described (rules.md 3.3).

Live: not withdrawn, and the day lies within the claimed years; a year that is not
stated does not exclude. Dis-benefits are not benefits and are left out.

Tracked: an owner, a measure with a unit, a dated baseline, a dated target and a fresh
reading. Claimed: something of it is recorded (a baseline, target, reading or published
amount), but not all. Described: nothing is recorded.

Fresh: the last period read ended no longer ago than the measure's interval and one
interval of grace (12 months at most). A one-off measure is read once and stays fresh.
Only confirmed readings count, not those that a correction superseded, nor a period
that is not over. A measure read by force needs fresh readings from half of the forces.

Value: the targets of the financial year of the day, in pounds, of a measure whose
figures add up across forces and across time; None where nothing is planned.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.db.models import Prefetch

from benefits.models import BenefitMeasure, Interval, Reading, RollUp, Target
from collaborations.models import Collaboration
from collaborations.reports.notice import months_later
from collabtrack.shared.financial_years import FinancialYear

MONTHS = {
    Interval.MONTHLY: 1,
    Interval.QUARTERLY: 3,
    Interval.SIX_MONTHLY: 6,
    Interval.ANNUAL: 12,
}
MOST_GRACE_MONTHS = 12


class State(StrEnum):
    TRACKED = "tracked"
    CLAIMED = "claimed"
    DESCRIBED = "described"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the forces have a fresh reading of a measure read by force."""

    fresh: int
    forces: int

    def __str__(self) -> str:
        return f"{self.fresh} of {self.forces} forces"

    @property
    def is_enough(self) -> bool:
        return self.forces > 0 and 2 * self.fresh >= self.forces


@dataclass(frozen=True, slots=True)
class Benefit:
    """A benefit's state on a day, what it lacks and what it is planned to bring."""

    reference: str
    name: str
    state: State
    is_live: bool
    missing: tuple[str, ...]
    coverage: Coverage | None
    is_monetary: bool
    planned: Decimal | None

    @property
    def is_tracked(self) -> bool:
        return self.state == State.TRACKED


def benefits_of(collaboration: Collaboration, *, on: dt.date) -> list[Benefit]:
    """Give the benefits of a collaboration by reference, live or not."""
    measures = (
        BenefitMeasure.objects.filter(collaboration=collaboration, is_dis_benefit=False)
        .prefetch_related(
            Prefetch("readings", Reading.objects.current().confirmed()),
            "targets",
            "published_claims",
        )
        .order_by("reference")
    )
    forces = forces_on(collaboration, on) if measures else frozenset()
    return [_benefit(measure, forces, on) for measure in measures]


def is_live(measure: BenefitMeasure, on: dt.date) -> bool:
    year = FinancialYear.containing(on)
    first, last = measure.first_claimed_year, measure.last_claimed_year
    withdrawn = measure.withdrawn_on is not None and measure.withdrawn_on <= on
    # Null in the database; the field's type does not say so.
    begun = first is None or first <= year
    return begun and (last is None or year <= last) and not withdrawn


def forces_on(collaboration: Collaboration, on: dt.date) -> frozenset[int]:
    """Give the forces that take part on a day; a missing date does not exclude."""
    members = collaboration.participations.on(on)
    return frozenset(members.values_list("force_id", flat=True))


def is_fresh(last_day: dt.date, interval: str, on: dt.date) -> bool:
    """Say whether a period that ended on `last_day` is recent enough on a day."""
    if last_day > on:
        return False
    if interval == Interval.ONE_OFF:
        return True
    months = MONTHS[Interval(interval)]
    # From the day after, so that 30 June and three months end on 30 September.
    next_due = last_day + dt.timedelta(days=1)
    return on < months_later(next_due, months + min(months, MOST_GRACE_MONTHS))


def coverage_of(
    readings: Iterable[Reading], interval: str, forces: frozenset[int], on: dt.date
) -> Coverage | None:
    """Count the forces with a fresh reading; None for a measure read as a whole."""
    fresh = [row for row in readings if is_fresh(row.ends_on, interval, on)]
    if any(row.force_id is None for row in fresh):
        return None
    if not any(row.force_id for row in readings):
        return None
    return Coverage(len({row.force_id for row in fresh} & forces), len(forces))


def planned_value(
    measure: BenefitMeasure, targets: Iterable[Target], year: FinancialYear
) -> Decimal | None:
    adds_up = measure.across_forces == measure.across_time == RollUp.SUM
    if not (measure.is_monetary and adds_up):
        return None
    amounts = [
        row.amount
        for row in targets
        if row.financial_year == year and row.amount is not None
    ]
    return sum(amounts, Decimal(0)) if amounts else None


def _benefit(measure: BenefitMeasure, forces: frozenset[int], on: dt.date) -> Benefit:
    readings, targets = list(measure.readings.all()), list(measure.targets.all())
    coverage = coverage_of(readings, measure.interval, forces, on)
    missing = _missing(measure, targets, readings, coverage, on)
    return Benefit(
        reference=measure.reference,
        name=measure.name,
        state=_state(measure, targets, readings, missing),
        is_live=is_live(measure, on),
        missing=missing,
        coverage=coverage,
        is_monetary=measure.is_monetary,
        planned=planned_value(measure, targets, FinancialYear.containing(on)),
    )


def _has_baseline(measure: BenefitMeasure) -> bool:
    return not (measure.baseline_amount is None and measure.baseline_value is None)


def _missing(
    measure: BenefitMeasure,
    targets: Sequence[Target],
    readings: Sequence[Reading],
    coverage: Coverage | None,
    on: dt.date,
) -> tuple[str, ...]:
    """Name the elements that a tracked benefit needs and this one lacks."""
    dated = measure.baseline_on is not None and measure.baseline_on <= on
    if coverage is None:
        is_read = any(is_fresh(row.ends_on, measure.interval, on) for row in readings)
    else:
        is_read = coverage.is_enough
    elements = {
        "owner": bool(measure.owner.strip()),
        "measure": bool(measure.name.strip()),
        "unit": bool(measure.unit.strip()),
        "dated baseline": _has_baseline(measure) and dated,
        "dated target": bool(targets),
        _reading_wanted(coverage): is_read,
    }
    return tuple(element for element, is_there in elements.items() if not is_there)


def _reading_wanted(coverage: Coverage | None) -> str:
    if coverage is None:
        return "fresh reading"
    return f"fresh reading from half of the forces ({coverage})"


def _state(
    measure: BenefitMeasure,
    targets: Sequence[Target],
    readings: Sequence[Reading],
    missing: Sequence[str],
) -> State:
    if not missing:
        return State.TRACKED
    recorded = targets or readings or list(measure.published_claims.all())
    has_something = _has_baseline(measure) or bool(recorded)
    return State.CLAIMED if has_something else State.DESCRIBED
