"""A fault in any reference file is named by place and value, and nothing is loaded."""

from pathlib import Path

import pytest

from collaborations.models import Collaboration
from tests.benefits.register_files import (
    REFERENCE,
    load,
    put,
    read_rows,
    refusal_of,
    write_rows,
)

FILES = sorted(path.name for path in REFERENCE.iterdir() if path.suffix != ".md")
TABLES = [name for name in FILES if name.endswith(".csv")]


# file, row, column, value, and what is wrong with it
BAD_CELLS = [
    # codes
    ("forces.csv", 3, "code", "E2300002", "not an official code"),
    ("forces.csv", 3, "region_code", "NW", "not an official code"),
    ("force_tiles.csv", 3, "code", "E23-0002", "not an official code"),
    ("force_tiles.csv", 3, "code", "E23000099", "not the code of cumbria"),
    ("poa_categories.csv", 3, "code", "1.1", "not a code such as 5 or 5.04"),
    ("poa_categories.csv", 3, "parent_code", "77", "not a code of this file"),
    ("poa_categories.csv", 3, "parent_code", "2", "not the parent of code 1.01"),
    ("poa_categories.csv", 3, "level", "1", "not the level of code 1.01"),
    ("collaborations.csv", 2, "id", "N001", "not a reference such as C001"),
    ("collaborations.csv", 2, "poa_code", "99", "not a code of poa_categories.csv"),
    ("benefits_catalogue.csv", 2, "id", "1", "not a reference such as B001"),
    # words
    ("forces.csv", 3, "kind", "county", "is none of: territorial"),
    ("forces.csv", 4, "name", "", "is empty"),
    ("force_tiles.csv", 3, "kind", "county", "is none of: territorial"),
    ("collaborations.csv", 4, "row_kind", "network", "is none of: collaboration"),
    ("collaborations.csv", 4, "scope", "European", "is none of: local"),
    ("collaborations.csv", 4, "status", "paused", "is none of: active"),
    ("collaborations.csv", 4, "status_basis", "guessed", "not a basis that we know"),
    (
        *("collaborations.csv", 4, "status_basis"),
        *("in operation per source of 2019", "not a basis that we know"),
    ),
    ("collaborations.csv", 4, "source_type", "rumour", "is none of: published"),
    ("collaborations.csv", 4, "confidence", "certain", "is none of: high"),
    ("collaborations.csv", 4, "source", "", "is empty"),
    ("collaborations.csv", 38, "savings_basis", "hoped", "is none of: reported"),
    ("benefits_catalogue.csv", 2, "category", "morale", "is none of: cashable saving"),
    ("benefits_catalogue.csv", 2, "direction", "up", "is none of: increase"),
    ("benefits_catalogue.csv", 2, "aggregation", "median", "is none of: sum"),
    ("benefits_catalogue.csv", 2, "frequency", "weekly", "is none of: monthly"),
    ("benefits_catalogue.csv", 2, "cashable", "maybe", "is none of: yes, no"),
    ("gdp_deflators.csv", 2, "status", "guess", "is none of: outturn, forecast"),
    # numbers
    ("forces.csv", 3, "population", "many", "not a whole number"),
    ("forces.csv", 3, "officers_fte", "NaN", "not a number"),
    ("forces.csv", 3, "officers_fte_prev", "1.5e3", "not a number"),
    ("forces.csv", 3, "grant_gbp", "-1", "not an amount of 0 or more"),
    ("forces.csv", 3, "precept_gbp", "61,513,817", "not an amount of 0 or more"),
    ("forces.csv", 3, "core_funding_gbp", "x", "not an amount of 0 or more"),
    ("forces.csv", 3, "area_km2_approx", "-6832", "not a number"),
    ("force_tiles.csv", 3, "hex_row", "1.5", "not a whole number"),
    ("force_tiles.csv", 3, "grid_col", "-2", "not a whole number"),
    ("poa_categories.csv", 3, "level", "3", "is above 2"),
    ("collaborations.csv", 2, "annual_cost_gbp", "43872438.555", "not an amount"),
    ("collaborations.csv", 2, "annual_cost_gbp", "Infinity", "not an amount"),
    (
        *("collaborations.csv", 2, "annual_cost_gbp", "100000000000"),
        "a larger amount than we hold",
    ),
    ("collaborations.csv", 38, "annual_savings_gbp", "20m", "not an amount"),
    ("gdp_deflators.csv", 3, "deflator_2024_25_100", "٧٦", "not a number"),
    ("gdp_deflators.csv", 3, "deflator_2024_25_100", "0", "would divide by 0"),
    ("gdp_deflators.csv", 3, "deflator_2024_25_100", "760847", "above 10,000"),
    ("gdp_deflators.csv", 3, "change_pct", "two", "not a number"),
    # years and days
    ("forces.csv", 3, "population_year", "2024", "not a year such as mid-2024"),
    ("forces.csv", 3, "officers_date", "2026-02-30", "not a date"),
    ("forces.csv", 3, "officers_prev_date", "2026-03-31", "is also officers_date"),
    ("forces.csv", 3, "funding_year", "2025/26", "not a financial year"),
    ("forces.csv", 3, "funding_year", "", "is empty, but grant_gbp is given"),
    ("collaborations.csv", 2, "start_year", "212", "not a year from 1900 to 2100"),
    ("collaborations.csv", 2, "end_year", "2011", "is before the start in 2012"),
    ("collaborations.csv", 2, "annual_cost_fy", "2022", "not a financial year"),
    ("collaborations.csv", 2, "annual_cost_fy", "2022-24", "not a financial year"),
    ("collaborations.csv", 2, "annual_cost_fy", "", "but annual_cost_gbp is given"),
    ("collaborations.csv", 2, "annual_cost_gbp", "", "but annual_cost_fy is given"),
    ("collaborations.csv", 38, "savings_basis", "", "but annual_savings_gbp is given"),
    ("collaborations.csv", 38, "annual_savings_gbp", "", "but savings_basis is given"),
    ("gdp_deflators.csv", 3, "financial_year", "2016", "not a financial year"),
    # forces that nobody knows, and rows that point nowhere
    ("force_tiles.csv", 3, "slug", "rutland", "not the slug of a force"),
    ("collaborations.csv", 2, "lead_slug", "rutland", "not the slug of a force"),
    ("collaborations.csv", 2, "lead_slug", "btp", "not one of the participant_slugs"),
    ("collaborations.csv", 16, "programme_id", "C999", "not the id of a row"),
    ("collaborations.csv", 16, "programme_id", "C001", "not a programme"),
    ("collaborations.csv", 4, "programme_id", "C008", "cannot hold another programme"),
    ("collaborations.csv", 17, "source_type", "a leak", "is none of: published"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "row", "column", "value", "problem"),
    BAD_CELLS,
    ids=[f"{cell[0]}-{cell[2]}-{cell[3] or 'empty'}" for cell in BAD_CELLS],
)
def test_a_bad_cell_is_named_by_file_row_column_and_value(
    copy: Path, file: str, row: int, column: str, value: str, problem: str
) -> None:
    put(copy / file, row, column, value)

    said = refusal_of(copy)

    assert f"{file}, row {row}, column {column}: “{value}” " in said
    assert problem in said


