"""What the page of a collaboration says of its agreements."""

import datetime as dt
from typing import Any

from collaborations.models import Agreement, Collaboration
from collaborations.reports.agreement_wording import state_words
from collaborations.reports.agreements import (
    AgreementStanding,
    agreements_in_full,
    standing,
)
from collaborations.views.agreements import nothing_recorded
from collaborations.views.sections import Section, SectionLine, link
from collabtrack.shared.templatetags.figures import uk_date


def agreements_section(collaboration: Collaboration, user: Any, on: dt.date) -> Section:
    """Sum up each agreement that nothing has superseded, in the words of its page."""
    rows = Agreement.objects.filter(collaboration=collaboration).unsuperseded_on(on)
    newest = agreements_in_full(rows).order_by("-drafted_on", "-pk")[:5]
    return Section(
        id="agreements",
        title="Agreements",
        rows=tuple(_line(standing(row, on=on)) for row in newest),
        nothing=nothing_recorded(collaboration),
        links=(
            link(
                "Agreements: who signed, dates, exit terms", "agreements", collaboration
            ),
        ),
    )


def _line(row: AgreementStanding) -> SectionLine:
    agreement = row.agreement
    is_bounded = row.is_in_force and row.last_day
    until = f" until {uk_date(row.last_day)}" if is_bounded else ""
    count = sum(each.signed_on is not None for each in row.signatories)
    due = agreement.review_due_on
    notes = [
        f"{count} {'party has' if count == 1 else 'parties have'} signed.",
        f"Review due {uk_date(due)}." if due else "",
        f"{agreement.get_publication_display() or 'Publication not recorded'}.",
    ]
    value = f"{state_words(row)}{until}"
    return SectionLine(str(agreement), value, " ".join(filter(None, notes)))
