"""Forces and their published figures: forces.csv.

`core_funding_gbp` is not loaded: it leaves out money that differs between forces, so
nobody should compare on it. Nor are HMICFRS regions and the origin of the slugs.
"""

from collections.abc import Iterator
from typing import Final

from collaborations.imports.columns import (
    OFFICIAL_CODE,
    Choice,
    Column,
    Day,
    Maybe,
    Number,
    Pattern,
    Pounds,
    Slug,
    Text,
    WholeNumber,
    YearLabel,
    text_of,
)
from collaborations.imports.tables import ReferenceFiles, Row, Table
from collaborations.imports.writing import Writer
from collaborations.models import Force, ForceFigure, PolicingBody

FILE: Final = "forces.csv"

CODE = Maybe(Pattern("code", OFFICIAL_CODE, "an official code such as E23000001"))
NAME = text_of(Force, "name")
OFFICIAL_NAME = text_of(Force, "official_name")
SLUG = Slug("slug")
SHORT_NAME = text_of(Force, "short_name")
ABBREVIATION = text_of(Force, "abbreviation", "abbr")
KIND = Choice("kind", {kind.value: kind for kind in Force.Kind})
COUNTRY = text_of(Force, "country")
REGION = text_of(Force, "region", required=False)
REGION_CODE = Maybe(
    Pattern("region_code", OFFICIAL_CODE, "an official code such as E12000007")
)
CRIME_UNIT = text_of(Force, "organised_crime_unit", "rocu", required=False)
CRIME_REGION = text_of(
    Force, "organised_crime_region", "hmicfrs_soc_region", required=False
)
NOTE = Text("notes", required=False)

POPULATION = Maybe(WholeNumber("population", most=100_000_000))
POPULATION_YEAR = Maybe(
    Pattern("population_year", r"mid-(19|20)\d\d", "a year such as mid-2024")
)
OFFICERS = Maybe(Number("officers_fte", places=2))
OFFICERS_ON = Maybe(Day("officers_date"))
OFFICERS_BEFORE = Maybe(Number("officers_fte_prev", places=2))
OFFICERS_BEFORE_ON = Maybe(Day("officers_prev_date"))
GRANT = Maybe(Pounds("grant_gbp"))
PRECEPT = Maybe(Pounds("precept_gbp"))
FUNDING_YEAR = Maybe(YearLabel("funding_year"))
BUDGET = Maybe(Pounds("net_revenue_budget_gbp"))
BUDGET_YEAR = Maybe(YearLabel("net_revenue_budget_year"))
AREA = Maybe(Number("area_km2_approx", places=2))
POPULATION_SOURCE = Text("population_source", required=False)
OFFICERS_SOURCE = Text("officers_source", required=False)
FUNDING_SOURCE = Text("funding_source", required=False)
AREA_SOURCE = "computed from the generalised boundaries of December 2020"

NOT_LOADED = (
    Maybe(Pounds("core_funding_gbp")),
    Text("hmicfrs_region", required=False),
    Text("slug_source", required=False),
)
COLUMNS = (
    *(CODE, NAME, OFFICIAL_NAME, SLUG, SHORT_NAME, ABBREVIATION, KIND, COUNTRY),
    *(REGION, REGION_CODE, CRIME_UNIT, CRIME_REGION, NOTE),
    *(POPULATION, POPULATION_YEAR, POPULATION_SOURCE),
    *(OFFICERS, OFFICERS_ON, OFFICERS_BEFORE, OFFICERS_BEFORE_ON, OFFICERS_SOURCE),
    *(GRANT, PRECEPT, FUNDING_YEAR, BUDGET, BUDGET_YEAR, FUNDING_SOURCE, AREA),
    *NOT_LOADED,
)

