import datetime as dt
from typing import Any

from collaborations.models import Collaboration
from collaborations.reports.people import People
from collaborations.reports.posts_in_brief import posts_in_brief
from collaborations.templatetags.posts import per_cent, posts
from collaborations.views.sections import Section, SectionLine, link
from collabtrack.shared.templatetags.figures import uk_date


def people_section(collaboration: Collaboration, user: Any, on: dt.date) -> Section:
    """Say how many posts are needed and filled, and when the list was reviewed."""
    report = posts_in_brief(collaboration, on=on)
    return Section(
        id="people",
        title="People and skills",
        rows=_lines(report) if report.roles else (),
        nothing="No role is recorded.",
        links=(link("Roles, holders, posts and systems", "people", collaboration),),
    )


def _lines(report: People) -> tuple[SectionLine, ...]:
    bought_in = sum(role.is_bought_in for role in report.roles)
    reviewed = uk_date(report.reviewed_on) if report.reviewed_on else ""
    return (
        SectionLine(
            "Posts filled",
            f"{posts(report.filled)} of {posts(report.needed)}",
            per_cent(report.filled_share),
        ),
        SectionLine("Posts vacant", posts(report.vacant)),
        SectionLine(
            "Roles",
            str(len(report.roles)),
            f"{bought_in} bought in" if bought_in else "",
        ),
        SectionLine("Roles and skills reviewed", reviewed),
    )
