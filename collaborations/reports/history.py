"""What was changed in a collaboration: who, when, which field, from what to what, why.

Every record of it is covered, whichever way it was written. Names of people, drafts
and provisional figures are for those who take part (rules.md 4.1); a name that belongs
to one force is for that force alone; a related record that may not be seen is not
named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q

from collaborations import access
from collaborations.models import Clearance, Collaboration
from collaborations.reports.history_wording import (
    NOTHING,
    Names,
    in_words,
    label,
    owners,
    record_name,
    title,
)
from collabtrack.shared.history import Act, Change, newest_changes

# Who may see a restricted collaboration is not told with its records.
_LEFT_OUT: tuple[type[models.Model], ...] = (Clearance,)
_NOT_SHOWN = "not shown to you"
# Kept for the machine: the record's own keys say nothing to people.
_KEYS = {"id", "number", "version", "collaboration"}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One field of one change. `who` is empty where the reader may not know it."""

    when: dt.datetime
    who: str
    record: str
    act: str
    field: str
    before: str
    after: str
    why: str


def history(
    collaboration: Collaboration, user: Any, *, most: int
) -> tuple[HistoryLine, ...]:
    """List the newest changes, newest first: `most` of them, and one more if any."""
    asked = (
        (model, _of(model, collaboration) & _other_side(model, user))
        for model in _models()
    )
    found = newest_changes(asked, most=most + 1)
    found.sort(key=lambda pair: pair[1].when, reverse=True)
    reader = _Reader.of(user, collaboration)
    known = [pair for pair in found if reader.may_read(*pair)]
    names = _names_of_related(known, user)
    shown = [pair for pair in known if not _is_hidden(*pair, names)][: most + 1]
    return tuple(reader.line(model, change, names) for model, change in shown)


def _is_hidden(model: type[models.Model], change: Change, names: Names) -> bool:
    """Tell whether a change is of a related record that the reader sees neither of.

    People are no such record: that they changed is told, and who they are is not.
    """
    field: Any = model._meta.get_field(change.field) if change.field else None
    if field is None or not field.is_relation:
        return False
    related = field.related_model
    if not hasattr(related._default_manager, "visible_to"):
        return False
    return not any(
        (related, key) in names for key in (change.before, change.after) if key
    )


def _models() -> Iterator[type[models.Model]]:
    """Give every model with a history whose rows belong to a collaboration."""
    for model in apps.get_models():
        if not hasattr(model, "pgh_event_model") or model in _LEFT_OUT:
            continue
        rows = model._default_manager.all()
        if model is Collaboration or hasattr(rows, "collaboration_path"):
            yield model


def _of(model: type[models.Model], collaboration: Collaboration) -> Q:
    """Give the condition on a model's kept rows that are of the collaboration."""
    if model is Collaboration:
        return Q(pgh_obj_id=collaboration.pk)
    path: str = getattr(model._default_manager.all(), "collaboration_path")  # noqa: B009 (asked by _models)
    return _along(model, path.split("__"), collaboration)


def _other_side(model: type[models.Model], user: Any) -> Q:
    """Give the condition of rows that name a second collaboration: it is seen too."""
    rows = model._default_manager.all()
    return rows.also_seen_by(user) if hasattr(rows, "also_seen_by") else Q()


def _along(
    model: type[models.Model], path: list[str], collaboration: Collaboration
) -> Q:
    step, *rest = path
    if not rest:
        return Q(**{step: collaboration.pk})
    parent: Any = model._meta.get_field(step).related_model
    kept = parent.pgh_event_model.objects.filter(_along(parent, rest, collaboration))
    return Q(**{f"{step}__in": kept.values("pgh_obj_id")})


