"""What is measured: three or four measures of the library for each collaboration.

How far each got is dealt out: all tracked, readings that stopped, a target and nothing
more, money only, one outcome claimed twice, a force that loses, and so on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from benefits.management.example.readings import bring_in, first_year
from benefits.management.example.states import BenefitsState
from benefits.management.example.story import Story
from benefits.models import (
    BenefitMeasure,
    BenefitType,
    CashStatus,
    Extent,
    Interval,
    LibraryMeasure,
    OverlapGroup,
    PriceBase,
    Recurrence,
    RollUp,
)
from benefits.services.from_library import from_library
from benefits.services.measures import (
    define_measure,
    set_benefit_shares,
    withdraw_measure,
)
from benefits.services.overlaps import save_overlap
from benefits.services.targets import set_targets
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import apportion

SAVINGS: Final = ("B001", "B002", "B004", "B006", "B007", "B009", "B010", "B011")
AVOIDED: Final = ("B012", "B014", "B016", "B018", "B008")
OTHERS: Final = (
    *("B019", "B022", "B024", "B028", "B029", "B032", "B033", "B036", "B037", "B039"),
    *("B042", "B044", "B048", "B051", "B052", "B054", "B059", "B060", "B063", "B065"),
    *("B067", "B069", "B070", "B071", "B072"),
)
HARMS: Final = ("B076", "B079", "B080", "B078")


@dataclass(frozen=True)
class Line:
    """A measure to be told: of the library, read by force or not, and how it went."""

    reference: str
    by_force: bool = False
    # Readings stop so many days before the last one; None for none at all.
    silent_for: int | None = 0
    has_baseline: bool = True
    has_targets: bool = True


def tell(story: Story) -> None:
    state = story.state(BenefitsState)
    if state == BenefitsState.NONE or not story.plan.has_begun:
        return
    random = story.dice("benefits")
    library = {row.reference: row for row in LibraryMeasure.objects.all()}
    made = [
        (_define(story, library[line.reference], line, random), line)
        for line in _lines(state, random)
    ]
    for measure, line in made:
        if line.has_targets:
            _aim(story, measure, random)
        if line.silent_for is not None:
            bring_in(story, measure, random, silent_for=line.silent_for)
    _settle(story, state, [measure for measure, _ in made])


def _lines(state: BenefitsState, random: Random) -> Iterator[Line]:
    saving, second, third = random.sample(SAVINGS, 3)
    if state == BenefitsState.MONEY_ONLY:
        yield from (Line(saving), Line(second), Line(third))
        return
    other, more = random.sample(OTHERS, 2)
    silent = {BenefitsState.STOPPED: 700, BenefitsState.AIMED: None}.get(state, 0)
    bare = state == BenefitsState.DESCRIBED
    if bare:
        yield Line(saving, silent_for=None, has_baseline=False, has_targets=False)
        yield Line(other, silent_for=None, has_baseline=False, has_targets=False)
        return
    by_force = state in (BenefitsState.BY_FORCE, BenefitsState.LOSS_FOR_ONE)
    yield Line(saving, by_force=by_force, silent_for=silent)
    if state == BenefitsState.OVERLAP:
        yield Line(second)
    yield Line(other, by_force=by_force and random.random() < 0.3, silent_for=silent)
    if state != BenefitsState.STOPPED:
        yield Line(more, silent_for=silent if random.random() < 0.7 else 400)
    if random.random() < 0.4:
        yield Line(random.choice(AVOIDED), silent_for=silent)
    if random.random() < 0.5:
        yield Line(random.choice(HARMS), silent_for=silent, has_targets=False)


def _define(
    story: Story, library: LibraryMeasure, line: Line, random: Random
) -> BenefitMeasure:
    measure = from_library(library, story.collaboration)
    measure.is_read_by_force = line.by_force
    measure.first_claimed_year = first_year(story)
    measure.owner = f"Head of {story.plan.subject.roles[0][0].lower()}"
    measure.measurer = f"Performance analyst, {story.lead_force.name}"
    measure.method = "Counted from the shared system at the end of each period."
    measure.grade = random.choice((1, 2, 2, 3, 3, 4, 5, 6))
    if line.has_baseline:
        _give_baseline(story, measure, random)
    if measure.is_monetary:
        _tag(story, measure, random)
    objectives = list(story.collaboration.objectives.standing().order_by("number"))
    if objectives and random.random() < 0.8:
        measure.objective = random.choice(objectives)
    return define_measure(measure=measure, by=story.analyst)


def _give_baseline(story: Story, measure: BenefitMeasure, random: Random) -> None:
    measure.baseline_on = min(
        first_year(story).start, story.plan.founded_on.replace(day=1)
    )
    measure.baseline_source = "The books of the forces for the year before."
    if measure.is_monetary and not measure.is_ratio:
        measure.baseline_amount = Decimal(0)
    else:
        whole = Decimal(usual(measure, random))
        measure.baseline_value = whole * in_a_year(measure)


def usual(measure: BenefitMeasure, random: Random) -> int:
    """Give a number that such a measure might show before anything is done."""
    highest = {"percent": 78, "score": 7, "minutes": 24, "days": 48, "hours": 900}
    middle = highest.get(measure.unit, 60)
    return max(1, round(middle * random.uniform(0.8, 1.1)))


def in_a_year(measure: BenefitMeasure) -> Decimal:
    """Give how many readings a year's figure is the sum of."""
    is_summed = measure.across_time == RollUp.SUM
    return Decimal(PERIODS[Interval(measure.interval)] if is_summed else 1)


