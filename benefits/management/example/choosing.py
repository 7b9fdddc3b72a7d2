"""Which subjects are taken up where, and by which forces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from random import Random
from typing import Final

from benefits.management.example.chance import dice
from benefits.management.example.country import Country
from benefits.management.example.subjects import Subject
from collaborations.models import Collaboration, Force

# The force of the demonstration's analyst, and its region.
HOME: Final = "harkenshire"
HOME_REGION: Final = "Middlemarl"
# Work that an uncleared reader must not hear of; always in the home region.
RESTRICTED: Final = ("special", "covert", "witnesses")
MANDATORY: Final = "air"
DRAFTS: Final = 4
# Of the others, in 100.
NATIONAL_SHARE, REGIONAL_SHARE = 6, 44

Scope = Collaboration.Scope


@dataclass(frozen=True)
class Choice:
    """A subject in a place; the first of the forces leads."""

    subject: Subject
    place: str
    scope: Scope
    forces: tuple[Force, ...]
    is_draft: bool = False

    @property
    def name(self) -> str:
        return self.subject.title.format(place=self.place)

    @property
    def is_restricted(self) -> bool:
        return self.subject.key in RESTRICTED

    @property
    def is_mandatory(self) -> bool:
        return self.subject.key == MANDATORY


def choose(
    country: Country, subjects: dict[str, Subject], *, seed: int, count: int
) -> list[Choice]:
    """Choose `count` collaborations of different names.

    Among them three are restricted and four are drafts; one of each in a country of
    fewer than 40.
    """
    random = dice(seed, "choices")
    is_small = count < 40
    secret = list(RESTRICTED[: 1 if is_small else len(RESTRICTED)])
    open_subjects = [s for s in subjects.values() if s.key not in RESTRICTED]
    # The mandatory one first: even the smallest country has it.
    national = sorted(
        (s for s in open_subjects if s.scope == "nation"),
        key=lambda subject: subject.key != MANDATORY,
    )
    nations = national[: max(1, count * NATIONAL_SHARE // 100)]
    chosen = [
        *(_across_the_country(country, subject, random) for subject in nations),
        *(_in_region(country, subjects[key], HOME_REGION, random) for key in secret),
        *([] if is_small else [_of_special_forces(country, subjects["drones"])]),
    ]
    drafts = 1 if is_small else DRAFTS
    regional = max(1, count * REGIONAL_SHARE // 100)
    local = max(0, count - regional - drafts - len(chosen))
    chosen += islice(_regional(country, open_subjects, random), regional)
    chosen += islice(_local(country, open_subjects, random), local)
    return chosen + _drafts(chosen, country, open_subjects, drafts)


def _across_the_country(country: Country, subject: Subject, random: Random) -> Choice:
    forces = country.territorial
    if subject.model in ("common_platform", "consortium"):
        others = [force for force in forces if force.slug != HOME]
        home = [force for force in forces if force.slug == HOME]
        forces = home + random.sample(others, random.randint(16, 26))
        random.shuffle(forces)
    lead = random.randrange(len(forces))
    return Choice(subject, country.name, Scope.NATIONAL, _led_by(forces, lead))


def _in_region(
    country: Country, subject: Subject, region: str, random: Random
) -> Choice:
    forces = country.regions[region]
    lead = random.randrange(len(forces))
    if subject.key in RESTRICTED:
        lead = [force.slug for force in forces].index(HOME)
    return Choice(subject, region, Scope.REGIONAL, _led_by(forces, lead))


def _led_by(forces: list[Force], lead: int) -> tuple[Force, ...]:
    return (forces[lead], *forces[:lead], *forces[lead + 1 :])


def _regional(
    country: Country, subjects: list[Subject], random: Random
) -> Iterator[Choice]:
    """Go round the subjects; each begins in another region."""
    wanted = [subject for subject in subjects if subject.scope == "region"]
    random.shuffle(wanted)
    regions = sorted(country.regions, key=lambda name: name != HOME_REGION)
    for turn, _ in enumerate(regions):
        for place, subject in enumerate(wanted):
            region = regions[(turn + place) % len(regions)]
            yield _in_region(country, subject, region, random)


def _local(
    country: Country, subjects: list[Subject], random: Random
) -> Iterator[Choice]:
    """Two or three forces of a region, never the same for one subject twice."""
    wanted = [subject for subject in subjects if subject.scope == "local"]
    random.shuffle(wanted)
    regions = sorted(country.regions, key=lambda name: name != HOME_REGION)
    taken: set[str] = set()
    for turn, subject in enumerate(cycle(wanted)):
        forces = country.regions[regions[turn % len(regions)]]
        few = random.sample(forces, min(len(forces), random.choice([2, 2, 3])))
        choice = Choice(subject, _named(few), Scope.LOCAL, tuple(few))
        if choice.name not in taken:
            taken.add(choice.name)
            yield choice


def _of_special_forces(country: Country, subject: Subject) -> Choice:
    return Choice(subject, _named(country.special), Scope.LOCAL, tuple(country.special))


def _named(forces: Sequence[Force]) -> str:
    names = sorted(force.name for force in forces)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _drafts(
    chosen: list[Choice], country: Country, subjects: list[Subject], count: int
) -> list[Choice]:
    """Make drafts of the home force and a neighbour, of names not yet taken."""
    taken = {choice.name for choice in chosen}
    wanted = [subject for subject in subjects if subject.scope == "local"]
    home = next(f for f in country.regions[HOME_REGION] if f.slug == HOME)
    others = cycle(f for f in country.regions[HOME_REGION] if f.slug != HOME)
    drafts = []
    for subject in wanted:
        forces = (home, next(others))
        draft = Choice(subject, _named(forces), Scope.LOCAL, forces, is_draft=True)
        if draft.name not in taken:
            drafts.append(draft)
    return drafts[:count]
