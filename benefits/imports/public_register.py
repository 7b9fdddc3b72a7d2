"""The whole public register: every file read and checked, then all of it or nothing."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import connection, transaction

from benefits.imports import library, published_money
from collaborations.imports import forces, functions, register, register_rows, shapes
from collaborations.imports.tables import ReferenceFiles, Table
from collaborations.imports.writing import Tally, Writer
from collaborations.models import Collaboration, Force

# Any fixed number: two loads at the same time take turns.
_TURN: Final = 94_048


class RegisterRefusedError(Exception):
    """The database is not one that may hold the register."""


@dataclass(frozen=True, slots=True)
class _Read:
    functions: Table
    forces: Table
    shapes: shapes.Shapes
    register: Table
    catalogue: Table
    deflators: Table


def is_loaded() -> bool:
    return Collaboration.objects.filter(origin=Collaboration.Origin.REGISTER).exists()


def load_public_register(directory: Path, *, now: dt.datetime) -> list[Tally]:
    """Bring the database into step with the files.

    Raises FaultyFilesError with every fault found, or RegisterRefusedError; nothing is
    written then.
    """
    read = _read(directory)
    with transaction.atomic():
        _take_turn()
        _refuse_entered_collaborations()
        if is_loaded():
            _refuse_vanished(read)
        writer = Writer()
        _write(read, writer, now)
    return list(writer.tallies.values())


def _read(directory: Path) -> _Read:
    files = ReferenceFiles(directory)
    known_functions = functions.read_functions(files)
    known_forces = forces.read_forces(files)
    read = _Read(
        functions=known_functions,
        forces=known_forces,
        shapes=shapes.read_shapes(files, known_forces),
        register=register.read_register(files, known_forces, known_functions),
        catalogue=library.read_catalogue(files),
        deflators=library.read_deflators(files),
    )
    files.faults.refuse_if_any()
    return read


def _take_turn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])


def _refuse_entered_collaborations() -> None:
    if Force.objects.invented().exists():
        raise RegisterRefusedError(
            "This database holds the invented example, and real forces never stand "
            "beside invented ones: load the register into an empty database."
        )
    entered = Collaboration.objects.filter(origin=Collaboration.Origin.ENTERED)
    if count := entered.count():
        noun = "collaboration" if count == 1 else "collaborations"
        raise RegisterRefusedError(
            f"This database holds {count} {noun} that the public register did not "
            "give, so the register is not loaded beside them."
        )


def _refuse_vanished(read: _Read) -> None:
    """Left in place, what the files no longer give would count on without a source."""
    functions.refuse_vanished_functions(read.functions)
    forces.refuse_vanished_forces(read.forces)
    register.refuse_vanished_collaborations(read.register)
    library.refuse_vanished_measures(read.catalogue)
    library.refuse_vanished_deflators(read.deflators)
    read.register.faults.refuse_if_any()


def _write(read: _Read, writer: Writer, now: dt.datetime) -> None:
    by_slug = forces.write_forces(read.forces, writer)
    shapes.write_shapes(read.shapes, by_slug, writer)
    by_code = functions.write_functions(read.functions, writer)
    collaborations = register_rows.write_register(
        read.register, by_slug, by_code, writer
    )
    published_money.write_costs(read.register, collaborations, writer, now)
    published_money.write_savings(read.register, collaborations, writer, now)
    library.write_catalogue(read.catalogue, writer)
    library.write_deflators(read.deflators, writer)
