"""Save many new rows at once: the same rules as one by one, in one statement."""

from collections.abc import Sequence
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def save_many(rows: Sequence[Row]) -> list[Row]:
    """Save new rows of one model, all or none.

    What a row says by itself is checked here, what tables say by the database: asking
    it beforehand takes a query for each rule and row. When it refuses, the rows are
    cleaned one by one, so that the same message comes out. Raises ValidationError.
    """
    if not rows:
        return []
    model = type(rows[0])
    relations = {field.name for field in model._meta.fields if field.is_relation}
    for row in rows:
        row.clean_fields(exclude=relations)
        row.clean()
    try:
        with transaction.atomic():
            return list(model._default_manager.bulk_create(rows))
    except IntegrityError:
        for row in rows:
            row.full_clean()
        raise