@pytest.mark.django_db
def test_an_unknown_participant_is_named_alone(copy: Path) -> None:
    path = copy / "collaborations.csv"
    put(path, 16, "participant_slugs", "cleveland;rutland;northumbria")

    said = refusal_of(copy)

    assert said.splitlines() == [
        "There is 1 fault in the files, so nothing was loaded.",
        "collaborations.csv, row 16, column participant_slugs: “rutland” is not the "
        "slug of a force in forces.csv.",
    ]


@pytest.mark.django_db
def test_a_participant_named_twice_is_refused(copy: Path) -> None:
    put(copy / "collaborations.csv", 16, "participant_slugs", "durham;kent;durham")

    assert (
        "row 16, column participant_slugs: “durham;kent;durham” names durham twice"
        in (refusal_of(copy))
    )


@pytest.mark.django_db
def test_a_cost_without_a_published_source_is_refused(copy: Path) -> None:
    put(copy / "collaborations.csv", 2, "source_type", "general knowledge")

    assert (
        "row 2, column annual_cost_gbp: “43872438” is given without a published source"
    ) in refusal_of(copy)


@pytest.mark.django_db
@pytest.mark.parametrize("file", TABLES)
def test_a_missing_column_is_named(copy: Path, file: str) -> None:
    rows = read_rows(copy / file)
    lost = rows[0][3]
    write_rows(copy / file, [[*row[:3], *row[4:]] for row in rows])

    said = refusal_of(copy)

    assert f"{file}, row 1, column {lost}: “{lost}” is missing." in said


