"""The audit: every stored rollup compared with the reference, in plain Python."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Model

from benefits.models import ForceYearRollup, MeasureYearRollup, YearRollup
from benefits.reference_rollups import (
    Figures,
    Ledger,
    force_rows,
    measure_rows,
    year_row,
)
from benefits.rollups.keys import ranges
from benefits.rollups.statement import FORCE_COLUMNS, MEASURE_COLUMNS, YEAR_COLUMNS
from collaborations.models import Collaboration, WorkItem
from collabtrack.shared.financial_years import FinancialYear


class Row(NamedTuple):
    """Which rollup row: of a year, a force (or none) and its basis, or a measure."""

    collaboration_id: int
    financial_year: FinancialYear
    force: str | None = None
    basis: str = ""
    measure: str = ""

    @property
    def place(self) -> tuple[object, ...]:
        """Where the row stands in a list: spend that is not split comes last."""
        is_not_split = bool(self.basis) and self.force is None
        return self[:2], self.measure, is_not_split, self.force or "", self.basis


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored figure that its definition does not give."""

    collaboration: str
    row: Row
    column: str
    stored: object
    expected: object

    def __str__(self) -> str:
        row = self.row
        parts = (self.collaboration, row.financial_year, row.measure, row.force)
        place = " ".join(str(part) for part in (*parts, row.basis) if part)
        return f"{place} {self.column}: stored {self.stored}, expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Audit:
    """How many rollup rows were compared, what differs, and what still waits."""

    rows: int
    waiting: int
    differences: list[Difference]


def audit() -> Audit:
    """Compare every stored rollup with the reference.

    Each range is read in one snapshot. In it a key is either in the queue, and left
    out, or exact: edits and drains may go on meanwhile.
    """
    parts = []
    for ids in ranges():
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            parts.append(compare(ids))
    return Audit(
        sum(part.rows for part in parts),
        sum(part.waiting for part in parts),
        [difference for part in parts for difference in part.differences],
    )


def compare(
    collaboration_ids: Collection[int],
    *,
    known_at: dt.datetime | None = None,
) -> Audit:
    """Compare the rollups of some collaborations, leaving out keys in the queue.

    Rows that were recomputed as known at a moment are compared as of that moment, and
    the queue has no say.
    """
    stored = _stored(collaboration_ids)
    expected = _expected(collaboration_ids, known_at)
    is_waiting = _waiting(collaboration_ids if known_at is None else ())
    settled = {row for row in stored.keys() | expected.keys() if not is_waiting(row)}
    names = dict(
        Collaboration.objects.filter(pk__in=collaboration_ids).values_list(
            "pk", "reference"
        )
    )
    differences = [
        Difference(names[row.collaboration_id], row, *difference)
        for row in sorted(settled, key=lambda row: row.place)
        for difference in _differences(stored.get(row), expected.get(row))
    ]
    waiting = len(stored.keys() | expected.keys()) - len(settled)
    return Audit(len(settled), waiting, differences)


def _stored(collaboration_ids: Collection[int]) -> dict[Row, Figures]:
    mine = {"collaboration_id__in": collaboration_ids}
    years = YearRollup.objects.filter(**mine)
    forces = ForceYearRollup.objects.filter(**mine).select_related("force")
    rows = {
        Row(row.collaboration_id, row.financial_year): _figures_of(row, YEAR_COLUMNS)
        for row in years
    }
    for row in forces:
        slug = row.force.slug if row.force else None
        key = Row(row.collaboration_id, row.financial_year, slug, row.basis)
        rows[key] = _figures_of(row, FORCE_COLUMNS)
    measures = MeasureYearRollup.objects.filter(**mine)
    for row in measures.select_related("force", "measure"):
        slug = row.force.slug if row.force else None
        key = Row(
            row.collaboration_id,
            row.financial_year,
            slug,
            row.basis,
            row.measure.reference,
        )
        rows[key] = _figures_of(row, MEASURE_COLUMNS)
    return rows


def _figures_of(row: Model, columns: Iterable[str]) -> Figures:
    return {column: getattr(row, column) for column in columns}


def _expected(
    collaboration_ids: Collection[int], known_at: dt.datetime | None
) -> dict[Row, Figures]:
    rows: dict[Row, Figures] = {}
    for collaboration_id in collaboration_ids:
        ledger = Ledger.of(collaboration_id, known_at)
        for year in ledger.years:
            if (whole := year_row(ledger, year)) is not None:
                rows[Row(collaboration_id, year)] = whole
            for (force, basis), part in force_rows(ledger, year).items():
                rows[Row(collaboration_id, year, force, basis)] = part
            for (measure, force, basis), part in measure_rows(ledger, year).items():
                rows[Row(collaboration_id, year, force, basis, measure)] = part
    return rows


def _waiting(collaboration_ids: Collection[int]) -> Callable[[Row], bool]:
    """Give the test whether a row's key is in the queue."""
    work = WorkItem.objects.filter(collaboration_id__in=collaboration_ids)
    whole = set(
        work.filter(is_every_year=True).values_list("collaboration_id", flat=True)
    )
    keys = set(work.values_list("collaboration_id", "financial_year"))

    def is_waiting(row: Row) -> bool:
        key = (row.collaboration_id, row.financial_year.start_year)
        return row.collaboration_id in whole or key in keys

    return is_waiting


def _differences(
    stored: Mapping[str, object] | None, expected: Mapping[str, object] | None
) -> Iterator[tuple[str, object, object]]:
    """Give column, stored and expected value, wherever the two are not the same."""
    if stored is None or expected is None:
        stored, expected = {"row": _presence(stored)}, {"row": _presence(expected)}
    for column in sorted(stored.keys() | expected.keys()):
        if stored.get(column) != expected.get(column):
            yield column, stored.get(column), expected.get(column)


def _presence(row: Mapping[str, object] | None) -> str:
    return "a row" if row else "no row"
