"""Reports as tables for CSV, XLSX and JSON."""

from collections.abc import Iterable, Sequence

from collaborations.reports.forces import ForceEntry
from collaborations.reports.lessons import LessonEntry
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
LESSON_HEADINGS = (
    "Lesson",
    "Title",
    "Kind",
    "What happened",
    "What to do",
    "Evidence",
    "Link to the evidence",
    "Theme",
    "Stage",
    "Learned on",
    "Learned in",
    "Collaboration",
    "Status",
    "Function",
    "Adopted by",
    "Adopted in",
)


def force_list(
    entries: Sequence[ForceEntry], notes: Sequence[tuple[str, str]]
) -> Sheet:
    rows = [
        (e.slug, e.name, e.abbreviation, e.code, e.kind, e.region, e.live)
        for e in entries
    ]
    return Sheet(title="Forces", headings=FORCE_HEADINGS, rows=rows, notes=notes)


def lesson_list(
    entries: Iterable[LessonEntry], notes: Sequence[tuple[str, str]]
) -> Sheet:
    rows = (
        (
            e.reference,
            e.title,
            e.kind,
            e.what_happened,
            e.what_to_do,
            e.evidence,
            e.evidence_url,
            e.theme,
            e.stage,
            e.learned_on,
            e.collaboration_reference,
            e.collaboration,
            e.status,
            e.function,
            e.adopted,
            "; ".join(e.adopted_in),
        )
        for e in entries
    )
    return Sheet(title="Lessons", headings=LESSON_HEADINGS, rows=rows, notes=notes)
