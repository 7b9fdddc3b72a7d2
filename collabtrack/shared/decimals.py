"""Decimals as the API takes them: digits, a point and digits, and nothing else."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from rest_framework import serializers

_PLAIN = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


class PlainDecimalField(serializers.DecimalField):
    """Refuse what Python would also read: exponents, signs, spaces, other digits."""

    def validate_empty_values(self, data: Any) -> tuple[bool, Any]:
        # The library takes blanks for null, and a form has no other word for it.
        if isinstance(data, str) and not _PLAIN.fullmatch(data):
            self.fail("invalid")
        return super().validate_empty_values(data)

    def to_internal_value(self, data: Any) -> Decimal:
        if isinstance(data, bool) or not _PLAIN.fullmatch(str(data)):
            self.fail("invalid")
        number = super().to_internal_value(data)
        return abs(number) if number == 0 else number


class PoundsDecimalField(PlainDecimalField):
    """Pounds and pence."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_digits": 13, "decimal_places": 2, **kwargs})
