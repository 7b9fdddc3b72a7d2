"""The measure library and the deflators: benefits_catalogue.csv, gdp_deflators.csv.

The catalogue's one word for adding up becomes two rules (rules.md 3.1). Its "latest"
depends on the unit: the latest percentages of several forces cannot be added, while
counts, hours or square metres in hand at the end of a period can.
"""

from typing import Final

from benefits.models import (
    Deflator,
    Direction,
    Interval,
    LibraryMeasure,
    RollUp,
)
from collaborations.imports.columns import (
    Choice,
    Maybe,
    Number,
    Pattern,
    Text,
    YearLabel,
    text_of,
)
from collaborations.imports.tables import ReferenceFiles, Row, Table
from collaborations.imports.writing import Writer

CATALOGUE_FILE: Final = "benefits_catalogue.csv"
DEFLATORS_FILE: Final = "gdp_deflators.csv"
PERCENT: Final = "percent"

REFERENCE = Pattern("id", r"B\d{3}", "a reference such as B001")
NAME = text_of(LibraryMeasure, "name")
CATEGORIES = (
    *("cashable saving", "cost avoidance", "non-cashable efficiency"),
    *("service quality", "effectiveness/operational outcome", "resilience/capacity"),
    *("workforce/skills", "public confidence", "environmental", "dis-benefit"),
)
CATEGORY = Choice("category", {word: word for word in CATEGORIES})
UNIT = text_of(LibraryMeasure, "unit")
DIRECTION = Choice("direction", {"increase": Direction.UP, "decrease": Direction.DOWN})
# Across forces, then across time.
AGGREGATION = Choice(
    "aggregation",
    {
        "sum": (RollUp.SUM, RollUp.SUM),
        "weighted": (RollUp.RATIO, RollUp.RATIO),
        "latest": (RollUp.SUM, RollUp.LATEST),
        "average": (RollUp.WEIGHTED_MEAN, RollUp.WEIGHTED_MEAN),
    },
)
FREQUENCY = Choice(
    "frequency",
    {interval.value.replace("_", "-"): interval for interval in Interval},
)
IS_CASHABLE = Choice("cashable", {"yes": True, "no": False})
DEFINITION = Text("definition")
CATALOGUE_COLUMNS = (
    *(REFERENCE, NAME, CATEGORY, UNIT, DIRECTION, AGGREGATION, FREQUENCY),
    *(IS_CASHABLE, DEFINITION),
)

YEAR = YearLabel("financial_year")
INDEX = Number("deflator_2024_25_100", places=4)
STATUS = Choice("status", {word: word for word in ("outturn", "forecast")})
RELEASE = text_of(Deflator, "release")
SOURCE = Text("source")
CHANGE = Maybe(Number("change_pct", places=4, signed=True))  # follows from the index
DEFLATOR_COLUMNS = (YEAR, INDEX, STATUS, RELEASE, SOURCE, CHANGE)


def read_catalogue(files: ReferenceFiles) -> Table:
    table = files.table(CATALOGUE_FILE, CATALOGUE_COLUMNS)
    for column in (REFERENCE, NAME):
        table.refuse_duplicates(column)
    return table


def read_deflators(files: ReferenceFiles) -> Table:
    table = files.table(DEFLATORS_FILE, DEFLATOR_COLUMNS)
    table.refuse_duplicates(YEAR)
    for row in table.having(INDEX):
        if not row[INDEX]:
            table.fault(row, INDEX.name, "would divide by 0")
        elif row[INDEX] > 10_000:
            table.fault(row, INDEX.name, "is above 10,000, where 2024-25 is 100")
    return table


def refuse_vanished_measures(table: Table) -> None:
    references = LibraryMeasure.objects.values_list("reference", flat=True)
    table.refuse_vanished(REFERENCE, {reference: reference for reference in references})


def refuse_vanished_deflators(table: Table) -> None:
    years = Deflator.objects.values_list("financial_year", flat=True)
    table.refuse_vanished(YEAR, {year: year.label for year in years})


def write_catalogue(table: Table, writer: Writer) -> None:
    writer.write(
        [_measure(row) for row in table.rows],
        LibraryMeasure.objects.all(),
        lambda measure: measure.reference,
    )


def _measure(row: Row) -> LibraryMeasure:
    across_forces, across_time = row[AGGREGATION]
    if across_time is RollUp.LATEST and row[UNIT] == PERCENT:
        across_forces = RollUp.NONE
    return LibraryMeasure(
        reference=row[REFERENCE],
        name=row[NAME],
        category=row[CATEGORY],
        unit=row[UNIT],
        direction=row[DIRECTION],
        across_forces=across_forces,
        across_time=across_time,
        interval=row[FREQUENCY],
        is_cashable=row[IS_CASHABLE],
        definition=row[DEFINITION],
    )


def write_deflators(table: Table, writer: Writer) -> None:
    wanted = [
        Deflator(
            financial_year=row[YEAR],
            index=row[INDEX],
            status=row[STATUS],
            release=row[RELEASE],
            source=row[SOURCE],
        )
        for row in table.rows
    ]
    writer.write(wanted, Deflator.objects.all(), lambda row: row.financial_year)
