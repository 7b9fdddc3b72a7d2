"""The topics that a collaboration's page sums up, in the order shown."""

from typing import Any

from benefits.reports.collaboration import CollaborationReport
from collaborations.views.accountability_section import accountability_section
from collaborations.views.agreement_section import agreements_section
from collaborations.views.people_summary import people_section
from collaborations.views.sections import Section, SectionBuilder

TOPICS: tuple[SectionBuilder, ...] = (
    accountability_section,
    agreements_section,
    people_section,
)


def topics_of(report: CollaborationReport, user: Any) -> list[Section]:
    return [build(report.collaboration, user, report.as_at) for build in TOPICS]
