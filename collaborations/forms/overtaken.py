"""A form whose writer was overtaken: both values at each field that differs."""

from collections.abc import Collection, Mapping
from typing import Any

BLANK = (None, "")


def show_recorded(
    form: Any, recorded: Mapping[str, Any], *, but: Collection[str] = ()
) -> None:
    """Say at each field what is recorded now, and carry the version of that along.

    Saving again then keeps what the writer has in the boxes. `but` names fields that
    are about the change itself.
    """
    typed = dict(form.cleaned_data)
    for name in form.fields.keys() - {"version", *but}:
        mine, theirs = typed.get(name), recorded.get(name)
        if mine != theirs and not (mine in BLANK and theirs in BLANK):
            form.add_error(name, _fact(form.fields[name], theirs))
    data = form.data.copy()
    data["version"] = str(recorded["version"])
    form.data = data


def _fact(field: Any, value: Any) -> str:
    words = dict(getattr(field, "choices", ())).get(value, value)
    said = "nothing" if value in BLANK else words
    label = str(field.label)
    about = "" if label.endswith("?") else f"{label}: "
    return f"{about}{said} is recorded now. Enter it or keep yours."
