"""Which benefits are tracked, which only claimed or described (rules.md 3.3).

Live: not withdrawn, and the day lies within the claimed years; a year that is not
stated does not exclude. Dis-benefits are not benefits and are left out.

Tracked: an owner, a measure with a unit, a dated baseline, a dated target and a fresh
reading. Claimed: something of it is recorded (a baseline, target, reading or published
amount), but not all. Described: nothing is recorded.

Fresh: the last period read ended no longer ago than the measure's interval and one
interval of grace (12 months at most). A one-off measure is read once and stays fresh.
Only the last confirmed reading of a period counts, and only one with a figure: to say
why there is none is not a reading. A period that is not over does not count. A measure
read by force needs fresh readings from half of the forces.

Value: the targets of the financial year of the day, in pounds, of a measure whose
figures add up across forces and across time; None where nothing is planned.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.db.models import Prefetch, QuerySet

from benefits.models import BenefitMeasure, Interval, Reading, RollUp, Target
from collaborations.models import Collaboration, Participation
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
    measures = with_figures(
        BenefitMeasure.objects.filter(collaboration=collaboration, is_dis_benefit=False)
    ).order_by("reference")
    forces = forces_on(collaboration, on) if measures else frozenset()
    return [_benefit(measure, forces, on) for measure in measures]


def measures_of(
    collaboration: Collaboration, *, on: dt.date
) -> list[tuple[BenefitMeasure, Benefit | None]]:
    """Give measures by reference with what was read; a dis-benefit has no state."""
    rows = BenefitMeasure.objects.filter(collaboration=collaboration)
    measures = with_figures(rows).order_by("reference")
    forces = forces_on(collaboration, on) if measures else frozenset()
    return [
        (measure, None if measure.is_dis_benefit else _benefit(measure, forces, on))
        for measure in measures
    ]


def benefit_of(measure: BenefitMeasure, *, on: dt.date) -> Benefit:
    """Give one benefit's state."""
    read = with_figures(BenefitMeasure.objects.filter(pk=measure.pk)).get()
    return _benefit(read, forces_on(measure.collaboration, on), on)


def states_of(measures: Sequence[BenefitMeasure], *, on: dt.date) -> dict[int, Benefit]:
    """Give the states of measures of any collaborations, by key; no dis-benefits."""
    rows = BenefitMeasure.objects.filter(pk__in=[measure.pk for measure in measures])
    read = with_figures(rows.filter(is_dis_benefit=False))
    members: dict[int, set[int]] = {}
    inside = Participation.objects.on(on).filter(
        collaboration__in={measure.collaboration_id for measure in measures}
    )
    for collaboration_id, force_id in inside.values_list("collaboration", "force"):
        members.setdefault(collaboration_id, set()).add(force_id)
    return {
        measure.pk: _benefit(
            measure, frozenset(members.get(measure.collaboration_id, ())), on
        )
        for measure in read
    }


def with_figures(measures: QuerySet[BenefitMeasure]) -> QuerySet[BenefitMeasure]:
    """Read with measures what decides their state: what is confirmed and measured."""
    standing = Reading.objects.standing().measured()
    return measures.prefetch_related(
        Prefetch("readings", standing), "targets", "published_claims"
    )


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
    readings: Iterable[Reading],
    interval: str,
    forces: frozenset[int],
    on: dt.date,
    *,
    by_force: bool = False,
) -> Coverage | None:
    """Count the forces with a fresh reading; None for a measure read as a whole.

    Where nobody said how it is read, as on the public register, its readings say it.
    """
    fresh = [row for row in readings if is_fresh(row.ends_on, interval, on)]
    if not by_force:
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
    coverage = coverage_of(
        readings, measure.interval, forces, on, by_force=measure.is_read_by_force
    )
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
