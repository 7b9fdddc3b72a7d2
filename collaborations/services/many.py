"""Save many new rows at once: the same rules as one by one, in one statement."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model, prefetch_related_objects

from collaborations.models import Collaboration
from collaborations.services.records import RecordKind, check_under, hold, put_under
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
    held = hold(kind, collaboration, by)
    prefetch_related_objects([held], *kind.reads)
    for record in records:
        check_under(held, record, kind)
        put_under(collaboration, record)
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
    if not rows:
        return []
    with cleaned(*rows):
        return list(type(rows[0])._default_manager.bulk_create(rows))


def save_by_each(rows: Sequence[tuple[Row, Any]]) -> list[Row]:
    """Save new rows of one model as save_many does, each in its own author's name."""
    saved = [row for row, _ in rows]
    with cleaned(*saved):
        for row, author in rows:
            with changes_made_by(author):
                row.save(force_insert=True)
    return saved


@contextmanager
def cleaned(*rows: Model) -> Iterator[None]:
    """Clean rows by themselves before the block saves them.

    When the database refuses one, they are cleaned whole, for the message.
    """
    for row in rows:
        given = {
            field.name
            for field in row._meta.fields
            if field.is_relation and getattr(row, field.attname) is not None
        }
        row.clean_fields(exclude=given)
        row.clean()
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        for row in rows:
            row.full_clean()
        raise
