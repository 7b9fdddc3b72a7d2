"""What every form says by itself: never in the words of the framework.

The browser cuts what is typed at `maxlength` without a word, so no box carries it: the
server answers, and nothing that was typed is lost.
"""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms.boundfield import BoundField

_DEFAULT_REQUIRED = str(forms.Field.default_error_messages["required"])
_DASHES = "---------"
_CHOICES = (forms.ChoiceField, forms.ModelChoiceField, forms.MultipleChoiceField)


class PlainForm(forms.BaseForm):
    """Give each field its words when it is asked for, also those added meanwhile."""

    def __getitem__(self, name: str) -> BoundField:
        if name in self.fields:
            say_plainly(self.fields[name], _label_of(self.fields[name], name))
        return super().__getitem__(name)


def say_plainly(field: forms.Field, label: str) -> None:
    """Put plain words where nobody wrote any, and take `maxlength` away."""
    field.widget.attrs.pop("maxlength", None)
    if str(field.error_messages.get("required", "")) == _DEFAULT_REQUIRED:
        field.error_messages["required"] = _required(field, label)
    field.error_messages.setdefault("max_length", _too_long(field))
    _name_empty_choice(field, label)


def _label_of(field: forms.Field, name: str) -> str:
    return str(field.label) if field.label else name.replace("_", " ").capitalize()


def _required(field: forms.Field, label: str) -> str:
    if field.widget.is_hidden:
        return "Open this page again and send it from there."
    if label.endswith("?"):
        return f"Answer the question “{label}”"
    is_choice = isinstance(field, _CHOICES)
    return f"{'Choose' if is_choice else 'Enter'} {_lower(label)}."


def _too_long(field: forms.Field) -> str:
    limits = [
        int(each.limit_value)
        for each in field.validators
        if isinstance(each, MaxLengthValidator) and not callable(each.limit_value)
    ]
    # A limit that only the model knows comes with its refusal.
    longest = f"{min(limits):,}" if limits else "%(limit_value)s"
    return f"Use at most {longest} characters."


def _name_empty_choice(field: Any, label: str) -> None:
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == _DASHES:
            rows: Any = field.queryset
            kind = str(rows.model._meta.verbose_name)
            field.empty_label = f"Choose {_with_article(kind)}"
    elif isinstance(field, forms.ChoiceField):
        offered: Any = field.choices
        choices = list(offered)
        if choices and (choices[0][0] or "", choices[0][1]) == ("", _DASHES):
            empty = _empty_choice(field, label)
            field.choices = [*([("", empty)] if empty else []), *choices[1:]]


def _empty_choice(field: forms.ChoiceField, label: str) -> str:
    """Name the choice that is none; buttons need it only to take an answer back."""
    if isinstance(field.widget, forms.RadioSelect):
        return "" if field.required else "No answer"
    wanted = "an answer" if label.endswith("?") else _with_article(_lower(label))
    return f"Choose {wanted}"


def _with_article(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def _lower(label: str) -> str:
    """Begin small, but leave an abbreviation as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
