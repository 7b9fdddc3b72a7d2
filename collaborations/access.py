"""Who may see which rows, and who may do what: the whole table of authority.

Sight (rules.md 4): every signed-in user sees every collaboration that is neither a
draft nor restricted. Drafts are for members of participating forces. A restricted
collaboration exists only for the users cleared for it, administrators included.

Action: you may do what your level in a participating force allows.
"""

import datetime as dt
from enum import Enum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Level(models.TextChoices):
    VIEWER = "viewer", "Viewer"
    ANALYST = "analyst", "Analyst"
    LEAD = "lead", "Lead"
    SIGNATORY = "signatory", "Signatory"
    NATIONAL = "national", "National viewer"


class Action(Enum):
    RECORD_SPEND = "record spend"
    RECORD_READINGS = "record readings"
    CONFIRM_READINGS = "confirm readings"
    SIGN_OFF_PURPOSE = "sign off the purpose"


ALLOWED: dict[Action, frozenset[str]] = {
    Action.RECORD_SPEND: frozenset({Level.ANALYST, Level.LEAD}),
    Action.RECORD_READINGS: frozenset({Level.ANALYST, Level.LEAD}),
    Action.CONFIRM_READINGS: frozenset({Level.LEAD}),
    Action.SIGN_OFF_PURPOSE: frozenset({Level.SIGNATORY}),
}


_PLURALS = {
    Level.VIEWER: "viewers",
    Level.ANALYST: "analysts",
    Level.LEAD: "leads",
    Level.SIGNATORY: "signatories",
    Level.NATIONAL: "national viewers",
}


def in_effect(prefix: str, on: dt.date) -> Q:
    """Narrow a dated relation to what holds on a day; both ends are inclusive."""
    started = Q(**{f"{prefix}starts_on__lte": on})
    open_ended = Q(**{f"{prefix}ends_on__isnull": True})
    return started & (open_ended | Q(**{f"{prefix}ends_on__gte": on}))


def visible(user: Any, on: dt.date | None = None) -> Q:
    """Give the condition on Collaboration rows that the user may see.

    It crosses to-many relations: apply it in a subquery (`pk__in`), never directly.
    """
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=[])
    day = on or timezone.localdate()
    participant = _participant(user, day)
    if user.is_superuser:
        participant |= Q(is_draft=True)
    shown = Q(is_draft=False) | (Q(is_draft=True) & participant)
    cleared = Q(is_restricted=False) | Q(clearances__user=user)
    return shown & cleared


def _participant(user: Any, day: dt.date) -> Q:
    """A current member of a force that has not left: never the next force's member.

    One `Exists`-like path: all conditions stand in one Q, so they meet on one row.
    """
    path = "participations__force__memberships__"
    stays = Q(participations__left_on__isnull=True)
    stays |= Q(participations__left_on__gte=day)
    return Q(**{f"{path}user": user}) & in_effect(path, day) & stays


def can(user: Any, action: Action, collaboration: Any) -> bool:
    """Say whether the user's level in a participating force allows the action."""
    if not user.is_authenticated or not user.is_active:
        return False
    seen = type(collaboration).objects.visible_to(user).filter(pk=collaboration.pk)
    if user.is_superuser:
        return bool(seen.exists())
    day = timezone.localdate()
    path = "participations__force__memberships__"
    levels = Q(**{f"{path}level__in": sorted(ALLOWED[action])})
    return bool(seen.filter(_participant(user, day) & levels).exists())


def require(user: Any, action: Action, collaboration: Any) -> None:
    """Raise PermissionDenied, saying who may, unless the user can."""
    if can(user, action, collaboration):
        return
    who = " and ".join(sorted(_PLURALS[Level(level)] for level in ALLOWED[action]))
    raise PermissionDenied(
        f"Only {who} of a force taking part in {collaboration} can {action.value}."
    )
