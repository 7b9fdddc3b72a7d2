import base64
import csv
import io

import pytest
from rest_framework.test import APIClient

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shared.api_under_test")]

LIST = "/api/v1/collaborations/"


@pytest.fixture
def api(analyst):
    client = APIClient()
    client.force_authenticate(analyst)
    return client


@pytest.fixture
def five():
    return [
        factories.CollaborationFactory(reference=f"C-000{n}", name=f"Unit {n}")
        for n in range(1, 6)
    ]


def references_of(response):
    return [row["reference"] for row in response.json()["results"]]


def rows_of(response):
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def errors_of(response):
    return {error["field"]: error["detail"] for error in response.json()["errors"]}


def test_a_list_has_results_links_and_meta_but_counts_only_when_asked(api, five):
    assert set(api.get(LIST).json()) == {"results", "next", "previous", "meta"}
    assert api.get(LIST, {"count": "true"}).json()["count"] == 5


def test_cursors_walk_every_row_once_there_and_back(api, five):
    seen, url = [], f"{LIST}?page_size=2"
    while url:
        page = api.get(url)
        seen += references_of(page)
        last, url = page, page.json()["next"]
    back = api.get(last.json()["previous"])

    assert seen == [f"C-000{n}" for n in range(1, 6)]
    assert references_of(back) == ["C-0003", "C-0004"]


def test_a_row_added_meanwhile_neither_repeats_nor_hides_another(api, five):
    first = api.get(LIST, {"page_size": 2})

    factories.CollaborationFactory(reference="C-0000")

    assert references_of(api.get(first.json()["next"])) == ["C-0003", "C-0004"]


def test_rows_that_the_caller_may_not_see_are_absent_and_unknown(api, five):
    factories.CollaborationFactory(reference="C-0009", is_restricted=True)

    listed = api.get(LIST, {"count": "true"})

    assert listed.json()["count"] == 5
    assert "C-0009" not in references_of(listed)
    assert api.get(f"{LIST}C-0009/").status_code == 404
    assert "C-0009" not in b"".join(api.get(LIST, {"format": "csv"})).decode()


def test_a_record_is_found_by_the_reference_on_screen(api, five):
    assert api.get(f"{LIST}C-0003/").json()["name"] == "Unit 3"


def test_a_declared_filter_selects(api, five):
    assert references_of(api.get(LIST, {"name": "Unit 4"})) == ["C-0004"]


@pytest.mark.parametrize("path", [LIST, f"{LIST}C-0001/"])
def test_an_unknown_parameter_is_refused_by_name(api, five, path):
    response = api.get(path, {"colour": "red"})

    assert response.status_code == 400
    assert errors_of(response) == {"colour": "There is no parameter called “colour”."}


def test_paging_means_nothing_for_one_record(api, five):
    assert api.get(f"{LIST}C-0001/", {"cursor": "x"}).status_code == 400


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"page_size": "0"}, "page_size"),
        ({"page_size": "1001"}, "page_size"),
        ({"page_size": "-1"}, "page_size"),
        ({"page_size": "ten"}, "page_size"),
        ({"page_size": "\N{ARABIC-INDIC DIGIT FIVE}"}, "page_size"),
        ({"count": "maybe"}, "count"),
        ({"cursor": "!"}, "cursor"),
        ({"cursor": ""}, "cursor"),
        ({"cursor": base64.b64encode(b"p=%00").decode()}, "cursor"),
        ({"cursor": base64.b64encode(b"o=-1").decode()}, "cursor"),
        ({"started_after": "tomorrow"}, "started_after"),
        ({"name": "a\0b"}, "name"),
        ({"format": "xml"}, "format"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_named(api, five, query, field):
    response = api.get(LIST, query)

    assert response.status_code == 400
    assert list(errors_of(response)) == [field]


def test_the_largest_page_is_a_thousand_rows(api, five):
    assert len(references_of(api.get(LIST, {"page_size": "1000"}))) == 5


def test_csv_holds_every_row_that_the_filter_selects_not_one_page(api, five):
    factories.CollaborationFactory(reference="C-0007", name='=HYPERLINK("x")')

    response = api.get(LIST, {"format": "csv", "page_size": "2"})
    header, *rows = rows_of(response)

    assert response.streaming
    assert header == ["reference", "name", "started_on", "cost"]
    assert len(rows) == 6
    assert rows[0] == ["C-0001", "Unit 1", "2020-04-01", "-12.50"]
    assert rows[5][1] == '\'=HYPERLINK("x")'
    assert "collaborations_" in response.headers["Content-Disposition"]


def test_csv_takes_the_same_filters_and_refusals(api, five):
    selected = api.get(LIST, {"format": "csv", "name": "Unit 2"})
    refused = api.get(LIST, {"format": "csv", "colour": "red"})

    assert [row[0] for row in rows_of(selected)] == ["reference", "C-0002"]
    assert refused.status_code == 400
    assert refused.headers["Content-Type"] == "application/problem+json"


def test_csv_can_name_fields_of_nested_objects(api, five):
    header, first, *_ = rows_of(api.get("/api/v1/nested/", {"format": "csv"}))

    assert header == ["reference", "function.name"]
    assert first == ["C-0001", five[0].function.name]


def test_csv_is_chosen_by_the_accept_header_too(api, five):
    response = api.get(LIST, HTTP_ACCEPT="text/csv")

    assert len(rows_of(response)) == 6


def test_one_record_is_not_a_table(api, five):
    response = api.get(f"{LIST}C-0001/", {"format": "csv"})

    assert response.status_code == 400
    assert errors_of(response) == {"format": "Give json."}


def test_a_list_asks_for_its_rows_once(api, five, django_assert_num_queries):
    with django_assert_num_queries(6):  # the rows, and a function for each of five
        api.get(LIST)


def test_lists_are_closed_to_the_anonymous():
    response = APIClient().get(LIST)

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
