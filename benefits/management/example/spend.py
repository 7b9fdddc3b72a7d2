"""What it cost: plan, forecast and actual, year by year, with some corrections."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Final

from django.utils import timezone

from benefits.management.example.plan import SpendState
from benefits.management.example.story import Story
from benefits.models import SpendEntry
from benefits.services.spend import record_spend_entries
from collaborations.models import Force
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import apportion

Kind, Category, CostType = SpendEntry.Kind, SpendEntry.Category, SpendEntry.CostType
AVERAGE_FORCE: Final = 700  # thousands of residents
GROWTH: Final = 1.034
PAY: Final = 0.74
SET_UP: Final = 0.18
WRONG: Final = "Invoiced twice: the second invoice was withdrawn."


def tell(story: Story) -> None:
    """Bring in the books of every year; nothing for those that have not begun."""
    if story.plan.spend == SpendState.NONE or not story.plan.has_begun:
        return
    random = story.dice("spend")
    entries = [
        entry for year in story.years() for entry in _of_year(story, year, random)
    ]
    if not entries:
        return
    saved = record_spend_entries(
        collaboration=story.collaboration, entries=entries, by=story.analyst
    )
    _correct(story, saved, random)


def _of_year(story: Story, year: FinancialYear, random: Random) -> Iterator[SpendEntry]:
    first = max(year.start, story.plan.founded_on)
    last = min(year.end, story.plan.ended_on or year.end)
    pence = _cost_of(story, year, first, last, random)
    yield _entry(Kind.PLAN, first, last, pence, story)
    if year.end >= story.today:
        drift = random.uniform(0.97, 1.06)
        yield _entry(Kind.FORECAST, first, last, round(pence * drift), story)
    if _has_actuals(story, year):
        actual = round(pence * random.uniform(0.94, 1.05))
        yield from _actuals(story, first, last, actual)
    if year == FinancialYear.containing(story.plan.founded_on):
        amount = round(_yearly(story) * SET_UP)
        if last < story.today:
            yield _entry(
                Kind.ACTUAL, first, last, amount, story, category=Category.SET_UP
            )


def _cost_of(
    story: Story, year: FinancialYear, first: dt.date, last: dt.date, random: Random
) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    age = year.start_year - FinancialYear.containing(story.today).start_year
    cost = _yearly(story) * GROWTH**age * random.uniform(0.97, 1.03)
    return round(cost * months / 12 / 100) * 100


def _yearly(story: Story) -> int:
    """Give a year's cost at today's prices, in pence: a large one costs less each."""
    sizes = [story.country.sizes[force.pk] for force in story.plan.forces]
    forces = sum(sizes) / AVERAGE_FORCE
    pounds: float = story.plan.subject.cost * 1000 * forces**0.9
    return round(pounds * 100)


def _has_actuals(story: Story, year: FinancialYear) -> bool:
    if story.plan.spend == SpendState.FORECAST:
        return False
    this_year = FinancialYear.containing(story.today)
    if story.plan.spend == SpendState.LATE:
        return year < this_year.previous
    return True


def _actuals(
    story: Story, first: dt.date, last: dt.date, pence: int
) -> Iterator[SpendEntry]:
    """By month in the open year, otherwise the year as it closed."""
    if last >= story.today:
        months = list(_closed_months(first, story.today))
        share = pence // 12
        for start, end in months:
            yield from _by_type(story, start, end, share)
    elif story.plan.spend == SpendState.BY_FORCE:
        forces = story.plan.forces
        parts = apportion(pence, [story.country.sizes[force.pk] for force in forces])
        for force, part in zip(forces, parts, strict=True):
            yield _entry(Kind.ACTUAL, first, last, part, story, force=force)
    else:
        yield from _by_type(story, first, last, pence)


def _closed_months(first: dt.date, today: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    start = first
    while True:
        following = (start.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        if following > today:
            return
        yield start, following - dt.timedelta(days=1)
        start = following


def _by_type(
    story: Story, first: dt.date, last: dt.date, pence: int
) -> Iterator[SpendEntry]:
    pay = round(pence * PAY)
    for cost_type, part in ((CostType.PAY, pay), (CostType.NON_PAY, pence - pay)):
        yield _entry(Kind.ACTUAL, first, last, part, story, cost_type=cost_type)


def _entry(
    kind: SpendEntry.Kind,
    first: dt.date,
    last: dt.date,
    pence: int,
    story: Story,
    *,
    force: Force | None = None,
    category: SpendEntry.Category = Category.RUNNING,
    cost_type: SpendEntry.CostType | str = "",
) -> SpendEntry:
    return SpendEntry(
        force=force,
        kind=kind,
        category=category,
        cost_type=cost_type,
        starts_on=first,
        ends_on=last,
        amount=Decimal(pence) / 100,
        recorded_at=recorded_at(story, first if kind == Kind.PLAN else last),
    )


def recorded_at(story: Story, day: dt.date) -> dt.datetime:
    """Books are kept three weeks later, and never in the future."""
    kept_on = min(day + dt.timedelta(days=21), story.today)
    noon = dt.datetime.combine(kept_on, dt.time(9, 30))
    return timezone.make_aware(noon)


def _correct(story: Story, entries: list[SpendEntry], random: Random) -> None:
    """Correct one in four actuals of a closed year, once: nothing is edited."""
    actual = [entry for entry in entries if entry.kind == Kind.ACTUAL]
    if not actual or random.random() > 0.25:
        return
    wrong = random.choice(actual)
    entry = SpendEntry(
        force=wrong.force,
        kind=wrong.kind,
        category=wrong.category,
        cost_type=wrong.cost_type,
        starts_on=wrong.starts_on,
        ends_on=wrong.ends_on,
        amount=-(wrong.amount * Decimal("0.04")).quantize(Decimal("0.01")),
        adjusts=wrong,
        reason=WRONG,
        recorded_at=recorded_at(story, wrong.ends_on + dt.timedelta(days=60)),
    )
    record_spend_entries(
        collaboration=story.collaboration, entries=[entry], by=story.analyst
    )
