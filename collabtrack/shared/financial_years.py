"""Financial years: 1 April to 31 March, written 2025-26 and nothing else."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Func

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.expressions import Combinable

FIRST_MONTH = 4
# "99/00" is 1999-00: nothing here is older than 1990.
OLDEST_SHORT_YEAR = 90

_TWO_YEARS = re.compile(r"(\d{4}|\d{2})[-/](\d{4}|\d{2})", re.ASCII)
_YEAR_OF_END = re.compile(r"FY(\d{2})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class FinancialYear:
    start_year: int

    def __post_init__(self) -> None:
        if not 1900 <= self.start_year <= 2199:
            raise ValueError(f"{self.start_year} is not a year that we hold.")

    @classmethod
    def containing(cls, day: datetime.date) -> Self:
        # A datetime is a date to Python, but its day depends on the time zone.
        if isinstance(day, datetime.datetime):
            raise TypeError("Give the London date, not a moment.")
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2025-26, 2025/26, 25/26, 2025-2026 or FY26; ValueError otherwise."""
        text = text.strip()
        if ended := _YEAR_OF_END.fullmatch(text):
            return cls(_full_year(ended[1]) - 1)
        if not (pair := _TWO_YEARS.fullmatch(text)):
            raise ValueError(f"“{text}” is not a financial year such as 2025-26.")
        year = cls(_full_year(pair[1]))
        if not str(year.end.year).endswith(pair[2]):
            raise ValueError(f"“{text}” does not name two years in a row.")
        return year

    @property
    def label(self) -> str:
        return f"{self.start_year}-{(self.start_year + 1) % 100:02d}"

    @property
    def start(self) -> datetime.date:
        return datetime.date(self.start_year, 4, 1)

    @property
    def end(self) -> datetime.date:
        return datetime.date(self.start_year + 1, 3, 31)

    @property
    def previous(self) -> Self:
        return type(self)(self.start_year - 1)

    @property
    def next(self) -> Self:
        return type(self)(self.start_year + 1)

    def __str__(self) -> str:
        return self.label


def _full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= OLDEST_SHORT_YEAR else 2000)


class FinancialYearConverter:
    """URL converter: only the written form 2025-26 makes a path."""

    regex: ClassVar[str] = r"[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> FinancialYear:
        return FinancialYear.parse(value)

    def to_url(self, value: FinancialYear) -> str:
        return value.label


_Set = TypeVar("_Set", contravariant=True)
_Get = TypeVar("_Get", covariant=True)

if TYPE_CHECKING:
    from django.db.models import Field as _Field
else:

    class _Field(models.Field):
        # Django's fields take their types in brackets for the type checker only.
        def __class_getitem__(cls, _types):
            return cls


class FinancialYearFormField(forms.CharField):
    """A text box for a financial year, in any way that people write it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        box = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(**{"widget": box, **kwargs})

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, FinancialYear):
            return value or None
        try:
            return FinancialYear.parse(str(value))
        except ValueError as fault:
            raise ValidationError(
                "Enter a financial year, such as 2026-27.", code="invalid"
            ) from fault

    def clean(self, value: Any) -> Any:
        year = self.to_python(value)
        if self.required and year is None:
            raise ValidationError(self.error_messages["required"], code="required")
        return year


class FinancialYearField(_Field[_Set, _Get]):
    """The starting calendar year in the database, a FinancialYear in Python."""

    description = "Financial year"
    empty_strings_allowed = False

    _pyi_private_set_type: FinancialYear | int | str | Combinable
    _pyi_private_get_type: FinancialYear
    _pyi_lookup_exact_type: FinancialYear | int | str

    def get_internal_type(self) -> str:
        return "SmallIntegerField"

    def from_db_value(
        self, value: Any, _expression: object, _connection: BaseDatabaseWrapper
    ) -> FinancialYear | None:
        return None if value is None else FinancialYear(int(value))

    def to_python(self, value: Any) -> FinancialYear | None:
        if value is None or isinstance(value, FinancialYear):
            return value
        try:
            return _read_year(value)
        except ValueError as fault:
            raise ValidationError(str(fault), code="invalid") from fault

    def get_prep_value(self, value: Any) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        return _read_year(value).start_year

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": FinancialYearFormField, **kwargs})


def _read_year(value: object) -> FinancialYear:
    if isinstance(value, FinancialYear):
        return value
    text = str(value)
    if isinstance(value, int) or (text.isascii() and text.isdigit()):
        return FinancialYear(int(text))
    return FinancialYear.parse(text)


class FinancialYearOf(Func):
    """The financial year of a date column; immutable, so it can be stored.

    Three months back from 31 May is 28 February, still in the right year: only the
    year is read, and the end of June is the last day that lands in March.
    """

    template = "(EXTRACT(YEAR FROM (%(expressions)s - interval '3 months')))::smallint"
    arity = 1

    @property
    def output_field(self) -> FinancialYearField[Any, FinancialYear]:
        return FinancialYearField()


def financial_year_of(field_name: str) -> FinancialYearOf:
    """Give the expression of a stored GeneratedField from a DateField's name."""
    return FinancialYearOf(field_name)
