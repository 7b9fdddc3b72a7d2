"""Spend of many collaborations by financial year."""

from collections.abc import Callable
from typing import Any

from benefits.charts.style import (
    BLUE,
    INK,
    Card,
    Figure,
    bar_gap,
    gap_label,
    heading,
    layout,
    money_cell,
    narrow_years,
    number,
    pounds,
    pounds_axis,
    years_axis,
)
from benefits.reports import titles, wording
from benefits.reports.overview import Overview, YearSpend
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import display_pounds
from collabtrack.shared.templatetags.figures import uk_date

YearLink = Callable[[FinancialYear], str]


def spend_by_year(overview: Overview, link: YearLink) -> Card:
    """Draw a bar for each year that is known and name each gap."""
    years = overview.years
    missing = wording.missing_words(is_register=overview.is_register)
    height = 510
    source = "published accounts and decisions, listed in the table"
    return Card(
        id="spend-by-year",
        title=titles.spend_by_year_title(
            years, is_register=overview.is_register, on=overview.as_at
        ),
        subtitle="Gross spend of collaborations by financial year, programmes left"
        f" out. A year without a bar: {missing}.",
        alt=_spend_alt(overview, missing),
        figure=_year_bars(years, missing, height),
        table=_year_table(overview, missing, link),
        height=height,
        source=source if overview.is_register else "entries by forces",
        as_at=uk_date(overview.as_at),
    )


def _spend_alt(overview: Overview, missing: str) -> str:
    known = [year for year in overview.years if year.amount is not None]
    bars = "; ".join(f"{y.year} {display_pounds(y.amount)}" for y in known)
    return (
        f"Bars of spend in {len(overview.years)} financial years, {len(known)} known."
        f" {bars or 'No year is known'}. Every other year: {missing}."
        " Values are in the table view."
    )


def _year_bars(years: tuple[YearSpend, ...], missing: str, height: int) -> Figure:
    labels = [year.year.label for year in years]
    values = [pounds(year.amount) for year in years]
    texts = [display_pounds(year.amount, missing="") for year in years]
    gaps = [year.year.label for year in years if year.amount is None]
    bars = {
        "type": "bar",
        "x": labels,
        "y": values,
        "text": texts,
        "textposition": "outside",
        "textangle": 0,
        "cliponaxis": False,
        "constraintext": "none",
        "textfont": {"size": 14, "color": INK},
        "marker": {"color": BLUE},
        "hovertemplate": "%{x}: %{text}<extra></extra>",
    }
    return {
        "data": [bars],
        "layout": layout(
            height,
            bargap=bar_gap(len(labels)),
            annotations=[gap_label(label, missing) for label in gaps],
            xaxis=years_axis(labels),
            yaxis=pounds_axis(values),
            # No room on a phone to write in each gap: the subtitle says it once.
            meta={
                "narrow": {"annotations": [], "xaxis": narrow_years(labels)},
                "narrow_data": [{"textangle": -90}],
            },
        ),
    }


def _year_table(overview: Overview, missing: str, link: YearLink) -> dict[str, Any]:
    headings = [
        heading("Financial year"),
        number("Spend"),
        number("Collaborations"),
        number("Programmes, not added"),
        heading("Source"),
    ]
    rows = [
        [
            year.year.label,
            money_cell(year.amount, missing, link(year.year)),
            str(year.collaborations),
            money_cell(year.programme_amount, missing),
            "; ".join(year.sources) or missing,
        ]
        for year in overview.years
    ]
    return {"caption": "Spend by financial year", "headings": headings, "rows": rows}
