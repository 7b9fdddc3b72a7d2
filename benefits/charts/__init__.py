"""Reports as Plotly figures: plain dictionaries, each with its table.

Nothing is computed here but places on the page; amounts become floats only here.
"""

from benefits.charts.collaborations import collaboration_spend
from benefits.charts.forces import by_function, force_map
from benefits.charts.measures import measure_path
from benefits.charts.spend import spend_by_year
from benefits.charts.style import Card

__all__ = [
    "Card",
    "by_function",
    "collaboration_spend",
    "force_map",
    "measure_path",
    "spend_by_year",
]
