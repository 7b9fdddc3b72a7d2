"""Posts that forces agreed to supply, the systems they use, and how staff fare."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from random import Random
from typing import Final

from benefits.management.example.states import SupplyState, SystemsState
from benefits.management.example.story import Story
from collaborations.models import (
    Appointment,
    Participation,
    PostContribution,
    SystemInUse,
    WorkforceFigure,
)
from collaborations.services.many import add_records
from collaborations.services.workforce import (
    POST_CONTRIBUTION,
    SYSTEM_IN_USE,
    WORKFORCE_FIGURE,
)

Purpose, Kind = SystemInUse.Purpose, WorkforceFigure.Kind
# Invented products: the one that is shared, and the one that a force kept.
SYSTEMS: Final = {
    Purpose.DUTIES: ("Rotawell", "Shiftbook"),
    Purpose.HR: ("Peoplegate", "Staffstone"),
    Purpose.BRIEFING: ("Briefwell", "Parade"),
    Purpose.COMMAND: ("Callbeacon", "Hailpoint"),
    Purpose.RECORDS: ("Recordstone", "Casebarrow"),
    Purpose.INTELLIGENCE: ("Intelmoor", "Lanternfile"),
    Purpose.CASE_FILES: ("Caseharbour", "Docketpost"),
    Purpose.FINANCE: ("Ledgerway", "Tallybook"),
    Purpose.OTHER: ("Toolbench", "Fieldcase"),
}
DIFFERENCES: Final = (
    "Names and addresses are typed again by hand; about four hours a week.",
    "Holds no {unit}: these are counted in a spreadsheet and sent each month.",
    "Rosters cannot be seen from {force}, so supervisors telephone.",
    "Older version: attachments from the others cannot be opened.",
)
SEEN_BY: Final = (
    "Head of ICT and the unit's business lead",
    "Systems working group",
    "",
)
SHORT_NOTES: Final = (
    "Two posts are held back while the force recruits.",
    "The force says that it supplies the rest from overtime.",
    "",
)
SOURCES: Final = (
    "HR return, end of quarter",
    "Workforce dashboard of the lead force",
    "Staff survey of the unit",
)
# Leavers in per cent here and in the forces, and minutes of travel.
RANGES: Final = {
    Kind.LEAVERS: (4, 22),
    Kind.FORCE_LEAVERS: (5, 11),
    Kind.TRAVEL: (18, 64),
}
FEW_FORCES: Final = 8


def tell(story: Story) -> None:
    if not story.plan.has_begun:
        return
    random = story.dice("workforce")
    _agree_posts(story, random)
    _name_systems(story, random)
    if random.random() < 0.6:
        _count_leavers(story, random)


def _agree_posts(story: Story, random: Random) -> None:
    """Agree what is supplied, or more than one of the forces supplies."""
    state = story.state(SupplyState)
    if state == SupplyState.NONE:
        return
    supplied: dict[int, Decimal] = defaultdict(Decimal)
    rows = Appointment.objects.filter(collaboration=story.collaboration)
    for row in rows.in_effect_on(story.last_day).order_by("pk"):
        supplied[row.force_id] += row.posts
    day = story.at(0.6)
    members = {m.force_id: m for m in story.members_on(day) if m.left_on is None}
    agreed = []
    for place, (force, posts) in enumerate(supplied.items()):
        is_short = state == SupplyState.SHORT and place == 0
        agreed.append(
            PostContribution(
                force=members[force].force,
                posts=round(posts * Decimal("1.4"), 1) if is_short else posts,
                starts_on=day,
                note=random.choice(SHORT_NOTES) if is_short else "",
            )
        )
    add_records(
        collaboration=story.collaboration,
        records=agreed,
        kind=POST_CONTRIBUTION,
        by=story.analyst,
    )


def _name_systems(story: Story, random: Random) -> None:
    state = story.state(SystemsState)
    members = story.members_on(story.last_day)[:FEW_FORCES]
    if state == SystemsState.NONE:
        return
    if state == SystemsState.PARTLY:
        members = members[: max(1, len(members) // 2)]
    ago = random.randint(1120, 1500) if state == SystemsState.OLD else 0
    day = story.ago(ago or random.randint(20, 600))
    add_records(
        collaboration=story.collaboration,
        records=[
            _system(story, purpose, member, day, random)
            for purpose in random.sample(list(Purpose), 2)
            for member in members
        ],
        kind=SYSTEM_IN_USE,
        by=story.analyst,
    )


def _system(
    story: Story,
    purpose: SystemInUse.Purpose,
    member: Participation,
    day: dt.date,
    random: Random,
) -> SystemInUse:
    shared, own = SYSTEMS[purpose]
    is_other = story.state(SystemsState) != SystemsState.SAME and random.random() < 0.5
    said = random.choice(DIFFERENCES).format(**story.words)
    return SystemInUse(
        force=member.force,
        purpose=purpose,
        name=own if is_other else shared,
        differences=said if is_other else "",
        seen_by=random.choice(SEEN_BY),
        as_at=max(day, member.joined_on or day),
    )


def _count_leavers(story: Story, random: Random) -> None:
    day = story.ago(random.randint(10, 300))
    figures = [
        WorkforceFigure(
            kind=kind,
            value=Decimal(random.randint(fewest * 10, most * 10)) / 10,
            as_at=day,
            source=random.choice(SOURCES),
        )
        for kind, (fewest, most) in RANGES.items()
    ]
    add_records(
        collaboration=story.collaboration,
        records=figures,
        kind=WORKFORCE_FIGURE,
        by=story.analyst,
    )
