"""Who may change a collaboration, in words for those who may not.

Forces that take part today are told, in a draft those that are invited too. A reader
of one of them is told of their own; others of up to three, the lead first.
"""

import datetime as dt
from typing import Any

from django.utils import timezone

from collaborations import access
from collaborations.access import ALLOWED, Action, Level
from collaborations.models import Collaboration, Participation

_MOST_NAMED = 3
_PLURALS = {
    Level.ANALYST.value: "analysts",
    Level.LEAD.value: "leads",
    Level.SIGNATORY.value: "signatories",
}


def view_only(collaboration: Collaboration, user: Any) -> str:
    """Say who can edit it to a reader who cannot; nothing where nobody can."""
    if collaboration.is_from_register:
        return ""
    if access.can(user, Action.CHANGE_RECORD, collaboration):
        return ""
    said = _who_can_edit(collaboration, user)
    return f"You can view this. {said}" if said else ""


def _who_can_edit(collaboration: Collaboration, user: Any) -> str:
    forces = _forces(collaboration, timezone.localdate())
    own = access.own_forces(user)
    mine = [name for key, name in forces if key in own]
    named = _listed(mine or [name for _, name in forces])
    if not named:
        return ""
    levels = [_PLURALS[level] for level in sorted(ALLOWED[Action.CHANGE_RECORD])]
    return f"{' and '.join(levels).capitalize()} in {named} can edit it."


def _forces(collaboration: Collaboration, on: dt.date) -> list[tuple[int, str]]:
    rows = Participation.objects.filter(collaboration=collaboration)
    is_draft = collaboration.is_draft
    acting = rows.staying_on(on) if is_draft else rows.filter(access.taking_part(on))
    found = acting.values_list("force_id", "force__name", "role")
    in_order = sorted(found, key=lambda row: (row[2] != "lead", row[1]))
    return list(dict.fromkeys((key, name) for key, name, _ in in_order))


def _listed(names: list[str]) -> str:
    if len(names) > _MOST_NAMED:
        more = len(names) - _MOST_NAMED
        others = "1 more force" if more == 1 else f"{more} more forces"
        names = [*names[:_MOST_NAMED], others]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
