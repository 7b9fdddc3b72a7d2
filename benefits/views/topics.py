"""The topics that a collaboration's page sums up, in the order shown."""

from typing import Any

from benefits.reports.collaboration import CollaborationReport
from collaborations.views.about import about_section
from collaborations.views.accountability_section import accountability_section
from collaborations.views.agreement_section import agreements_section
from collaborations.views.lessons import lessons_section
from collaborations.views.people_summary import people_section
from collaborations.views.review_sections import (
    ending_section,
    review_section,
    survey_section,
)
from collaborations.views.sections import Section, SectionBuilder

TOPICS: tuple[SectionBuilder, ...] = (
    about_section,
    survey_section,
    accountability_section,
    agreements_section,
    people_section,
    lessons_section,
    review_section,
    ending_section,
)


def topics_of(report: CollaborationReport, user: Any) -> list[Section]:
    return [build(report.collaboration, user, report.as_at) for build in TOPICS]
