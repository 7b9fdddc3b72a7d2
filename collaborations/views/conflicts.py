"""Two people changed one record: both values by field, and the writer chooses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.formats import localize

from collaborations.forms.records import RecordForm
from collaborations.services.out_of_sight import is_seen, seen_of
from collabtrack.shared.history import Change, changes_to
from collabtrack.shared.templatetags.figures import uk_date

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that the record and the form now say differently.

    `who` and `when` are of the last change to it; `is_mine` tells whether the writer
    changed it, or only left it as it was.
    """

    name: str
    label: str
    theirs: str
    mine: str
    who: str
    when: dt.datetime | None
    is_mine: bool

    @property
    def choice(self) -> str:
        return f"keep_{self.name}"


def differences(form: RecordForm, current: Any, user: Any) -> list[Difference]:
    """Compare what was typed with the record as it is now; `form` is valid.

    Related rows that the writer may not see are left out on both sides.
    """
    read = form.cleaned_data.get("version") or 0
    changes = changes_to(current, seen_by=user)
    since = [change for change in changes if change.version > read]
    return list(_compared(form, current, since, user))


def _compared(
    form: RecordForm, current: Any, since: list[Change], user: Any
) -> Iterator[Difference]:
    written = {field.name for field in _fields(current)} - {"version"}
    for name in form.cleaned_data:
        if name not in written:
            continue
        said = _words_of(form.fields[name])
        theirs = _seen(_value(current, name), user)
        mine = _seen(form.cleaned_data[name], user)
        if said(theirs) == said(mine):
            continue
        changes = [change for change in since if change.field == name]
        last = changes[-1] if changes else None
        before = changes[0].before if changes else theirs
        yield Difference(
            name=name,
            label=str(form.fields[name].label or name),
            theirs=said(theirs),
            mine=said(mine),
            who=(last.who or "somebody at the server") if last else "",
            when=last.when if last else None,
            is_mine=said(before) != said(mine),
        )


def with_choices(data: QueryDict, form: RecordForm) -> QueryDict:
    """Put the record's own values where the writer chose to keep those.

    `form` is an unbound form of the record as it is now. What it does not offer is not
    put in: that stays in the record by itself.
    """
    chosen = data.copy()
    for field in form:
        if data.get(f"keep_{field.name}") == THEIRS:
            value = _offered(field.field, field.value())
            if isinstance(value, list | tuple):
                chosen.setlist(field.name, [str(getattr(v, "pk", v)) for v in value])
            elif value is None or value is False:
                chosen.pop(field.name, None)
            else:
                chosen[field.name] = "on" if value is True else str(value)
    return chosen


def _offered(field: Any, value: Any) -> Any:
    rows = getattr(field, "queryset", None)
    if rows is None or not value:
        return value
    keys = rows.values_list(field.to_field_name or "pk", flat=True)
    offered = {str(key) for key in keys}
    if isinstance(value, list | tuple):
        return [each for each in value if str(getattr(each, "pk", each)) in offered]
    return value if str(value) in offered else None


def _seen(value: Any, user: Any) -> Any:
    """Leave out related rows that the writer may not see."""
    if isinstance(value, Model):
        return value if is_seen(value, user) else None
    if isinstance(value, QuerySet):
        value = list(value)
    if isinstance(value, list) and value and isinstance(value[0], Model):
        keys = [row.pk for row in value]
        return list(seen_of(type(value[0])._default_manager.filter(pk__in=keys), user))
    return value


def _fields(record: Any) -> list[Any]:
    return [*record._meta.fields, *record._meta.many_to_many]


def _value(record: Any, name: str) -> Any:
    field = record._meta.get_field(name)
    value = getattr(record, name)
    return list(value.all()) if field.many_to_many else value


def _words_of(field: forms.Field) -> Callable[[Any], str]:
    """Give what writes a value of the field: a choice is said by its label."""
    if not isinstance(field, forms.ChoiceField) or hasattr(field, "queryset"):
        return _said
    pairs: Any = field.choices
    labels = dict(pairs)

    def said(value: Any) -> str:
        if isinstance(value, list | tuple | set):
            return _said([labels.get(each, each) for each in value])
        return _said(labels.get(value, value) if value else value)

    return said


def _said(value: Any) -> str:
    """Write a value as the pages do; nothing is "not recorded"."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.date):
        return uk_date(value)
    if value is None or value == "":
        return "not recorded"
    if isinstance(value, str | int):
        return str(value)
    if hasattr(value, "__iter__"):
        return ", ".join(sorted(str(each) for each in value)) or "not recorded"
    return str(localize(value))
