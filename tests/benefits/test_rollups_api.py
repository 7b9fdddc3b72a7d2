"""Yearly rollups over HTTP: four groupings, and programmes never added."""

import datetime as dt
from decimal import Decimal

import pytest

from tests import factories
from tests.benefits.api_calls import (
    answer_of,
    csv_of,
    get,
    queries_of,
    refusal_of,
    roll_up,
    rows_of,
)

pytestmark = pytest.mark.django_db
YEAR_BEFORE = {"starts_on": dt.date(2024, 4, 1), "ends_on": dt.date(2025, 3, 31)}
NOTHING = {
    "cashable": None,
    "non_cashable": None,
    "cost_avoidance": None,
    "income": None,
    "not_stated": None,
    "dis_benefit": None,
    "cash_dis_benefit": None,
}


@pytest.fixture
def ledger(collaboration):
    """Two collaborations and a programme, each with actual spend in 2025-26."""
    whole = factories.FunctionFactory(code="5")
    part = factories.FunctionFactory(code="5.01", parent=whole)
    other = factories.CollaborationFactory(reference="C-0500", function=part)
    programme = factories.CollaborationFactory(
        reference="C-0003", function=whole, row_kind="programme"
    )
    spend(collaboration, "100.01")
    spend(collaboration, "40.00", **YEAR_BEFORE)
    spend(collaboration, "120.00", kind="plan")
    spend(other, "200.02")
    spend(programme, "5000.00")
    roll_up()
    return collaboration


def spend(collaboration, amount, **fields):
    factories.SpendEntryFactory(
        collaboration=collaboration, amount=Decimal(amount), **fields
    )


def test_by_collaboration_each_row_is_one_year_of_one(signed_in, ledger):
    rows = rows_of(signed_in, "rollups/")

    assert [
        (row["financial_year"], row["collaboration"], row["actual_spend"])
        for row in rows
    ] == [
        ("2024-25", "C-0412", "40.00"),
        ("2025-26", "C-0003", "5000.00"),
        ("2025-26", "C-0412", "100.01"),
        ("2025-26", "C-0500", "200.02"),
    ]
    assert [row["row_kind"] for row in rows][1] == "programme"


def test_plan_forecast_and_actual_stand_apart_and_missing_is_null(signed_in, ledger):
    (row,) = rows_of(signed_in, "rollups/?collaboration=C-0412&fy=2025-26")

    assert row["plan_spend"] == "120.00"
    assert row["forecast_spend"] is None
    assert row["actual_spend"] == "100.01"
    assert row["planned"] == row["realised"] == NOTHING


def test_by_year_programmes_stand_beside_the_sum(signed_in, ledger):
    rows = rows_of(signed_in, "rollups/?by=year")

    assert [
        (
            row["financial_year"],
            row["actual_spend"],
            row["actual_spend_known"],
            row["programmes_actual_spend"],
        )
        for row in rows
    ] == [("2024-25", "40.00", 1, None), ("2025-26", "300.03", 2, "5000.00")]


def test_by_function_parts_count_under_the_first_level(signed_in, ledger):
    rows = rows_of(signed_in, "rollups/?by=function&fy=2025-26")

    sums = {row["function"]: row["actual_spend"] for row in rows}
    assert sums == {ledger.function.code: "100.01", "5": "200.02"}


def test_by_force_each_part_says_how_it_is_known(signed_in, ledger, force):
    for weight, member in enumerate(ledger.participations.order_by("force__slug")):
        factories.CostShareFactory(participation=member, weight=weight + 1)
    spend(ledger, "9.00", force=force)
    roll_up()

    rows = rows_of(signed_in, "rollups/?by=force&fy=2025-26")

    assert [(row["force"], row["basis"], row["actual_spend"]) for row in rows] == [
        (None, "not_split", "200.02"),
        ("northern", "computed", "33.34"),
        ("northern", "recorded", "9.00"),
        ("southern", "computed", "66.67"),
    ]
    assert all(row["planned"] == NOTHING for row in rows)


