"""The invented country: its forces, their figures and tiles, and who works there.

Reference rows are written as the register's loader writes them. Places stand in
country.toml; figures follow from each force's residents, so that they fit together.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils.text import slugify

from collaborations.access import Level
from collaborations.models import (
    INVENTED_COUNTRY,
    Force,
    ForceFigure,
    ForceShape,
    Membership,
    PolicingBody,
)
from collabtrack.accounts.models import User
from collabtrack.shared.financial_years import FinancialYear

SOURCE: Final = "Invented for the demonstration"
OFFICERS: Final = {
    Level.ANALYST: "Force analyst",
    Level.LEAD: "Collaboration lead",
    Level.SIGNATORY: "Deputy chief constable",
}
# Long before any collaboration of the example, so that old acts have an actor.
SINCE: Final = dt.date(2005, 4, 1)
BODY_NAMES: Final = {
    PolicingBody.Kind.COMMISSIONER: "Police and Crime Commissioner for {name}",
    PolicingBody.Kind.FIRE_COMMISSIONER: (
        "Police, Fire and Crime Commissioner for {name}"
    ),
    PolicingBody.Kind.MAYOR: "Mayor of {name}",
    PolicingBody.Kind.AUTHORITY: "Common Authority of the {name}",
}
SMALLEST: Final = 60
_Kind = ForceFigure.Kind


class Place(NamedTuple):
    """One line of country.toml."""

    name: str
    official_name: str
    body: str
    thousands: int


@dataclass(frozen=True)
class Country:
    """The forces by region, and the officer of each level of each force.

    `sizes` are thousands of residents, or what a force without many counts as.
    """

    name: str
    regions: dict[str, list[Force]]
    special: list[Force]
    sizes: dict[int, int]
    bodies: dict[int, PolicingBody]
    officers: dict[tuple[int, str], User]

    @property
    def territorial(self) -> list[Force]:
        return [force for forces in self.regions.values() for force in forces]

    def officer(self, force: Force, level: Level) -> User:
        return self.officers[force.pk, level]


def found_country(*, seed: int, today: dt.date) -> Country:
    """Write forces, policing bodies, figures, tiles and officers."""
    said = tomllib.loads(Path(__file__).with_name("country.toml").read_text("utf-8"))
    regions = {
        name: _places(Force.Kind.TERRITORIAL, rows, name)
        for name, rows in said["regions"].items()
    }
    special = _places(Force.Kind.SPECIAL, said["special"], "")
    places = [pair for pairs in [*regions.values(), special] for pair in pairs]
    forces = [force for force, _ in places]
    Force.objects.bulk_create(forces)
    ForceShape.objects.bulk_create(_shapes(said["map"], forces))
    bodies = PolicingBody.objects.bulk_create(_bodies(places))
    random = Random(f"{seed}:country")  # noqa: S311 (an example, not a secret)
    ForceFigure.objects.bulk_create(
        figure for pair in places for figure in _figures(pair, random, today)
    )
    return Country(
        name=said["name"],
        sizes={force.pk: max(place.thousands, SMALLEST) for force, place in places},
        regions={
            name: [force for force, _ in pairs] for name, pairs in regions.items()
        },
        special=[force for force, _ in special],
        bodies={body.force_id: body for body in bodies},
        officers=_officers(forces),
    )


Pair = tuple[Force, Place]


def _places(kind: Force.Kind, rows: dict[str, list[Any]], region: str) -> list[Pair]:
    return [
        (_force(kind, abbreviation, Place(*row), region), Place(*row))
        for abbreviation, row in rows.items()
    ]


def _force(kind: Force.Kind, abbreviation: str, place: Place, region: str) -> Force:
    return Force(
        slug=slugify(place.name),
        name=place.name,
        official_name=place.official_name,
        short_name=place.name,
        abbreviation=abbreviation,
        kind=kind,
        country=INVENTED_COUNTRY,
        region=region,
        note="An invented force in an invented country.",
    )


def _shapes(drawing: str, forces: list[Force]) -> Iterator[ForceShape]:
    by_abbreviation = {force.abbreviation: force for force in forces}
    for row, line in enumerate(drawing.strip().splitlines()):
        for column, word in enumerate(line.split()):
            if force := by_abbreviation.get(word):
                yield ForceShape(
                    force=force,
                    grid_row=row,
                    grid_column=column,
                    hex_row=row,
                    hex_column=column,
                )


def _bodies(places: list[Pair]) -> Iterator[PolicingBody]:
    for force, place in places:
        if place.body:
            kind = PolicingBody.Kind(place.body)
            name = BODY_NAMES[kind].format(name=force.name)
            yield PolicingBody(force=force, kind=kind, name=name)


def _figures(pair: Pair, random: Random, today: dt.date) -> Iterator[ForceFigure]:
    force, place = pair
    residents = place.thousands * 1000 + 100 * random.randrange(-9, 10)
    # A city of offices has few residents and many officers; special forces have none.
    officers = max(residents * random.uniform(0.0019, 0.0027), 900)
    this_year = FinancialYear.containing(today)
    officers_on = this_year.previous.end
    numbers: list[tuple[ForceFigure.Kind, str, float]] = [
        (_Kind.OFFICERS, str(officers_on), round(officers)),
        (
            _Kind.OFFICERS,
            str(this_year.previous.previous.end),
            round(officers * random.uniform(0.97, 1.03)),
        ),
    ]
    if place.thousands:
        numbers.append((_Kind.POPULATION, f"mid-{today.year - 2}", residents))
        numbers.append((_Kind.AREA, "", round(random.uniform(900, 7400))))
    for kind, period, value in numbers:
        yield _figure(force, kind, period, value=Decimal(value))
    grant = round(officers * random.uniform(58_000, 68_000))
    money = {_Kind.GRANT: grant, _Kind.NET_REVENUE_BUDGET: round(grant * 1.62)}
    if place.thousands:
        money[_Kind.PRECEPT] = round(grant * random.uniform(0.4, 0.6))
    for kind, amount in money.items():
        label = this_year.label
        yield _figure(force, kind, label, amount=Decimal(amount))


def _figure(
    force: Force, kind: ForceFigure.Kind, period: str, **figure: Decimal
) -> ForceFigure:
    return ForceFigure(force=force, kind=kind, period=period, source=SOURCE, **figure)


def _officers(forces: list[Force]) -> dict[tuple[int, str], User]:
    """Role titles, not names: nobody signs in as one of them."""
    kept = [
        (force, level, _user(force, level)) for force in forces for level in OFFICERS
    ]
    User.objects.bulk_create(user for _, _, user in kept)
    Membership.objects.bulk_create(
        Membership(user=user, force=force, level=level, starts_on=SINCE)
        for force, level, user in kept
    )
    return {(force.pk, level): user for force, level, user in kept}


def _user(force: Force, level: Level) -> User:
    return User(
        email=f"{level}@{force.slug}.example.org",
        full_name=f"{OFFICERS[level]}, {force.name}",
        password=f"{UNUSABLE_PASSWORD_PREFIX}example",
    )
