"""How the history names records and writes their values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db import models

from collabtrack.shared.money import PoundsField
from collabtrack.shared.templatetags.figures import exact_pounds, uk_date

NOTHING = "not recorded"
# What a record is called, or failing that whose or what it is of.
_TITLES = ("name", "title", "text", "matter")
_OWNERS = (
    "lesson",
    "force",
    "policing_body",
    "participation",
    "role",
    "body",
    "purpose",
)
_LONGEST_TITLE = 60
Names = dict[tuple[Any, Any], str]


def label(field: Any) -> str:
    """Give what people call a field: its verbose name is the one place for that."""
    said = str(field.verbose_name)
    return said[:1].upper() + said[1:]


def in_words(field: Any, value: Any) -> str:
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    match value:
        case int() if field.name in getattr(field.model, "IN_PER_CENT", ()):
            return f"{Decimal(value).scaleb(-2):.2f}%"
        case list():
            labels = dict(getattr(field.base_field, "flatchoices", ()))
            return "; ".join(str(labels.get(each, each)) for each in value) or NOTHING
        case bool():
            return "Yes" if value else "No"
        case dt.datetime():
            return f"{uk_date(value.date())}, {value:%H:%M}"
        case dt.date():
            return uk_date(value)
        case Decimal() if isinstance(field, PoundsField):
            return exact_pounds(value)
        case _:
            return str(value)


def record_name(model: type[models.Model], event: Any, names: Names) -> str:
    """Say which record it is: its kind, its number, and what it is called."""
    kind = str(model._meta.verbose_name).capitalize()
    number = getattr(event, "number", None)
    numbered = f"{kind} {number}" if number else kind
    name = title(model, event, names)
    if len(name) > _LONGEST_TITLE:
        name = f"{name[: _LONGEST_TITLE - 1]}…"
    return f"{numbered}: {name}" if name else numbered


def title(model: type[models.Model], event: Any, names: Names) -> str:
    for field in _TITLES:
        if isinstance(said := getattr(event, field, None), str):
            return said
    found = (names.get(key, "") for key in owners(model, event))
    return next(filter(None, found), "")


def owners(model: type[models.Model], event: Any) -> Iterator[tuple[Any, Any]]:
    for name in _OWNERS:
        if key := getattr(event, f"{name}_id", None):
            yield model._meta.get_field(name).related_model, key
