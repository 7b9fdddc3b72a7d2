"""The grid of readings as a form: rows that can be saved, and rows that wait."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from benefits.forms.reading_cells import ReadingCell
from benefits.models import Reading
from benefits.reports.entry_rows import EntryRow
from benefits.services.reading_entry import TypedReading


@dataclass(frozen=True, slots=True)
class GridFault:
    """A line of the error summary: whose it is, what to do, and where."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class GridQuestion:
    text: str
    figure: str
    keep_url: str
    change_url: str


class ReadingGrid:
    """The cells of a month; `say` gives what was posted for a box, if it was there."""

    def __init__(
        self,
        rows: Sequence[EntryRow],
        say: Callable[[str], str | None] | None = None,
    ) -> None:
        self.cells = [
            ReadingCell.stored(row) if say is None else ReadingCell.typed(row, say)
            for row in rows
        ]

    def typed_readings(self, *, confirm: bool) -> dict[int, TypedReading]:
        """Give what is to be saved by the place of its cell."""
        found = {}
        for place, cell in enumerate(self.cells):
            if cell.is_typed and (reading := cell.reading()):
                sure = bool(confirm or cell.said["confirm"]) and cell.row.may_confirm
                found[place] = TypedReading(reading, cell.revision, sure)
        return found

    def ticked(self, but: Container[int] = ()) -> list[Reading]:
        """Give the provisional figures that were ticked, as they were read."""
        return [
            standing
            for place, cell in enumerate(self.cells)
            if place not in but
            and cell.said["confirm"]
            and cell.row.may_confirm
            and (standing := cell.row.standing)
            and not standing.is_confirmed
            and standing.revision == cell.revision
        ]

    def refuse(self, faults: Mapping[int, ValidationError]) -> None:
        for place, fault in faults.items():
            self.cells[place].refuse(fault)

    def renew(self, rows: Sequence[EntryRow]) -> None:
        """Show what is recorded now; what waits for its writer stays as typed."""
        by_key = {row.key: row for row in rows}
        renewed = []
        for cell in self.cells:
            row = by_key.get(cell.row.key, cell.row)
            if cell.is_failing:
                cell.row = row
                renewed.append(cell)
            else:
                renewed.append(ReadingCell.stored(row))
        self.cells = renewed

    @property
    def faults(self) -> list[GridFault]:
        return [
            GridFault(f"{_name(cell)}: {_lower(text)}", f"#{cell.ids[box]}")
            for cell in self.cells
            for box, text in cell.errors.items()
        ]

    @property
    def errors(self) -> bool:
        """Say whether the title of the page starts with "Error: "."""
        return any(cell.errors for cell in self.cells)

    @property
    def questions(self) -> list[GridQuestion]:
        return [
            GridQuestion(
                f"{_name(cell)}: {cell.question}",
                cell.as_typed,
                f"#{cell.ids['keep']}",
                f"#{cell.ids['figure']}",
            )
            for cell in self.cells
            if cell.question
        ]

    @property
    def is_settled(self) -> bool:
        return not any(cell.is_failing for cell in self.cells)

    @property
    def entered(self) -> int:
        return sum(cell.row.standing is not None for cell in self.cells)

    @property
    def has_second(self) -> bool:
        return any(cell.has_second for cell in self.cells)


def _name(cell: ReadingCell) -> str:
    return cell.row.measure.name


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
