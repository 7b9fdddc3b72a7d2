"""Who may see which rows, and who may do what: the whole table of authority.

Sight (rules.md 4): every signed-in user sees every collaboration that is neither a
draft nor restricted. Drafts are for members of participating forces. A restricted
collaboration exists only for the users cleared for it, administrators included.

Action: you may do what your level in a participating force allows.
"""

import datetime as dt
from collections.abc import Collection
from enum import Enum
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Level(models.TextChoices):
    VIEWER = "viewer", "Viewer"
    ANALYST = "analyst", "Analyst"
    LEAD = "lead", "Lead"
    SIGNATORY = "signatory", "Signatory"
    NATIONAL = "national", "National viewer"


class Action(Enum):
    START = "start a collaboration"
    RECORD_SPEND = "record spend"
    DEFINE_MEASURE = "define its benefit measures"
    RECORD_READING = "record its readings"
    CONFIRM_READING = "confirm its readings"
    CHANGE_RECORD = "change its record"
    CHANGE_SHARES = "change its cost shares"
    REVISE_PURPOSE = "revise its purpose"
    SIGN_OFF = "sign off its purpose"
    RECORD_DECISION = "record its decisions"
    RECORD_LESSON = "record its lessons"
    ANSWER_LESSON = "answer lessons for it"
    RAISE_OPPORTUNITY = "raise and answer opportunities"


_WRITERS = frozenset({Level.ANALYST, Level.LEAD})
ALLOWED: dict[Action, frozenset[str]] = {
    Action.START: _WRITERS,
    Action.RECORD_SPEND: _WRITERS,
    Action.DEFINE_MEASURE: _WRITERS,
    Action.RECORD_READING: _WRITERS,
    Action.CONFIRM_READING: frozenset({Level.LEAD}),
    Action.CHANGE_RECORD: _WRITERS,
    Action.CHANGE_SHARES: _WRITERS,
    Action.REVISE_PURPOSE: _WRITERS,
    Action.SIGN_OFF: frozenset({Level.SIGNATORY}),
    Action.RECORD_DECISION: _WRITERS,
    Action.RECORD_LESSON: _WRITERS,
    Action.ANSWER_LESSON: _WRITERS,
    Action.RAISE_OPPORTUNITY: _WRITERS,
}


_PLURALS = {
    Level.VIEWER: "viewers",
    Level.ANALYST: "analysts",
    Level.LEAD: "leads",
    Level.SIGNATORY: "signatories",
    Level.NATIONAL: "national viewers",
}


# From a participation to the memberships of its force.
_MEMBER = "force__memberships__"


def in_effect(prefix: str, on: dt.date) -> Q:
    """Narrow a dated relation to what holds on a day; both ends are inclusive."""
    started = Q(**{f"{prefix}starts_on__lte": on})
    open_ended = Q(**{f"{prefix}ends_on__isnull": True})
    return started & (open_ended | Q(**{f"{prefix}ends_on__gte": on}))


def taking_part(on: dt.date, prefix: str = "") -> Q:
    """Narrow participations to a day; a date that is not known excludes nothing."""
    joined, left = f"{prefix}joined_on", f"{prefix}left_on"
    is_in = Q(**{f"{joined}__isnull": True}) | Q(**{f"{joined}__lte": on})
    stays = Q(**{f"{left}__isnull": True}) | Q(**{f"{left}__gte": on})
    return is_in & stays


def counted_in(on: dt.date, prefix: str = "") -> Q:
    """Narrow participations to those that lists and counts of a day tell of.

    They are the forces that take part on the day; of a collaboration that has not
    started, on its first day; of one that has ended, on its last. A draft counts
    those that it invites.
    """
    joined, left, whole = (
        f"{prefix}joined_on",
        f"{prefix}left_on",
        f"{prefix}collaboration__",
    )
    from_start = Q(**{f"{joined}__lte": F(f"{whole}started_on")})
    to_end = Q(**{f"{left}__gte": F(f"{whole}ended_on")})
    is_in = Q(**{f"{joined}__isnull": True}) | Q(**{f"{joined}__lte": on}) | from_start
    stays = Q(**{f"{left}__isnull": True}) | Q(**{f"{left}__gte": on}) | to_end
    return (is_in | Q(**{f"{whole}is_draft": True})) & stays


