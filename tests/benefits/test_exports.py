"""Rows of files: exact pounds, the unit beside them, words for what is missing."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

from benefits import exports
from benefits.reports.collaboration import FigureLine, MeasureLine, SpendYear
from benefits.reports.overview import ThemeTile, YearSpend
from benefits.reports.portfolio import PortfolioRow, YearAmount
from collaborations.models import Result, Theme
from collabtrack.shared.financial_years import FinancialYear
from tests.benefits.test_wording import entered, register

YEAR = FinancialYear(2025)


def rows_of(rows, headings):
    return [dict(zip(headings, row, strict=True)) for row in rows]


def figures(overview):
    return rows_of(exports.overview_rows(overview), exports.FIGURE_HEADINGS)


def row(**changes):
    plain = {
        "id": 1,
        "reference": "C-0412",
        "name": "Joint Forensics",
        "url": "/collaborations/C-0412/",
        "is_programme": False,
        "is_draft": False,
        "is_from_register": False,
        "lead": "Northern",
        "forces": 2,
        "scope": "Regional",
        "function": "Forensics",
        "status": "Live",
        "status_since": "2019",
        "status_note": "",
        "source": "",
        "started": "2019",
        "ended": "",
        "spend": None,
        "latest_cost": None,
        "themes": dict.fromkeys(Theme, Result.NOT_ASSESSED),
        "benefits_updated_on": None,
    }
    return PortfolioRow(**plain | changes)


def listed(*rows):
    return rows_of(exports.collaboration_rows(rows, "2025-26"), exports.LIST_HEADINGS)


def test_a_year_without_a_figure_has_a_row_without_a_value():
    years = (
        YearSpend(FinancialYear(2021), Decimal("2000000.00"), 1, None, ("a", "b")),
        YearSpend(FinancialYear(2022), None, 0, Decimal("166400000.00"), ()),
    )

    told = figures(replace(entered({}), is_register=True, years=years))

    spends = [row for row in told if row["Figure"].startswith("Spend of")]
    assert [
        (row["Financial year"], row["Figure"], row["Value"], row["Basis"])
        for row in spends
    ] == [
        ("2021-22", "Spend of collaborations", Decimal("2000000.00"), "published"),
        ("2022-23", "Spend of collaborations", None, "none published"),
        (
            "2022-23",
            "Spend of programmes, not added",
            Decimal("166400000.00"),
            "published",
        ),
    ]
    assert spends[0]["Source"] == "a; b"
    assert {row["Unit"] for row in spends} == {"GBP"}


def test_a_segment_whose_spend_is_unknown_has_no_value_and_an_empty_one_costs_0():
    told = figures(entered({"both": 2, "in_place": 1}, spends={"in_place": "5.50"}))

    values = {row["Figure"]: row["Value"] for row in told}

    assert values["Spend at risk: Neither in place"] is None
    assert values["Spend at risk: Purpose not clear"] == 0
    assert values["Spend at risk: Both in place"] == Decimal("5.50")
    assert values["Collaborations: Neither in place"] == 2


def test_every_theme_and_every_number_of_the_sentence_is_in_the_file():
    counts = dict.fromkeys(Result, 0) | {Result.NOT_ASSESSED: 59}
    overview = replace(
        entered({}),
        tiles=tuple(ThemeTile(theme, counts) for theme in Theme),
        register=register(),
    )

    values = {row["Figure"]: row["Value"] for row in figures(overview)}

    assert values["Purpose: Not assessed"] == 59
    assert values["Skills and capabilities: Met"] == 0
    assert values["Register: sourced"] == 21
    assert values["Register: tracked"] == 0


def test_spend_is_exact_and_what_is_missing_is_in_words():
    known, unknown, public = listed(
        row(spend=Decimal("0.10")),
        row(latest_cost=YearAmount(FinancialYear(2021), Decimal("9.99"))),
        row(is_from_register=True),
    )

    assert (known["Spend"], known["Spend basis"]) == (Decimal("0.10"), "recorded")
    assert (unknown["Spend"], unknown["Spend basis"]) == (None, "not recorded")
    assert (unknown["Latest spend"], unknown["Latest spend year"]) == (
        Decimal("9.99"),
        "2021-22",
    )
    assert (public["Spend"], public["Spend basis"]) == (None, "none published")


def test_a_row_says_its_kind_its_year_and_each_theme():
    (told,) = listed(row(is_programme=True))

    assert (told["Kind"], told["Financial year"]) == ("programme", "2025-26")
    assert told["Leadership and governance"] == "Not assessed"


def collaboration(**changes):
    plain = {
        "collaboration": SimpleNamespace(reference="C-0412", is_from_register=False),
        "spend_years": (),
        "spend_lines": (),
        "measures": (),
        "as_at": dt.date(2026, 11, 22),
    }
    rows = exports.collaboration_page_rows(SimpleNamespace(**plain | changes))
    return rows_of(rows, exports.COLLABORATION_HEADINGS)


def test_plan_forecast_and_actual_are_rows_of_their_own():
    split = (("Northern", "Recorded", Decimal("6.50")),)
    year = SpendYear(YEAR, Decimal(5), None, Decimal("6.50"), split)

    told = collaboration(spend_years=(year,))

    assert [(row["Item"], row["Value"], row["Basis"]) for row in told] == [
        ("plan", Decimal(5), "total of entries"),
        ("forecast", None, "not recorded"),
        ("actual", Decimal("6.50"), "total of entries"),
        ("Northern", Decimal("6.50"), "Recorded"),
    ]


def test_a_measure_without_figures_still_has_a_row():
    figure = FigureLine("Target", "2025-26", None, Decimal(30), "", "board paper")
    measures = [
        MeasureLine(name, "Waiting", "Quantified", "Service", "days", state, (), lines)
        for name, state, lines in (
            ("B-00001", "Claimed", (figure,)),
            ("B-00002", "Described", ()),
        )
    ]

    told = collaboration(measures=measures)

    assert [(row["Record"], row["Value"], row["Unit"]) for row in told] == [
        ("Target", Decimal(30), "days"),
        ("Measure", None, "days"),
    ]
    assert told[1]["Basis"] == "Described"
