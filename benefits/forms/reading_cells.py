"""One row of the grid of readings: what is typed in it, and what that means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError

from benefits.forms.reading_words import BOXES, how_far, recorded, written
from benefits.models import PERCENT, POUNDS, Reading
from benefits.reports.entry_rows import EntryRow
from benefits.reports.units import value_of
from benefits.services.reading_entry import OVERTAKEN
from collabtrack.shared.money import parse_pounds
from collabtrack.shared.numbers import parse_number
from collabtrack.shared.templatetags.figures import uk_moment
from collabtrack.shared.text import version_in

OR_TICK = "or tick No reading"
NOT_A_NUMBER = f"Enter a number, such as 1,234.5, {OR_TICK}."
NOT_POUNDS = f"Enter an amount in pounds, such as 1,234.50, {OR_TICK}."
# A figure further than this from the last one is asked about (ux.md 2.4).
FAR = Decimal("0.25")
_FIGURE_BOXES = ("figure", "of", "none", "exempt")
# Where a fault of a service is shown: beside the box that can mend it.
_BOXES = {
    "denominator": "of",
    "weight": "of",
    "reason": "note",
    "note": "note",
    "absence": "none",
}


@dataclass(slots=True)
class ReadingCell:
    """`said` is what stands in the boxes: typed, or as it is recorded.

    `errors` are by box; `question` is asked of what is odd and not wrong; `theirs` is
    what somebody else recorded meanwhile.
    """

    row: EntryRow
    said: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    question: str = ""
    theirs: str = ""
    is_typed: bool = False

    @classmethod
    def stored(cls, row: EntryRow) -> ReadingCell:
        return cls(row, recorded(row.standing))

    @classmethod
    def typed(cls, row: EntryRow, say: Callable[[str], str | None]) -> ReadingCell:
        """Read the boxes of the row; where none was there, show what is recorded."""
        given = {name: say(box_name(row, name)) for name in BOXES}
        if given["figure"] is None and given["note"] is None:
            return cls.stored(row)
        said = {name: (value or "").strip() for name, value in given.items()}
        made = cls(row, said, is_typed=True)
        return cls.stored(row) if made._is_untouched else made

    @property
    def _is_untouched(self) -> bool:
        """Say whether the boxes hold what was read, and nothing was added."""
        if self.said["note"] or self.said["confirm"]:
            return False
        read = recorded(self.row.revisions.get(self.revision))
        return all(self.said[name] == read[name] for name in _FIGURE_BOXES)

    @property
    def names(self) -> dict[str, str]:
        return {name: box_name(self.row, name) for name in BOXES}

    @property
    def ids(self) -> dict[str, str]:
        return {name: value.replace(".", "-") for name, value in self.names.items()}

    @property
    def has_second(self) -> bool:
        return self.row.measure.is_ratio or self.row.measure.is_weighted

    @property
    def absence(self) -> str:
        if self.said["none"]:
            return Reading.Absence.NO_READING
        return Reading.Absence.EXEMPT if self.said["exempt"] else ""

    @property
    def as_typed(self) -> str:
        """Give the figure as one text, which a tick to keep it names."""
        second = f" / {self.said['of']}" if self.has_second else ""
        return f"{self.said['figure']}{second}"

    @property
    def is_failing(self) -> bool:
        return bool(self.errors or self.question)

    @property
    def shows_keep(self) -> bool:
        return bool(self.question or self.said["keep"])

    def reading(self) -> Reading | None:
        """Give what was typed as a reading; nothing where it is as it was read.

        Fills `errors` and `question`.
        """
        figures = self._figures()
        if self.errors:
            return None
        former = self.row.revisions.get(self.revision)
        if not self.absence and not figures:
            self._refuse_blank(former)
            return None
        made = Reading(
            measure=self.row.measure,
            force=self.row.force,
            starts_on=self.row.starts_on,
            ends_on=self.row.ends_on,
            absence=self.absence,
            note=self.said["note"],
            reason=self.said["note"],
            **figures,
        )
        if former and _same(made, former):
            return made if made.note else None
        standing = self.row.standing
        if standing and _same(made, standing) and not made.note:
            # Somebody has recorded the same meanwhile, or a save before this one did.
            return None
        self._ask(made)
        return None if self.is_failing else made

    @property
    def revision(self) -> int:
        return version_in(self.said["read"])

    def refuse(self, fault: ValidationError) -> None:
        """Show what a service refused, each message beside the box it is about."""
        newest = getattr(fault, "params", None) if hasattr(fault, "message") else None
        if newest and fault.code == OVERTAKEN:
            self._show_theirs(newest["newest"])
            return
        for name, messages in fault.update_error_dict({}).items():
            box = _BOXES.get(name, "figure")
            text = " ".join(message for each in messages for message in each.messages)
            self.errors.setdefault(box, text)

    def _show_theirs(self, newest: Reading | None) -> None:
        if newest is None:
            self.theirs = "What was recorded here was taken away meanwhile."
            self.said["read"] = "0"
        else:
            who = newest.recorded_by or "somebody at the server"
            when = uk_moment(newest.recorded_at)
            self.theirs = f"{written(newest)}: recorded by {who} on {when}."
            self.said["read"] = str(newest.revision)
        self.errors["figure"] = (
            "Somebody changed this figure while you were typing. Save again to put"
            " yours in its place and say why, or put theirs back."
        )

    def _refuse_blank(self, former: Reading | None) -> None:
        if former is not None:
            self.errors["figure"] = (
                f"{written(former)} is recorded here. Enter a figure, {OR_TICK}."
            )
        elif self.said["note"]:
            self.errors["figure"] = (
                f"Enter a figure, {OR_TICK}: a note alone is not recorded."
            )

    def _ask(self, made: Reading) -> None:
        """Ask about a figure that is far from the last one, unless it is to stay."""
        last, measure = self.row.last, self.row.measure
        figure = value_of(measure, made)
        before = value_of(measure, last) if last else None
        if (
            figure is None
            or before is None
            or abs(figure - before) <= abs(before) * FAR
        ):
            return
        if self.said["keep"] != self.as_typed:
            self.said["keep"] = ""
            distance = how_far(figure, before)
            self.question = f"{self.as_typed} is {distance}. Is this right?"
        elif not made.note:
            self.errors["note"] = f"Say in the note why {self.as_typed} is right."

    def _figures(self) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        typed = [name for name in ("figure", "of") if self.said[name]]
        if self.said["none"] and self.said["exempt"]:
            self.errors["none"] = "Tick No reading or Exempt, not both."
        elif self.absence and typed:
            tick = "No reading" if self.said["none"] else "Exempt"
            self.errors["figure"] = f"Remove the number, or untick {tick}."
        else:
            for name, attribute in self._fields().items():
                self._read(name, attribute, found)
        return found

    def _fields(self) -> dict[str, str]:
        measure = self.row.measure
        if measure.is_ratio:
            return {"figure": "numerator", "of": "denominator"}
        first = "amount" if measure.unit == POUNDS else "value"
        return {"figure": first, **({"of": "weight"} if measure.is_weighted else {})}

    def _takes_percent(self, attribute: str) -> bool:
        return attribute == "value" and self.row.measure.unit == PERCENT

    def _read(self, name: str, attribute: str, found: dict[str, Decimal]) -> None:
        text = self.said[name]
        if not text:
            return
        is_money = attribute == "amount"
        try:
            found[attribute] = (
                parse_pounds(text)
                if is_money
                else parse_number(text, is_percent=self._takes_percent(attribute))
            )
        except ValidationError as fault:
            plain = NOT_POUNDS if is_money else NOT_A_NUMBER
            is_no_number = fault.code == "invalid"
            self.errors[name] = plain if is_no_number else fault.messages[0]


def box_name(row: EntryRow, name: str) -> str:
    return row.key if name == "figure" else f"{row.key}.{name}"


def _same(one: Reading, other: Reading) -> bool:
    names = ("amount", "value", "numerator", "denominator", "weight", "absence")
    return all(getattr(one, name) == getattr(other, name) for name in names)
