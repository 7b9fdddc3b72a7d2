"""How was this worked out? Rows, rule and coverage beside a figure."""

import datetime as dt
from decimal import Decimal

import pytest

from benefits.reports import workings
from benefits.reports.coverage import measure_coverage
from benefits.reports.net_position import net_position
from benefits.reports.progress import Course, Point, progress
from collabtrack.shared.financial_years import FinancialYear
from tests import factories
from tests.benefits.ledger_rows import force_row, measure_row, year_row

YEAR = FinancialYear(2025)
DAY = dt.date(2026, 6, 30)


def figures(working):
    return {row.label: row.figure for row in working.rows}


def test_pounds_are_exact_and_missing_is_words():
    assert workings.pounds(Decimal("-1234567.8")) == "−£1,234,567.80"
    assert workings.pounds(Decimal(0)) == "£0.00"
    assert workings.pounds(None) == "not recorded"


def test_a_years_lines_say_from_how_many_measures(collaboration):
    row = year_row(
        collaboration,
        2025,
        realised_cashable="92000",
        realised_cut_off="600000",
    )
    row.measures_expected, row.measures_read = 11, 7

    working = workings.lines_of_year(row, collaboration, as_at=DAY)

    assert working.title == "Benefits in 2025-26"
    assert working.coverage == "from 7 of 11 measures"
    assert working.as_at == DAY
    found = figures(working)
    assert found["Cashable, realised"] == "£92,000.00"
    assert found["Cost avoidance, realised"] == "not recorded"
    assert found["Claimed, but cut off by an overlap group"] == "£600,000.00"
    assert {row.link for row in working.rows} == {"/collaborations/C-0412/#benefits"}


def test_a_measures_year_names_its_rules(collaboration):
    measure = factories.BenefitMeasureFactory(
        collaboration=collaboration,
        attribution_pct=Decimal("80.00"),
        first_claimed_year=YEAR,
    )
    factories.ReadingFactory(measure=measure)
    row = measure_row(
        measure, realised=Decimal("1000.000000"), realised_counted=Decimal(800)
    )

    working = workings.measure_year(
        row, measure, measure_coverage(measure, on=DAY), as_at=DAY
    )

    assert working.rule.startswith("Across forces: sum; then over time: sum.")
    assert working.coverage == "from 1 of 1 readings"
    assert figures(working) == {
        "Target": "not recorded",
        "Readings": "£1,000.00",
        "Attributed to the collaboration": "80%",
        "Counted": "£800.00",
    }


def test_a_year_that_does_not_add_up_says_so(collaboration):
    measure = factories.BenefitMeasureFactory(
        collaboration=collaboration,
        type="quantified",
        unit="days",
        across_forces="none",
        across_time="none",
    )
    row = measure_row(measure, planned=Decimal("30.500000"), is_additive=False)

    working = workings.measure_year(
        row, measure, measure_coverage(measure, on=DAY), as_at=DAY
    )

    assert figures(working) == {"Target": "30.5 days", "Readings": "not additive"}
    assert working.coverage == ""


def test_net_cash_shows_every_line(collaboration):
    year_row(
        collaboration,
        2025,
        realised_cashable="500000",
        actual_spend="430000",
        actual_running="350000",
        actual_set_up="80000",
    )
    (net,) = net_position(collaboration)

    working = workings.net_cash(net, collaboration, as_at=DAY)

    links = {row.label: row.link for row in working.rows}
    assert links["Cashable"] == "/collaborations/C-0412/#benefits"
    assert links["Less exit cost"] == "/collaborations/C-0412/#spend"
    assert links["Net cash"] == ""
    found = figures(working)
    assert found["Cashable"] == "£500,000.00"
    assert found["Less running cost"] == "£350,000.00"
    assert found["Less exit cost"] == "not recorded"
    assert found["Net cash"] == "£70,000.00"
    assert found["Net cash to date"] == "£70,000.00"


def test_net_cash_that_is_not_computable_names_the_reason(collaboration):
    year_row(collaboration, 2025, realised_cashable="500000")
    (net,) = net_position(collaboration)

    found = figures(workings.net_cash(net, collaboration, as_at=DAY))

    assert found["Net cash"] == (
        "not computable: no actual spend is recorded for 2025-26"
    )


@pytest.mark.django_db
def test_progress_shows_its_three_points_and_the_path():
    measure = factories.BenefitMeasureFactory(type="quantified", unit="minutes")
    course = Course(
        "down",
        Point(Decimal(60), dt.date(2024, 4, 1)),
        Point(Decimal(40), dt.date(2026, 4, 1)),
        Point(Decimal(45), dt.date(2025, 4, 1)),
    )

    working = workings.progress_of(progress(course), measure, as_at=DAY)

    assert figures(working) == {
        "Baseline": "60 minutes (1 April 2024)",
        "Target": "40 minutes (1 April 2026)",
        "Actual": "45 minutes (1 April 2025)",
        "Progress": "75% of the way",
        "Path on that day": "50 minutes",
        "Standing": "Ahead of path, by 5 minutes",
    }


def test_a_forces_cost_says_how_it_is_known(collaboration, force):
    rows = [
        force_row(collaboration, force, actual_contribution="60"),
        force_row(collaboration, force, basis="computed", actual_spend="100"),
    ]

    working = workings.force_cost(rows, collaboration, as_at=DAY)

    assert working.title == "Cost of Northern in 2025-26"
    assert figures(working) == {
        "Contribution": "£60.00",
        "Spend, computed from shares": "£100.00",
    }


def test_no_cost_is_not_0(collaboration):
    working = workings.force_cost([], collaboration, as_at=DAY)

    assert figures(working) == {"Cost": "not recorded"}
