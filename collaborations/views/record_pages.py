"""How one kind of record is written in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from collaborations.forms.records import RecordForm
from collaborations.models import Collaboration
from collaborations.services.records import RecordKind

FORM_PAGE = "collaborations/form_page.html"


@dataclass(frozen=True)
class RecordPages:
    """How one kind of record is written in the browser.

    `noun` is what people call it: "role". `back` names the URL, with the
    collaboration's reference, where the record is listed; `anchor` a place on it.
    `change` names the URL of the page that changes it, with reference and number.
    `fresh` gives an unsaved record of the collaboration, if more than that is known.
    """

    kind: RecordKind
    form: type[RecordForm]
    noun: str
    back: str
    change: str
    anchor: str = ""
    intro: str = ""
    # What heads the pages, where "Add a" and "Change the" before the noun read badly.
    title: str = ""
    template: str = FORM_PAGE
    fresh: Callable[[Collaboration, HttpRequest], Any] | None = None
    context: Mapping[str, Any] = field(default_factory=dict)

    def back_url(self, collaboration: Collaboration) -> str:
        address = reverse(self.back, args=[collaboration.reference])
        return f"{address}#{self.anchor}" if self.anchor else address

    def saved_url(self, collaboration: Collaboration, record: Any) -> str:
        """Give where saving leads: where records are listed, unless said otherwise."""
        return self.back_url(collaboration)

    def change_url(self, collaboration: Collaboration, record: Any) -> str:
        number = getattr(record, "number", None)
        args = [collaboration.reference, *([] if number is None else [number])]
        return reverse(self.change, args=args)


def undo_url(
    pages: RecordPages, collaboration: Collaboration, record: Any, read: int | None
) -> str:
    """Give where the last save is undone; none where nothing differed from `read`."""
    if record.version == read:
        return ""
    return f"{pages.change_url(collaboration, record)}?undo={record.version}"
