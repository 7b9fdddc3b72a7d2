"""Save many new rows at once: the same rules as one by one, in one statement."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model

from collaborations.models import Collaboration
from collaborations.services.records import RecordKind, hold
from collabtrack.shared.history import changes_made_by

Row = TypeVar("Row", bound=Model)


@transaction.atomic
def add_records(
    *, collaboration: Collaboration, records: Sequence[Row], kind: RecordKind, by: Any
) -> list[Row]:
    """Save many new records of one kind and collaboration, all or none.

    The kind's own check sees each of them beside what was there before, not beside the
    others. Raises PermissionDenied, or ValidationError by field.
    """
    hold(kind, collaboration, by)
    for record in records:
        setattr(record, "collaboration", collaboration)  # noqa: B010 (every record has one)
        kind.check(record)
    with changes_made_by(by):
        return save_many(records)


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
