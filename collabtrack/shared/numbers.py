"""Numbers as people type them: commas by threes, spaces, brackets for minus, %."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from collabtrack.shared.money import MINUS

MOST = Decimal("999999999999.9999")
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?", re.ASCII)
_NOT_A_NUMBER = "Enter a number, such as 1,234.5."
_TOO_FINE = "Enter no more than four decimal places."
_TOO_FAR = f"Enter a number from {MINUS}999,999,999,999 to 999,999,999,999."


def parse_number(text: str, *, is_percent: bool = False) -> Decimal:
    """Read a number with up to four decimal places; ValidationError otherwise."""
    bare = re.sub(r"\s", "", text).replace(MINUS, "-")
    if is_percent:
        bare = bare.removesuffix("%")
    in_brackets = bare.startswith("(") and bare.endswith(")")
    digits = bare[1:-1] if in_brackets else bare.removeprefix("-")
    found = _NUMBER.fullmatch(digits)
    if found is None:
        raise ValidationError(_NOT_A_NUMBER, code="invalid")
    if len(found[1] or "") > 4:
        raise ValidationError(_TOO_FINE, code="too_fine")
    number = Decimal(digits.replace(",", ""))
    if number > MOST:
        raise ValidationError(_TOO_FAR, code="out_of_bounds")
    is_minus = in_brackets or bare.startswith("-")
    return -number if is_minus and number else number


class NumberFormField(forms.DecimalField):
    """A text box that reads numbers as people write them."""

    def __init__(self, *, is_percent: bool = False, **kwargs: Any) -> None:
        self.is_percent = is_percent
        box = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(**{"widget": box, **kwargs})

    # The stub of DecimalField inherits from IntegerField.
    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        return parse_number(str(value), is_percent=self.is_percent)

    def prepare_value(self, value: Any) -> Any:
        """Show 3.5000 as 3.5."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value
