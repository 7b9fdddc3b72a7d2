"""A file as rows of clean values; what cannot be cleaned becomes a fault."""

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from collaborations.imports.columns import Column
from collaborations.imports.faults import Faults

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Row:
    """`number` counts as a spreadsheet does: the headings are row 1."""

    number: int
    cells: Mapping[str, object]
    values: Mapping[str, object]

    def __getitem__(self, column: Column[V]) -> V:
        return cast("V", self.values[column.name])

    def given(self, column: Column[V | None]) -> V:
        """Give a value that the checks have made sure of."""
        value = self[column]
        if value is None:
            raise ValueError(f"Row {self.number} has no {column.name}.")
        return value

    def has(self, *columns: Column[V]) -> bool:
        return all(column.name in self.values for column in columns)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file; `is_whole` unless the file itself could not be read."""

    file: str
    rows: Sequence[Row]
    faults: Faults
    is_whole: bool = True
    row_word: str = "row"
    column_word: str = "column"

    def fault(
        self, row: Row, column: str, problem: str, value: str | None = None
    ) -> None:
        """Record what is wrong in one cell, showing what the file says there."""
        place = f"{self.row_word} {row.number}, {self.column_word} {column}"
        given = str(row.cells.get(column, "")) if value is None else value
        self.faults.add(self.file, problem, place, given)

    def having(self, *columns: Column[V]) -> Iterator[Row]:
        """Give the rows in which these columns were clean."""
        return (row for row in self.rows if row.has(*columns))

    def keys(self, column: Column[V]) -> frozenset[V] | None:
        """Give the column's values; None if any is in doubt.

        Whoever compares with keys in doubt would report one fault many times over.
        """
        if not self.is_whole or not all(row.has(column) for row in self.rows):
            return None
        return frozenset(row[column] for row in self.rows)

    def refuse_duplicates(self, *columns: Column[V]) -> None:
        """Find rows that have the same as an earlier one; empty is not the same."""
        first: dict[tuple[V, ...], Row] = {}
        names = ", ".join(column.name for column in columns)
        for row in self.having(*columns):
            key = tuple(row[column] for column in columns)
            if key != (None,) and first.setdefault(key, row) is not row:
                same = f"is already in {self.row_word} {first[key].number}"
                given = ", ".join(str(row.cells[column.name]) for column in columns)
                self.fault(row, names, same, given)

    def refuse_unknown(
        self, column: Column[V], known: Collection[V] | None, what: str
    ) -> None:
        """Find values that are not None and not known."""
        for row in self.having(column) if known is not None else ():
            if row[column] is not None and row[column] not in (known or ()):
                self.fault(row, column.name, f"is not {what}")

    def refuse_missing(self, column: Column[V], expected: Iterable[V] | None) -> None:
        """Find expected values that no row has."""
        known = self.keys(column)
        for value in sorted(map(str, set(expected or ()) - (known or frozenset()))):
            if known is not None:
                self.faults.add(self.file, f"has no {self.row_word}", "", value)

    def refuse_vanished(self, column: Column[V], stored: Mapping[V, str]) -> None:
        """Find stored values, each with how the file writes it, that no row has."""
        known = self.keys(column) or frozenset()
        for value in sorted(stored[key] for key in stored.keys() - known):
            problem = "is in the database but no longer in the file"
            self.faults.add(
                self.file, problem, f"{self.column_word} {column.name}", value
            )


class ReferenceFiles:
    """The directory of files to load, and the faults found in them."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.faults = Faults()

    def table(self, file: str, columns: Sequence[Column[object]]) -> Table:
        """Read a CSV file that has exactly these columns, in any order."""
        records = self._records(file)
        if not records or not self._has_columns(file, records[0][1], columns):
            return self.unreadable(file)
        if not records[1:]:
            self.faults.add(file, "the file has no rows")
            return self.unreadable(file)
        headings = records[0][1]
        rows: list[tuple[int, dict[str, object]]] = []
        for number, cells in records[1:]:
            if len(cells) == len(headings):
                rows.append((number, dict(zip(headings, cells, strict=True))))
            else:
                problem = (
                    f"has {len(cells)} cells, but there are {len(headings)} columns"
                )
                self.faults.add(file, problem, f"row {number}", ",".join(cells))
        is_whole = len(rows) == len(records) - 1
        return _cleaned(Table(file, [], self.faults, is_whole), rows, columns)

    def _records(self, file: str) -> list[tuple[int, list[str]]]:
        text = self._text(file)
        if text is None:
            return []
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            numbered = [*enumerate(reader, start=1)]
        except csv.Error as fault:
            self.faults.add(file, f"is not CSV: {fault}", f"row {reader.line_num}")
            return []
        records = [(number, cells) for number, cells in numbered if any(cells)]
        if not records:
            self.faults.add(file, "the file is empty")
        return records

    def _has_columns(
        self, file: str, headings: list[str], columns: Sequence[Column[object]]
    ) -> bool:
        expected = [column.name for column in columns]
        problems = [(name, "is missing") for name in expected if name not in headings]
        problems += [
            (name, "is not a column of this file")
            for name in headings
            if name not in expected
        ]
        twice = {name for name in headings if headings.count(name) > 1}
        problems += [(name, "is there twice") for name in sorted(twice)]
        for name, problem in problems:
            self.faults.add(file, problem, f"row 1, column {name}", name)
        return not problems

    def objects(
        self,
        file: str,
        records: Sequence[Mapping[str, object]],
        columns: Sequence[Column[object]],
        row_word: str,
    ) -> Table:
        """Clean the objects of a JSON file, counted from 1."""
        table = Table(file, [], self.faults, row_word=row_word, column_word="field")
        return _cleaned(table, enumerate(records, start=1), columns)

    def unreadable(self, file: str) -> Table:
        return Table(file, [], self.faults, is_whole=False)

    def json(self, file: str) -> object:
        """Give what a JSON file holds; None with a fault when it holds none."""
        text = self._text(file)
        if text is None:
            return None
        try:
            return cast("object", json.loads(text))
        except json.JSONDecodeError as fault:
            place = f"row {fault.lineno}, column {fault.colno}"
            near = fault.doc[fault.pos : fault.pos + 20]
            self.faults.add(file, f"is not JSON: {fault.msg}", place, near)
        except (ValueError, RecursionError) as fault:
            # A number of thousands of digits, or brackets thousands deep.
            self.faults.add(file, f"is not JSON that we can read: {fault}")
        return None

    def _text(self, file: str) -> str | None:
        try:
            return (self.directory / file).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            self.faults.add(file, "the file is missing")
        except UnicodeDecodeError as fault:
            before = fault.object[: fault.start]
            place = f"row {before.count(bytes([10])) + 1}"
            wrong = fault.object[fault.start : fault.end].hex()
            self.faults.add(file, "is not text in UTF-8", place, wrong)
        except OSError as fault:
            self.faults.add(file, f"the file cannot be read: {fault.strerror}")
        return None


def _cleaned(
    table: Table,
    records: Iterable[tuple[int, Mapping[str, object]]],
    columns: Sequence[Column[object]],
) -> Table:
    rows = [_clean_row(table, number, cells, columns) for number, cells in records]
    return Table(
        table.file,
        rows,
        table.faults,
        table.is_whole,
        table.row_word,
        table.column_word,
    )


def _clean_row(
    table: Table,
    number: int,
    cells: Mapping[str, object],
    columns: Sequence[Column[object]],
) -> Row:
    values: dict[str, object] = {}
    row = Row(number, cells, values)
    for column in columns:
        if column.name not in cells:
            table.fault(row, column.name, "is missing", column.name)
            continue
        try:
            values[column.name] = column.clean(cells[column.name])
        except ValueError as fault:
            table.fault(row, column.name, str(fault))
    return row
