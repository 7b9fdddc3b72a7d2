"""What the API says of the public register (rules.md 6)."""

import pytest

from collaborations.models import Participation
from tests.benefits.api_calls import answer_of, csv_of, rows_of

YEARS = {"2012-13": "719083.00", "2021-22": "2000000.00", "2022-23": "43872438.00"}


@pytest.fixture
def published(answered, client, django_user_model):
    client.force_login(django_user_model.objects.create(email="reader@example.org"))
    return client


def test_there_are_48_forces_and_94_collaborations(published):
    forces = answer_of(published, "forces/?page_size=1000&count=true")
    rows = answer_of(published, "collaborations/?page_size=1000&count=true")

    assert forces["count"] == len(forces["results"]) == 48
    assert rows["count"] == len(rows["results"]) == 94
    kinds = [row["row_kind"] for row in rows["results"]]
    assert (kinds.count("collaboration"), kinds.count("programme")) == (87, 7)


def test_the_air_service_costs_what_is_published_with_its_source(published):
    (row,) = rows_of(published, "rollups/?fy=2022-23&collaboration=C-0001")
    (cost,) = answer_of(published, "collaborations/C-0001/")["costs"]

    assert row["actual_spend"] == cost["amount"] == "43872438.00"
    assert cost["financial_year"] == "2022-23"
    assert "npas.police.uk" in cost["source"]


def test_yearly_totals_leave_programmes_out(published):
    rows = rows_of(published, "rollups/?by=year")
    filed = csv_of(published, "rollups/?by=year&format=csv")

    known = {row["financial_year"]: row["actual_spend"] for row in rows}
    assert {year: amount for year, amount in known.items() if amount} == YEARS
    written = {line["financial_year"]: line["actual_spend"] for line in filed}
    assert {year: amount for year, amount in written.items() if amount} == YEARS
    beside = {row["financial_year"]: row["programmes_actual_spend"] for row in rows}
    assert {year: sum_ for year, sum_ in beside.items() if sum_} == {
        "2018-19": "166400000.00"
    }


def test_the_overview_counts_as_the_sentence_does(published):
    answer = answer_of(published, "overview/")

    assert answer["register"] == {
        "live": 59,
        "sourced": 21,
        "assumed": 38,
        "programmes": 6,
        "costed": 3,
        "tracked": 0,
    }
    assert answer["meta"]["financial_year"] == "2022-23"
    assert answer["meta"]["coverage"] == {"known": 1, "of": 59}
    years = {year["financial_year"]: year["actual_spend"] for year in answer["years"]}
    assert {year: amount for year, amount in years.items() if amount} == YEARS
    assert years["2020-21"] is None


def test_each_number_of_the_sentence_is_a_list_of_that_length(published):
    lists = {
        "live": "status=live&kind=collaboration",
        "sourced": "status=live&kind=collaboration&basis=sourced",
        "assumed": "status=live&kind=collaboration&basis=assumed",
        "programmes": "status=live&kind=programme",
        "costed": "status=live&kind=collaboration&cost=any",
        "tracked": "status=live&kind=collaboration&tracked=yes",
    }

    counts = {
        name: answer_of(published, f"collaborations/?count=true&{query}")["count"]
        for name, query in lists.items()
    }

    assert counts == answer_of(published, "overview/")["register"]


def test_participations_say_how_they_are_known(published):
    (unit,) = rows_of(published, "collaborations/?q=C-0015")

    bases = {member["basis"] for member in unit["participations"]}
    assert bases <= set(Participation.Basis.values)
    assert unit["programme"] == "C-0003"