def _tag(story: Story, measure: BenefitMeasure, random: Random) -> None:
    measure.recurrence = Recurrence.RECURRING
    measure.extent = random.choice((Extent.NET, Extent.NET, Extent.GROSS))
    measure.price_base = PriceBase.CASH
    measure.attribution_pct = Decimal(random.choice((100, 100, 80, 75, 60)))
    if measure.type != BenefitType.CASHABLE or measure.is_dis_benefit:
        return
    measure.cash_status = random.choice(
        (CashStatus.NOT_REMOVED, CashStatus.REMOVED, CashStatus.REMOVED)
    )
    if measure.cash_status == CashStatus.REMOVED:
        measure.budget_year = measure.first_claimed_year
        measure.budget_line = "Supplies and services"
        measure.cash_confirmed_by = "Chief finance officer"
        measure.cash_confirmed_on = first_year(story).start


def _aim(story: Story, measure: BenefitMeasure, random: Random) -> None:
    """Set a target for each year claimed: what is planned to be read in it."""
    first = first_year(story)
    this = FinancialYear.containing(story.today)
    years = [FinancialYear(y) for y in range(first.start_year, this.start_year + 2)]
    wanted = {
        year: target_of(story, measure, place, random)
        for place, year in enumerate(years)
    }
    set_targets(
        measure=measure, targets=wanted, by=story.analyst, version=measure.version
    )


def target_of(
    story: Story, measure: BenefitMeasure, place: int, random: Random
) -> Decimal:
    """Give the plan for a year: money grows, other measures move from the baseline."""
    if measure.is_monetary and not measure.is_ratio:
        yearly = story.plan.subject.cost * 1000 * len(story.plan.forces) // 8
        return Decimal(round(yearly * (0.6 + 0.1 * place) / 1000) * 1000)
    base = measure.baseline_value or usual(measure, random) * in_a_year(measure)
    way = Decimal("0.06") * (place + 1)
    better = base * (1 + way) if measure.direction == "up" else base * (1 - way)
    if measure.unit == "percent":
        better = min(better, Decimal(99))
    return better.quantize(Decimal("0.1"))


PERIODS: Final = {
    Interval.MONTHLY: 12,
    Interval.QUARTERLY: 4,
    Interval.SIX_MONTHLY: 2,
    Interval.ANNUAL: 1,
    Interval.ONE_OFF: 1,
}


def _settle(story: Story, state: BenefitsState, measures: list[BenefitMeasure]) -> None:
    """Split what is read as a whole, join what overlaps, withdraw what is over."""
    if state == BenefitsState.OVERLAP:
        save_overlap(
            group=OverlapGroup(
                collaboration=story.collaboration,
                name="The same budget, claimed twice",
                rule=OverlapGroup.Rule.POOL,
                ceiling=Decimal(400_000),
            ),
            members={measures[0]: Decimal(60), measures[1]: Decimal(40)},
            primary=None,
            by=story.analyst,
        )
    if state == BenefitsState.TRACKED:
        for measure in measures:
            if measure.adds_up and not measure.is_read_by_force:
                _split(story, measure)
    if state == BenefitsState.STOPPED and story.plan.ended_on is None:
        withdraw_measure(
            measure=measures[-1],
            on=story.ago(200),
            because="Nobody could say how it had been counted.",
            by=story.analyst,
            version=measures[-1].version,
        )


def _split(story: Story, measure: BenefitMeasure) -> None:
    members = story.members_on(story.last_day)
    sizes = [story.country.sizes[member.force_id] for member in members]
    if not sizes:
        return
    parts = apportion(10_000, sizes)
    set_benefit_shares(
        measure=measure,
        percentages={
            member.force: Decimal(part) / 100
            for member, part in zip(members, parts, strict=True)
        },
        by=story.analyst,
        version=measure.version,
    )
