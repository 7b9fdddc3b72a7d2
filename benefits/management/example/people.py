"""Roles, who fills them, and whether their skills are still in date."""

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Final, NamedTuple

from benefits.management.example.states import PeopleState
from benefits.management.example.story import Story
from collaborations.access import Level
from collaborations.models import (
    Appointment,
    HeldSkill,
    Participation,
    Role,
    RoleSkill,
    Skill,
    SkillsReview,
)
from collaborations.services.many import add_records, save_many
from collaborations.services.people import APPOINTMENT, ROLE, name_holder
from collaborations.services.skills import HELD_SKILL, SKILLS_REVIEW, add_skill
from collabtrack.shared.history import changes_made_by

Area = Role.Area
# Beside what the subject itself needs: title, area, posts and skill.
COMMON: Final = (
    ("Head of the {short}", Area.OPERATIONAL, "1", "Performance analysis"),
    ("Benefits manager", Area.BENEFITS, "1", "Benefits management"),
    ("Finance business partner", Area.FINANCE, "0.5", "Cost sharing between forces"),
    ("Business change lead", Area.CHANGE, "1", "Business change management"),
    ("Legal adviser", Area.LEGAL, "0.2", "Collaboration agreements (section 22A)"),
)
# No more forces than these supply operational staff.
MOST_SUPPLIERS: Final = 5
# Plainly nobody's, and only their own force sees them.
NAMES: Final = ("A. N. Example", "Sam Placeholder", "Pat Specimen", "Robin Sample")
REVIEWERS: Final = (
    "Head of the unit",
    "Workforce planning lead",
    "Programme manager",
    "Chief superintendent, operations",
)
NOTES: Final = (
    "Gone through post by post with the forces; one title was changed.",
    "Compared with the {unit} of the year: no more posts are needed.",
    "",
)


class Need(NamedTuple):
    """A role and the skill that whoever holds it needs."""

    role: Role
    skill: Skill


def tell(story: Story) -> None:
    state = story.state(PeopleState)
    if state == PeopleState.NONE or not story.plan.has_begun:
        return
    random = story.dice("people")
    needs = _add_roles(story, random)
    appointments = _appoint(story, needs, random)
    _record_skills(story, needs, appointments, random)
    if appointments and random.random() < 0.15:
        _name(story, appointments[-1], random)
    _review(story, random)


def _add_roles(story: Story, random: Random) -> list[Need]:
    skills = {skill.name: skill for skill in Skill.objects.order_by("pk")}
    needs = [Need(*pair) for pair in _wanted(story, skills, random)]
    add_records(
        collaboration=story.collaboration,
        records=[need.role for need in needs],
        kind=ROLE,
        by=story.analyst,
    )
    with changes_made_by(story.analyst):
        save_many([RoleSkill(role=need.role, skill=need.skill) for need in needs])
    return needs


def _wanted(
    story: Story, skills: dict[str, Skill], random: Random
) -> list[tuple[Role, Skill]]:
    subject = story.plan.subject
    suppliers = len(_suppliers(story))
    special = [
        (title, Area.OPERATIONAL, str(suppliers * random.randint(1, 4)), skill)
        for title, skill in subject.roles
    ]
    few = [COMMON[0], *random.sample(COMMON[1:], random.randint(2, 4))]
    bought_in = story.state(PeopleState) == PeopleState.BOUGHT_IN
    return [
        (
            Role(
                title=title.format(short=subject.short),
                area=area,
                posts=Decimal(posts),
                starts_on=story.plan.founded_on,
                is_bought_in=bought_in and area in (Area.LEGAL, Area.CHANGE),
            ),
            skills.get(skill) or _new_skill(story, skills, skill),
        )
        for title, area, posts, skill in (*special, *few)
    ]


def _new_skill(story: Story, skills: dict[str, Skill], name: str) -> Skill:
    """Put back on the list what somebody took off it."""
    kind = Skill.Kind.EXPERIENCE
    skills[name] = add_skill(name=name, kind=kind, by=story.analyst)
    return skills[name]


def _appoint(story: Story, needs: list[Need], random: Random) -> list[Appointment]:
    day, members = story.at(0.6), _suppliers(story)
    vacant = len(needs) - 1 if story.state(PeopleState) == PeopleState.VACANT else -1
    made = []
    for place, need in enumerate(needs):
        if need.role.is_bought_in or place == vacant:
            continue
        is_shared = need.role.posts >= len(members)
        forces = members if is_shared else [members[place % len(members)]]
        made += _share_out(story, need.role, forces, day)
    if story.state(PeopleState) == PeopleState.VACANT and len(made) > 1:
        made.pop(0)
    rows = add_records(
        collaboration=story.collaboration,
        records=made,
        kind=APPOINTMENT,
        by=story.analyst,
    )
    _hand_over(story, rows, random)
    return rows


def _suppliers(story: Story) -> list[Participation]:
    members = [m for m in story.members_on(story.at(0.6)) if m.left_on is None]
    return members[:MOST_SUPPLIERS]


def _share_out(
    story: Story, role: Role, members: list[Participation], day: dt.date
) -> list[Appointment]:
    each = (role.posts / len(members)).quantize(Decimal("0.01"))
    return [
        Appointment(
            collaboration=story.collaboration,
            role=role,
            force=member.force,
            holder_title=role.title,
            posts=each,
            starts_on=day,
        )
        for member in members
    ]


def _hand_over(story: Story, rows: list[Appointment], random: Random) -> None:
    """Let somebody have held the last role before: who leads changes."""
    if not rows or random.random() > 0.4 or story.age < 500:
        return
    now = rows[-1]
    before = Appointment(
        role=now.role,
        force=story.lead_force,
        holder_title=f"{now.role.title}, until the handover",
        posts=now.posts,
        starts_on=story.plan.founded_on,
        ends_on=now.starts_on - dt.timedelta(days=1),
    )
    add_records(
        collaboration=story.collaboration,
        records=[before],
        kind=APPOINTMENT,
        by=story.analyst,
    )


def _record_skills(
    story: Story, needs: list[Need], appointments: list[Appointment], random: Random
) -> None:
    skills = {need.role.pk: need.skill for need in needs}
    lapsed = story.state(PeopleState) == PeopleState.LAPSED
    held = []
    for place, appointment in enumerate(appointments):
        skill = skills[appointment.role_id]
        valid_days = random.randint(20, 700)
        row = HeldSkill(appointment=appointment, skill=skill)
        if skill.runs_out:
            if lapsed and place % 2 == 0:
                valid_days = -random.randint(5, 200)
            row.valid_until = story.last_day + dt.timedelta(days=valid_days)
            row.gained_on = row.valid_until - dt.timedelta(days=1000)
        # What nobody has recorded is not proven: the other way to fall short.
        if not (lapsed and place % 3 == 1):
            held.append(row)
    add_records(
        collaboration=story.collaboration,
        records=held,
        kind=HELD_SKILL,
        by=story.analyst,
    )


def _name(story: Story, appointment: Appointment, random: Random) -> None:
    name_holder(
        appointment=appointment,
        name=random.choice(NAMES),
        by=story.officer(appointment.force, Level.ANALYST),
    )


def _review(story: Story, random: Random) -> None:
    old = story.state(PeopleState) == PeopleState.UNREVIEWED
    ago = random.randint(780, 1100) if old else random.randint(10, 420)
    review = SkillsReview(
        collaboration=story.collaboration,
        reviewed_on=story.ago(ago),
        reviewed_by=random.choice(REVIEWERS),
        note=random.choice(NOTES).format(**story.words),
    )
    story.record(SKILLS_REVIEW, review)
