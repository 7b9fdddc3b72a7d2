"""How every chart looks: the palette, the axes, the card it stands in (ux.md 4)."""

import html
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from collabtrack.shared.money import display_pounds

Figure = dict[str, Any]
Row = list[Any]

BLUE, TURQUOISE, PINK, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
INK, QUIET, GRID, AXIS, WHITE = "#0B0C0C", "#484F54", "#E4E8EB", "#6F777B", "#FFFFFF"
# Five classes of a map, lightest first; the two lightest take dark text.
CLASSES = ("#ADD1F1", "#6BACE6", "#2073BC", "#12436D", "#092135")
LIGHT_CLASSES = 2
FONT = '"Helvetica Neue", Helvetica, Arial, sans-serif'
TICKS = 5
YEARS_SIDE_BY_SIDE = 8


@dataclass(frozen=True)
class Card:
    """A chart, its words and its table: what components/chart.html shows."""

    id: str
    title: str
    subtitle: str
    alt: str
    figure: Figure
    table: dict[str, Any]
    height: int
    source: str
    as_at: str
    legend: tuple[dict[str, str], ...] = ()
    notice: str = ""
    csv_url: str = ""
    xlsx_url: str = ""


def safe(name: str) -> str:
    """Escape a name for Plotly, which reads <b> and &amp; in any text."""
    return html.escape(name, quote=False)


def pounds(amount: Decimal | None) -> float | None:
    """Give the plotted value: None is a gap, never 0."""
    return None if amount is None else float(amount)


def axis(**changes: Any) -> dict[str, Any]:
    plain = {
        "automargin": True,
        "fixedrange": True,
        "gridcolor": GRID,
        "linecolor": AXIS,
        "tickfont": {"size": 14, "color": INK},
        "ticks": "",
        "zeroline": False,
    }
    return plain | changes


def layout(height: int, **changes: Any) -> dict[str, Any]:
    font = {"family": FONT, "size": 14, "color": INK}
    plain = {
        "dragmode": False,
        "font": font,
        "height": height,
        "hoverlabel": {
            "align": "left",
            "bgcolor": WHITE,
            "bordercolor": INK,
            "font": font,
        },
        "hovermode": "closest",
        "margin": {"l": 8, "r": 10, "t": 24, "b": 8},
        "paper_bgcolor": WHITE,
        "plot_bgcolor": WHITE,
        "showlegend": False,
    }
    return plain | changes


def steps(highest: float) -> list[float]:
    """Give round numbers from 0 to at or above the highest value."""
    if highest <= 0:
        return [0.0, 1.0]
    size = 10 ** math.floor(math.log10(highest / TICKS))
    step = next(size * n for n in (1, 2, 2.5, 5, 10) if size * n * TICKS >= highest)
    return [step * n for n in range(math.ceil(highest / step) + 1)]


def pounds_axis(values: Sequence[float | None]) -> dict[str, Any]:
    """Build a money axis from 0, with room above the tallest bar for its label."""
    known = [value for value in values if value is not None]
    places = steps(max(known, default=0))
    lowest = min(0.0, *known) if known else 0.0
    return axis(
        range=[lowest * 1.15, places[-1] * 1.08],
        tickvals=places,
        ticktext=[_tick(place) for place in places],
    )


def years_axis(labels: Sequence[str], **changes: Any) -> dict[str, Any]:
    """Build an axis of financial years, with room at the ends for long labels."""
    room = 0.5 + 0.05 * len(labels)
    # Many years do not fit side by side.
    changes.setdefault("tickangle", -45 if len(labels) > YEARS_SIDE_BY_SIDE else 0)
    return axis(
        type="category",
        categoryorder="array",
        categoryarray=list(labels),
        range=[-room, len(labels) - 1 + room],
        showgrid=False,
        **changes,
    )


def narrow_years(labels: Sequence[str]) -> dict[str, Any]:
    """Turn the labels upright on a phone and use its whole width."""
    return {"tickangle": -90, "range": [-0.8, len(labels) - 0.2]}


def bar_gap(places: int) -> float:
    """Keep the bar of a short series slim: one year is not a wall."""
    return max(0.32, 1 - 0.14 * places)


def gap_label(label: str, missing: str) -> dict[str, Any]:
    """Write in a gap that nothing is known: an empty place would read as 0."""
    return {
        "x": label,
        "y": 0,
        "yanchor": "bottom",
        "yshift": 4,
        "text": missing,
        "textangle": -90,
        "showarrow": False,
        "font": {"size": 13, "color": QUIET},
    }


def _tick(place: float) -> str:
    # An axis repeats its unit, so a round million drops its ".0".
    return display_pounds(Decimal(str(place))).replace(".0m", "m")


def heading(label: str, *, is_number: bool = False) -> dict[str, Any]:
    return {"label": label, "is_number": is_number}


def number(label: str) -> dict[str, Any]:
    return heading(label, is_number=True)


def money_cell(amount: Decimal | None, missing: str, url: str = "") -> Any:
    """Print a rounded amount; the exact one is in its title, or behind its link."""
    if amount is None:
        return missing
    text = display_pounds(amount)
    return (
        {"text": text, "url": url}
        if url
        else {"text": text, "exact": f"£{amount:,.2f}"}
    )