def test_a_force_selects_its_part_or_the_collaborations_it_is_in(signed_in, ledger):
    for member in ledger.participations.all():
        factories.CostShareFactory(participation=member, weight=1)
    roll_up()

    (part,) = rows_of(signed_in, "rollups/?by=force&force=southern&fy=2025-26")
    (whole,) = rows_of(signed_in, "rollups/?by=year&force=southern&fy=2025-26")

    assert (part["actual_spend"], whole["actual_spend"]) == ("50.00", "100.01")


def test_types_of_benefit_stand_apart(signed_in, collaboration):
    for kind, amount in (("cashable", "10.00"), ("income", "3.00")):
        measure = factories.BenefitMeasureFactory(
            collaboration=collaboration, type=kind
        )
        factories.TargetFactory(measure=measure, amount=Decimal(amount))
        factories.ReadingFactory(measure=measure, amount=Decimal("1.50"))
    roll_up()

    (row,) = rows_of(signed_in, "rollups/?by=year")

    assert row["planned"] == NOTHING | {"cashable": "10.00", "income": "3.00"}
    assert row["realised"] == NOTHING | {"cashable": "1.50", "income": "1.50"}
    assert row["actual_spend"] is None
    assert row["actual_spend_known"] == 0


def test_meta_says_how_fresh_and_how_complete(signed_in, ledger):
    factories.CollaborationFactory()

    response = get(signed_in, "rollups/?fy=2024/25")
    meta = response.json()["meta"]

    assert meta["financial_year"] == "2024-25"
    assert meta["coverage"] == {"known": 1, "of": 3}
    assert meta["rolled_up_at"] is not None
    assert meta["as_at"]
    assert response.headers["Last-Modified"]
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_without_a_year_coverage_is_of_any_year(signed_in, ledger):
    assert answer_of(signed_in, "rollups/")["meta"]["coverage"] == {
        "known": 2,
        "of": 2,
    }


@pytest.mark.parametrize(
    "written", ["2025-26", "2025/26", "25/26", "2025-2026", "FY26"]
)
def test_a_year_is_read_in_each_way_that_people_write_it(signed_in, ledger, written):
    rows = rows_of(signed_in, f"rollups/?by=year&fy={written}")

    assert [row["financial_year"] for row in rows] == ["2025-26"]


@pytest.mark.parametrize(
    "query",
    ["fy=2025", "by=month", "force=nowhere", "collaboration=C-9999", "function=X9"],
)
def test_a_value_that_means_nothing_is_named(signed_in, query):
    assert refusal_of(signed_in, f"rollups/?{query}") == [query.partition("=")[0]]


@pytest.mark.parametrize("by", ["collaboration", "force", "function", "year"])
def test_pages_together_hold_what_one_page_holds(signed_in, ledger, by):
    whole = rows_of(signed_in, f"rollups/?by={by}")
    paged, address = [], f"/api/v1/rollups/?by={by}&page_size=1"

    while address:
        page = signed_in.get(address).json()
        paged += page["results"]
        address = page["next"]

    assert len(whole) > 1
    assert paged == whole


@pytest.mark.parametrize("by", ["collaboration", "force", "function", "year"])
def test_the_csv_says_what_the_json_says(signed_in, ledger, by):
    listed = rows_of(signed_in, f"rollups/?by={by}")

    filed = csv_of(signed_in, f"rollups/?by={by}&format=csv&page_size=1")

    names = ("financial_year", "collaboration", "force", "function", "actual_spend")
    assert [[line[name] for name in names] for line in filed] == [
        [row[name] or "" for name in names] for row in listed
    ]


@pytest.mark.parametrize("by", ["collaboration", "force", "function", "year"])
def test_queries_do_not_grow_with_rows(signed_in, ledger, by):
    few = queries_of(signed_in, f"rollups/?by={by}")
    for _ in range(6):
        spend(factories.CollaborationFactory(), "1.00")
    roll_up()

    assert queries_of(signed_in, f"rollups/?by={by}") == few
