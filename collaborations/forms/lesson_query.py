"""The query string of the list of lessons: one address for one answer.

Parameters stand in the order of `KEYS`; what cannot be read is ignored and named.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from collaborations.models import Collaboration, Lesson, Theme
from collaborations.reports.lessons import FACETS, LessonFilter
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import plain_text

KEYS = (*FACETS, "collaboration", "q", "page")
FORMATS = ("csv", "xlsx", "json")
LONGEST_SEARCH = 100
LABELS = {
    "q": "Search lessons",
    "function": "Function",
    "status": "Learned where it is",
    "stage": "Stage",
    "kind": "Kind",
    "theme": "Theme",
    "collaboration": "Learned in",
}
_EVERY = {
    "function": "All functions",
    "status": "Any status",
    "stage": "All stages",
    "kind": "All kinds",
    "theme": "All themes",
}

Values = dict[str, str]


@dataclass(frozen=True)
class Offered:
    """What the parameters with a list may say: value to label."""

    functions: Values
    collaborations: Values

    def named(self, key: str) -> Values:
        return {
            "function": self.functions,
            "status": dict(Collaboration.Status.choices),
            "stage": dict(Lesson.Stage.choices),
            "kind": dict(Lesson.Kind.choices),
            "theme": dict(Theme.choices),
            "collaboration": self.collaborations,
        }[key]


@dataclass(frozen=True)
class LessonQuery:
    """A query string that was read: the filter, and what could not be read."""

    offered: Offered
    values: Values
    ignored: tuple[str, ...] = ()
    format: str = ""

    @property
    def wanted(self) -> LessonFilter:
        return LessonFilter(
            **{key: text for key, text in self.values.items() if key != "page"}
        )

    @property
    def page(self) -> int:
        return int(self.values.get("page", "1"))

    def encoded(self, *without: str) -> str:
        kept = [key for key in KEYS if key in self.values and key not in without]
        return urlencode([(key, self.values[key]) for key in kept])

    def is_canonical(self, raw: str) -> bool:
        """Say whether the address is the only one; what is ignored stays in it."""
        if self.ignored or self.format:
            return True
        return parse_qsl(raw, keep_blank_values=True) == parse_qsl(self.encoded())

    def ignoring(self, key: str) -> "LessonQuery":
        values = {name: text for name, text in self.values.items() if name != key}
        ignored = (*self.ignored, f"{key}={self.values[key]}")
        return LessonQuery(self.offered, values, ignored, self.format)

    def chips(self) -> list[dict[str, str]]:
        """Name each filter in use, with the query that is left without it."""
        return [
            {"label": self._chip(key), "query": self.encoded(key, "page")}
            for key in KEYS
            if key in self.values and key != "page"
        ]

    def _chip(self, key: str) -> str:
        text = self.values[key]
        if key == "q":
            return f"Search: {text}"
        return f"{LABELS[key]}: {self.offered.named(key)[text]}"


def read_lesson_query(data: QueryDict, offered: Offered) -> LessonQuery:
    """Read a query string; of a repeated parameter the first good value counts."""
    read: Values = {}
    ignored: list[str] = []
    for key, given in data.lists():
        for text in filter(None, (item.strip() for item in given)):
            good = _read(key, text, offered)
            if not good or read.setdefault(key, good) != good:
                ignored.append(f"{key}={text}")
    if read.get("page") == "1":
        del read["page"]
    wanted = read.pop("format", "")
    return LessonQuery(offered, read, tuple(ignored), wanted)


def _read(key: str, text: str, offered: Offered) -> str:
    """Give the value as it is written, or "" for what the page does not know."""
    match key:
        case "format":
            return text if text in FORMATS else ""
        case "q":
            return _words(text[:LONGEST_SEARCH])
        case "page":
            return str(int(text)) if _is_page(text) else ""
        case _ if key in KEYS:
            return text if text in offered.named(key) else ""
        case _:
            return ""


def _words(text: str) -> str:
    try:
        plain_text(text)
    except ValidationError:
        return ""
    return text


def _is_page(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6 and int(text) > 0


class LessonFilterForm(PlainForm, forms.Form):
    """The filter bar: each choice says how many lessons it would leave."""

    def __init__(self, query: LessonQuery, counts: Mapping[str, Counter[str]]) -> None:
        super().__init__(
            data=query.values, auto_id="filter-%s", use_required_attribute=False
        )
        box = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
        self.fields["q"] = forms.CharField(
            label=LABELS["q"], required=False, widget=box
        )
        for key in FACETS:
            self.fields[key] = _facet(key, query.offered.named(key), counts[key])
        if "collaboration" in query.values:
            hidden = forms.CharField(required=False, widget=forms.HiddenInput())
            self.fields["collaboration"] = hidden


def _facet(key: str, named: Values, counts: Counter[str]) -> forms.Field:
    choices: list[Any] = [
        (value, f"{label} ({counts[value]:,})") for value, label in named.items()
    ]
    return forms.ChoiceField(
        label=LABELS[key], required=False, choices=[("", _EVERY[key]), *choices]
    )