@pytest.mark.django_db
@pytest.mark.parametrize("file", TABLES)
def test_a_column_that_nobody_knows_is_named(copy: Path, file: str) -> None:
    rows = read_rows(copy / file)
    write_rows(copy / file, [[*rows[0], "mood"], *([*row, "x"] for row in rows[1:])])

    said = refusal_of(copy)

    assert f"{file}, row 1, column mood: “mood” is not a column of this file." in said


# file, the column that must be unique
UNIQUE = [
    ("forces.csv", "slug"),
    ("forces.csv", "code"),
    ("forces.csv", "abbr"),
    ("force_tiles.csv", "slug"),
    ("poa_categories.csv", "code"),
    ("collaborations.csv", "id"),
    ("benefits_catalogue.csv", "id"),
    ("gdp_deflators.csv", "financial_year"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("file", "column"), UNIQUE)
def test_a_duplicate_is_named_with_the_row_it_repeats(
    copy: Path, file: str, column: str
) -> None:
    rows = read_rows(copy / file)
    value = rows[4][rows[0].index(column)]
    put(copy / file, 7, column, value)

    said = refusal_of(copy)

    assert f"{file}, row 7, column {column}: “{value}” is already in row 5." in said


@pytest.mark.django_db
@pytest.mark.parametrize("map_kind", ["grid", "hex"])
def test_two_forces_on_one_tile_are_refused(copy: Path, map_kind: str) -> None:
    rows = read_rows(copy / "force_tiles.csv")
    across, down = f"{map_kind}_row", f"{map_kind}_col"
    for column in (across, down):
        taken = rows[4][rows[0].index(column)]
        put(copy / "force_tiles.csv", 7, column, taken)

    said = refusal_of(copy)

    assert f"force_tiles.csv, row 7, column {across}, {down}: " in said
    assert "is already in row 5" in said


@pytest.mark.django_db
def test_a_force_without_a_tile_is_named(copy: Path) -> None:
    rows = read_rows(copy / "force_tiles.csv")
    write_rows(copy / "force_tiles.csv", [rows[0], *rows[2:]])

    assert "force_tiles.csv: “metropolitan” has no row." in refusal_of(copy)


@pytest.mark.django_db
@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named_once(copy: Path, file: str) -> None:
    (copy / file).unlink()

    said = refusal_of(copy)

    assert said.splitlines()[1:] == [f"{file}: the file is missing."]


@pytest.mark.django_db
@pytest.mark.parametrize("file", FILES)
def test_an_empty_file_is_refused(copy: Path, file: str) -> None:
    (copy / file).write_text("")

    assert f"\n{file}" in refusal_of(copy)


@pytest.mark.django_db
@pytest.mark.parametrize("file", TABLES)
def test_a_table_with_headings_alone_is_refused_once(copy: Path, file: str) -> None:
    write_rows(copy / file, read_rows(copy / file)[:1])

    said = refusal_of(copy)

    assert said.splitlines()[1:] == [f"{file}: the file has no rows."]


@pytest.mark.django_db
@pytest.mark.parametrize("file", FILES)
def test_a_file_in_another_encoding_is_refused_with_its_row(
    copy: Path, file: str
) -> None:
    content = (copy / file).read_bytes()
    (copy / file).write_bytes(content + b"\nCaf\xe9")

    said = refusal_of(copy)

    row = content.count(b"\n") + 2
    assert f"{file}, row {row}: “e9” is not text in UTF-8." in said


@pytest.mark.django_db
@pytest.mark.parametrize("file", TABLES)
def test_a_row_with_a_cell_too_few_is_named(copy: Path, file: str) -> None:
    rows = read_rows(copy / file)
    rows[2].pop()
    write_rows(copy / file, rows)

    said = refusal_of(copy)

    wanted = len(rows[0])
    assert f"{file}, row 3: " in said
    assert f"has {wanted - 1} cells, but there are {wanted} columns." in said


@pytest.mark.django_db
def test_an_open_quotation_mark_is_refused(copy: Path) -> None:
    with (copy / "gdp_deflators.csv").open("a") as file:
        file.write('2025-26,"103')

    assert "gdp_deflators.csv, row 12: is not CSV" in refusal_of(copy)


@pytest.mark.django_db
def test_faults_in_several_files_are_named_together(copy: Path) -> None:
    put(copy / "forces.csv", 3, "population", "many")
    put(copy / "collaborations.csv", 2, "participant_slugs", "cumbria;rutland")
    put(copy / "gdp_deflators.csv", 4, "status", "guess")

    said = refusal_of(copy).splitlines()

    # The lead of row 2 is not one of those two forces either.
    assert said[0] == "There are 4 faults in the files, so nothing was loaded."
    assert said[1].startswith("forces.csv, row 3, column population: “many”")
    assert said[2].startswith("collaborations.csv, row 2, column participant_slugs")
    assert said[4].startswith("gdp_deflators.csv, row 4, column status: “guess”")


@pytest.mark.django_db
def test_twenty_faults_are_listed_and_the_rest_counted(copy: Path) -> None:
    for row in range(2, 27):
        put(copy / "force_tiles.csv", row, "hex_row", "x")

    said = refusal_of(copy).splitlines()

    assert said[0] == "There are 25 faults in the files, so nothing was loaded."
    assert len(said) == 22
    assert said[-1] == "… and 5 more."


@pytest.mark.django_db
def test_a_force_in_doubt_is_reported_once_and_not_by_every_row(copy: Path) -> None:
    put(copy / "forces.csv", 3, "slug", "Cumbria!")

    said = refusal_of(copy).splitlines()

    assert said[1:] == [
        "forces.csv, row 3, column slug: “Cumbria!” is not a slug such as "
        "north-yorkshire."
    ]


@pytest.mark.django_db
def test_a_fault_leaves_a_loaded_register_as_it_was(copy: Path) -> None:
    load()
    put(copy / "collaborations.csv", 2, "name", "Another name")
    put(copy / "gdp_deflators.csv", 4, "status", "guess")

    said = refusal_of(copy)

    assert "gdp_deflators.csv, row 4" in said


@pytest.mark.django_db
def test_blank_lines_do_not_shift_the_row_numbers(copy: Path) -> None:
    path = copy / "gdp_deflators.csv"
    path.write_text(path.read_text().replace("2016-17,", "\n2016/17,", 1))

    assert "gdp_deflators.csv, row 4, column financial_year: “2016/17”" in (
        refusal_of(copy)
    )


@pytest.mark.django_db
def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    said = refusal_of(tmp_path / "nowhere")

    assert f"There are {len(FILES)} faults" in said


@pytest.mark.django_db
def test_an_empty_database_takes_a_shorter_register(copy: Path) -> None:
    path = copy / "collaborations.csv"
    write_rows(path, [row for row in read_rows(path) if row[0] != "C010"])

    load(copy)

    assert Collaboration.objects.count() == 93
