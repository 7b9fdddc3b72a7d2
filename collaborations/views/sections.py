"""What each topic says on the page of a collaboration, in a few lines.

The whole of it stands on the topic's own page. A section asks the database for a
fixed number of things, however much is recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from collaborations.models import Collaboration


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A label and what is recorded; an empty value is shown as not recorded."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SectionLink:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """`id` is its anchor. `nothing` is said in place of lines where there are none."""

    id: str
    title: str
    rows: tuple[SectionLine, ...] = ()
    nothing: str = ""
    links: tuple[SectionLink, ...] = ()


# (collaboration, user, the day asked about) → what the topic says.
SectionBuilder = Callable[[Collaboration, Any, dt.date], Section]


def link(text: str, name: str, collaboration: Collaboration) -> SectionLink:
    """Give a link to a page of the collaboration, by the name of its URL."""
    address = reverse(f"collaborations:{name}", args=[collaboration.reference])
    return SectionLink(text, address)
