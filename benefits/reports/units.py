"""How a measure's figures are written: pounds, per cent, or a number with its unit.

What is missing is told in words: never a dash, and never 0.
"""

from decimal import ROUND_HALF_UP, Decimal

from benefits.models import PERCENT, BenefitMeasure, Reading
from collabtrack.shared.money import MINUS, display_pounds

NOTHING = "not recorded"
# Units of the library that read better after the number as words.
_WORDS = {"count": "", "percent": "%", "score": "points"}


def figure_text(measure: BenefitMeasure, figure: Decimal | None) -> str:
    """Write a figure with its unit; words where there is none."""
    if figure is None:
        return NOTHING
    if measure.is_monetary:
        return display_pounds(figure)
    text = number_text(figure)
    if measure.unit == PERCENT:
        return f"{text}%"
    unit = _WORDS.get(measure.unit, measure.unit)
    return f"{text} {unit}".rstrip()


def in_unit(measure: BenefitMeasure, value: Decimal | None) -> str:
    """Write a rolled-up value, which is in the measure's unit: pounds if money."""
    if value is not None:
        exact = Decimal("0.01") if measure.is_monetary else Decimal("0.1")
        value = value.quantize(exact, rounding=ROUND_HALF_UP)
    return figure_text(measure, value)


def value_of(measure: BenefitMeasure, reading: Reading) -> Decimal | None:
    """Give a reading's value in the measure's unit; None where it has no figure."""
    top, bottom = reading.numerator, reading.denominator
    if top is not None and bottom:
        return top / bottom * (100 if measure.unit == PERCENT else 1)
    # Null in the database where the other holds the figure.
    amount: Decimal | None = reading.amount
    return reading.value if amount is None else amount


def reading_text(measure: BenefitMeasure, reading: Reading) -> str:
    """Write a reading: its figure, a ratio with its parts, or why there is none."""
    if reading.absence:
        return reading.get_absence_display()
    top, bottom = reading.numerator, reading.denominator
    if top is not None and bottom:
        ratio = top / bottom * (100 if measure.unit == PERCENT else 1)
        rounded = ratio.quantize(Decimal("0.1"), ROUND_HALF_UP)
        parts = f"{number_text(top)} of {number_text(bottom)}"
        return f"{figure_text(measure, rounded)} ({parts})"
    text = figure_text(measure, value_of(measure, reading))
    if reading.weight is not None:
        return f"{text} (of {number_text(reading.weight)})"
    return text


def number_text(figure: Decimal) -> str:
    """Write 4450 as 4,450 and 3.5000 as 3.5, with a true minus."""
    plain = figure.quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize()
    sign = MINUS if plain < 0 else ""
    return f"{sign}{abs(plain):,f}"
