"""The whole example, chapter by chapter, in one transaction.

A chapter is a function that takes a `Story` and tells one topic through the services.
To add a topic: a module with `tell`, its states in `states`, a line in CHAPTERS.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.apps import apps
from django.db import connection, transaction

from benefits.imports import library
from benefits.management.example import (
    accountability,
    adoptions,
    agreements,
    boards,
    cases,
    endings,
    formulas,
    founding,
    funding,
    lessons,
    life,
    measures,
    meetings,
    members,
    names,
    objectives,
    opportunities,
    people,
    programmes,
    purposes,
    reviews,
    shares,
    spend,
    surveys,
    votes,
    workforce,
)
from benefits.management.example.choosing import choose
from benefits.management.example.country import found_country
from benefits.management.example.plan import make_plans
from benefits.management.example.story import Story
from benefits.management.example.subjects import read_subjects
from collaborations.imports import functions
from collaborations.imports.tables import ReferenceFiles
from collaborations.imports.writing import Writer
from collaborations.models import Collaboration, Force

# In the order of time: who leaves has signed before.
CHAPTERS: Final[tuple[Callable[[Story], None], ...]] = (
    life.tell_start,
    names.tell,
    purposes.tell_first,
    objectives.tell,
    shares.tell,
    members.tell,
    purposes.tell_revisions,
    boards.tell,
    spend.tell,
    funding.tell,
    measures.tell,
    cases.tell,
    formulas.tell,
    votes.tell,
    agreements.tell,
    people.tell,
    workforce.tell,
    surveys.tell,
    lessons.tell,
    reviews.tell,
    accountability.tell,
    meetings.tell,
    life.tell_fate,
    endings.tell,
)
# What one collaboration says to another is told once all are there.
AFTERWARDS: Final[tuple[Callable[[list[Story]], None], ...]] = (
    adoptions.tell_all,
    opportunities.tell_all,
)
# Any fixed number, but the one that the register's loader takes: they take turns.
_TURN: Final = 94_048


class ExampleRefusedError(Exception):
    """The database is not one that may hold the example."""


@dataclass(frozen=True, slots=True)
class Told:
    forces: int
    collaborations: int
    programmes: int


def is_told() -> bool:
    return Force.objects.invented().exists()


@transaction.atomic
def tell_example(*, seed: int, count: int, today: dt.date) -> Told:
    """Found the country and tell its collaborations.

    Raises ExampleRefusedError for a database that holds anything else.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
    _refuse_filled_database()
    _write_reference()
    country = found_country(seed=seed, today=today)
    choices = choose(country, read_subjects(), seed=seed, count=count)
    above = programmes.start_programmes(country, choices, today)
    stories = []
    for plan in make_plans(choices, seed=seed, today=today):
        programme = above.get(plan.subject.key)
        story = founding.begin(plan, country, programme, seed=seed, today=today)
        for chapter in CHAPTERS:
            chapter(story)
        stories.append(story)
    for afterwards in AFTERWARDS:
        afterwards(stories)
    return Told(
        forces=len(country.sizes),
        collaborations=len(choices),
        programmes=len({programme.pk for programme in above.values()}),
    )


def _refuse_filled_database() -> None:
    if is_told():
        raise ExampleRefusedError("This database holds an example already.")
    if Collaboration.objects.filter(origin=Collaboration.Origin.REGISTER).exists():
        raise ExampleRefusedError(
            "This database holds the public register, and invented forces never stand "
            "beside real ones: load the example into an empty database."
        )
    if Force.objects.exists() or Collaboration.objects.exists():
        raise ExampleRefusedError(
            "This database holds forces or collaborations of somebody's own: load the "
            "example into an empty database."
        )


def _write_reference() -> None:
    """Functions, the measure library and the deflators are nobody's facts."""
    directory = Path(apps.get_app_config("collaborations").path, "reference")
    files = ReferenceFiles(directory)
    tables = (
        functions.read_functions(files),
        library.read_catalogue(files),
        library.read_deflators(files),
    )
    files.faults.refuse_if_any()
    writer = Writer()
    functions.write_functions(tables[0], writer)
    library.write_catalogue(tables[1], writer)
    library.write_deflators(tables[2], writer)
