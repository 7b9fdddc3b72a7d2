"""What a writer may not see stays as it is when they write the rest of the record."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

NOT_CHOSEN = "This cannot be chosen here."


def seen_of(rows: Any, user: Any) -> Any:
    """Keep those of the related rows that the user may see."""
    if not _is_scoped(rows.model):
        return rows
    seen = rows.model._default_manager.visible_to(user)
    return rows.filter(pk__in=seen.values("pk"))


def values_for(
    record: models.Model, values: Mapping[str, Any], by: Any
) -> dict[str, Any]:
    """Give the values to write: a related row out of sight stays when none is given.

    Raises ValidationError by field for another in its place, and for one out of sight;
    it says nothing of what is hidden.
    """
    return {name: _value_for(record, name, value, by) for name, value in values.items()}


def rows_for(relation: Any, chosen: Any, by: Any) -> set[Any]:
    """Give the rows that a list then has: those out of sight stay in it."""
    if not _is_scoped(relation.model):
        return set(chosen)
    seen = seen_of(relation.all(), by).values("pk")
    return {*chosen, *relation.exclude(pk__in=seen)}


def _value_for(record: models.Model, name: str, value: Any, by: Any) -> Any:
    if not isinstance(record._meta.get_field(name), models.ForeignKey):
        return value
    present = getattr(record, name)
    if present == value:
        return value
    if present is not None and not is_seen(present, by):
        if value is not None:
            raise ValidationError({name: NOT_CHOSEN})
        return present
    if value is not None and not is_seen(value, by):
        raise ValidationError({name: NOT_CHOSEN})
    return value


def is_seen(row: models.Model, user: Any) -> bool:
    if not _is_scoped(type(row)):
        return True
    rows = type(row)._default_manager.filter(pk=row.pk)
    return bool(seen_of(rows, user).exists())


def _is_scoped(model: type[models.Model]) -> bool:
    return hasattr(model._default_manager, "visible_to")
