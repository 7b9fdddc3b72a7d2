"""Rows and figures as the templates print them."""

from typing import Any

from benefits.reports import wording
from benefits.reports.collaboration import MeasureLine, SpendLine
from benefits.reports.portfolio import PortfolioRow
from collaborations.models import Theme

SHORT_THEMES = {
    Theme.PURPOSE: "Purpose",
    Theme.BENEFITS: "Benefits",
    Theme.GOVERNANCE: "Governance",
    Theme.SKILLS: "Skills",
}


def row_of(row: PortfolioRow) -> dict[str, Any]:
    return {
        "row": row,
        "missing": wording.missing_words(is_register=row.is_from_register),
        "is_unsourced": row.is_from_register and row.source == "Not sourced",
        "results": [
            {"label": SHORT_THEMES[theme], "result": row.themes[theme]}
            for theme in Theme
        ],
    }


def measure_of(measure: MeasureLine, missing: str) -> dict[str, Any]:
    return {
        "line": measure,
        "missing": wording.listed(measure.missing),
        "figures": [
            {
                "kind": figure.kind,
                "year": figure.year or "no year given",
                "amount": figure.amount,
                "value": f"{figure.value.normalize():f} {measure.unit}"
                if figure.value is not None
                else missing,
                "basis": figure.basis,
                "source": figure.source,
            }
            for figure in measure.figures
        ],
    }


def spend_line(line: SpendLine) -> dict[str, Any]:
    """Give components/source.html what it takes, under the entry's own anchor."""
    kind = f"{line.kind}, {line.category.lower()}"
    whom = f", {line.force}" if line.force else ""
    return {
        "anchor": line.anchor,
        "figure": {
            "amount": line.amount,
            "year": line.year.label,
            "basis": f"{kind}{whom}{', ' + line.basis if line.basis else ''}",
            "source": line.source,
        },
    }
