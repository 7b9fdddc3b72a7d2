"""Where figures are entered: a month, a force, and perhaps one collaboration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import dateformat

from benefits.reports.entry_rows import entering_collaborations, forces_to_enter_for
from collaborations.access import Action
from collaborations.models import Collaboration, Force
from collaborations.reports.notice import months_later

# The query of an entry page, in the order in which it is written.
PARTS = ("force", "collaboration")


@dataclass(slots=True)
class EntryPlace:
    """What the address of an entry page names; `ignored` is what it could not."""

    page: str
    month: dt.date
    forces: list[Force]
    force: Force
    collaborations: list[Collaboration]
    collaboration: Collaboration | None = None
    ignored: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls, request: HttpRequest, page: str, month: dt.date, action: Action
    ) -> Self:
        """Read the address; 403 for those who enter nothing, for whatever force."""
        forces = forces_to_enter_for(request.user, action)
        if not forces:
            raise PermissionDenied("Only analysts and leads of a force enter figures.")
        ignored = []
        slug = request.GET.get("force", "")
        force = next((each for each in forces if each.slug == slug), None)
        if slug and force is None:
            ignored.append(f"force={slug}")
        force = force or forces[0]
        offered = list(entering_collaborations(request.user, action, force))
        reference = request.GET.get("collaboration", "")
        chosen = next((each for each in offered if each.reference == reference), None)
        if reference and chosen is None:
            ignored.append(f"collaboration={reference}")
        return cls(page, month, forces, force, offered, chosen, ignored)

    @property
    def name(self) -> str:
        """Write October 2025."""
        return dateformat.format(self.month, "F Y")

    @property
    def month_name(self) -> str:
        return dateformat.format(self.month, "F")

    @property
    def query(self) -> dict[str, str]:
        parts = {}
        if self.force != self.forces[0]:
            parts["force"] = self.force.slug
        if self.collaboration:
            parts["collaboration"] = self.collaboration.reference
        return parts

    @property
    def url(self) -> str:
        return self.url_of(self.page)

    def url_of(self, page: str, **more: str) -> str:
        return self._url(page, self.month, more)

    def _url(self, page: str, month: dt.date, more: Mapping[str, str]) -> str:
        address = reverse(page, args=[month])
        query = urlencode({**self.query, **more})
        return f"{address}?{query}" if query else address

    def refuse_after(self, latest: dt.date) -> None:
        if self.month > latest:
            raise Http404("Nothing is entered so far ahead.")

    def context(self, latest: dt.date, **more: str) -> dict[str, Any]:
        """Give what every entry page shows around its grid."""
        before, after = (months_later(self.month, step) for step in (-1, 1))
        may_go_on = after <= latest
        return {
            "place": self,
            "before": {
                "name": dateformat.format(before, "F"),
                "url": self._url(self.page, before, more),
            },
            "after": {
                "name": dateformat.format(after, "F"),
                "url": self._url(self.page, after, more),
            }
            if may_go_on
            else None,
        }
