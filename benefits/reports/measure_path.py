"""What the chart of one measure shows: readings, and the path from baseline to target.

A period that was expected and has no figure is a gap between the points, never 0. A
measure read by force has a line for each force, four at most; the table has all.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from benefits.models import Interval, Reading
from benefits.reports.measure import MeasureReport, ReadingLine
from benefits.reports.progress import Course, Point, Progress
from benefits.reports.tracking import MONTHS
from benefits.reports.units import figure_text, value_of
from collaborations.reports.notice import months_later
from collabtrack.shared.templatetags.figures import uk_date

MOST_LINES = 4
MOST_GAPS = 60
WHOLE = "All forces"


@dataclass(frozen=True)
class Series:
    """One line: values by last day of their period, None for a gap."""

    name: str
    points: tuple[tuple[dt.date, Decimal | None], ...]


@dataclass(frozen=True)
class MeasurePath:
    title: str
    subtitle: str
    alt: str
    unit: str
    series: tuple[Series, ...]
    ends: tuple[Point, Point] | None
    rows: tuple[tuple[str, str, str, str], ...]


def measure_path_of(report: MeasureReport, progress: Progress) -> MeasurePath | None:
    """Give what is drawn; None where there is neither a reading nor a path."""
    read = [line for line in report.readings if line.is_current]
    ends = _ends(progress.course)
    series = _series(report, read)
    if not series and ends is None:
        return None
    return MeasurePath(
        title=path_title(report, progress),
        subtitle=_subtitle(report, len(_forces(read))),
        alt=_alt(report, progress),
        unit="£" if report.measure.is_monetary else report.measure.unit,
        series=series,
        ends=ends,
        rows=_rows(report, progress, read),
    )


def _ends(course: Course) -> tuple[Point, Point] | None:
    if course.baseline is None or course.target is None:
        return None
    return course.baseline, course.target


def path_title(report: MeasureReport, progress: Progress) -> str:
    """Say the finding: the last reading, and how far it is; never more than is true."""
    if report.actual is None:
        return "No reading yet"
    latest = f"{report.actual.value} in {report.actual.period}"
    if len(_forces(report.readings)) > 1:
        latest = "Read by force"
    if progress.share is None:
        if progress.standing is None:
            return latest
        return f"{latest}: {progress.standing.label.lower()}"
    words = progress.words
    standing = f", {progress.standing.label.lower()}" if progress.standing else ""
    return f"{latest}: {words}{standing}"


def _subtitle(report: MeasureReport, forces: int) -> str:
    unit = "pounds" if report.measure.is_monetary else report.measure.unit or "no unit"
    more = f"; {MOST_LINES} of {forces} forces are drawn" if forces > MOST_LINES else ""
    return f"Readings by period, in {unit}. A gap is a period without a reading{more}"


def _alt(report: MeasureReport, progress: Progress) -> str:
    course = progress.course
    said = [
        f"{label} {figure_text(report.measure, point.value)} on {uk_date(point.on)}"
        for label, point in (("baseline", course.baseline), ("target", course.target))
        if point is not None
    ]
    if report.actual:
        said.append(f"last reading {report.actual.value}, {report.actual.period}")
    return f"Line of readings: {'; '.join(said)}. Values are in the table view."


def _forces(lines: Sequence[ReadingLine]) -> list[str]:
    return sorted({line.force for line in lines})


def _series(report: MeasureReport, read: Sequence[ReadingLine]) -> tuple[Series, ...]:
    found = []
    for force in _forces(read)[:MOST_LINES]:
        own = [line.reading for line in reversed(read) if line.force == force]
        found.append(Series(force or WHOLE, _points(report, own)))
    return tuple(series for series in found if series.points)


def _points(
    report: MeasureReport, readings: Sequence[Reading]
) -> tuple[tuple[dt.date, Decimal | None], ...]:
    """Give a value or a gap for every period from the first reading to the last."""
    values = {row.ends_on: value_of(report.measure, row) for row in readings}
    months = MONTHS.get(Interval(report.measure.interval))
    if months and values:
        day = min(values)
        for _ in range(MOST_GAPS):
            day = months_later(day + dt.timedelta(1), months) - dt.timedelta(1)
            if day >= max(values):
                break
            values.setdefault(day, None)
    return tuple(sorted(values.items()))


def _rows(
    report: MeasureReport, progress: Progress, read: Sequence[ReadingLine]
) -> tuple[tuple[str, str, str, str], ...]:
    course = progress.course
    rows = [
        (label, "", uk_date(point.on), figure_text(report.measure, point.value))
        for label, point in (("Baseline", course.baseline), ("Target", course.target))
        if point is not None
    ]
    return (
        *rows,
        *(("Reading", line.force or WHOLE, line.period, line.value) for line in read),
    )
