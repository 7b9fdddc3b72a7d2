"""The one adapter to the audit library: who changed what, and when."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any, TypeVar

import pghistory
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from collabtrack.shared.text import LONGEST_TEXT, plain_text

_Model = TypeVar("_Model", bound=models.Model)


class Act(StrEnum):
    """The labels of the stored events."""

    CREATED = "insert"
    CHANGED = "update"
    REMOVED = "delete"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one change; creation and removal name no field.

    `version` is the one that the change made, where the record counts them; `why` is
    what its author said.
    """

    when: datetime.datetime
    who: str | None
    act: Act
    field: str = ""
    before: object = None
    after: object = None
    version: int = 0
    why: str = ""
    # The row as the change left it, as the history keeps it.
    event: Any = None


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


@dataclass(frozen=True, slots=True)
class Save:
    """The last act on one record: whose, and what the record said before it.

    `lists` are the keys of its many-to-many rows before, where the writer told them.
    """

    author: object
    act: Act
    before: dict[str, Any]
    lists: dict[str, list[Any]]
    context_id: Any = None


@contextmanager
def changes_made_by(
    user: models.Model, *, reason: str = "", lists: dict[str, list[Any]] | None = None
) -> Iterator[None]:
    """Name the author of every change inside the block, and why if it was said.

    `lists` keeps the keys of many-to-many rows as they were, for undoing. Raises
    ValidationError for a reason that not everybody can read.
    """
    reason = reason.strip()
    _refuse_unreadable(reason)
    said = {"reason": reason, "lists": lists}
    with pghistory.context(
        user=user.pk, **{name: value for name, value in said.items() if value}
    ):
        yield


def _refuse_unreadable(reason: str) -> None:
    try:
        plain_text(reason)
        MaxLengthValidator(LONGEST_TEXT)(reason)
    except ValidationError as refusal:
        raise ValidationError({"reason": refusal.messages}) from refusal


@contextmanager
def changes_made_at_the_server(operator: str) -> Iterator[None]:
    """Name who changes something without an account, in a shell for instance."""
    with pghistory.context(operator=f"{operator}, at the server"):
        yield


def last_save(obj: models.Model) -> Save | None:
    """Give the last act on a record: all that was saved in one go counts as one."""
    model: Any = type(obj)
    events = model.pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
    newest = events.select_related("pgh_context").order_by("-pgh_id").first()
    if newest is None:
        return None
    # An event without a context stands alone.
    own = models.Q(pk=newest.pk)
    if newest.pgh_context_id is not None:
        own = models.Q(pgh_context=newest.pgh_context_id)
    earlier = events.exclude(own).order_by("-pgh_id").first()
    said = newest.pgh_context.metadata if newest.pgh_context else {}
    return Save(
        author=said.get("user"),
        act=Act.CHANGED if earlier else Act.CREATED,
        before=_values_of(earlier, model) if earlier else {},
        lists=said.get("lists", {}),
        context_id=newest.pgh_context_id,
    )


@dataclass(frozen=True, slots=True)
class Touch:
    """The newest act on any of some rows; `key` grows with every act."""

    key: int
    when: datetime.datetime
    who: str | None


def last_touch(model: type[models.Model], where: models.Q) -> Touch | None:
    """Give the newest act on rows of a model, as the history keeps them."""
    rows: Any = model
    events = rows.pgh_event_model.objects.filter(where).select_related("pgh_context")
    newest = events.order_by("-pgh_id").first()
    if newest is None:
        return None
    said = newest.pgh_context.metadata if newest.pgh_context else {}
    who = _names_of_authors([newest]).get(said.get("user")) or said.get("operator")
    return Touch(newest.pgh_id, newest.pgh_created_at, who)


def removed_with(
    save: Save, model: type[models.Model], **values: Any
) -> list[dict[str, Any]]:
    """Give what rows of another model said that went in the same save."""
    if save.context_id is None:
        return []
    rows: Any = model
    events = rows.pgh_event_model.objects.filter(
        pgh_context=save.context_id, pgh_label=Act.REMOVED.value, **values
    )
    return [_values_of(event, model) for event in events.order_by("pgh_id")]


def rows_before(
    save: Save, model: type[models.Model], **values: Any
) -> list[dict[str, Any]]:
    """Give what rows of another model said before a save that may have touched them."""
    rows: Any = model
    events = rows.pgh_event_model.objects.filter(**values)
    if save.context_id is not None:
        events = events.exclude(pgh_context=save.context_id)
    last = events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    stood = [event for event in last if event.pgh_label != Act.REMOVED.value]
    return [_values_of(event, model) for event in stood]


