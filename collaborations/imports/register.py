"""The public register: collaborations.csv, one row for each collaboration or programme.

The rows are read and checked here; `register_rows` turns them into records.
"""

from typing import Final

from collaborations.imports import forces
from collaborations.imports.columns import (
    Choice,
    Maybe,
    Pattern,
    Pounds,
    Slug,
    Slugs,
    Text,
    TextColumn,
    Year,
    YearLabel,
    text_of,
)
from collaborations.imports.functions import CODE as FUNCTION_CODE
from collaborations.imports.functions import FILE as FUNCTIONS_FILE
from collaborations.imports.tables import ReferenceFiles, Row, Table
from collaborations.models import Collaboration, RegisterEntry

FILE: Final = "collaborations.csv"

_Status = Collaboration.Status
_Basis = RegisterEntry.StatusBasis
StatusBasis = tuple[RegisterEntry.StatusBasis, int | None]


class Reference(TextColumn[str]):
    """C001 in the file is C-0001 here."""

    def read(self, text: str) -> str:
        digits = Pattern(self.name, r"C\d{3,6}", "a reference such as C001").read(text)
        return f"C-{int(digits[1:]):04d}"

    @staticmethod
    def as_in_file(reference: str) -> str:
        return f"C{int(reference.removeprefix('C-')):03d}"


class BasisOfStatus(TextColumn[StatusBasis]):
    """How the status is known, and the year of the source where there is one."""

    known: Final = {
        "assumed still running; not confirmed after 2019": _Basis.ASSUMED,
        "published": _Basis.PUBLISHED,
        "recalled": _Basis.RECALLED,
        "not established": _Basis.NOT_ESTABLISHED,
    }
    sourced: Final = "in operation per source of "

    def read(self, text: str) -> StatusBasis:
        if text in self.known:
            return self.known[text], None
        try:
            year = Year(self.name).read(text.removeprefix(self.sourced))
        except ValueError:
            year = 0
        if not text.startswith(self.sourced) or year < 2020:
            raise ValueError("is not a basis that we know, such as “recalled”")
        return _Basis.SOURCED, year


REFERENCE = Reference("id")
NAME = text_of(Collaboration, "name")
ROW_KIND = Choice("row_kind", {kind.value: kind for kind in Collaboration.RowKind})
PROGRAMME = Maybe(Reference("programme_id"))
SCOPE = Choice("scope", {scope.value: scope for scope in Collaboration.Scope})
LEAD = Maybe(Slug("lead_slug"))
PARTICIPANTS = Slugs("participant_slugs")
PUBLISHED_FUNCTION = text_of(RegisterEntry, "published_function", "function")
FUNCTION = Text("poa_code")
START_YEAR = Maybe(Year("start_year"))
END_YEAR = Maybe(Year("end_year"))
# The status, and the reason for an ending that the word itself gives.
STATUS = Choice(
    "status",
    {
        "active": (_Status.LIVE, ""),
        "unknown": (_Status.NOT_KNOWN, ""),
        "ended": (_Status.ENDED, ""),
        "cancelled": (_Status.ENDED, "Cancelled"),
    },
)
STATUS_BASIS = BasisOfStatus("status_basis")
COST = Maybe(Pounds("annual_cost_gbp"))
COST_YEAR = Maybe(YearLabel("annual_cost_fy"))
SAVING = Maybe(Pounds("annual_savings_gbp"))
SAVING_YEAR = Maybe(YearLabel("annual_savings_fy"))
SAVING_BASIS = Maybe(
    Choice("savings_basis", {word: word for word in ("reported", "expected", "target")})
)
MONEY_NOTE = Text("money_note", required=False)
SOURCE = Text("source")
IS_SOURCED = Choice("source_type", {"published": True, "general knowledge": False})
CONFIDENCE = Choice("confidence", {word: word for word in ("high", "medium", "low")})
NOTE = Text("notes", required=False)
COLUMNS = (
    *(REFERENCE, NAME, ROW_KIND, PROGRAMME, SCOPE, LEAD, PARTICIPANTS),
    *(PUBLISHED_FUNCTION, FUNCTION, START_YEAR, END_YEAR, STATUS, STATUS_BASIS),
    *(COST, COST_YEAR, SAVING, SAVING_YEAR, SAVING_BASIS, MONEY_NOTE),
    *(SOURCE, IS_SOURCED, CONFIDENCE, NOTE),
)


