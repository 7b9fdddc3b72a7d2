"""What was measured: old books of readings, each with the day on which it was kept."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Final

from django.utils import timezone

from benefits.management.example.states import BenefitsState
from benefits.management.example.story import Story
from benefits.models import BenefitMeasure, Interval, Reading, RollUp
from benefits.services.reading_rules import MONTHS, period_holding
from benefits.services.readings import bring_in_readings
from collaborations.models import Force
from collabtrack.shared.financial_years import FinancialYear

SLIP: Final = "Counted from the wrong week."
LATE: Final = "The system was being replaced."
NEW: Final = "The unit had just begun."
State, Absence = Reading.State, Reading.Absence


YEARS: Final = 5


def first_year(story: Story) -> FinancialYear:
    """Give the first financial year that is claimed: five are told at most."""
    founded = FinancialYear.containing(story.plan.founded_on)
    this = FinancialYear.containing(story.today)
    return max(founded, FinancialYear(this.start_year - YEARS + 1))


def bring_in(
    story: Story, measure: BenefitMeasure, random: Random, *, silent_for: int
) -> None:
    """Bring in the readings of up to five years, until they stop."""
    last = min(story.last_day, story.today - dt.timedelta(days=silent_for))
    readings: list[Reading] = []
    for first, end in _periods(measure, story, last):
        for force in _whose(story, measure, first):
            row = _reading(story, measure, (first, end), force, random)
            if row is not None:
                readings.append(row)
    if not readings:
        return
    saved = bring_in_readings(
        readings=readings, by=story.analyst, confirmed_by=story.lead
    )
    _correct(story, saved, random)


def _periods(
    measure: BenefitMeasure, story: Story, last: dt.date
) -> Iterator[tuple[dt.date, dt.date]]:
    """Give the whole periods from the first year claimed to a day."""
    months = MONTHS.get(Interval(measure.interval), 12)
    day = max(first_year(story).start, story.plan.founded_on)
    # Null in the database; the field's type does not say so.
    baseline: dt.date | None = measure.baseline_on
    while True:
        first, end = period_holding(day, months)
        if end > last:
            return
        if first >= story.plan.founded_on and (baseline is None or first >= baseline):
            yield first, end
        day = end + dt.timedelta(days=1)


def _whose(story: Story, measure: BenefitMeasure, day: dt.date) -> list[Force | None]:
    if not measure.is_read_by_force:
        return [None]
    return [member.force for member in story.members_on(day)]


def _reading(
    story: Story,
    measure: BenefitMeasure,
    period: tuple[dt.date, dt.date],
    force: Force | None,
    random: Random,
) -> Reading | None:
    """Throw for one cell: mostly a figure, now and then a reason, or nothing."""
    kept = kept_at(story, period[1], random)
    row = Reading(
        measure=measure,
        force=force,
        starts_on=period[0],
        ends_on=period[1],
        recorded_at=kept,
    )
    throw = random.random()
    if throw < 0.03:
        return None
    if throw < 0.06:
        row.absence = Absence.NO_READING if throw < 0.05 else Absence.EXEMPT
        row.note = LATE if throw < 0.05 else NEW
    else:
        _measure(story, row, random)
    if story.today - period[1] > dt.timedelta(days=60) or throw < 0.5:
        row.state, row.confirmed_at = State.CONFIRMED, kept + dt.timedelta(days=2)
    return row


def kept_at(story: Story, day: dt.date, random: Random) -> dt.datetime:
    """Readings come in two weeks later, and never in the future."""
    kept_on = min(day + dt.timedelta(days=random.randint(8, 20)), story.today)
    moment = timezone.make_aware(dt.datetime.combine(kept_on, dt.time(8, 15)))
    return min(moment, timezone.now() - dt.timedelta(days=3))


def _measure(story: Story, row: Reading, random: Random) -> None:
    measure = row.measure
    years = row.starts_on.year - first_year(story).start_year
    if measure.is_monetary and not measure.is_ratio:
        row.amount = _amount(story, row, years, random)
        return
    base = float(measure.baseline_value or 50)
    if measure.across_time == RollUp.SUM:
        # A year's baseline, of which this is one period.
        base *= MONTHS.get(Interval(measure.interval), 12) / 12
    drift = 0.04 * years * (1 if measure.direction == "up" else -1)
    value = base * (1 + drift) * random.uniform(0.93, 1.07)
    if measure.unit == "percent":
        value = min(value, 99.5)
    if measure.is_ratio:
        bottom = random.randint(120, 900)
        factor = 100 if measure.unit == "percent" else 1
        row.numerator = Decimal(round(bottom * value / factor))
        row.denominator = Decimal(bottom)
        return
    places = Decimal(1) if measure.unit == "count" else Decimal("0.1")
    row.value = Decimal(value).quantize(places)
    if measure.is_weighted:
        row.weight = Decimal(random.randint(40, 400))


def _amount(story: Story, row: Reading, years: int, random: Random) -> Decimal:
    months = MONTHS.get(Interval(row.measure.interval), 12)
    forces = len(story.plan.forces)
    yearly = story.plan.subject.cost * 1000 * forces / 8 * (0.55 + 0.1 * years)
    part = yearly * months / 12 * random.uniform(0.8, 1.15)
    if row.force is not None:
        part /= forces
        loser = story.plan.forces[-1]
        loses = story.state(BenefitsState) == BenefitsState.LOSS_FOR_ONE
        if loses and row.force == loser:
            part *= -0.4
    return Decimal(round(part)) + Decimal(random.choice((0, 25, 50))) / 100


def _correct(story: Story, saved: list[Reading], random: Random) -> None:
    """Correct one reading in forty, a month later: the first figure stays."""
    corrections = []
    for row in saved:
        if row.absence or random.random() > 0.025:
            continue
        correction = Reading(
            measure=row.measure,
            force=row.force,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            supersedes=row,
            reason=SLIP,
            weight=row.weight,
            denominator=row.denominator,
            recorded_at=row.recorded_at + dt.timedelta(days=2),
        )
        for name in ("amount", "value", "numerator"):
            figure: Decimal | None = getattr(row, name)
            if figure is not None:
                lower = (figure * Decimal("0.97")).quantize(Decimal("0.01"))
                setattr(correction, name, lower)
        if row.is_confirmed:
            correction.state = State.CONFIRMED
            correction.confirmed_at = correction.recorded_at + dt.timedelta(hours=4)
        corrections.append(correction)
    if corrections:
        bring_in_readings(
            readings=corrections, by=story.analyst, confirmed_by=story.lead
        )