def _values_of(event: Any, model: type[models.Model]) -> dict[str, Any]:
    """Read an event as the record's own values; a related row that is gone is None."""
    values = {}
    for field in event._meta.local_fields:
        if field.name.startswith("pgh_"):
            continue
        value = getattr(event, field.attname)
        if field.is_relation and value is not None:
            related: Any = model._meta.get_field(field.name).related_model
            value = related._default_manager.filter(pk=value).first()
        values[field.name] = value
    return values


def changes_to(obj: models.Model, *, seen_by: Any = None) -> list[Change]:
    """List what happened to one record, oldest first.

    For a reader, a related record that they may not see is none.
    """
    events = events_of(obj)
    changes = _changes_between(events, _names_of_authors(events))
    return _with_related_names(obj, list(changes), seen_by)


def newest_changes(
    asked: Iterable[tuple[type[models.Model], models.Q]], *, most: int
) -> list[tuple[type[models.Model], Change]]:
    """List the newest changes of each model with its rows; keys stay keys.

    Each model comes with a condition on its rows as the history keeps them.
    """
    kept = [(model, _newest_events(model, where, most)) for model, where in asked]
    names = _names_of_authors([event for _, events in kept for event in events])
    return [
        (model, change)
        for model, events in kept
        for change in _newest_of(events, names, most)
    ]


def _newest_events(model: type[models.Model], where: models.Q, most: int) -> list[Any]:
    """Give all events of the rows that the newest events are of, oldest first."""
    rows: Any = model
    kept = rows.pgh_event_model.objects.filter(where)
    newest = kept.order_by("-pgh_created_at", "-pgh_id").values("pgh_obj_id")[:most]
    events = kept.filter(pgh_obj_id__in=newest).select_related("pgh_context")
    return list(events.order_by("pgh_id"))


def _newest_of(events: list[Any], names: dict[Any, str], most: int) -> Iterator[Change]:
    by_age = sorted(events, key=lambda event: (event.pgh_created_at, event.pgh_id))
    wanted = {event.pgh_id for event in by_age[-most:]}
    by_row: dict[int, list[Any]] = {}
    for event in events:
        by_row.setdefault(event.pgh_obj_id, []).append(event)
    changes = [
        change
        for row in by_row.values()
        for change in _changes_between(row, names)
        if change.event.pgh_id in wanted
    ]
    changes.sort(key=lambda change: (change.when, change.event.pgh_id), reverse=True)
    yield from changes


def _changes_between(events: Iterable[Any], names: dict[Any, str]) -> Iterator[Change]:
    """Compare each event of one row with the one before."""
    for earlier, event in pairwise([None, *events]):
        said = event.pgh_context.metadata if event.pgh_context else {}
        who = names.get(said.get("user")) or said.get("operator")
        stamp = _Stamp(event.pgh_created_at, who, said.get("reason", ""))
        yield from _changes_of(event, earlier, stamp)


@dataclass(frozen=True, slots=True)
class _Stamp:
    when: datetime.datetime
    who: str | None
    why: str = ""


def events_of(obj: models.Model) -> list[Any]:
    """Give the record as it was after each act on it, oldest first."""
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
    made = Change(
        stamp.when,
        stamp.who,
        act,
        version=getattr(event, "version", None) or 0,
        why=stamp.why,
        event=event,
    )
    if act is not Act.CHANGED or earlier is None:
        yield made
        return
    for field in event._meta.local_fields:
        if field.name.startswith("pgh_") or field.name == "version":
            continue
        before, after = getattr(earlier, field.attname), getattr(event, field.attname)
        if before != after:
            yield replace(made, field=field.name, before=before, after=after)


def _with_related_names(
    obj: models.Model, changes: list[Change], reader: Any
) -> list[Change]:
    """Put the related record in place of its key, one query for each field."""
    named = {
        field: _related_records(obj, field, changes, reader)
        for field in {change.field for change in changes if change.field}
    }
    # Only keys are looked up: the values of other fields may be lists.
    return [
        replace(
            change,
            before=names.get(change.before, change.before),
            after=names.get(change.after, change.after),
        )
        if (names := named.get(change.field))
        else change
        for change in changes
    ]


def _related_records(
    obj: models.Model, field_name: str, changes: list[Change], reader: Any
) -> dict[Any, object]:
    related = obj._meta.get_field(field_name).related_model
    if not isinstance(related, type):
        return {}
    relevant = [change for change in changes if change.field == field_name]
    keys = {key for change in relevant for key in (change.before, change.after)}
    rows: Any = related._default_manager
    if reader is None or not hasattr(rows, "visible_to"):
        return {row.pk: str(row) for row in rows.filter(pk__in=keys - {None})}
    seen = rows.visible_to(reader).filter(pk__in=keys - {None})
    return dict.fromkeys(keys, None) | {row.pk: str(row) for row in seen}
