"""How the cost is computed, and what the formula measures of each force."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from random import Random
from typing import Final

from benefits.management.example.states import FormulaState
from benefits.management.example.story import Story
from collaborations.models import HYBRID, WHOLE_WEIGHT, Driver, Participation
from collaborations.services.formulas import (
    DriverEntry,
    FormulaDraft,
    choose_formula,
    record_drivers,
    takes_part_in,
)
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import apportion

HYBRIDS: Final[tuple[Mapping[Driver, int], ...]] = (
    {
        Driver.GRANT: 3_000,
        Driver.EQUAL: 2_000,
        Driver.POPULATION: 3_500,
        Driver.CRIME: 1_500,
    },
    {Driver.OFFICERS: 5_000, Driver.USAGE: 3_000, Driver.POSTS: 2_000},
    {Driver.NET_REVENUE: 5_000, Driver.SIZE: 2_000, Driver.FIXED: 3_000},
)
# For a thousand residents: what a driver comes to, and who says so.
RATES: Final[Mapping[Driver, tuple[float, str]]] = {
    Driver.POPULATION: (1_000, "Mid-year estimate"),
    Driver.OFFICERS: (2.2, "Workforce return of 31 March"),
    Driver.GRANT: (139_000, "Police funding settlement"),
    Driver.NET_REVENUE: (225_000, "Council tax requirement, as set in February"),
    Driver.SIZE: (0.01, "Band of size in the agreement"),
    Driver.CRIME: (78, "Recorded crime of the year before"),
    Driver.USAGE: (3.1, "Count of {unit}, agreed by the finance leads"),
    Driver.POSTS: (0.012, "Posts in the schedule of the agreement"),
}
NOTES: Final = (
    "Worked out each January from the figures of the year before.",
    "Usage means {unit}. Disputed counts go to the chief finance officers.",
    "Chosen because {force} and the others differ so much in size.",
    "To be looked at again when the {unit} of three years are known.",
)
# Earlier years only where few forces count.
FEW_FORCES: Final = 3


def tell(story: Story) -> None:
    state = story.state(FormulaState)
    if state == FormulaState.NONE or story.plan.choice.is_draft:
        return
    random = story.dice("formula")
    parts = _parts(state, story.plan.number)
    this_year = FinancialYear.containing(story.last_day)
    is_many = len(story.participations) > FEW_FORCES
    first_year = FinancialYear.containing(story.plan.founded_on)
    draft = FormulaDraft(
        kind=HYBRID if len(parts) > 1 else str(next(iter(parts))),
        first_year=first_year,
        note=random.choice(NOTES).format(**story.words),
        parts=parts if len(parts) > 1 else {},
    )
    choose_formula(
        collaboration=story.collaboration, draft=draft, by=story.lead, version=0
    )
    years = [this_year] if is_many else [this_year.previous, this_year]
    for year in years:
        if year >= first_year:
            _measure(story, year, parts, random)


def _parts(state: FormulaState, number: int) -> Mapping[Driver, int]:
    if state == FormulaState.HYBRID:
        return HYBRIDS[number % len(HYBRIDS)]
    if state == FormulaState.LACKING:
        return {Driver.USAGE: WHOLE_WEIGHT}
    return {Driver(state.value): WHOLE_WEIGHT}


def _measure(
    story: Story, year: FinancialYear, parts: Mapping[Driver, int], random: Random
) -> None:
    members = [m for m in story.participations if takes_part_in(m, year)]
    if story.state(FormulaState) == FormulaState.LACKING:
        members = members[:-1]
    entries = [
        entry
        for driver in parts
        if driver.has_values
        for entry in _entries(story, driver, members, random)
    ]
    record_drivers(
        collaboration=story.collaboration, year=year, entries=entries, by=story.lead
    )


def _entries(
    story: Story, driver: Driver, members: list[Participation], random: Random
) -> Iterator[DriverEntry]:
    sizes = [story.country.sizes[member.force_id] for member in members]
    fixed = apportion(WHOLE_WEIGHT, sizes)
    for member, size, part in zip(members, sizes, fixed, strict=True):
        if driver == Driver.FIXED:
            value, source = Decimal(part) / 100, "Schedule 2 of the agreement"
        else:
            rate, source = RATES[driver]
            exact = size * rate * random.uniform(0.85, 1.15)
            value = max(Decimal(round(exact)), Decimal(1))
        yield DriverEntry(member, driver, value, source.format(**story.words))
