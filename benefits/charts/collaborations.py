"""Spend of one collaboration: plan, forecast and actual, which are never added."""

from typing import Any

from benefits.charts.style import (
    BLUE,
    INK,
    ORANGE,
    TURQUOISE,
    WHITE,
    Card,
    Figure,
    bar_gap,
    gap_label,
    heading,
    layout,
    money_cell,
    number,
    pounds,
    pounds_axis,
    years_axis,
)
from benefits.reports import titles, wording
from benefits.reports.collaboration import CollaborationReport, SpendYear
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import display_pounds
from collabtrack.shared.templatetags.figures import uk_date

STRIPES = {
    "shape": "/",
    "fillmode": "overlay",
    "fgcolor": "rgba(255,255,255,.5)",
    "size": 9,
    "solidity": 0.13,
}


def collaboration_spend(report: CollaborationReport) -> Card | None:
    """Draw plan, forecast and actual side by side: they are never added."""
    years = report.spend_years
    known = [year for year in years if _amounts(year)]
    if not known:
        return None
    is_register = report.collaboration.is_from_register
    actual = [(year.year, year.actual) for year in years if year.actual is not None]
    height = 300
    missing = wording.missing_words(is_register=is_register)
    figure, legend = _kinds(years, missing, height)
    return Card(
        id="spend-of-collaboration",
        title=titles.spend_title(actual, is_register=is_register, on=report.as_at),
        subtitle="Gross spend by financial year",
        alt=_kinds_alt(years),
        figure=figure,
        table=_kinds_table(report),
        height=height,
        source=report.row.source or "entries by forces",
        as_at=uk_date(report.as_at),
        legend=legend,
    )


def _amounts(year: SpendYear | None) -> list[Any]:
    if year is None:
        return []
    return [a for a in (year.plan, year.forecast, year.actual) if a is not None]


def _kinds(
    years: tuple[SpendYear, ...], missing: str, height: int
) -> tuple[Figure, tuple[dict[str, str], ...]]:
    first, last = years[0].year.start_year, years[-1].year.start_year
    # Years between entries are gaps too; only the drawing needs them.
    labels = [FinancialYear(year).label for year in range(first, last + 1)]
    by_label = {year.year.label: year for year in years}
    traces, legend = [], []
    for name, swatch, style in (
        ("actual", "blue", _bar(BLUE)),
        ("forecast", "striped", _bar(TURQUOISE, STRIPES)),
        ("plan", "dash", _tick_mark()),
    ):
        amounts = [getattr(by_label.get(label), name, None) for label in labels]
        if all(amount is None for amount in amounts):
            continue
        traces.append(style | _values(name.capitalize(), labels, amounts))
        legend.append({"swatch": swatch, "label": name.capitalize()})
    values = [value for trace in traces for value in trace["y"]]
    gaps = [label for label in labels if not _amounts(by_label.get(label))]
    drawn = layout(
        height,
        barmode="group",
        bargap=bar_gap(len(labels)),
        annotations=[
            *(gap_label(label, missing) for label in gaps),
            *_labels_above(traces),
        ],
        xaxis=years_axis(labels),
        yaxis=pounds_axis(values),
    )
    # One series needs no key: the title says what it is.
    return {"data": traces, "layout": drawn}, tuple(legend if len(legend) > 1 else ())


def _labels_above(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lift the labels of bars clear of the plan's mark, where there is one.

    The first kind that is known gives a year its label: actual before forecast.
    """
    *bars, plan = traces
    if not bars or plan["type"] == "bar":
        return []
    labels: dict[str, str] = {}
    for trace in bars:
        trace["textposition"] = "none"
        for label, text in zip(trace["x"], trace["text"], strict=True):
            labels[label] = labels.get(label) or text
    tops = {
        label: max((t["y"][at] for t in traces if t["y"][at] is not None), default=0)
        for at, label in enumerate(plan["x"])
    }
    return [
        {"x": label, "y": tops[label], "text": text, "showarrow": False, "yshift": 12}
        for label, text in labels.items()
        if text
    ]


def _values(name: str, labels: list[str], amounts: list[Any]) -> dict[str, Any]:
    return {
        "name": name,
        "x": labels,
        "y": [pounds(amount) for amount in amounts],
        "text": [display_pounds(amount, missing="") for amount in amounts],
        "hovertemplate": "%{x} %{fullData.name}: %{text}<extra></extra>",
        "cliponaxis": False,
    }


def _bar(colour: str, pattern: dict[str, Any] | None = None) -> dict[str, Any]:
    marker: dict[str, Any] = {"color": colour, "line": {"color": WHITE, "width": 1}}
    if pattern:
        marker["pattern"] = pattern
    return {
        "type": "bar",
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 14, "color": INK},
        "marker": marker,
    }


def _tick_mark() -> dict[str, Any]:
    mark = {"symbol": "line-ew", "size": 40, "line": {"width": 3, "color": ORANGE}}
    return {"type": "scatter", "mode": "markers", "marker": mark}


def _kinds_alt(years: tuple[SpendYear, ...]) -> str:
    said = [
        f"{year.year} {name} {display_pounds(amount)}"
        for year in years
        for name, amount in (
            ("plan", year.plan),
            ("forecast", year.forecast),
            ("actual", year.actual),
        )
        if amount is not None
    ]
    bars = "; ".join(said)
    return f"Bars of spend by financial year: {bars}. Values are in the table view."


def _kinds_table(report: CollaborationReport) -> dict[str, Any]:
    missing = wording.missing_words(is_register=report.collaboration.is_from_register)
    headings = [
        heading("Financial year"),
        number("Plan"),
        number("Forecast"),
        number("Actual"),
    ]
    rows = [
        [
            year.year.label,
            money_cell(year.plan, missing),
            money_cell(year.forecast, missing),
            money_cell(year.actual, missing),
        ]
        for year in report.spend_years
    ]
    return {"caption": "Spend by financial year", "headings": headings, "rows": rows}
