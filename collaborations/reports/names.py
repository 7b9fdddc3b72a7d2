"""People's names: told to members of the person's own force, and to nobody else.

Everybody else reads the role title, on a page, in the API, in history and in exports.
An administrator belongs to no force, and so reads no name. One query tells for any
number of rows. A model with a name says so in PRIVATE_NAMES: its field, and the column
of the force, by which the history is read too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from collaborations import access


@dataclass(frozen=True)
class NameSight:
    """The forces whose people's names somebody may read."""

    force_ids: frozenset[int]

    def covers(self, force_id: int | None) -> bool:
        return force_id in self.force_ids

    def name(self, name: str, force_id: int | None) -> str:
        """Give the name, or nothing to those who may not read it."""
        return name if self.covers(force_id) else ""


ROLES_ONLY = NameSight(frozenset())


def name_sight(user: Any) -> NameSight:
    """Say whose names the user may read: of the forces they are a member of."""
    return NameSight(access.own_forces(user))


def may_see_name(user: Any, force_ids: Iterable[int | None]) -> bool:
    """Say whether the user is a member of every one of the forces."""
    return name_sight(user).force_ids.issuperset(force_ids)
