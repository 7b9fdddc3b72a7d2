"""Columns that clean themselves: text in, a value out, or ValueError saying why not.

The words of the error follow the value: “12x” is not a whole number.
"""

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import CharField, Model

from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import as_pounds

V_co = TypeVar("V_co", covariant=True)

OFFICIAL_CODE = r"[ENSW]\d{8}"
FIRST_YEAR, LAST_YEAR = 1900, 2100
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


class Column(ABC, Generic[V_co]):
    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def clean(self, given: object) -> V_co:
        """Give the value of a cell, or raise ValueError."""


class TextColumn(Column[V_co]):
    """A column whose cells are text, as all are in a CSV file."""

    def clean(self, given: object) -> V_co:
        if not isinstance(given, str):
            raise ValueError("is not text")
        text = given.strip()
        if "\0" in text:
            raise ValueError("holds a character that is not text")
        return self.read(text)

    @abstractmethod
    def read(self, text: str) -> V_co: ...


class Maybe(Column[V_co | None], Generic[V_co]):
    """The column may be empty: not found is None, never 0."""

    def __init__(self, column: Column[V_co]) -> None:
        super().__init__(column.name)
        self.column = column

    def clean(self, given: object) -> V_co | None:
        if isinstance(given, str) and not given.strip():
            return None
        return self.column.clean(given)


class Text(TextColumn[str]):
    def __init__(
        self, name: str, *, limit: int | None = None, required: bool = True
    ) -> None:
        super().__init__(name)
        self.limit = limit
        self.required = required

    def read(self, text: str) -> str:
        if self.required and not text:
            raise ValueError("is empty")
        if self.limit is not None and len(text) > self.limit:
            raise ValueError(f"is longer than {self.limit} characters")
        return text


def text_of(
    model: type[Model], field_name: str, column: str = "", *, required: bool = True
) -> Text:
    """Build a column no longer than the model's field."""
    field = model._meta.get_field(field_name)
    limit = field.max_length if isinstance(field, CharField) else None
    return Text(column or field_name, limit=limit, required=required)


class Pattern(TextColumn[str]):
    def __init__(self, name: str, pattern: str, what: str) -> None:
        super().__init__(name)
        self.pattern = re.compile(pattern, re.ASCII)
        self.what = what

    def read(self, text: str) -> str:
        if not self.pattern.fullmatch(text):
            raise ValueError(f"is not {self.what}")
        return text


class Choice(TextColumn[V_co]):
    """One of the file's words, each with what it means here."""

    def __init__(self, name: str, meanings: Mapping[str, V_co]) -> None:
        super().__init__(name)
        self.meanings = meanings

    def read(self, text: str) -> V_co:
        if text not in self.meanings:
            raise ValueError(f"is none of: {', '.join(self.meanings)}")
        return self.meanings[text]


class WholeNumber(TextColumn[int]):
    def __init__(self, name: str, most: int = 1_000_000_000) -> None:
        super().__init__(name)
        self.most = most

    def read(self, text: str) -> int:
        if not re.fullmatch(r"\d{1,12}", text, re.ASCII):
            raise ValueError("is not a whole number of 0 or more")
        if int(text) > self.most:
            raise ValueError(f"is above {self.most}")
        return int(text)


class Number(TextColumn[Decimal]):
    """Digits with up to so many decimal places; a sign only where it may have one."""

    def __init__(self, name: str, places: int, *, signed: bool = False) -> None:
        super().__init__(name)
        sign = "-?" if signed else ""
        self.pattern = re.compile(rf"{sign}\d{{1,9}}(\.\d{{1,{places}}})?", re.ASCII)
        self.places = places

    def read(self, text: str) -> Decimal:
        if not self.pattern.fullmatch(text):
            raise ValueError(f"is not a number with up to {self.places} decimal places")
        return Decimal(text)


class Pounds(TextColumn[Decimal]):
    def read(self, text: str) -> Decimal:
        if not re.fullmatch(r"\d{1,14}(\.\d{1,2})?", text, re.ASCII):
            raise ValueError("is not an amount of 0 or more in plain digits")
        try:
            return as_pounds(text)
        except ValidationError as fault:
            raise ValueError("is a larger amount than we hold") from fault


class Year(TextColumn[int]):
    def read(self, text: str) -> int:
        known = re.fullmatch(r"\d{4}", text, re.ASCII)
        if not known or not FIRST_YEAR <= int(text) <= LAST_YEAR:
            raise ValueError(f"is not a year from {FIRST_YEAR} to {LAST_YEAR}")
        return int(text)


class Day(TextColumn[dt.date]):
    def read(self, text: str) -> dt.date:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            try:
                return dt.date.fromisoformat(text)
            except ValueError:
                pass
        raise ValueError("is not a date such as 2026-03-31")


class YearLabel(TextColumn[FinancialYear]):
    """A financial year in the one written form."""

    def read(self, text: str) -> FinancialYear:
        try:
            year = FinancialYear.parse(text)
        except ValueError:
            year = None
        if year is None or year.label != text:
            raise ValueError("is not a financial year such as 2025-26")
        return year


class Slug(TextColumn[str]):
    def read(self, text: str) -> str:
        if not _SLUG.fullmatch(text) or len(text) > 60:
            raise ValueError("is not a slug such as north-yorkshire")
        return text


class Slugs(TextColumn[tuple[str, ...]]):
    """Several slugs with semicolons between them, each once."""

    def read(self, text: str) -> tuple[str, ...]:
        slugs = tuple(Slug(self.name).read(part.strip()) for part in text.split(";"))
        if again := [slug for slug in slugs if slugs.count(slug) > 1]:
            raise ValueError(f"names {again[0]} twice")
        return slugs
