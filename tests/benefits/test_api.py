"""Collaborations with their costs, and the overview, over HTTP."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import timezone

from benefits.api.parameters import (
    CollaborationParameters,
    OverviewParameters,
    RollupParameters,
)
from benefits.reports.overview import overview
from benefits.reports.selection import PortfolioFilter
from collaborations.models import Result, Theme, ThemeFinding
from collabtrack.shared.financial_years import FinancialYear
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


@pytest.fixture
def programme():
    return factories.CollaborationFactory(
        reference="C-0003", name="Network", row_kind="programme"
    )


def ids_of(client, path):
    return [row["id"] for row in rows_of(client, path)]


def test_a_collaboration_shows_who_takes_part_and_since_when(signed_in, collaboration):
    collaboration.participations.filter(force__slug="northern").update(role="lead")

    shown = answer_of(signed_in, "collaborations/C-0412/")

    assert shown["lead_force"] == "northern"
    assert shown["forces"] == 2
    assert shown["participations"] == [
        {
            "force": slug,
            "role": role,
            "basis": "stated",
            "joined_on": "2020-04-01",
            "left_on": None,
        }
        for slug, role in (("northern", "lead"), ("southern", "partner"))
    ]


def test_what_is_not_recorded_is_null(signed_in, collaboration):
    shown = answer_of(signed_in, "collaborations/C-0412/")

    assert shown["purpose"] is None
    assert shown["source"] is None
    assert shown["is_sourced"] is None
    assert shown["status_basis"] is None
    assert shown["programme"] is None
    assert shown["costs"] == []
    assert [(each["theme"], each["result"]) for each in shown["themes"]] == [
        (theme, "not_assessed") for theme in Theme.values
    ]


def test_the_current_purpose_is_the_newest_version(signed_in, collaboration, force):
    factories.PurposeFactory(collaboration=collaboration, text="Old words.")
    newest = factories.PurposeFactory(
        collaboration=collaboration, version=2, text="New words."
    )
    factories.PurposeForceFactory(purpose=newest, force=force)

    shown = answer_of(signed_in, "collaborations/C-0412/")["purpose"]

    assert (shown["version"], shown["text"]) == (2, "New words.")
    assert shown["forces"] == ["northern"]


def test_theme_results_are_the_stored_ones(signed_in, collaboration):
    ThemeFinding.objects.create(
        collaboration=collaboration,
        theme=Theme.PURPOSE,
        result=Result.PARTLY_MET,
        since="2026-04-01",
        assessed_on="2026-06-30",
    )

    shown = answer_of(signed_in, "collaborations/C-0412/")["themes"]

    assert shown[0] == {
        "theme": "purpose",
        "result": "partly_met",
        "since": "2026-04-01",
    }


def test_a_row_of_the_register_says_where_it_is_published(signed_in):
    factories.RegisterEntryFactory(
        collaboration__reference="C-0001", is_sourced=False, status_basis="assumed"
    )

    shown = answer_of(signed_in, "collaborations/C-0001/")

    assert shown["source"] == "Not sourced"
    assert shown["is_sourced"] is False
    assert shown["status_basis"] == "assumed"


def test_a_published_cost_has_its_year_and_source(signed_in, collaboration):
    factories.SpendEntryFactory(
        collaboration=collaboration,
        amount=Decimal("719083.00"),
        source="Annual accounts",
        basis="reported",
    )
    factories.SpendEntryFactory(collaboration=collaboration)

    assert answer_of(signed_in, "collaborations/C-0412/")["costs"] == [
        {
            "financial_year": "2025-26",
            "kind": "actual",
            "category": "running",
            "amount": "719083.00",
            "force": None,
            "basis": "reported",
            "source": "Annual accounts",
        }
    ]


def test_a_unit_names_its_programme(signed_in, collaboration, programme):
    collaboration.programme = programme
    collaboration.save()

    assert answer_of(signed_in, "collaborations/C-0412/")["programme"] == "C-0003"
    assert ids_of(signed_in, "collaborations/?programme=C-0003") == ["C-0412"]


def test_a_unit_does_not_name_a_programme_that_is_hidden(
    signed_in, collaboration, programme
):
    collaboration.programme = programme
    collaboration.save()
    programme.is_restricted = True
    programme.save()

    assert answer_of(signed_in, "collaborations/C-0412/")["programme"] is None
    assert refusal_of(signed_in, "collaborations/?programme=C-0003") == ["programme"]


@pytest.mark.parametrize("hidden", [{"is_draft": True}, {"is_restricted": True}])
def test_what_one_may_not_see_is_not_found(signed_in, hidden):
    factories.CollaborationFactory(reference="C-0666", **hidden)

    assert get(signed_in, "collaborations/C-0666/").status_code == 404
    assert get(signed_in, "collaborations/C-0667/").status_code == 404
    assert ids_of(signed_in, "collaborations/") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["C-0003", "C-0412", "C-0500"]),
        ("kind=programme", ["C-0003"]),
        ("kind=collaboration", ["C-0412", "C-0500"]),
        ("status=live", ["C-0003", "C-0412"]),
        ("status=ended", ["C-0500"]),
        ("force=northern", ["C-0412"]),
        ("area=northern", ["C-0412"]),
        ("q=forensics", ["C-0412"]),
        ("origin=register", []),
        ("cost=year&fy=FY26", ["C-0412"]),
        ("cost=year&fy=2024-25", []),
        ("cost=any", ["C-0412"]),
        ("tracked=yes", []),
        ("theme=purpose&result=met", []),
    ],
)
def test_collaborations_are_filtered_as_on_the_page(
    signed_in, collaboration, programme, query, expected
):
    factories.CollaborationFactory(reference="C-0500", name="Old", status="ended")
    factories.SpendEntryFactory(collaboration=collaboration)
    roll_up()

    assert ids_of(signed_in, f"collaborations/?{query}") == expected


@pytest.mark.parametrize(
    "query",
    [
        "area=atlantis",
        "fy=2025",
        "fy=2025-27",
        "function=X9",
        "status=alive",
        "kind=unit",
        "force=nowhere",
        "theme=purpose",
        "result=met",
    ],
)
def test_a_value_that_means_nothing_is_named(signed_in, query):
    assert refusal_of(signed_in, f"collaborations/?{query}") == [
        query.partition("=")[0]
    ]


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("collaborations/", CollaborationParameters),
        ("overview/", OverviewParameters),
        ("rollups/", RollupParameters),
    ],
)
@pytest.mark.parametrize("text", ["%00", "%ED%A0%80", "9" * 300, "%F0%9F%9A%94"])
def test_what_no_database_takes_is_refused(signed_in, path, parameters, text):
    for name in set(parameters.names()) - {"q"}:
        assert refusal_of(signed_in, f"{path}?{name}={text}") == [name]


def test_a_search_for_control_characters_is_refused(signed_in):
    assert refusal_of(signed_in, "collaborations/?q=%00") == ["q"]


def test_a_function_includes_its_parts(signed_in):
    whole = factories.FunctionFactory(code="5")
    part = factories.FunctionFactory(code="5.01", parent=whole)
    factories.CollaborationFactory(reference="C-0412", function=part)
    factories.CollaborationFactory(reference="C-0500")

    assert ids_of(signed_in, "collaborations/?function=5") == ["C-0412"]


def test_the_csv_of_collaborations_says_what_the_json_says(
    signed_in, collaboration, programme
):
    listed = rows_of(signed_in, "collaborations/")

    filed = csv_of(signed_in, "collaborations/?format=csv&page_size=1")

    assert [row["id"] for row in filed] == [row["id"] for row in listed]
    for line, row in zip(filed, listed, strict=True):
        assert line["function.code"] == row["function"]["code"]
        for name in ("name", "row_kind", "status", "started_on", "forces"):
            assert line[name] == str(row[name])


def test_the_overview_equals_the_report_of_the_page(signed_in, analyst, collaboration):
    factories.SpendEntryFactory(
        collaboration=collaboration, amount=Decimal("250000.50")
    )
    factories.CollaborationFactory()
    roll_up()
    wanted = PortfolioFilter(year=FinancialYear(2025))
    page = overview(user=analyst, wanted=wanted, on=timezone.localdate())

    answer = answer_of(signed_in, "overview/")

    assert answer["collaborations"] == page.live == 2
    assert answer["spend"] == str(page.spend) == "250000.50"
    assert answer["spend_known"] == page.spend_known == 1
    assert [part["count"] for part in answer["segments"]] == [
        part.count for part in page.segments
    ]
    assert [row["id"] for row in answer["challenges"]] == [
        row.reference for row in page.challenges
    ]
    assert [year["actual_spend"] for year in answer["years"]] == [
        str(year.amount) for year in page.years
    ]
    assert answer["meta"]["coverage"] == {"known": 1, "of": 2}
    assert answer["meta"]["financial_year"] == "2025-26"


def test_the_overview_obeys_the_query_of_the_page(signed_in, analyst, collaboration):
    factories.CollaborationFactory()
    year = FinancialYear(2023)
    wanted = PortfolioFilter(year=year)
    chosen = replace(wanted, area="northern")
    page = overview(user=analyst, wanted=chosen, on=timezone.localdate())

    answer = answer_of(signed_in, "overview/?area=northern&fy=23/24&status=live")

    assert answer["collaborations"] == page.live == 1
    assert answer["meta"]["financial_year"] == "2023-24"


def test_spend_that_nobody_knows_is_null_and_beside_a_known_one_nothing_is_nil(
    signed_in, collaboration
):
    def spends():
        parts = answer_of(signed_in, "overview/")["segments"]
        return {part["key"]: part["spend"] for part in parts}

    assert set(spends().values()) == {None}

    factories.SpendEntryFactory(collaboration=collaboration, amount="5.00")
    roll_up()

    assert (spends()["unassessed"], spends()["both"]) == ("5.00", "0.00")


@pytest.mark.parametrize("query", ["area=atlantis", "fy=soon", "status=alive"])
def test_an_overview_of_nothing_known_is_refused(signed_in, query):
    assert refusal_of(signed_in, f"overview/?{query}") == [query.partition("=")[0]]


def test_the_overview_is_no_table(signed_in):
    assert refusal_of(signed_in, "overview/?format=csv") == ["format"]


@pytest.mark.parametrize("path", ["collaborations/", "overview/"])
def test_queries_do_not_grow_with_rows(signed_in, collaboration, programme, path):
    grow(programme, 2)
    few = queries_of(signed_in, path)
    grow(programme, 6)

    assert queries_of(signed_in, path) == few


def grow(programme, count):
    for _ in range(count):
        made = factories.CollaborationFactory(programme=programme)
        factories.RegisterEntryFactory(collaboration=made)
        factories.ParticipationFactory(collaboration=made)
        purpose = factories.PurposeFactory(collaboration=made)
        factories.PurposeForceFactory(purpose=purpose)
        factories.SpendEntryFactory(collaboration=made, source="Accounts")
    roll_up()
