"""Taking back what one has just saved: both values stay in the history."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction

from collaborations.services.records import (
    CHANGED_MEANWHILE,
    RecordKind,
    change_record,
    collaboration_of,
    hold,
    remove_record,
)
from collabtrack.shared.history import Act, Save, changes_made_by, last_save

UNDONE = "Undone by its author"
NEWER = "It cannot be undone: it was changed again since. The history shows by whom."
GONE = "It was undone already."


@transaction.atomic
def undo_change(
    *, record: models.Model, kind: RecordKind, by: Any, version: int
) -> bool:
    """Restore what a record said before its last save; a new record is taken away.

    Gives whether the record is still there. Raises PermissionDenied for anybody but
    the author of that save, or ValidationError when the record has changed since.
    """
    hold(kind, collaboration_of(record), by)
    locked = _locked(record, version)
    save = own_save(locked, by)
    kind.refuse_undo(locked, save)
    if save.act is Act.CREATED:
        try:
            remove_record(
                record=record, kind=kind, by=by, version=version, reason=UNDONE
            )
        except (models.ProtectedError, models.RestrictedError) as fault:
            raise ValidationError(
                "It cannot be undone: other records depend on it now."
            ) from fault
        return False
    if kind.restore is not None:
        with changes_made_by(by, reason=UNDONE):
            kind.restore(locked, save, by)
        return True
    before = save.before
    change_record(
        record=record,
        kind=kind,
        values={name: before[name] for name in kind.fields},
        lists=_rows_of(kind, save.lists),
        by=by,
        version=version,
        reason=UNDONE,
    )
    with changes_made_by(by, reason=UNDONE):
        kind.follow_undone(record, save)
    return True


def own_save(record: models.Model, by: Any) -> Save:
    """Give the last save of a record, which nobody but its author undoes."""
    save = last_save(record)
    if save is None or save.author != by.pk:
        raise PermissionDenied("Only who saved it can undo it.")
    return save


def refuse_newer(record: models.Model, version: int) -> None:
    """Raise ValidationError where the record was written again since."""
    if getattr(record, "version", version) != version:
        raise ValidationError(NEWER, code=CHANGED_MEANWHILE)


def _locked(record: models.Model, version: int) -> Any:
    rows = type(record)._default_manager.select_for_update(of=("self",))
    found = rows.filter(pk=record.pk).first()
    if found is None:
        raise ValidationError(GONE)
    refuse_newer(found, version)
    return found


def _rows_of(kind: RecordKind, lists: dict[str, list[Any]]) -> dict[str, list[Any]]:
    found = {}
    for name, keys in lists.items():
        related = kind.model._meta.get_field(name).related_model
        found[name] = list(related._default_manager.filter(pk__in=keys))
    return found
