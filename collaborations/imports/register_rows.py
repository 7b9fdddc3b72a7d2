"""Records of the public register: collaborations, what is known of them, who is in.

Year-only dates keep their precision; what no source gives stays empty.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from collaborations.imports import register as columns
from collaborations.imports.tables import Row, Table
from collaborations.imports.writing import Writer
from collaborations.models import (
    Collaboration,
    Force,
    Function,
    Participation,
    Precision,
    RegisterEntry,
)

# Police Act 1996, s.23FA: must be done by one national agreement.
MANDATED_FUNCTION: Final = "air support"

_BASIS_OF_CONFIDENCE = {
    "low": Participation.Basis.ASSUMED,
    "medium": Participation.Basis.INFERRED,
    "high": Participation.Basis.STATED,
}


def write_register(
    table: Table,
    forces: dict[str, Force],
    functions: dict[str, Function],
    writer: Writer,
) -> dict[str, Collaboration]:
    written = _write_collaborations(table, functions, writer)
    writer.write(
        [_entry(row, written[row[columns.REFERENCE]]) for row in table.rows],
        RegisterEntry.objects.all(),
        lambda entry: entry.collaboration_id,
    )
    participations = [
        participation
        for row in table.rows
        for participation in _participations(
            row, written[row[columns.REFERENCE]], forces
        )
    ]
    writer.write(
        participations,
        Participation.objects.filter(
            collaboration__in=written.values(), joined_on=None, left_on=None
        ),
        lambda member: (member.collaboration_id, member.force_id),
        once=("number", "version"),
        removes=True,
    )
    return written


def _write_collaborations(
    table: Table, functions: dict[str, Function], writer: Writer
) -> dict[str, Collaboration]:
    """Write the programmes, then the rows that may be units of them."""
    written: dict[str, Collaboration] = {}
    for kind in (
        Collaboration.RowKind.PROGRAMME,
        Collaboration.RowKind.COLLABORATION,
    ):
        wanted = [
            _collaboration(row, functions, written)
            for row in table.rows
            if row[columns.ROW_KIND] is kind
        ]
        rows = writer.write(
            wanted,
            Collaboration.objects.filter(
                reference__in=[collaboration.reference for collaboration in wanted]
            ),
            lambda collaboration: collaboration.reference,
            once=("is_draft", "is_restricted"),
        )
        written |= {collaboration.reference: collaboration for collaboration in rows}
    return written


def _collaboration(
    row: Row, functions: dict[str, Function], programmes: dict[str, Collaboration]
) -> Collaboration:
    status, ending_reason = row[columns.STATUS]
    start, end = row[columns.START_YEAR], row[columns.END_YEAR]
    programme = row[columns.PROGRAMME]
    return Collaboration(
        reference=row[columns.REFERENCE],
        name=row[columns.NAME],
        row_kind=row[columns.ROW_KIND],
        programme=None if programme is None else programmes[programme],
        origin=Collaboration.Origin.REGISTER,
        scope=row[columns.SCOPE],
        function=functions[row[columns.FUNCTION]],
        status=status,
        ending_reason=ending_reason,
        started_on=None if start is None else dt.date(start, 1, 1),
        started_precision=Precision.DAY if start is None else Precision.YEAR,
        ended_on=None if end is None else dt.date(end, 12, 31),
        ended_precision=Precision.DAY if end is None else Precision.YEAR,
        is_mandatory=_is_mandatory(row),
    )


def _is_mandatory(row: Row) -> bool:
    return (
        row[columns.PUBLISHED_FUNCTION] == MANDATED_FUNCTION
        and row[columns.SCOPE] is Collaboration.Scope.NATIONAL
    )


def _entry(row: Row, collaboration: Collaboration) -> RegisterEntry:
    status_basis, year = row[columns.STATUS_BASIS]
    return RegisterEntry(
        collaboration=collaboration,
        published_function=row[columns.PUBLISHED_FUNCTION],
        source=row[columns.SOURCE],
        is_sourced=row[columns.IS_SOURCED],
        confidence=row[columns.CONFIDENCE],
        status_basis=status_basis,
        status_basis_text=str(row.cells[columns.STATUS_BASIS.name]).strip(),
        status_source_year=year,
        money_note=row[columns.MONEY_NOTE],
        note=row[columns.NOTE],
    )


def _participations(
    row: Row, collaboration: Collaboration, forces: dict[str, Force]
) -> Iterator[Participation]:
    for slug in row[columns.PARTICIPANTS]:
        is_lead = slug == row[columns.LEAD]
        yield Participation(
            collaboration=collaboration,
            force=forces[slug],
            role=Participation.Role.LEAD if is_lead else Participation.Role.PARTNER,
            basis=_basis_of_membership(row),
        )


def _basis_of_membership(row: Row) -> Participation.Basis:
    """Nobody stated who is in a national row: all 43 forces were inferred."""
    if not row[columns.IS_SOURCED]:
        return Participation.Basis.ASSUMED
    if row[columns.SCOPE] is Collaboration.Scope.NATIONAL:
        return Participation.Basis.INFERRED
    return _BASIS_OF_CONFIDENCE[row[columns.CONFIDENCE]]