def visible(user: Any, on: dt.date | None = None) -> Q:
    """Give the condition on Collaboration rows that the user may see.

    To-many relations stand in subqueries of their own, so it doubles no row.
    """
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=[])
    cleared = _rows("Clearance").filter(user=user).values("collaboration")
    unrestricted = Q(is_restricted=False) | Q(pk__in=cleared)
    if user.is_superuser:
        return unrestricted
    own = _own_participations(user, on or timezone.localdate())
    return unrestricted & (Q(is_draft=False) | Q(pk__in=own.values("collaboration")))


def own_collaborations(user: Any, on: dt.date | None = None) -> models.QuerySet[Any]:
    """Give the keys of the collaborations whose drafts the user may read.

    An administrator reads the drafts of all forces.
    """
    if not user.is_authenticated or not user.is_active:
        return _rows("Collaboration").none().values("pk")
    if user.is_superuser:
        return _rows("Collaboration").values("pk")
    own = _own_participations(user, on or timezone.localdate())
    return own.values("collaboration")


def visible_opportunity(user: Any, on: dt.date | None = None) -> Q:
    """Give the condition on Opportunity rows that the user may see.

    Once decided, everybody who signs in; until then the forces concerned, national
    viewers and administrators.
    """
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=[])
    if user.is_superuser:
        return Q()
    held = _rows("Membership").filter(in_effect("", on or timezone.localdate()))
    held = held.filter(user=user)
    own = held.filter(force__isnull=False).values("force")
    notified = _rows("NotifiedForce").filter(force__in=own).values("opportunity")
    is_national = models.Exists(held.filter(level=Level.NATIONAL))
    decided = ~Q(outcome="considered")
    return decided | Q(is_national) | Q(force__in=own) | Q(pk__in=notified)


def _own_participations(user: Any, day: dt.date, *narrowed: Q) -> models.QuerySet[Any]:
    """Participations of forces that the user is a member of on a day, and that stay."""
    return _members_participations(Q(**{f"{_MEMBER}user": user}), day, *narrowed)


def _members_participations(
    member: Q, day: dt.date, *narrowed: Q
) -> models.QuerySet[Any]:
    """One call of `filter`: user, level and dates must meet in one membership."""
    stays = Q(left_on__isnull=True) | Q(left_on__gte=day)
    return _rows("Participation").filter(
        stays, member, in_effect(_MEMBER, day), *narrowed
    )


def _allowing(action: Action) -> Q:
    return Q(**{f"{_MEMBER}level__in": sorted(ALLOWED[action])})


def _has_joined(day: dt.date) -> Q:
    """Narrow to forces that have joined: an invited one acts only in a draft."""
    has_joined = Q(joined_on__isnull=True) | Q(joined_on__lte=day)
    return has_joined | Q(collaboration__is_draft=True)


def _rows(model: str) -> models.QuerySet[Any]:
    # By name: this module imports nothing of ours, so every room may import it.
    rows: models.QuerySet[Any] = apps.get_model("collaborations", model).objects.all()
    return rows.order_by()


def takes_part(user: Any, collaboration: Any) -> bool:
    """Say whether the user sees what participants alone see: drafts and names."""
    if not user.is_authenticated or not user.is_active:
        return False
    own = _own_participations(user, timezone.localdate())
    return bool(user.is_superuser or own.filter(collaboration=collaboration).exists())


