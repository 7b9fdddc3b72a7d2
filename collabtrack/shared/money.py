"""Pounds and pence: whole pence in the database, Decimal pounds in Python."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import IntegerField
from django.db.models.expressions import Combinable, register_combinable_fields

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

PENNY = Decimal("0.01")
MOST_POUNDS = Decimal("99999999999.99")
LEAST_POUNDS = -MOST_POUNDS
MILLION = Decimal(1_000_000)
MINUS = "\N{MINUS SIGN}"

_AMOUNT = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?", re.ASCII)
_NOT_AN_AMOUNT = "Enter an amount in pounds, such as 1,234.50."
_TOO_FINE = "Enter pounds and pence, with no more than two decimal places."
_TOO_FAR = f"Enter an amount from {MINUS}£99,999,999,999.99 to £99,999,999,999.99."


def as_pounds(value: Decimal | int | str) -> Decimal:
    """Give exact pounds with two places; ValidationError if that is not possible."""
    # A float has already lost the pence, and True is not an amount.
    if isinstance(value, bool | float):
        raise ValidationError(_NOT_AN_AMOUNT, code="invalid")
    try:
        pounds = Decimal(value)
    except (InvalidOperation, TypeError, ValueError) as fault:
        raise ValidationError(_NOT_AN_AMOUNT, code="invalid") from fault
    if not pounds.is_finite():
        raise ValidationError(_NOT_AN_AMOUNT, code="invalid")
    # Bounds first: an absurd exponent must not be written out in full.
    if not LEAST_POUNDS <= pounds <= MOST_POUNDS:
        raise ValidationError(_TOO_FAR, code="out_of_bounds")
    exact = pounds.quantize(PENNY)
    if exact != pounds:
        raise ValidationError(_TOO_FINE, code="too_fine")
    return abs(exact) if exact == 0 else exact


def parse_pounds(text: str) -> Decimal:
    """Read what people type: £, spaces, commas by threes, brackets for minus."""
    bare = re.sub(r"[\s£]", "", text).replace(MINUS, "-")
    in_brackets = bare.startswith("(") and bare.endswith(")")
    digits = bare[1:-1] if in_brackets else bare.removeprefix("-")
    if not _AMOUNT.fullmatch(digits):
        raise ValidationError(_NOT_AN_AMOUNT, code="invalid")
    sign = "-" if in_brackets or bare.startswith("-") else ""
    return as_pounds(sign + digits.replace(",", ""))


def pence_of(pounds: Decimal) -> int:
    return int(as_pounds(pounds).scaleb(2))


def pounds_of(pence: int | Decimal) -> Decimal:
    """Give Decimal pounds; an average may hold part of a penny, rounded half up."""
    whole = Decimal(pence).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return whole.scaleb(-2)


def apportion(total_pence: int, weights: Sequence[int]) -> list[int]:
    """Split by largest remainder; ties go to the earlier position.

    The parts always sum to the total. Callers sort by force slug, which is the tie
    rule, before they call.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("Weights must not be negative and must sum to more than 0.")
    size, sign = abs(total_pence), -1 if total_pence < 0 else 1
    parts = [size * weight // whole for weight in weights]
    by_remainder = sorted(
        range(len(weights)), key=lambda place: -(size * weights[place] % whole)
    )
    for place in by_remainder[: size - sum(parts)]:
        parts[place] += 1
    return [sign * part for part in parts]


def display_pounds(pounds: Decimal | None, *, missing: str = "not recorded") -> str:
    """Write £43.9m from a million up, £412,000 below it, words for what is missing."""
    if pounds is None:
        return missing
    size, sign = abs(pounds), MINUS if pounds < 0 else ""
    to_the_pound = size.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    if to_the_pound >= MILLION:
        millions = (size / MILLION).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        return f"{sign}£{millions:,}m"
    # Something is never shown as nothing.
    return f"{sign}£{size:.2f}" if 0 < size < 1 else f"{sign}£{to_the_pound:,}"


def exact_pounds(pounds: Decimal | None, *, missing: str = "") -> str:
    """Write 64800000.00, with a hyphen for minus, as in CSV and the API."""
    return missing if pounds is None else f"{pounds.quantize(PENNY):f}"


class PoundsFormField(forms.DecimalField):
    """A text box that reads amounts as people write them."""

    def __init__(self, **kwargs: Any) -> None:
        box = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(**{"widget": box, **kwargs})

    # The stub of DecimalField inherits from IntegerField.
    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        return parse_pounds(value) if isinstance(value, str) else as_pounds(value)


_Set = TypeVar("_Set", contravariant=True)
_Get = TypeVar("_Get", covariant=True)

if TYPE_CHECKING:
    from django.db.models import Field as _Field
else:

    class _Field(models.Field):
        # Django's fields take their types in brackets for the type checker only.
        def __class_getitem__(cls, _types):
            return cls


class PoundsField(_Field[_Set, _Get]):
    """Pence in a bigint column, Decimal pounds with two places in Python.

    Not a subclass of IntegerField: Django would then call the sum of two such columns
    an integer, and pence would be read as pounds.
    """

    description = "Pounds and pence"
    empty_strings_allowed = False
    default_validators = [  # noqa: RUF012 (as Django's own fields declare it)
        MinValueValidator(LEAST_POUNDS, _TOO_FAR),
        MaxValueValidator(MOST_POUNDS, _TOO_FAR),
    ]

    _pyi_private_set_type: Decimal | int | str | Combinable
    _pyi_private_get_type: Decimal
    _pyi_lookup_exact_type: Decimal | int | str

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def from_db_value(
        self, value: Any, _expression: object, _connection: BaseDatabaseWrapper
    ) -> Decimal | None:
        return None if value is None else pounds_of(value)

    def to_python(self, value: Any) -> Decimal | None:
        return None if value is None else as_pounds(value)

    def get_prep_value(self, value: Any) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        return pence_of(as_pounds(value))

    def value_to_string(self, obj: models.Model) -> str:
        pounds: Any = self.value_from_object(obj)
        return exact_pounds(pounds)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PoundsFormField, **kwargs})


for _sign in (Combinable.ADD, Combinable.SUB):
    register_combinable_fields(PoundsField, _sign, PoundsField, PoundsField)
register_combinable_fields(PoundsField, Combinable.MUL, IntegerField, PoundsField)
