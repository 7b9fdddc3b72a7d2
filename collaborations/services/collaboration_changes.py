"""Changing what is said about a collaboration itself, its other names included."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from collaborations.models import Collaboration, OtherName
from collaborations.services.collaboration_rules import (
    programme_for,
    refuse_impossible,
)
from collaborations.services.records import RecordKind, change_record
from collabtrack.shared.history import Save, removed_with

_ABOUT = ("name", "function", "model", "scope", "is_mandatory", "programme")


def _check(collaboration: Any) -> None:
    refuse_impossible(collaboration)


def _forget_mistaken_name(undone: Any, save: Save) -> None:
    """Let a name that was a mistake be no old name, unless it was one before."""
    if undone.name == save.before["name"]:
        return
    names = OtherName.objects.filter(collaboration=undone, name__iexact=undone.name)
    earlier = removed_with(save, OtherName, collaboration=undone.pk)
    for mistaken in names:
        if earlier:
            mistaken.kind, mistaken.name = earlier[0]["kind"], earlier[0]["name"]
            mistaken.save()
        else:
            mistaken.delete()


# Where a published one stands is moved, day by day; a draft just says it.
PUBLISHED = RecordKind(
    model=Collaboration,
    fields=(*_ABOUT, "started_on"),
    check=_check,
    follow_undone=_forget_mistaken_name,
)
DRAFT = RecordKind(
    model=Collaboration,
    fields=(*_ABOUT, "started_on", "status", "row_kind"),
    check=_check,
)


def kind_of(collaboration: Collaboration) -> RecordKind:
    return DRAFT if collaboration.is_draft else PUBLISHED


@transaction.atomic
def change_collaboration(
    *,
    collaboration: Collaboration,
    values: Mapping[str, Any],
    by: Any,
    version: int | None = None,
    reason: str = "",
) -> Collaboration:
    """Write new values over what is said; a published name stays as an old name.

    Raises PermissionDenied, or ValidationError by field: with code `changed_meanwhile`
    when somebody was quicker.
    """
    kind = kind_of(collaboration)
    given = dict(values)
    if closed := sorted(set(given) - set(kind.fields)):
        raise ValidationError({name: _cannot(name) for name in closed})
    if "programme" in given:
        given["programme"] = programme_for(by, collaboration, given["programme"])
    return change_record(
        record=collaboration,
        kind=kind,
        values=given,
        by=by,
        version=version,
        reason=reason,
    )


def _cannot(name: str) -> str:
    if name == "status":
        return "Move its status on a day: a change alone does not say when."
    return "This cannot be changed."


def _not_its_name(other: Any) -> None:
    if other.name.lower() == other.collaboration.name.lower():
        raise ValidationError({"name": "It has this name now."})


OTHER_NAME = RecordKind(model=OtherName, fields=("kind", "name"), check=_not_its_name)
