"""Adding and changing the records of a collaboration: one way for all of them.

A kind of record says what may be written, by whose authority, and which rules hold
across rows. Pages, the API and the example loader all write through these verbs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models, transaction

from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration
from collaborations.services.out_of_sight import rows_for, values_for
from collaborations.services.register_rows import refuse_published
from collabtrack.shared.history import Save, changes_made_by

CHANGED_MEANWHILE = "changed_meanwhile"
_Row = TypeVar("_Row", bound=models.Model)


def _no_rule(record: Any) -> None:
    """Let everything pass that the record's own constraints allow."""


def _nothing_to_add(record: Any) -> None:
    """Let a new record be as its writer gave it."""


def _no_rule_of_lists(record: Any, by: Any) -> None:
    """Let everything pass."""


def _no_consequence(before: Any, after: Any, reason: str) -> None:
    """Let a change of the record be all that happens."""


def _no_more(undone: Any, save: Save) -> None:
    """Let undoing a change of the record be all that happens."""


def _nothing_rests(record: Any, save: Save) -> None:
    """Let every last save be undone that nobody wrote after."""


@dataclass(frozen=True)
class RecordKind:
    """What one kind of record is made of.

    `fields` may be written, `lists` are its many-to-many fields. `check` raises
    ValidationError for what a row cannot know by itself; it runs under the lock of the
    collaboration, before the row is saved. `follow` does what a change of the record
    brings with it, an undone one too: it is given the record before and after, and why.
    `check_whole` sees the lists too, and is told the writer, who may not see all that
    they hold: it runs after saving, and what it refuses is not saved.
    `follow_undone` is given the record as it was before the undoing, and the
    save that was undone. `refuse_undo` raises ValidationError where somebody has acted
    on what was saved. `restore` puts back what a save changed, given the locked record,
    the save and the writer, where more than its fields and lists belong to a record.
    `reads` are relations of the collaboration that `check` asks of every record: for
    many at once they are read once.
    `complete` gives a new record what only the lock makes safe, such as the next
    reference.
    """

    model: type[Any]
    fields: tuple[str, ...]
    action: Action = Action.CHANGE_RECORD
    lists: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    check: Callable[[Any], None] = _no_rule
    follow: Callable[[Any, Any, str], None] = _no_consequence
    check_whole: Callable[[Any, Any], None] = _no_rule_of_lists
    follow_undone: Callable[[Any, Save], None] = _no_more
    complete: Callable[[Any], None] = _nothing_to_add
    refuse_undo: Callable[[Any, Save], None] = _nothing_rests
    restore: Callable[[Any, Save, Any], None] | None = None

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name)


@transaction.atomic
def add_record(
    *,
    record: _Row,
    kind: RecordKind,
    by: Any,
    lists: Mapping[str, Any] | None = None,
) -> _Row:
    """Save a new record.

    Raises PermissionDenied, or ValidationError by field.
    """
    collaboration = collaboration_of(record)
    held = hold(kind, collaboration, by)
    kind.complete(record)
    check_under(held, record, kind)
    put_under(collaboration, record)
    record.full_clean()
    with changes_made_by(by):
        record.save()
        _set_lists(record, kind, lists or {}, by)
    kind.check_whole(record, by)
    _read_back(record)
    return record


@transaction.atomic
def change_record(
    *,
    record: _Row,
    kind: RecordKind,
    values: Mapping[str, Any],
    by: Any,
    version: int | None = None,
    lists: Mapping[str, Any] | None = None,
    reason: str = "",
) -> _Row:
    """Write new values over a record; the history keeps the old ones.

    `version` is the one that the writer has read; what they may not see stays. Raises
    PermissionDenied, or ValidationError by field: with code `changed_meanwhile` when
    somebody was quicker.
    """
    hold(kind, collaboration_of(record), by)
    locked: _Row = (
        type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    )
    refuse_changed(locked, version)
    earlier = copy(locked)
    written = {name: values[name] for name in set(values) & set(kind.fields)}
    for name, value in values_for(locked, written, by).items():
        setattr(locked, name, value)
    kind.check(locked)
    locked.full_clean()
    before = {name: list(_keys(locked, name)) for name in lists or {}}
    with changes_made_by(by, reason=reason, lists=before):
        locked.save()
        _set_lists(locked, kind, lists or {}, by)
        kind.follow(earlier, locked, reason)
    kind.check_whole(locked, by)
    _read_back(locked)
    return locked


@transaction.atomic
def remove_record(
    *, record: models.Model, kind: RecordKind, by: Any, version: int, reason: str = ""
) -> None:
    """Take a record back that was added by mistake; the history keeps it.

    Raises PermissionDenied, ProtectedError where others depend on it, or
    ValidationError with code `changed_meanwhile`.
    """
    hold(kind, collaboration_of(record), by)
    model = type(record)
    locked = model._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    refuse_changed(locked, version)
    with changes_made_by(by, reason=reason):
        locked.delete()


def hold(kind: RecordKind, collaboration: Collaboration, by: Any) -> Collaboration:
    """Require the right, and let nobody else write the collaboration meanwhile."""
    access.require(by, kind.action, collaboration)
    rows = Collaboration.objects.select_for_update(no_key=True)
    held: Collaboration = rows.get(pk=collaboration.pk)
    refuse_published(held)
    return held


def check_under(held: Collaboration, record: models.Model, kind: RecordKind) -> None:
    """Check a new record beside what the lock holds, not what its writer had read."""
    put_under(held, record)
    kind.check(record)


def put_under(collaboration: Collaboration, record: models.Model) -> None:
    setattr(record, "collaboration", collaboration)  # noqa: B010 (every record has one)


def collaboration_of(record: models.Model) -> Collaboration:
    if isinstance(record, Collaboration):
        return record
    found: Collaboration = getattr(record, "collaboration")  # noqa: B009 (every record has one)
    return found


def refuse_changed(record: models.Model, version: int | None) -> None:
    """Raise ValidationError unless the writer has read the record as it is."""
    refuse_other_version(getattr(record, "version", version), version)


def refuse_other_version(current: object, read: object) -> None:
    """Raise ValidationError where a version was read, and another one is there now."""
    if read is not None and read != current:
        raise ValidationError(
            "Somebody changed this while you were writing. Choose what to keep below,"
            " then save again.",
            code=CHANGED_MEANWHILE,
        )


def _set_lists(
    record: models.Model, kind: RecordKind, lists: Mapping[str, Any], by: Any
) -> None:
    changed = False
    for name in set(lists) & set(kind.lists):
        relation = getattr(record, name)
        chosen = rows_for(relation, lists[name], by)
        if set(relation.all()) != chosen:
            relation.set(chosen)
            changed = True
    if changed:
        # What belongs to a record changes its version too.
        version = models.F("version") + 1
        type(record)._default_manager.filter(pk=record.pk).update(version=version)


def _keys(record: models.Model, name: str) -> Any:
    return getattr(record, name).order_by("pk").values_list("pk", flat=True)


def _read_back(record: models.Model) -> None:
    """Learn what the database gave: the number and the version."""
    given = []
    for name in ("number", "version"):
        try:
            record._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        given.append(name)
    record.refresh_from_db(fields=given)
