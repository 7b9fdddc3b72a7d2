"""The posts that a collaboration needs on a day, who fills them, and their skills.

Posts are full-time equivalents. *Needed*: the posts of the roles in effect on the day.
*Filled*: the posts of the appointments in effect to a role. *Vacant*: needed less
filled, and never below 0; *over*: the other way round. A role that is bought in needs
nobody appointed: its posts stand apart and enter no total. *Share filled*: filled over
needed, where a role counts up to what it needs, so that no role makes up for another;
*share vacant* is the rest. A holder is *in date* when every skill that the role needs
is recorded and holds on the day. Holders of a role that needs no skill prove nothing
and are not counted. A share of nothing is None: not recorded, and not 0.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from collaborations.models import (
    Appointment,
    Collaboration,
    HeldSkill,
    Role,
    Skill,
    SkillsReview,
)

SOON = dt.timedelta(days=90)
NO_POSTS = Decimal(0)


@dataclass(frozen=True, slots=True)
class SkillOfHolder:
    """A skill that is needed or held; no day: it does not run out, or is missing."""

    name: str
    is_needed: bool
    is_held: bool
    is_in_date: bool
    valid_until: dt.date | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who fills a role, by role title and force. `is_in_date` None: nothing needed."""

    id: int
    number: int
    title: str
    role: str
    force_id: int
    force: str
    posts: Decimal
    starts_on: dt.date
    ends_on: dt.date | None
    skills: tuple[SkillOfHolder, ...]
    is_in_date: bool | None

    @property
    def has_no_skill_recorded(self) -> bool:
        """Say whether its role needs skills of which none is recorded yet."""
        needed = [skill for skill in self.skills if skill.is_needed]
        return bool(needed) and not any(skill.is_held for skill in needed)


@dataclass(frozen=True, slots=True)
class RolePosts:
    number: int
    title: str
    area: str
    is_bought_in: bool
    skills: tuple[str, ...]
    needed: Decimal
    filled: Decimal
    holders: tuple[Holder, ...]

    @property
    def vacant(self) -> Decimal:
        return (
            NO_POSTS if self.is_bought_in else max(self.needed - self.filled, NO_POSTS)
        )

    @property
    def over(self) -> Decimal:
        return max(self.filled - self.needed, NO_POSTS)

    @property
    def is_filled(self) -> bool:
        return self.is_bought_in or self.filled >= self.needed


@dataclass(frozen=True, slots=True)
class RunningOut:
    """A skill of a holder that ran out, or will within 90 days."""

    holder: Holder
    skill: str
    valid_until: dt.date
    is_over: bool


