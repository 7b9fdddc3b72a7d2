"""Who answers, in the few lines that a collaboration's page gives it."""

import datetime as dt
from typing import Any

from collaborations.models import Collaboration
from collaborations.reports.accountability import (
    Direction,
    Ownership,
    directions,
    ownership,
)
from collaborations.reports.names import ROLES_ONLY
from collaborations.views.sections import Section, SectionLine, link
from collabtrack.shared.templatetags.figures import uk_date


def accountability_section(
    collaboration: Collaboration, user: Any, on: dt.date
) -> Section:
    owners = ownership(collaboration, on=on, sight=ROLES_ONLY)
    directing = [row for row in directions(collaboration, on=on) if row.is_in_effect]
    is_public = collaboration.is_from_register
    nothing = f"Who answers for it is not {'published' if is_public else 'recorded'}."
    anything = owners.leads or directing
    return Section(
        id="answers",
        title="Who answers",
        rows=_lines(owners, directing) if anything else (),
        nothing=nothing,
        links=(
            link(
                "Governance: who answers and who decides", "governance", collaboration
            ),
        ),
    )


def _lines(owners: Ownership, directing: list[Direction]) -> tuple[SectionLine, ...]:
    owner, many = owners.in_post, owners.owners_in_24_months
    return (
        SectionLine(
            "Senior responsible owner",
            f"{owner.role_title}, {owner.party}" if owner else "",
            f"In post since {uk_date(owner.since)}" if owner else "",
        ),
        SectionLine("Owners in 24 months", "" if many is None else str(many)),
        SectionLine(
            "Direction and control",
            ", ".join(f"{row.force} ({row.function})" for row in directing),
        ),
    )
