"""The grid of spend as a form: amounts that can be saved, and rows that wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError

from benefits.forms.reading_grid import GridFault
from benefits.models import SpendEntry
from benefits.reports.spend_rows import TYPED, SpendMonth, SpendRow
from benefits.reports.units import number_text
from benefits.services.spend_entry import OVERTAKEN, TypedAmount, TypedLoaded
from collabtrack.shared.money import exact_pounds, parse_pounds
from collabtrack.shared.months import last_day

Say = Callable[[str], str | None]


@dataclass(slots=True)
class SpendCell:
    """One row: what stands in its boxes, typed or as it is recorded."""

    row: SpendRow
    said: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)
    is_typed: bool = False

    @classmethod
    def stored(cls, row: SpendRow) -> SpendCell:
        said = {"reason": ""}
        for kind in TYPED:
            total = row.totals.get(kind)
            said[kind] = _text(total)
            said[f"was-{kind}"] = exact_pounds(total)
        return cls(row, said)

    @classmethod
    def typed(cls, row: SpendRow, say: Say) -> SpendCell:
        made = cls.stored(row)
        for name in made.said:
            if (value := say(f"{row.key}.{name}")) is not None:
                made.said[name] = value.strip()
                made.is_typed = True
        return made

    @property
    def names(self) -> dict[str, str]:
        return {name: f"{self.row.key}.{name}" for name in self.said}

    @property
    def ids(self) -> dict[str, str]:
        return {name: value.replace(".", "-") for name, value in self.names.items()}

    @property
    def label(self) -> str:
        return f"{self.row.collaboration.name}, {self.row.category.label.lower()}"

    def amounts(self) -> dict[str, TypedAmount]:
        """Give what was typed and differs from what was in sight, by kind.

        Fills `errors`.
        """
        found = {}
        for kind in TYPED:
            was, total = _amount(self.said[f"was-{kind}"]), None
            if text := self.said[kind]:
                try:
                    total = parse_pounds(text)
                except ValidationError as fault:
                    self.errors[kind] = fault.messages[0]
                    continue
            if total is None and was is not None:
                self.errors[kind] = (
                    f"{number_text(was)} is recorded here. Enter 0 if it is nil."
                )
            elif total is not None and total != was:
                found[str(kind)] = TypedAmount(self._entry(kind, total), was)
        return found

    def _entry(self, kind: str, total: Decimal) -> SpendEntry:
        row = self.row
        return SpendEntry(
            collaboration=row.collaboration,
            category=row.category,
            force=row.force,
            kind=kind,
            starts_on=row.month,
            ends_on=last_day(row.month),
            amount=total,
            reason=self.said["reason"],
        )

    def refuse(self, kind: str, fault: ValidationError) -> None:
        """Show what a service refused beside the box that it is about."""
        if hasattr(fault, "message") and fault.code == OVERTAKEN:
            newest = (fault.params or {})["newest"]
            self.said[f"was-{kind}"] = exact_pounds(newest)
            self.theirs[kind] = (
                f"{_text(newest) or 'Nothing'} was recorded by somebody else."
            )
            self.errors[kind] = (
                "Somebody changed this amount while you were typing. Save again to"
                " put yours in its place and say why, or put theirs back."
            )
            return
        for name, faults in fault.update_error_dict({}).items():
            box = "reason" if name == "reason" else kind
            text = " ".join(message for each in faults for message in each.messages)
            self.errors.setdefault(box, text)


class SpendGrid:
    """The rows of a month; `say` gives what was posted for a box, if it was there."""

    def __init__(self, months: Sequence[SpendMonth], say: Say | None = None) -> None:
        self.months = months
        self.loaded_said = {
            month.collaboration.reference: bool(
                say(loaded_name(month)) if say else month.is_loaded
            )
            for month in months
        }
        self.cells = [
            SpendCell.stored(row) if say is None else SpendCell.typed(row, say)
            for month in months
            for row in month.rows
        ]
        self._places: list[tuple[SpendCell, str]] = []

    def typed_amounts(self) -> list[TypedAmount]:
        found = []
        for cell in self.cells:
            if not cell.is_typed:
                continue
            for kind, amount in cell.amounts().items():
                self._places.append((cell, kind))
                found.append(amount)
        return found

    def typed_loaded(self, say: Say) -> list[TypedLoaded]:
        """Give the ticks that were changed since they were read."""
        return [
            TypedLoaded(month.collaboration, month.rows[0].month, is_loaded)
            for month in self.months
            if (was := say(f"{loaded_name(month)}.was")) is not None
            and (is_loaded := bool(say(loaded_name(month)))) != bool(was)
        ]

    def refuse(self, faults: Mapping[int, ValidationError]) -> None:
        for place, fault in faults.items():
            cell, kind = self._places[place]
            cell.refuse(kind, fault)

    def renew(self, months: Sequence[SpendMonth]) -> None:
        """Show what is recorded now; what waits for its writer stays as typed."""
        waiting = {cell.row.key: cell for cell in self.cells if cell.errors}
        fresh = SpendGrid(months)
        self.months, self.loaded_said = fresh.months, fresh.loaded_said
        self.cells = [_renewed(cell, waiting) for cell in fresh.cells]

    @property
    def faults(self) -> list[GridFault]:
        return [
            GridFault(
                f"{cell.label}: {text[:1].lower()}{text[1:]}", f"#{cell.ids[box]}"
            )
            for cell in self.cells
            for box, text in cell.errors.items()
        ]

    @property
    def errors(self) -> bool:
        """Say whether the title of the page starts with "Error: "."""
        return any(cell.errors for cell in self.cells)


def _renewed(fresh: SpendCell, waiting: Mapping[str, SpendCell]) -> SpendCell:
    """Keep the boxes that have faults; those of the row that were saved are new."""
    kept = waiting.get(fresh.row.key)
    if kept is None:
        return fresh
    for kind in TYPED:
        if kind not in kept.errors and "reason" not in kept.errors:
            kept.said[kind] = fresh.said[kind]
            kept.said[f"was-{kind}"] = fresh.said[f"was-{kind}"]
    kept.row = fresh.row
    return kept


def loaded_name(month: SpendMonth) -> str:
    return f"{month.collaboration.reference}.loaded"


def _text(total: Decimal | None) -> str:
    return "" if total is None else number_text(total)


def _amount(text: str) -> Decimal | None:
    try:
        return parse_pounds(text) if text else None
    except ValidationError:
        return None
