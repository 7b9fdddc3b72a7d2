"""Every figure is one that Plotly takes, says only what its table says, and no more."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import plotly.graph_objects as go
import pytest

from benefits import charts
from benefits.charts.forces import count_classes
from benefits.charts.style import steps
from benefits.reports.collaboration import SpendYear
from benefits.reports.overview import ForceCount, YearSpend
from benefits.reports.selection import PortfolioFilter
from collabtrack.shared.financial_years import FinancialYear
from tests.benefits.test_wording import entered

PALETTE = {
    "#12436D",
    "#28A197",
    "#801650",
    "#F46A25",
    "#3D3D3D",
    "#A285D1",
    "#092135",
    "#2073BC",
    "#6BACE6",
    "#ADD1F1",
    "#0B0C0C",
    "#484F54",
    "#E4E8EB",
    "#6F777B",
    "#FFFFFF",
}
NASTY = "Kent & <b>Essex</b> %{x}"


def overview():
    years = (
        YearSpend(FinancialYear(2020), Decimal("719083.00"), 1, None, ("a report",)),
        YearSpend(FinancialYear(2021), None, 0, Decimal("166400000.00"), ()),
        YearSpend(FinancialYear(2022), Decimal("43872438.00"), 2, None, ("x", "y")),
    )
    forces = tuple(
        ForceCount(f"force-{n}", name, f"F{n}", "territorial", n % 3, n // 3, n)
        for n, name in enumerate(["Avon", NASTY, "Kent", "Essex", "Wilts", "Derby"])
    )
    return replace(
        entered({"in_place": 3}), is_register=True, years=years, force_counts=forces
    )


def spend_by_year():
    return charts.spend_by_year(overview(), lambda year: f"?fy={year}")


def force_map():
    return charts.force_map(overview(), lambda slug: f"/forces/{slug}/")


def of_collaboration():
    years = (
        SpendYear(FinancialYear(2020), Decimal(5), None, Decimal("6.50"), ()),
        SpendYear(FinancialYear(2022), None, Decimal(8), None, ()),
    )
    report = SimpleNamespace(
        spend_years=years,
        collaboration=SimpleNamespace(is_from_register=False),
        row=SimpleNamespace(source=""),
        as_at=dt.date(2026, 11, 22),
    )
    return charts.collaboration_spend(report)


def by_function():
    rows = [
        SimpleNamespace(row=SimpleNamespace(function=name))
        for name in ("ICT", "ICT", NASTY)
    ]
    report = SimpleNamespace(
        rows=rows,
        live=3,
        wanted=PortfolioFilter(year=FinancialYear(2025)),
        as_at=dt.date(2026, 11, 22),
    )
    return charts.by_function(report)


CARDS = [spend_by_year, force_map, of_collaboration, by_function]
BARS = [spend_by_year, of_collaboration, by_function]


@pytest.mark.parametrize("make", CARDS)
def test_plotly_takes_the_figure(make):
    drawn = go.Figure(make().figure)

    assert len(drawn.data) >= 1


@pytest.mark.parametrize("make", CARDS)
def test_no_colour_is_outside_the_palette(make):
    found = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", str(make().figure)))

    assert found <= PALETTE


@pytest.mark.parametrize("make", CARDS)
def test_a_chart_never_catches_the_scroll(make):
    layout = make().figure["layout"]

    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"] is layout["yaxis"]["fixedrange"] is True


@pytest.mark.parametrize("make", CARDS)
def test_the_height_is_reserved(make):
    card = make()

    assert card.figure["layout"]["height"] == card.height


@pytest.mark.parametrize("make", CARDS)
def test_the_text_for_screen_readers_has_two_numbers_and_names_the_table(make):
    alt = make().alt

    assert len(re.findall(r"\d+", alt)) >= 2
    assert "Values are in the table view." in alt


@pytest.mark.parametrize("make", CARDS)
def test_no_more_than_four_series_and_names_stay_out_of_templates(make):
    data = make().figure["data"]
    series = [trace for trace in data if trace["type"] == "bar"]

    assert len(series) <= 4
    assert not any("Kent" in trace.get("hovertemplate", "") for trace in data)


@pytest.mark.parametrize("make", [force_map, by_function])
def test_names_are_escaped_once(make):
    text = str(make().figure)

    assert "Kent &amp; &lt;b&gt;Essex&lt;/b&gt;" in text
    assert NASTY not in text


@pytest.mark.parametrize("make", BARS)
def test_bars_start_at_0(make):
    layout = make().figure["layout"]
    axis = layout["xaxis" if make is by_function else "yaxis"]

    assert axis["range"][0] <= 0 < axis["range"][1]


def test_a_missing_year_is_a_gap_with_words_and_never_0():
    card = spend_by_year()
    bars = card.figure["data"][0]

    assert bars["x"] == ["2020-21", "2021-22", "2022-23"]
    assert bars["y"] == [719083.0, None, 43872438.0]
    notes = card.figure["layout"]["annotations"]
    assert [(note["x"], note["text"]) for note in notes] == [
        ("2021-22", "none published")
    ]
    assert card.table["rows"][1][1] == "none published"


def test_the_table_of_spend_holds_the_plotted_values():
    card = spend_by_year()

    rows = [[row[0], row[1], row[2]] for row in card.table["rows"]]

    assert rows == [
        ["2020-21", {"text": "£719,083", "url": "?fy=2020-21"}, "1"],
        ["2021-22", "none published", "0"],
        ["2022-23", {"text": "£43.9m", "url": "?fy=2022-23"}, "2"],
    ]
    assert card.figure["data"][0]["text"] == ["£719,083", "", "£43.9m"]


def test_programmes_are_in_the_table_and_not_in_the_bars():
    card = spend_by_year()

    assert card.table["rows"][1][3]["text"] == "£166.4m"
    assert 166400000.0 not in card.figure["data"][0]["y"]


def test_the_map_prints_code_and_number_in_each_hexagon():
    card = force_map()

    printed = {note["text"] for note in card.figure["layout"]["annotations"]}

    assert printed == {f"<b>F{n}</b><br>{n}" for n in range(6)}
    assert {(row[1], row[2]) for row in card.table["rows"]} == {
        (f"F{n}", str(n)) for n in range(6)
    }


def test_the_map_draws_a_trace_for_each_class_and_one_of_tooltips():
    card = force_map()

    assert len(card.figure["data"]) == len(card.legend) + 1


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], [(0, 0)]),
        ([0, 0], [(0, 0)]),
        ([3], [(3, 3)]),
        ([1, 2, 3, 4, 5], [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]),
        ([0, 0, 9, 14, 14, 14, 15, 16, 21, 22], [(0, 0), (9, 14), (15, 16), (21, 22)]),
    ],
)
def test_classes_follow_the_counts(counts, expected):
    assert count_classes(counts) == expected


def test_plan_forecast_and_actual_stand_apart_and_differ_by_more_than_colour():
    card = of_collaboration()
    actual, forecast, plan = card.figure["data"]

    assert (actual["name"], actual["y"]) == ("Actual", [6.5, None, None])
    assert (forecast["name"], forecast["y"]) == ("Forecast", [None, None, 8.0])
    assert (plan["name"], plan["y"]) == ("Plan", [5.0, None, None])
    assert forecast["marker"]["pattern"]["shape"] == "/"
    assert plan["type"] == "scatter"
    assert [mark["swatch"] for mark in card.legend] == ["blue", "striped", "dash"]


def test_a_year_between_two_entries_is_a_named_gap():
    notes = of_collaboration().figure["layout"]["annotations"]

    assert [(note["x"], note["text"]) for note in notes] == [
        ("2021-22", "not recorded"),
        ("2020-21", "£7"),
        ("2022-23", "£8"),
    ]


def test_without_any_spend_there_is_no_chart():
    report = SimpleNamespace(
        spend_years=(SpendYear(FinancialYear(2025), None, None, None, ()),)
    )

    assert charts.collaboration_spend(report) is None


@pytest.mark.parametrize("highest", [0.01, 1, 7, 99, 719083, 43872438, 166400000])
def test_an_axis_has_few_round_steps_and_holds_the_highest(highest):
    places = steps(highest)

    assert places[0] == 0
    assert places[-1] >= highest
    assert len(places) <= 7
