"""What the page of a collaboration says of its agreements."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q

from collaborations.models import Agreement, Collaboration
from collaborations.reports.agreements import State, last_day_in_force, state_on
from collaborations.views.agreements import nothing_recorded
from collaborations.views.sections import Section, SectionLine, link
from collabtrack.shared.templatetags.figures import uk_date


def agreements_section(collaboration: Collaboration, user: Any, on: dt.date) -> Section:
    """Sum up, in one query, each agreement that nothing has superseded."""
    has_signed = Q(parties__signed_on__lte=on)
    rows = (
        Agreement.objects.filter(collaboration=collaboration)
        .unsuperseded_on(on)
        .select_related("superseded_by")
        .annotate(signatures=Count("parties", filter=has_signed))
    )
    return Section(
        id="agreements",
        title="Agreements",
        rows=tuple(_line(row, on) for row in rows.order_by("-drafted_on", "-pk")[:5]),
        nothing=nothing_recorded(collaboration),
        links=(
            link(
                "Agreements: who signed, dates, exit terms", "agreements", collaboration
            ),
        ),
    )


def _line(row: Any, on: dt.date) -> SectionLine:
    state = state_on(row, on)
    last_day = last_day_in_force(row)
    until = (
        f" until {uk_date(last_day)}" if state == State.IN_FORCE and last_day else ""
    )
    count = row.signatures
    notes = [
        f"{count} {'party has' if count == 1 else 'parties have'} signed.",
        f"Review due {uk_date(row.review_due_on)}." if row.review_due_on else "",
        f"{row.get_publication_display() or 'Publication not recorded'}.",
    ]
    # Who must sign is not asked here: in force is said on the agreements' own page.
    said = "Commenced" if state == State.IN_FORCE else state.label
    return SectionLine(str(row), f"{said}{until}", " ".join(filter(None, notes)))