# Kind of figure, its column, the column of its period, the column of its source.
Figure = tuple[
    ForceFigure.Kind, Column[object], Column[object] | None, Column[str] | None
]
_Kind = ForceFigure.Kind
NUMBERS: tuple[Figure, ...] = (
    (_Kind.POPULATION, POPULATION, POPULATION_YEAR, POPULATION_SOURCE),
    (_Kind.OFFICERS, OFFICERS, OFFICERS_ON, OFFICERS_SOURCE),
    (_Kind.OFFICERS, OFFICERS_BEFORE, OFFICERS_BEFORE_ON, OFFICERS_SOURCE),
    (_Kind.AREA, AREA, None, None),
)
MONEY: tuple[Figure, ...] = (
    (_Kind.GRANT, GRANT, FUNDING_YEAR, FUNDING_SOURCE),
    (_Kind.PRECEPT, PRECEPT, FUNDING_YEAR, FUNDING_SOURCE),
    (_Kind.NET_REVENUE_BUDGET, BUDGET, BUDGET_YEAR, FUNDING_SOURCE),
)


def read_forces(files: ReferenceFiles) -> Table:
    table = files.table(FILE, COLUMNS)
    for column in (SLUG, CODE, ABBREVIATION, NAME):
        table.refuse_duplicates(column)
    for row in table.having(KIND, CODE):
        if row[KIND] is Force.Kind.TERRITORIAL and row[CODE] is None:
            table.fault(row, CODE.name, "is empty, but a territorial force has a code")
    for row in table.rows:
        _check_periods(table, row)
    return table


def _check_periods(table: Table, row: Row) -> None:
    for _, column, period, _ in (*NUMBERS, *MONEY):
        if period is None or not row.has(column, period):
            continue
        if row[column] is not None and row[period] is None:
            table.fault(row, period.name, f"is empty, but {column.name} is given")
    if row.has(OFFICERS_ON, OFFICERS_BEFORE_ON, OFFICERS_BEFORE):
        both = row[OFFICERS_BEFORE] is not None
        if both and row[OFFICERS_ON] == row[OFFICERS_BEFORE_ON]:
            table.fault(row, OFFICERS_BEFORE_ON.name, f"is also {OFFICERS_ON.name}")


def refuse_vanished_forces(table: Table) -> None:
    slugs = Force.objects.values_list("slug", flat=True)
    table.refuse_vanished(SLUG, {slug: slug for slug in slugs})


def write_forces(table: Table, writer: Writer) -> dict[str, Force]:
    forces = writer.write(
        [_force(row) for row in table.rows],
        Force.objects.all(),
        lambda force: force.slug,
        once=("starts_on", "ends_on"),
    )
    by_slug = {force.slug: force for force in forces}
    _write_policing_bodies(forces, writer)
    writer.write(
        [figure for row in table.rows for figure in _figures(row, by_slug[row[SLUG]])],
        ForceFigure.objects.filter(force__in=forces),
        lambda figure: (figure.force_id, figure.kind, figure.period),
        removes=True,
    )
    return by_slug


def _force(row: Row) -> Force:
    return Force(
        slug=row[SLUG],
        code=row[CODE],
        name=row[NAME],
        official_name=row[OFFICIAL_NAME],
        short_name=row[SHORT_NAME],
        abbreviation=row[ABBREVIATION],
        kind=row[KIND],
        country=row[COUNTRY],
        region=row[REGION],
        region_code=row[REGION_CODE] or "",
        organised_crime_unit=row[CRIME_UNIT],
        organised_crime_region=row[CRIME_REGION],
        note=row[NOTE],
    )


def _write_policing_bodies(forces: list[Force], writer: Writer) -> None:
    """One for each territorial force. No source names the kind of any body."""
    wanted = [
        PolicingBody(force=force, name=f"Local policing body for {force.name}")
        for force in forces
        if force.kind == Force.Kind.TERRITORIAL
    ]
    writer.write(
        wanted,
        PolicingBody.objects.all(),
        lambda body: (body.force_id, body.name),
        once=("kind", "starts_on", "ends_on"),
    )


def _figures(row: Row, force: Force) -> Iterator[ForceFigure]:
    for field, group in (("value", NUMBERS), ("amount", MONEY)):
        for kind, column, period, source in group:
            if row[column] is None:
                continue
            yield ForceFigure(
                force=force,
                kind=kind,
                period="" if period is None else str(row[period]),
                source=AREA_SOURCE if source is None else row[source],
                **{field: row[column]},
            )
