"""What a loaded register holds must stay in the files: nothing vanishes unsaid."""

from pathlib import Path

import pytest

from collaborations.models import Collaboration
from tests.benefits.register_files import (
    put,
    read_rows,
    refusal_of,
    write_rows,
)

GONE = "is in the database but no longer in the file."


def drop(path: Path, column: str, value: str) -> None:
    rows = read_rows(path)
    at = rows[0].index(column)
    kept = [row for row in rows if row[at] != value]
    assert len(kept) == len(rows) - 1
    write_rows(path, kept)


@pytest.mark.parametrize(
    ("file", "column", "value"),
    [
        ("collaborations.csv", "id", "C010"),
        ("benefits_catalogue.csv", "id", "B001"),
        ("gdp_deflators.csv", "financial_year", "2016-17"),
    ],
)
def test_a_row_that_the_file_no_longer_gives_is_refused_by_name(
    loaded: str, copy: Path, file: str, column: str, value: str
) -> None:
    drop(copy / file, column, value)

    said = refusal_of(copy)

    assert said.splitlines() == [
        "There is 1 fault in the files, so nothing was loaded.",
        f"{file}, column {column}: “{value}” {GONE}",
    ]


def test_a_force_under_another_slug_is_refused_by_its_old_one(
    loaded: str, copy: Path
) -> None:
    for path in copy.iterdir():
        path.write_text(path.read_text().replace("cumbria", "westmorland"))

    said = refusal_of(copy)

    assert said.splitlines()[1:] == [f"forces.csv, column slug: “cumbria” {GONE}"]


def test_a_function_that_no_collaboration_uses_is_refused_too(
    loaded: str, copy: Path
) -> None:
    path = copy / "poa_categories.csv"
    codes = [row[0] for row in read_rows(path)[1:]]
    used = (copy / "collaborations.csv").read_text()
    unused = next(code for code in codes if "." in code and f",{code}," not in used)
    drop(path, "code", unused)

    said = refusal_of(copy)

    assert said.splitlines()[1:] == [
        f"poa_categories.csv, column code: “{unused}” {GONE}"
    ]


def test_what_vanished_is_named_together_and_no_other_edit_is_loaded(
    loaded: str, copy: Path
) -> None:
    drop(copy / "collaborations.csv", "id", "C010")
    drop(copy / "gdp_deflators.csv", "financial_year", "2016-17")
    put(copy / "collaborations.csv", 2, "name", "Another name")

    said = refusal_of(copy)

    assert said.startswith("There are 2 faults in the files")
    assert not Collaboration.objects.filter(name="Another name").exists()
