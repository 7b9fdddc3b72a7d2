"""What the tests of the public register share: its files, a load, a count of rows."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

REFERENCE = Path(apps.get_app_config("collaborations").path, "reference")

Rows = list[list[str]]


def copied_to(directory: Path) -> Path:
    return Path(shutil.copytree(REFERENCE, directory / "reference"))


def load(directory: Path = REFERENCE, **options: object) -> str:
    """Run the command and give what it printed."""
    out = StringIO()
    call_command("load_public_register", directory=directory, stdout=out, **options)
    return out.getvalue()


def read_rows(path: Path) -> Rows:
    with path.open(newline="") as file:
        return list(csv.reader(file))


def write_rows(path: Path, rows: Rows) -> None:
    with path.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def put(path: Path, row: int, column: str, value: str) -> None:
    """Write a cell, counting rows as a spreadsheet does."""
    rows = read_rows(path)
    rows[row - 1][rows[0].index(column)] = value
    write_rows(path, rows)


def rows_by_table() -> dict[str, int]:
    """Count every table, history and queue included."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        counts = [f"SELECT '{name}', count(*) FROM \"{name}\"" for name in tables]  # noqa: S608 (own names)
        cursor.execute(" UNION ALL ".join(counts))
        return dict(cursor.fetchall())


def refusal_of(directory: Path) -> str:
    """Load, which must be refused and must leave every table as it was."""
    before = rows_by_table()
    with pytest.raises(CommandError) as refusal:
        load(directory)
    assert rows_by_table() == before
    return str(refusal.value)
