"""How a grid writes figures: without their unit, which has a column of its own."""

from decimal import Decimal

from benefits.models import Reading
from benefits.reports.units import number_text, value_of

# The boxes of a row, and what it was read as.
BOXES = ("figure", "of", "none", "exempt", "note", "read", "keep", "confirm")


def written(reading: Reading) -> str:
    """Write a figure without its unit, or the word for its absence."""
    if reading.absence:
        return reading.get_absence_display()
    top, bottom = reading.numerator, reading.denominator
    if top is not None and bottom is not None:
        return f"{number_text(top)} of {number_text(bottom)}"
    return figure_in_box(value_of(reading.measure, reading))


def figure_in_box(figure: Decimal | None) -> str:
    return "" if figure is None else number_text(figure)


def how_far(figure: Decimal, before: Decimal) -> str:
    """Say how far a figure is from the last one."""
    last = f"the last, {number_text(round(before, 2))}"
    if before and figure / before >= 2:
        return f"{number_text(round(figure / before, 1))} times {last}"
    if not before:
        return f"not nil, as {last}"
    share = abs(figure - before) / abs(before) * 100
    return f"{share:.0f}% {'above' if figure > before else 'below'} {last}"


def recorded(reading: Reading | None) -> dict[str, str]:
    """Give what stands in the boxes of a row for a figure, or for none."""
    said = dict.fromkeys(BOXES, "")
    said["read"] = str(reading.revision if reading else 0)
    if reading is None:
        return said
    if reading.absence:
        said["none" if reading.absence == Reading.Absence.NO_READING else "exempt"] = (
            "on"
        )
        return said
    top = reading.numerator
    second = reading.weight if top is None else reading.denominator
    said["figure"] = figure_in_box(
        value_of(reading.measure, reading) if top is None else top
    )
    said["of"] = figure_in_box(second)
    return said
