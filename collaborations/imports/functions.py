"""Functions of the Police Objective Analysis: poa_categories.csv, two levels."""

from typing import Final

from collaborations.imports.columns import Maybe, Pattern, WholeNumber, text_of
from collaborations.imports.tables import ReferenceFiles, Row, Table
from collaborations.imports.writing import Writer
from collaborations.models import Function

FILE: Final = "poa_categories.csv"

CODE = Pattern("code", r"\d{1,2}(\.\d\d)?", "a code such as 5 or 5.04")
PARENT = Maybe(Pattern("parent_code", r"\d{1,2}", "a code of the first level"))
LEVEL = WholeNumber("level", most=2)
NAME = text_of(Function, "name")
SOURCE = text_of(Function, "source")
CONFIDENCE = text_of(Function, "confidence")
NOTE = text_of(Function, "note", "notes", required=False)
COLUMNS = (CODE, PARENT, LEVEL, NAME, SOURCE, CONFIDENCE, NOTE)


def read_functions(files: ReferenceFiles) -> Table:
    table = files.table(FILE, COLUMNS)
    table.refuse_duplicates(CODE)
    table.refuse_unknown(PARENT, table.keys(CODE), "a code of this file")
    for row in table.having(CODE, PARENT, LEVEL):
        _check_place(table, row)
    return table


def _check_place(table: Table, row: Row) -> None:
    above, _, part = row[CODE].partition(".")
    if row[LEVEL] != (2 if part else 1):
        table.fault(row, LEVEL.name, f"is not the level of code {row[CODE]}")
    if row[PARENT] != (above if part else None):
        table.fault(row, PARENT.name, f"is not the parent of code {row[CODE]}")


def refuse_vanished_functions(table: Table) -> None:
    codes = Function.objects.values_list("code", flat=True)
    table.refuse_vanished(CODE, {code: code for code in codes})


def write_functions(table: Table, writer: Writer) -> dict[str, Function]:
    """Write the first level, then the parts that point at it."""
    functions: dict[str, Function] = {}
    for level in (1, 2):
        wanted = [
            _function(row, functions) for row in table.rows if row[LEVEL] == level
        ]
        stored = Function.objects.filter(parent__isnull=level == 1)
        written = writer.write(wanted, stored, lambda function: function.code)
        functions |= {function.code: function for function in written}
    return functions


def _function(row: Row, above: dict[str, Function]) -> Function:
    parent = row[PARENT]
    return Function(
        code=row[CODE],
        parent=None if parent is None else above[parent],
        name=row[NAME],
        source=row[SOURCE],
        confidence=row[CONFIDENCE],
        note=row[NOTE],
    )
