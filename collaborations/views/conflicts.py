"""Two people changed one record: both values by field, and the writer chooses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.formats import localize

from collaborations.forms.records import RecordForm
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


def differences(form: RecordForm, current: Any) -> list[Difference]:
    """Compare what was typed with the record as it is now; `form` is valid."""
    read = form.cleaned_data.get("version") or 0
    since = [change for change in changes_to(current) if change.version > read]
    return list(_compared(form, current, since))


def _compared(
    form: RecordForm, current: Any, since: list[Change]
) -> Iterator[Difference]:
    written = {field.name for field in _fields(current)} - {"version"}
    for name, mine in form.cleaned_data.items():
        if name not in written:
            continue
        theirs = _value(current, name)
        if _said(theirs) == _said(mine):
            continue
        changes = [change for change in since if change.field == name]
        last = changes[-1] if changes else None
        before = changes[0].before if changes else theirs
        yield Difference(
            name=name,
            label=str(form.fields[name].label or name),
            theirs=_said(theirs),
            mine=_said(mine),
            who=(last.who or "somebody at the server") if last else "",
            when=last.when if last else None,
            is_mine=_said(before) != _said(mine),
        )


def with_choices(data: QueryDict, form: RecordForm) -> QueryDict:
    """Put the record's own values where the writer chose to keep those.

    `form` is an unbound form of the record as it is now.
    """
    chosen = data.copy()
    for field in form:
        if data.get(f"keep_{field.name}") == THEIRS:
            value = field.value()
            if isinstance(value, list | tuple):
                chosen.setlist(field.name, [str(getattr(v, "pk", v)) for v in value])
            elif value is None or value is False:
                chosen.pop(field.name, None)
            else:
                chosen[field.name] = "on" if value is True else str(value)
    return chosen


def _fields(record: Any) -> list[Any]:
    return [*record._meta.fields, *record._meta.many_to_many]


def _value(record: Any, name: str) -> Any:
    field = record._meta.get_field(name)
    value = getattr(record, name)
    if field.many_to_many:
        return list(value.all())
    if field.choices:
        return getattr(record, f"get_{name}_display")()
    return value


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
