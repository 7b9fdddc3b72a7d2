"""People's names: told to members of the person's own force, and to nobody else.

Everybody else reads the role title, on a page, in the API, in history and in exports.
An administrator belongs to no force, and so reads no name. One query tells for any
number of rows.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from collaborations.access import in_effect
from collaborations.models import AccountableLead, Membership
from collabtrack.shared.history import Change


@dataclass(frozen=True)
class NameSight:
    """The forces whose people's names somebody may read."""

    force_ids: frozenset[int]

    def covers(self, force_id: int | None) -> bool:
        return force_id in self.force_ids

    def name(self, name: str, force_id: int | None) -> str:
        """Give the name, or nothing to those who may not read it."""
        return name if self.covers(force_id) else ""

    def history(
        self, changes: Iterable[Change], force_ids: Iterable[int | None]
    ) -> list[Change]:
        """Leave out what tells a name, unless every force it stood under is covered."""
        if self.force_ids.issuperset(force_ids):
            return list(changes)
        return [change for change in changes if change.field != "person_name"]


def name_sight(user: Any, on: dt.date | None = None) -> NameSight:
    """Say whose names the user may read: of the forces they are a member of."""
    if not user.is_authenticated or not user.is_active:
        return NameSight(frozenset())
    held = in_effect("", on or timezone.localdate())
    own = Membership.objects.filter(held, user=user, force__isnull=False)
    return NameSight(frozenset(own.order_by().values_list("force_id", flat=True)))


def may_see_name(user: Any, force_ids: Iterable[int | None]) -> bool:
    """Say whether the user is a member of every one of the forces."""
    return name_sight(user).force_ids.issuperset(force_ids)


def forces_behind(lead: AccountableLead) -> set[int | None]:
    """Give the forces that a lead's name has ever stood under."""
    events: Any = AccountableLead.pgh_event_model  # type: ignore[attr-defined]  # history
    rows = events.objects.filter(pgh_obj_id=lead.pk)
    held = rows.values_list("force_id", "policing_body__force_id").order_by()
    return {own or through for own, through in held.distinct()}