@dataclass(frozen=True)
class _Reader:
    """What the reader of a history may be told."""

    takes_part: bool
    forces: frozenset[int]

    @classmethod
    def of(cls, user: Any, collaboration: Collaboration) -> _Reader:
        return cls(access.takes_part(user, collaboration), access.own_forces(user))

    def may_read(self, model: type[models.Model], change: Change) -> bool:
        if change.field in _KEYS or not self._may_know(model, change):
            return False
        is_provisional = getattr(change.event, "state", "") == "provisional"
        if is_provisional and not self.takes_part:
            return False
        owner = getattr(model, "PRIVATE_NAMES", {}).get(change.field)
        return owner is None or getattr(change.event, owner) in self.forces

    def _may_know(self, model: type[models.Model], change: Change) -> bool:
        """Keep drafts, and rows that are one force's alone, from everybody else."""
        if getattr(model, "HOLDS_DRAFTS", False) and not self.takes_part:
            return False
        owner = getattr(model, "PRIVATE_TO", "")
        return not owner or getattr(change.event, owner) in self.forces

    def line(
        self, model: type[models.Model], change: Change, names: Names
    ) -> HistoryLine:
        shown = dict.fromkeys(_SIDES, "")
        if change.field:
            field: Any = model._meta.get_field(change.field)
            for side in shown:
                shown[side] = self._said(field, getattr(change, side), names)
        else:
            side = "before" if change.act is Act.REMOVED else "after"
            shown[side] = "\n".join(self._entered(model, change, names))
        who = change.who or "Not named: changed at the server"
        return HistoryLine(
            when=change.when,
            who=who if self.takes_part else "",
            record=record_name(model, change.event, names),
            act=_ACTS[change.act],
            field=label(field) if change.field else "",
            why=change.why,
            **shown,
        )

    def _entered(
        self, model: type[models.Model], change: Change, names: Names
    ) -> Iterator[str]:
        """Say field by field what a new or a removed row held, beside its name.

        What nobody entered is not told: nothing, or what every new row begins with.
        """
        name = title(model, change.event, names)
        for field, value in _values(model, change.event):
            if field.has_default() and value == field.get_default():
                continue
            if not self.may_read(model, replace(change, field=field.name)):
                continue
            said = self._said(field, value, names)
            if said not in (NOTHING, _NOT_SHOWN, name):
                yield f"{label(field)}: {said}"

    def _said(self, field: Any, value: Any, names: Names) -> str:
        if value is None or value == "":
            return NOTHING
        if field.is_relation:
            is_person = issubclass(field.related_model, get_user_model())
            if is_person and not self.takes_part:
                return _NOT_SHOWN
            return names.get((field.related_model, value), _NOT_SHOWN)
        return in_words(field, value)


_SIDES = ("before", "after")
_ACTS = {Act.CREATED: "Added", Act.CHANGED: "Changed", Act.REMOVED: "Taken away"}


def _names_of_related(
    found: Iterable[tuple[type[models.Model], Change]], user: Any
) -> Names:
    """Name the related records that the reader may see: one query for each model."""
    wanted: dict[Any, set[Any]] = {}
    for model, change in found:
        for related, key in owners(model, change.event):
            wanted.setdefault(related, set()).add(key)
        for field, key in _told(model, change):
            if field.is_relation and key is not None:
                wanted.setdefault(field.related_model, set()).add(key)
    return {
        (model, row.pk): str(row)
        for model, keys in wanted.items()
        for row in _seen(model, user).filter(pk__in=keys).select_related()
    }


def _told(model: type[models.Model], change: Change) -> Iterator[tuple[Any, Any]]:
    """Give every field that a change tells of, with each value that it tells."""
    if not change.field:
        return _values(model, change.event)
    field: Any = model._meta.get_field(change.field)
    return ((field, value) for value in (change.before, change.after))


def _values(model: type[models.Model], event: Any) -> Iterator[tuple[Any, Any]]:
    for field in model._meta.local_fields:
        if field.name not in _KEYS and hasattr(event, field.attname):
            yield field, getattr(event, field.attname)


def _seen(model: Any, user: Any) -> Any:
    manager = model._default_manager
    return manager.visible_to(user) if hasattr(manager, "visible_to") else manager.all()
