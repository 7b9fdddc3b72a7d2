"""Drafts: those that a reader works on, and how many of other forces they do not see.

Only of drafts is it said how many are hidden (rules.md 4.3); a restricted one is not
counted among them.
"""

from dataclasses import dataclass
from typing import Any

from collaborations import access
from collaborations.models import Collaboration

_MOST_LISTED = 10


@dataclass(frozen=True, slots=True)
class Drafts:
    """`listed` are the newest of the reader's `own`; `hidden` are of others."""

    listed: tuple[Collaboration, ...]
    own: int
    hidden: int


def drafts_of(user: Any) -> Drafts:
    rows = Collaboration.objects.filter(is_draft=True)
    seen = rows.visible_to(user)
    if not user.is_superuser:
        seen = seen.filter(pk__in=access.own_collaborations(user))
    own = list(seen.order_by("-reference"))
    unrestricted = rows.filter(is_restricted=False)
    hidden = unrestricted.exclude(pk__in=[draft.pk for draft in own]).count()
    return Drafts(tuple(own[:_MOST_LISTED]), len(own), hidden)
