"""Reports as tables for CSV, XLSX and JSON: exact pounds and pence, words for gaps.

Every row that the filter selects is here, in the order of the page.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from benefits.reports import titles, wording
from benefits.reports.collaboration import CollaborationReport, MeasureLine
from benefits.reports.force import ForceReport
from benefits.reports.overview import Overview, YearSpend
from benefits.reports.portfolio import PortfolioRow
from collaborations.models import Theme
from collabtrack.shared.spreadsheets import Cell

Rows = Iterable[Sequence[Cell]]

FIGURE_HEADINGS = (
    "Financial year",
    "Figure",
    "Value",
    "Unit",
    "Basis",
    "Source",
    "Coverage",
)
POUNDS_UNIT = "GBP"
COUNT_UNIT = "collaborations"
LIST_HEADINGS = (
    "Reference",
    "Name",
    "Kind",
    "Members",
    "Forces",
    "Function",
    "Status",
    "Status basis",
    "Started",
    "Ended",
    "Financial year",
    "Spend",
    "Unit",
    "Spend basis",
    "Latest spend",
    "Latest spend year",
    *(theme.label for theme in Theme),
    "Benefits updated on",
    "Source",
)


# --- overview ------------------------------------------------------------------------


def overview_rows(overview: Overview) -> Rows:
    """Give the totals of each year, then the parts, the themes and the counts."""
    yield from spend_by_year_rows(overview)
    year = overview.wanted.year.label
    for segment in overview.segments:
        known = wording.coverage(segment.spend_known, segment.count)
        label = f"Spend at risk: {segment.label}"
        yield year, label, segment.spend, POUNDS_UNIT, "computed", "", known
        label = f"Collaborations: {segment.label}"
        yield year, label, segment.count, COUNT_UNIT, "counted", "", ""
    for tile in overview.tiles:
        for result, count in tile.counts.items():
            label = f"{tile.theme.label}: {result.label}"
            yield year, label, count, COUNT_UNIT, "judged", "", ""
    if overview.register is not None:
        for name, count in vars(overview.register).items():
            yield year, f"Register: {name}", count, COUNT_UNIT, "counted", "", ""


def spend_by_year_rows(overview: Overview) -> Rows:
    """Give one row for each year; a year without a figure has no value, never 0."""
    missing = wording.missing_words(is_register=overview.is_register)
    known = "published" if overview.is_register else "recorded"
    for year in overview.years:
        yield _year_row(year, missing, known)
    for year in overview.programmes_not_added:
        yield (
            year.year.label,
            "Spend of programmes, not added",
            year.programme_amount,
            POUNDS_UNIT,
            known,
            "; ".join(year.programme_sources),
            "",
        )


def _year_row(year: YearSpend, missing: str, known: str) -> Sequence[Cell]:
    is_known = year.amount is not None
    return (
        year.year.label,
        "Spend of collaborations",
        year.amount,
        POUNDS_UNIT,
        known if is_known else missing,
        "; ".join(year.sources),
        wording.counted(year.collaborations, "collaboration") if is_known else "",
    )


FORCE_MAP_HEADINGS = ("Force", "Name", "Code", "Kind", "Value", "Unit")


def force_map_rows(overview: Overview) -> Rows:
    for force in overview.force_counts:
        yield (
            force.slug,
            force.name,
            force.abbreviation,
            force.kind,
            force.collaborations,
            COUNT_UNIT,
        )


# --- list ----------------------------------------------------------------------------


def collaboration_rows(listed: Iterable[PortfolioRow], year: str) -> Rows:
    return (_collaboration_row(row, year) for row in listed)


def _collaboration_row(row: PortfolioRow, year: str) -> Sequence[Cell]:
    missing = wording.missing_words(is_register=row.is_from_register)
    known = "published" if row.is_from_register else "recorded"
    latest = row.latest_cost
    return (
        row.reference,
        row.name,
        "programme" if row.is_programme else "collaboration",
        row.members,
        row.forces,
        row.function,
        row.status,
        row.status_note,
        row.started,
        row.ended,
        year,
        row.spend,
        POUNDS_UNIT,
        missing if row.spend is None else known,
        latest.amount if latest else None,
        latest.year.label if latest else "",
        *(row.themes[theme].label for theme in Theme),
        row.benefits_updated_on,
        row.source,
    )


# --- one collaboration ---------------------------------------------------------------

COLLABORATION_HEADINGS = (
    "Reference",
    "Financial year",
    "Record",
    "Item",
    "Value",
    "Unit",
    "Basis",
    "Source",
)


def collaboration_page_rows(report: CollaborationReport) -> Rows:
    """Give the yearly totals, the entries behind them, and each measure's figures."""
    yield from collaboration_spend_rows(report)
    reference = report.collaboration.reference
    for line in report.spend_lines:
        item = f"{line.kind}, {line.category}, {line.force or 'no force'}"
        year, basis = line.year.label, line.basis
        start = (reference, year, "Spend entry", item)
        yield *start, line.amount, POUNDS_UNIT, basis, line.source
    for measure in report.measures:
        yield from _measure_rows(reference, measure)


def collaboration_spend_rows(report: CollaborationReport) -> Rows:
    missing = wording.missing_words(is_register=report.collaboration.is_from_register)
    reference = report.collaboration.reference
    for year in report.spend_years:
        for kind in ("plan", "forecast", "actual"):
            amount: Decimal | None = getattr(year, kind)
            basis = missing if amount is None else "total of entries"
            start = (reference, year.year.label, "Spend total", kind)
            yield *start, amount, POUNDS_UNIT, basis, ""
        for force, basis, part in year.split:
            start = (reference, year.year.label, "Actual spend by force", force)
            yield *start, part, POUNDS_UNIT, basis, ""


def _measure_rows(reference: str, measure: MeasureLine) -> Rows:
    name = f"{measure.reference} {measure.name}"
    for line in measure.figures:
        value = line.value if line.amount is None else line.amount
        start = (reference, line.year, line.kind, name)
        yield *start, value, measure.unit, line.basis, line.source
    if not measure.figures:
        yield reference, "", "Measure", name, None, measure.unit, measure.state, ""


# --- one force -----------------------------------------------------------------------

FORCE_HEADINGS = (
    *LIST_HEADINGS,
    "Force",
    "Role",
    "Participation basis",
    "Force cost",
    "Force cost basis",
)


def force_rows(report: ForceReport) -> Rows:
    year = report.wanted.year.label
    for line in report.rows:
        missing = wording.missing_words(is_register=line.row.is_from_register)
        yield (
            *_collaboration_row(line.row, year),
            report.force.slug,
            line.role,
            line.basis,
            line.cost,
            missing if line.cost is None else line.cost_basis,
        )


FUNCTION_HEADINGS = ("Force", "Function", "Value", "Unit")


def function_rows(report: ForceReport) -> Rows:
    for name, count in titles.functions_of(report):
        yield report.force.slug, name, count, COUNT_UNIT
