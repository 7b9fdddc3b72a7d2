"""One measure: the path from its baseline to its target, and what was read."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from benefits.charts.style import (
    BLUE,
    INK,
    ORANGE,
    PINK,
    TURQUOISE,
    Card,
    axis,
    heading,
    layout,
    number,
    safe,
)
from benefits.reports.measure import MeasureReport
from benefits.reports.measure_path import MeasurePath
from collabtrack.shared.templatetags.figures import uk_date

HEIGHT = 320
# A colour, a mark and the swatch of the key for each line.
LINES = (
    (BLUE, "circle", "blue"),
    (TURQUOISE, "diamond", "turquoise"),
    (PINK, "square", "pink"),
    (INK, "cross", "cross"),
)


def measure_path(report: MeasureReport, path: MeasurePath) -> Card:
    """Draw readings, and the straight path from baseline to target."""
    return Card(
        id="measure-path",
        title=path.title,
        subtitle=path.subtitle,
        alt=path.alt,
        figure={"data": _traces(path), "layout": _layout(path)},
        table=_table(path),
        height=HEIGHT,
        source=report.measure.method.rstrip(".") or "entries by forces",
        as_at=uk_date(report.as_at),
        legend=_legend(path),
    )


def _traces(path: MeasurePath) -> list[dict[str, Any]]:
    traces = [
        _line(
            series.name,
            [(day.isoformat(), value) for day, value in series.points],
            {"color": color, "width": 3},
            symbol,
        )
        for series, (color, symbol, _) in zip(path.series, LINES, strict=False)
    ]
    if path.ends:
        points = [(point.on.isoformat(), point.value) for point in path.ends]
        dashed = {"color": ORANGE, "width": 2, "dash": "dash"}
        traces.append(_line("Path to target", points, dashed, "line-ew-open"))
    return traces


def _line(
    name: str,
    points: Sequence[tuple[str, Decimal | None]],
    line: dict[str, Any],
    symbol: str,
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": safe(name),
        "x": [day for day, _ in points],
        "y": [None if value is None else float(value) for _, value in points],
        # A missing reading leaves a gap: it is never joined over, and never 0.
        "connectgaps": False,
        "line": line,
        "marker": {"size": 9, "symbol": symbol},
        "hovertemplate": "%{x|%-d %b %Y}: %{y}<extra>%{fullData.name}</extra>",
    }


def _layout(path: MeasurePath) -> dict[str, Any]:
    return layout(
        HEIGHT,
        xaxis=axis(type="date", tickformat="%b %Y", nticks=6),
        yaxis=axis(rangemode="tozero", title={"text": safe(path.unit)}),
    )


def _legend(path: MeasurePath) -> tuple[dict[str, str], ...]:
    marks = [
        {"swatch": swatch, "label": series.name}
        for series, (_, _, swatch) in zip(path.series, LINES, strict=False)
    ]
    if path.ends:
        marks.append({"swatch": "dash", "label": "Straight path to the target"})
    return tuple(marks)


def _table(path: MeasurePath) -> dict[str, Any]:
    return {
        "caption": "Readings, baseline and target",
        "headings": [
            heading("Figure"),
            heading("Force"),
            heading("Period"),
            number("Value"),
        ],
        "rows": [list(row) for row in path.rows],
    }
