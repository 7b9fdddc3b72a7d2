"""A trend in a table row: a small line, broken where there is no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

WIDTH, HEIGHT, EDGE = 96, 28, 3


@dataclass(frozen=True, slots=True)
class Sparkline:
    """`lines` are the points of polylines, `dots` are figures that stand alone."""

    lines: tuple[str, ...]
    dots: tuple[tuple[str, str], ...]
    width: int = WIDTH
    height: int = HEIGHT


def sparkline(values: Sequence[Decimal | None]) -> Sparkline | None:
    """Draw values in the order of their periods; what is missing stays a gap."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    lines, dots = [], []
    places = [
        None if value is None else (_x(place, len(values)), _y(value, known))
        for place, value in enumerate(values)
    ]
    for is_gap, run in groupby(places, lambda place: place is None):
        points = [] if is_gap else [place for place in run if place is not None]
        if len(points) == 1:
            dots.append(points[0])
        elif points:
            lines.append(" ".join(f"{x},{y}" for x, y in points))
    return Sparkline(tuple(lines), tuple(dots))


def _x(place: int, places: int) -> str:
    across = place / max(places - 1, 1)
    return f"{EDGE + across * (WIDTH - 2 * EDGE):.1f}"


def _y(value: Decimal, known: Sequence[Decimal]) -> str:
    low, high = min(known), max(known)
    # Figures that are all the same lie in the middle.
    up = float((value - low) / (high - low)) if high > low else 0.5
    return f"{HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE):.1f}"