def own_forces(user: Any) -> frozenset[int]:
    """Give the keys of the forces that the user is a member of today."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    member = in_effect("", timezone.localdate())
    rows = _rows("Membership").filter(member, user=user, force__isnull=False)
    return frozenset(rows.values_list("force_id", flat=True))


def acting_for(user: Any, action: Action, collaboration: Any) -> models.QuerySet[Any]:
    """Give the participations in whose force's name the user may act today.

    An administrator belongs to no force, and so acts in the name of none.
    """
    if not user.is_authenticated or not user.is_active:
        return _rows("Participation").none()
    day = timezone.localdate()
    own = _own_participations(user, day, _allowing(action), _has_joined(day))
    return own.filter(collaboration=collaboration).distinct()


def acting_each(
    users: Collection[Any], action: Action, collaboration: Any
) -> frozenset[tuple[int, int]]:
    """Give who of many users may act in whose name today: user and participation."""
    able = [user for user in users if user.is_authenticated and user.is_active]
    day = timezone.localdate()
    members = Q(**{f"{_MEMBER}user__in": able}) & _allowing(action)
    own = _members_participations(members, day, _has_joined(day))
    rows = list(
        own.filter(collaboration=collaboration).values_list(
            f"{_MEMBER}user", "pk", "collaboration__is_restricted"
        )
    )
    if any(is_restricted for _, _, is_restricted in rows):
        clearances = _rows("Clearance").filter(collaboration=collaboration)
        cleared = set(clearances.values_list("user", flat=True))
        rows = [row for row in rows if row[0] in cleared]
    return frozenset((user_id, pk) for user_id, pk, _ in rows)


def acting_anywhere(user: Any, action: Action) -> models.QuerySet[Any]:
    """Give such participations in whatever collaboration the user sees."""
    if not user.is_authenticated or not user.is_active:
        return _rows("Participation").none()
    seen = _rows("Collaboration").filter(visible(user)).values("pk")
    day = timezone.localdate()
    own = _own_participations(user, day, _allowing(action), _has_joined(day))
    return own.filter(collaboration__in=seen).distinct()


def forces_of(user: Any, action: Action) -> models.QuerySet[Any]:
    """Give the forces in whose name the user may do what needs no collaboration yet."""
    if not user.is_authenticated or not user.is_active:
        return _rows("Force").none()
    member = Q(
        memberships__user=user, memberships__level__in=sorted(ALLOWED[action])
    ) & in_effect("memberships__", timezone.localdate())
    return _rows("Force").filter(member).distinct()


def actions_of(user: Any, collaboration: Any) -> frozenset[Action]:
    """Give all that the user may do with a collaboration today, asked in one query."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if user.is_superuser:
        seen = type(collaboration).objects.visible_to(user)
        return frozenset(Action if seen.filter(pk=collaboration.pk).exists() else ())
    day, here = timezone.localdate(), Q(collaboration=collaboration)
    own = _own_participations(user, day, _has_joined(day), here)
    # The same join as the one that was narrowed: only memberships of this day.
    rows = list(own.values_list(f"{_MEMBER}level", "collaboration__is_restricted"))
    # Whoever acts in it sees its draft: clearance alone remains to be asked.
    if any(is_restricted for _, is_restricted in rows):
        cleared = _rows("Clearance").filter(user=user, collaboration=collaboration)
        rows = rows if cleared.exists() else []
    levels = frozenset(level for level, _ in rows)
    return frozenset(action for action in Action if ALLOWED[action] & levels)


def can(user: Any, action: Action, collaboration: Any) -> bool:
    """Say whether the user's level in a participating force allows the action."""
    return action in actions_of(user, collaboration)


def require(user: Any, action: Action, collaboration: Any) -> None:
    """Raise PermissionDenied, saying who may, unless the user can."""
    if can(user, action, collaboration):
        return
    who = " and ".join(sorted(_PLURALS[Level(level)] for level in ALLOWED[action]))
    raise PermissionDenied(
        f"Only {who} of a force taking part in {collaboration} can {action.value}."
    )