def read_register(
    files: ReferenceFiles, known_forces: Table, functions: Table
) -> Table:
    table = files.table(FILE, COLUMNS)
    table.refuse_duplicates(REFERENCE)
    codes = functions.keys(FUNCTION_CODE)
    table.refuse_unknown(FUNCTION, codes, f"a code of {FUNCTIONS_FILE}")
    _check_forces(table, known_forces.keys(forces.SLUG))
    _check_programmes(table)
    for row in table.rows:
        _check_years(table, row)
        _check_cost(table, row)
        _check_saving(table, row)
    return table


def refuse_vanished_collaborations(table: Table) -> None:
    registered = Collaboration.objects.filter(origin=Collaboration.Origin.REGISTER)
    references = registered.values_list("reference", flat=True)
    stored = {reference: Reference.as_in_file(reference) for reference in references}
    table.refuse_vanished(REFERENCE, stored)


def _check_forces(table: Table, slugs: frozenset[str] | None) -> None:
    what = f"the slug of a force in {forces.FILE}"
    table.refuse_unknown(LEAD, slugs, what)
    for row in table.having(PARTICIPANTS):
        for slug in row[PARTICIPANTS]:
            if slugs is not None and slug not in slugs:
                table.fault(row, PARTICIPANTS.name, f"is not {what}", slug)
        if row.has(LEAD) and row[LEAD] not in (None, *row[PARTICIPANTS]):
            table.fault(row, LEAD.name, f"is not one of the {PARTICIPANTS.name}")


def _check_programmes(table: Table) -> None:
    table.refuse_unknown(PROGRAMME, table.keys(REFERENCE), "the id of a row")
    of_kind = Collaboration.RowKind
    kinds = {row[REFERENCE]: row[ROW_KIND] for row in table.having(REFERENCE, ROW_KIND)}
    for row in table.having(PROGRAMME):
        programme = row[PROGRAMME]
        if programme is None:
            continue
        if kinds.get(programme) is of_kind.COLLABORATION:
            table.fault(row, PROGRAMME.name, "is not a programme")
        elif row.values.get(ROW_KIND.name) is of_kind.PROGRAMME:
            table.fault(row, PROGRAMME.name, "cannot hold another programme")


def _check_years(table: Table, row: Row) -> None:
    if not row.has(START_YEAR, END_YEAR):
        return
    start, end = row[START_YEAR], row[END_YEAR]
    if start is not None and end is not None and end < start:
        table.fault(row, END_YEAR.name, f"is before the start in {start}")


def _check_cost(table: Table, row: Row) -> None:
    if not row.has(COST, COST_YEAR):
        return
    if row[COST] is not None and row[COST_YEAR] is None:
        table.fault(row, COST_YEAR.name, f"is empty, but {COST.name} is given")
    if row[COST] is None and row[COST_YEAR] is not None:
        table.fault(row, COST.name, f"is empty, but {COST_YEAR.name} is given")
    _check_source(table, row, row[COST] is not None, COST.name)


def _check_saving(table: Table, row: Row) -> None:
    if not row.has(SAVING, SAVING_YEAR, SAVING_BASIS):
        return
    if row[SAVING] is not None and row[SAVING_BASIS] is None:
        table.fault(row, SAVING_BASIS.name, f"is empty, but {SAVING.name} is given")
    for column in (SAVING_BASIS, SAVING_YEAR):
        if row[SAVING] is None and row[column] is not None:
            table.fault(row, SAVING.name, f"is empty, but {column.name} is given")
    _check_source(table, row, row[SAVING] is not None, SAVING.name)


def _check_source(table: Table, row: Row, is_given: bool, column: str) -> None:
    """What nobody published must never count as published."""
    if is_given and row.values.get(IS_SOURCED.name) is False:
        table.fault(row, column, "is given without a published source")
