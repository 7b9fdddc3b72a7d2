"""The one adapter to the audit library: who changed what, and when."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, TypeVar

import pghistory
from django.contrib.auth import get_user_model
from django.db import models

_Model = TypeVar("_Model", bound=models.Model)


class Act(StrEnum):
    """The labels of the stored events."""

    CREATED = "insert"
    CHANGED = "update"
    REMOVED = "delete"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one change; creation and removal name no field."""

    when: datetime.datetime
    who: str | None
    act: Act
    field: str = ""
    before: object = None
    after: object = None


def tracked(*, exclude: Iterable[str] = ()) -> Callable[[type[_Model]], type[_Model]]:
    """Keep every insert, update and delete of a model's rows, by triggers.

    The library's own default leaves deletes out. Fields in `exclude` (a password, a
    last use) are not kept and do not by themselves make an event.
    """

    def decorate(model: type[_Model]) -> type[_Model]:
        generated = [
            field.name
            for field in model._meta.local_fields
            if isinstance(field, models.GeneratedField)
        ]
        track = pghistory.track(
            pghistory.InsertEvent(Act.CREATED.value),
            pghistory.UpdateEvent(Act.CHANGED.value),
            pghistory.DeleteEvent(Act.REMOVED.value),
            exclude=[*exclude, *generated],
            append_only=True,
        )
        kept: type[_Model] = track(model)
        return kept

    return decorate


@contextmanager
def changes_made_by(user: models.Model) -> Iterator[None]:
    """Name the author of every change inside the block."""
    with pghistory.context(user=user.pk):
        yield


def changes_to(obj: models.Model) -> list[Change]:
    """List what happened to one record, oldest first."""
    events = _events_of(obj)
    names = _names_of_authors(events)
    changes: list[Change] = []
    for earlier, event in pairwise([None, *events]):
        stamp = _Stamp(event.pgh_created_at, names.get(_author(event)))
        changes += _changes_of(event, earlier, stamp)
    return _with_related_names(obj, changes)


@dataclass(frozen=True, slots=True)
class _Stamp:
    when: datetime.datetime
    who: str | None


def _events_of(obj: models.Model) -> list[Any]:
    model: Any = type(obj)
    events = model.pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
    return list(events.select_related("pgh_context").order_by("pgh_id"))


def _author(event: Any) -> Any:
    return event.pgh_context.metadata.get("user") if event.pgh_context else None


def _names_of_authors(events: Iterable[Any]) -> dict[Any, str]:
    keys = {_author(event) for event in events} - {None}
    return {user.pk: str(user) for user in get_user_model().objects.filter(pk__in=keys)}


def _changes_of(event: Any, earlier: Any, stamp: _Stamp) -> Iterator[Change]:
    act = Act(event.pgh_label)
    if act is not Act.CHANGED or earlier is None:
        yield Change(stamp.when, stamp.who, act)
        return
    for field in event._meta.local_fields:
        if field.name.startswith("pgh_"):
            continue
        before, after = getattr(earlier, field.attname), getattr(event, field.attname)
        if before != after:
            yield Change(stamp.when, stamp.who, act, field.name, before, after)


def _with_related_names(obj: models.Model, changes: list[Change]) -> list[Change]:
    """Put the related record in place of its key, one query for each field."""
    named = {
        field: _related_records(obj, field, changes)
        for field in {change.field for change in changes if change.field}
    }
    return [
        Change(
            change.when,
            change.who,
            change.act,
            change.field,
            named.get(change.field, {}).get(change.before, change.before),
            named.get(change.field, {}).get(change.after, change.after),
        )
        for change in changes
    ]


def _related_records(
    obj: models.Model, field_name: str, changes: list[Change]
) -> dict[Any, object]:
    related = obj._meta.get_field(field_name).related_model
    if not isinstance(related, type):
        return {}
    relevant = [change for change in changes if change.field == field_name]
    keys = {key for change in relevant for key in (change.before, change.after)}
    found = related._default_manager.filter(pk__in=keys - {None})
    return {record.pk: str(record) for record in found}