@dataclass(frozen=True, slots=True)
class People:
    on: dt.date
    roles: tuple[RolePosts, ...]
    reviewed_on: dt.date | None

    @property
    def holders(self) -> tuple[Holder, ...]:
        return tuple(holder for role in self.roles for holder in role.holders)

    @property
    def needed(self) -> Decimal:
        return sum((role.needed for role in self._to_fill()), NO_POSTS)

    @property
    def filled(self) -> Decimal:
        return sum((min(r.filled, r.needed) for r in self._to_fill()), NO_POSTS)

    @property
    def vacant(self) -> Decimal:
        return self.needed - self.filled

    @property
    def filled_share(self) -> Decimal | None:
        return share(self.filled, self.needed)

    @property
    def vacant_share(self) -> Decimal | None:
        return share(self.vacant, self.needed)

    @property
    def judged(self) -> tuple[Holder, ...]:
        """Holders whose role needs a skill."""
        return tuple(h for h in self.holders if h.is_in_date is not None)

    @property
    def in_date(self) -> int:
        return sum(holder.is_in_date is True for holder in self.judged)

    @property
    def in_date_share(self) -> Decimal | None:
        return share(Decimal(self.in_date), Decimal(len(self.judged)))

    @property
    def without_skills(self) -> tuple[str, ...]:
        """Titles of the roles to which people are appointed without a needed skill."""
        return tuple(role.title for role in self._to_fill() if not role.skills)

    @property
    def running_out(self) -> tuple[RunningOut, ...]:
        """Skills that hold, and run out within 90 days."""
        return tuple(row for row in self._ending() if not row.is_over)

    @property
    def ran_out(self) -> tuple[RunningOut, ...]:
        return tuple(row for row in self._ending() if row.is_over)

    def _ending(self) -> tuple[RunningOut, ...]:
        found = [
            RunningOut(
                holder, skill.name, skill.valid_until, skill.valid_until < self.on
            )
            for holder in self.holders
            for skill in holder.skills
            if skill.valid_until and skill.valid_until <= self.on + SOON
        ]
        return tuple(sorted(found, key=lambda row: (row.valid_until, row.skill)))

    def _to_fill(self) -> Iterable[RolePosts]:
        return (role for role in self.roles if not role.is_bought_in)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Give the exact fraction; None where the whole is nothing."""
    return part / whole if whole else None


def people(collaboration: Collaboration, *, on: dt.date) -> People:
    """Read the roles in effect on a day with their holders, in five queries."""
    rows = Role.objects.filter(collaboration=collaboration).in_effect_on(on)
    roles = rows.prefetch_related(
        Prefetch("skills", Skill.objects.order_by("name"), to_attr="needed_skills")
    )
    holders = _holders_by_role(collaboration, on)
    return People(
        on=on,
        roles=tuple(
            _role(role, holders[role.pk], on) for role in roles.order_by("title", "pk")
        ),
        reviewed_on=last_review(collaboration, on),
    )


def holder_on(appointment: Appointment, *, on: dt.date) -> Holder:
    """Give one holder with all skills, needed and held, whether or not in post."""
    needed = list(appointment.role.skills.order_by("name"))
    held = appointment.held_skills.select_related("skill").order_by("skill__name")
    return _holder(appointment, needed, {row.skill_id: row for row in held}, on)


def _holders_by_role(
    collaboration: Collaboration, on: dt.date
) -> Mapping[int, list[Appointment]]:
    held = HeldSkill.objects.select_related("skill").order_by("skill__name")
    rows = Appointment.objects.filter(collaboration=collaboration).in_effect_on(on)
    in_order = rows.select_related("force", "role").prefetch_related(
        Prefetch("held_skills", held, to_attr="skills_held")
    )
    by_role: dict[int, list[Appointment]] = defaultdict(list)
    for appointment in in_order.order_by("force__name", "holder_title", "pk"):
        by_role[appointment.role_id].append(appointment)
    return by_role


def _role(role: Role, appointments: list[Appointment], on: dt.date) -> RolePosts:
    needed: list[Skill] = getattr(role, "needed_skills")  # noqa: B009 (prefetched)
    holders = tuple(
        _holder(each, needed, {h.skill_id: h for h in _skills_held(each)}, on)
        for each in appointments
    )
    return RolePosts(
        number=role.number or 0,
        title=role.title,
        area=role.get_area_display(),
        is_bought_in=role.is_bought_in,
        skills=tuple(skill.name for skill in needed),
        needed=role.posts,
        filled=sum((holder.posts for holder in holders), NO_POSTS),
        holders=holders,
    )


def _skills_held(appointment: Appointment) -> list[HeldSkill]:
    held: list[HeldSkill] = getattr(appointment, "skills_held")  # noqa: B009 (prefetched)
    return held


def _holder(
    appointment: Appointment,
    needed: list[Skill],
    held: Mapping[int, HeldSkill],
    on: dt.date,
) -> Holder:
    lacking = [skill for skill in needed if skill.pk not in held]
    wanted = {skill.pk for skill in needed}
    skills = [
        *(_held(row, row.skill_id in wanted, on) for row in held.values()),
        *(SkillOfHolder(skill.name, True, False, False, None) for skill in lacking),
    ]
    proofs = [skill.is_in_date for skill in skills if skill.is_needed]
    return Holder(
        id=appointment.pk,
        number=appointment.number or 0,
        title=appointment.holder_title,
        role=appointment.role.title,
        force_id=appointment.force_id,
        force=appointment.force.name,
        posts=appointment.posts,
        starts_on=appointment.starts_on,
        ends_on=appointment.ends_on,
        skills=tuple(skills),
        is_in_date=all(proofs) if proofs else None,
    )


def _held(row: HeldSkill, is_needed: bool, on: dt.date) -> SkillOfHolder:
    return SkillOfHolder(
        row.skill.name, is_needed, True, row.is_in_date(on), row.valid_until
    )


def last_review(collaboration: Collaboration, on: dt.date) -> dt.date | None:
    rows = SkillsReview.objects.filter(collaboration=collaboration)
    up_to = rows.filter(reviewed_on__lte=on).order_by("-reviewed_on")
    return up_to.values_list("reviewed_on", flat=True).first()
