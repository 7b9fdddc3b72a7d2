"""Charts of forces: the hexagon map, and what one force collaborates on."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from benefits.charts.style import (
    BLUE,
    CLASSES,
    INK,
    LIGHT_CLASSES,
    WHITE,
    Card,
    Figure,
    axis,
    heading,
    layout,
    number,
    safe,
    steps,
)
from benefits.reports import titles, wording
from benefits.reports.force import ForceReport
from benefits.reports.overview import ForceCount, Overview
from collabtrack.shared.templatetags.figures import uk_date

RADIUS = 0.56
ROW_HEIGHT = math.sqrt(3) / 2
CORNERS = 6


def force_map(overview: Overview, link: Callable[[str], str]) -> Card:
    """Draw one hexagon for each force, shaded by its number of collaborations."""
    noun = wording.noun_of(overview.wanted)
    counts = overview.force_counts
    classes = count_classes([force.collaborations for force in counts])
    height = 480
    inferred = (
        " Taking part in national ones is inferred." if overview.is_register else ""
    )
    return Card(
        id="force-map",
        title=titles.force_map_title(counts, noun),
        subtitle=f"Number of {noun}s that each force takes part in, leading or not."
        f"{inferred} One hexagon is one force, not people or money.",
        alt=_map_alt(counts, noun),
        figure=_hexagons(counts, classes, height),
        table=_map_table(counts, link),
        height=height,
        source="the public register" if overview.is_register else "entries by forces",
        as_at=uk_date(overview.as_at),
        legend=tuple(
            {"swatch": f"class-{place}", "label": _range(bounds)}
            for place, bounds in enumerate(classes, start=1)
        ),
    )


def count_classes(counts: Sequence[int]) -> list[tuple[int, int]]:
    """Cut the counts into at most five classes that hold about as many forces each.

    Classes of equal width would put nearly every force into one or two of them.
    """
    ordered = sorted(counts) or [0]
    lasts = sorted({ordered[-(-len(ordered) * n // 5) - 1] for n in range(1, 6)})
    values = sorted(set(ordered))
    firsts = [
        min(value for value in values if value > last) for last in [-1, *lasts[:-1]]
    ]
    return list(zip(firsts, lasts, strict=True))


def _range(bounds: tuple[int, int]) -> str:
    first, last = bounds
    return str(first) if first == last else f"{first} to {last}"


def _class_of(count: int, classes: list[tuple[int, int]]) -> int:
    return next(place for place, (_, last) in enumerate(classes) if count <= last)


def _map_alt(counts: Sequence[ForceCount], noun: str) -> str:
    numbers = [force.collaborations for force in counts]
    return (
        f"Hexagon map of {len(counts)} forces by {noun}s: from"
        f" {min(numbers, default=0)} to {max(numbers, default=0)} each."
        f" {titles.force_map_title(counts, noun)}. Values are in the table view."
    )


def _centre(force: ForceCount) -> tuple[float, float]:
    """Odd rows stand half a hexagon to the right."""
    return force.hex_column + 0.5 * (force.hex_row % 2), -force.hex_row * ROW_HEIGHT


def _hexagons(
    counts: Sequence[ForceCount], classes: list[tuple[int, int]], height: int
) -> Figure:
    """Draw a trace for each class, not for each force: three times as fast."""
    places = [_class_of(force.collaborations, classes) for force in counts]
    traces = [
        _shapes([f for f, at in zip(counts, places, strict=True) if at == place], place)
        for place in sorted(set(places))
    ]
    labels = [_label(f, at) for f, at in zip(counts, places, strict=True)]
    return {
        "data": [*traces, _tooltips(counts)],
        "layout": layout(
            height,
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            annotations=labels,
            xaxis=axis(visible=False, automargin=False, range=_span(counts, 0)),
            yaxis=axis(
                visible=False,
                automargin=False,
                range=_span(counts, 1),
                scaleanchor="x",
            ),
        ),
    }


def _span(counts: Sequence[ForceCount], place: int) -> list[float]:
    middles = [_centre(force)[place] for force in counts] or [0.0]
    return [min(middles) - 0.7, max(middles) + 0.7]


def _shapes(forces: Sequence[ForceCount], place: int) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for force in forces:
        across, up = _centre(force)
        for corner in range(CORNERS + 1):
            angle = math.radians(60 * corner + 30)
            x.append(round(across + RADIUS * math.cos(angle), 3))
            y.append(round(up + RADIUS * math.sin(angle), 3))
        x.append(None)
        y.append(None)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": CLASSES[place],
        "line": {"color": WHITE, "width": 2},
        "hoverinfo": "skip",
    }


def _label(force: ForceCount, place: int) -> dict[str, Any]:
    across, up = _centre(force)
    return {
        "x": across,
        "y": up,
        "text": f"<b>{safe(force.abbreviation)}</b><br>{force.collaborations}",
        "showarrow": False,
        "align": "center",
        "font": {"size": 13, "color": INK if place < LIGHT_CLASSES else WHITE},
    }


def _tooltips(counts: Sequence[ForceCount]) -> dict[str, Any]:
    centres = [_centre(force) for force in counts]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [across for across, _ in centres],
        "y": [up for _, up in centres],
        "text": [f"<b>{safe(f.name)}</b><br>{f.collaborations}" for f in counts],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"size": 36, "opacity": 0, "color": WHITE},
    }


def _map_table(
    counts: Sequence[ForceCount], link: Callable[[str], str]
) -> dict[str, Any]:
    ordered = sorted(counts, key=lambda force: (-force.collaborations, force.name))
    return {
        "caption": "Collaborations of each force",
        "headings": [heading("Force"), heading("Code"), number("Collaborations")],
        "rows": [
            [
                {"text": force.name, "url": link(force.slug)},
                force.abbreviation,
                str(force.collaborations),
            ]
            for force in ordered
        ],
    }


def by_function(report: ForceReport) -> Card | None:
    """Draw how many of the force's collaborations serve each function."""
    counts = titles.functions_of(report)
    if not counts:
        return None
    height = 60 + 30 * len(counts)
    names = ", ".join(f"{name} {count}" for name, count in counts[:3])
    return Card(
        id="functions-of-force",
        title=titles.functions_title(counts),
        subtitle=f"Number of {wording.noun_of(report.wanted)}s by function",
        alt=f"Bars of {report.live} collaborations in {len(counts)} functions: {names}."
        " Values are in the table view.",
        figure=_function_bars(counts, height),
        table={
            "caption": "Collaborations by function",
            "headings": [heading("Function"), number("Collaborations")],
            "rows": [[name, str(count)] for name, count in counts],
        },
        height=height,
        source="the collaborations listed on this page",
        as_at=uk_date(report.as_at),
    )


def _function_bars(counts: list[tuple[str, int]], height: int) -> Figure:
    names = [safe(name) for name, _ in counts]
    most = max(count for _, count in counts)
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [count for _, count in counts],
        "y": names,
        "text": [str(count) for _, count in counts],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"size": 14, "color": INK},
        "marker": {"color": BLUE},
        "hovertemplate": "%{y}: %{x}<extra></extra>",
    }
    places = [place for place in steps(most) if place == int(place)]
    return {
        "data": [bars],
        "layout": layout(
            height,
            bargap=0.35,
            margin={"l": 8, "r": 30, "t": 6, "b": 8},
            xaxis=axis(range=[0, max(most, places[-1]) * 1.04], tickvals=places),
            yaxis=axis(
                type="category",
                categoryorder="array",
                categoryarray=names,
                autorange="reversed",
                showgrid=False,
            ),
        ),
    }
