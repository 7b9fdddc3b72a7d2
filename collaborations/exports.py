"""Reports as tables for CSV, XLSX and JSON."""

from collections.abc import Sequence

from collaborations.reports.forces import ForceEntry
from collabtrack.shared.spreadsheets import Sheet

FORCE_HEADINGS = (
    "Force",
    "Name",
    "Abbreviation",
    "Code",
    "Kind",
    "Region",
    "Live collaborations",
)


def force_list(
    entries: Sequence[ForceEntry], notes: Sequence[tuple[str, str]]
) -> Sheet:
    rows = [
        (e.slug, e.name, e.abbreviation, e.code, e.kind, e.region, e.live)
        for e in entries
    ]
    return Sheet(title="Forces", headings=FORCE_HEADINGS, rows=rows, notes=notes)
