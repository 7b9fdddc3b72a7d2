"""Measures, targets and their library over HTTP."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from benefits.models import LibraryMeasure
from tests import factories
from tests.benefits.api_calls import get, queries_of, refusal_of, rows_of
from tests.benefits.to_record import PERCENTAGE, Q1, measured

pytestmark = pytest.mark.django_db
MEASURES = "/api/v1/benefit-measures/"
TARGETS = "/api/v1/targets/"
SENT = {
    "collaboration": "C-0412",
    "name": "Fewer vehicles",
    "area": "financial",
    "type": "cashable",
    "unit": "GBP",
    "direction": "up",
    "interval": "annual",
    "across_forces": "sum",
    "across_time": "sum",
    "recurrence": "recurring",
    "extent": "gross",
    "price_base": "cash",
    "attribution_pct": "100",
    "first_claimed_year": "2025-26",
}


@pytest.fixture
def client(analyst):
    made = APIClient()
    made.force_authenticate(analyst)
    return made


def said(answer):
    return {error["field"]: error["detail"] for error in answer.json()["errors"]}


def test_a_measure_is_defined_under_the_next_reference(client, collaboration):
    answer = client.post(MEASURES, SENT)

    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert (made["id"], made["first_claimed_year"]) == ("B-00001", "2025-26")
    assert (made["attribution_pct"], answer.headers["ETag"]) == ("100.00", '"1"')
    assert made["state"] == "described"


def test_money_without_its_tags_is_refused_by_field(client, collaboration):
    sent = {name: text for name, text in SENT.items() if name != "extent"}

    answer = client.post(MEASURES, sent)

    assert answer.status_code == 400
    assert "gross or net" in said(answer)["extent"]


def test_a_measure_says_whether_it_is_tracked_and_what_it_lacks(
    signed_in, collaboration
):
    measured(collaboration, reference="B-00001", owner="Head of fleet")

    (row,) = rows_of(signed_in, "benefit-measures/")

    assert (row["state"], row["is_live"]) == ("described", True)
    assert row["missing"] == ["dated baseline", "dated target", "fresh reading"]
    assert get(signed_in, "benefit-measures/B-00001/").json() == row


def test_a_dis_benefit_has_no_state(signed_in, collaboration):
    measured(collaboration, is_dis_benefit=True)

    (row,) = rows_of(signed_in, "benefit-measures/")

    assert (row["state"], row["missing"], row["is_live"]) == (None, [], None)


def test_the_file_says_what_the_list_says(signed_in, collaboration):
    for _ in range(2):
        measured(collaboration)

    response = get(signed_in, "benefit-measures/?format=csv")

    text = b"".join(response.streaming_content).decode()
    assert text.count("described") == 2


def test_states_cost_no_query_for_each_measure(signed_in, collaboration):
    measured(collaboration)
    few = queries_of(signed_in, "benefit-measures/")
    for _ in range(5):
        measured(factories.CollaborationFactory())

    assert queries_of(signed_in, "benefit-measures/") == few


def test_measures_are_found_by_collaboration_type_and_area(signed_in, collaboration):
    measured(collaboration, reference="B-00001")
    measured(collaboration, reference="B-00002", area="service", **PERCENTAGE)
    measured(factories.CollaborationFactory())

    for query, found in (
        ("collaboration=C-0412", ["B-00001", "B-00002"]),
        ("collaboration=C-0412&type=cashable", ["B-00001"]),
        ("area=service", ["B-00002"]),
    ):
        rows = rows_of(signed_in, f"benefit-measures/?{query}")
        assert [row["id"] for row in rows] == found
    assert refusal_of(signed_in, "benefit-measures/?kind=x") == ["kind"]


@pytest.mark.parametrize(("given", "status"), [(None, 428), ('"7"', 412), ('"1"', 200)])
def test_a_measure_is_changed_by_who_has_read_it(client, collaboration, given, status):
    measured(collaboration, reference="B-00001")
    headers = {"HTTP_IF_MATCH": given} if given else {}

    answer = client.patch(f"{MEASURES}B-00001/", {"owner": "Finance lead"}, **headers)

    assert answer.status_code == status


def test_frozen_rules_are_refused_by_field(client, collaboration):
    measure = measured(collaboration, reference="B-00001")
    factories.ReadingFactory(measure=measure)

    answer = client.patch(
        f"{MEASURES}B-00001/", {"across_forces": "maximum"}, HTTP_IF_MATCH='"1"'
    )

    assert answer.status_code == 400
    assert "Figures are confirmed by it" in said(answer)["across_forces"]


def test_a_measure_is_withdrawn_with_a_reason(client, collaboration):
    measured(collaboration, reference="B-00001")
    path = f"{MEASURES}B-00001/withdraw/"

    assert client.post(path, {"reason": "Over"}).status_code == 428
    answer = client.post(
        path, {"reason": "Counted twice", "on": "2026-04-01"}, HTTP_IF_MATCH='"1"'
    )

    assert answer.json()["withdrawn_on"] == "2026-04-01"
    assert answer.json()["withdrawn_because"] == "Counted twice"


@pytest.mark.parametrize(("persona", "status"), [("viewer", 403), ("stranger", 403)])
def test_others_read_and_do_not_write(collaboration, persona, status, request):
    measured(collaboration, reference="B-00001")
    client = APIClient()
    client.force_authenticate(request.getfixturevalue(persona))

    assert client.get(f"{MEASURES}B-00001/").status_code == 200
    assert client.post(MEASURES, SENT).status_code == status
    answer = client.patch(f"{MEASURES}B-00001/", {"owner": "x"}, HTTP_IF_MATCH='"1"')
    assert answer.status_code == status


def test_a_measure_that_may_not_be_seen_is_not_there(client, force):
    hidden = factories.CollaborationFactory(is_restricted=True)
    factories.ParticipationFactory(collaboration=hidden, force=force)
    measured(hidden, reference="B-00001")

    assert client.get(f"{MEASURES}B-00001/").status_code == 404
    answer = client.post(
        TARGETS,
        {"measure": "B-00001", "starts_on": Q1[0], "ends_on": Q1[1], "amount": "1"},
    )
    assert said(answer) == {"measure": "There is no benefit measure “B-00001”."}


def test_the_library_is_read_by_everybody(signed_in):
    LibraryMeasure.objects.create(
        reference="BM001",
        name="Net revenue saving",
        category="cashable saving",
        unit="GBP",
        direction="up",
        across_forces="sum",
        across_time="sum",
        interval="annual",
        is_cashable=True,
        definition="What is saved.",
    )

    rows = rows_of(signed_in, "measure-library/")

    assert [(row["id"], row["is_cashable"]) for row in rows] == [("BM001", True)]


def test_a_day_to_come_is_refused_by_field(client, collaboration):
    tomorrow = dt.date.today() + dt.timedelta(days=2)  # noqa: DTZ011 (any day to come)

    answer = client.post(MEASURES, {**SENT, "baseline_on": tomorrow.isoformat()})

    assert list(said(answer)) == ["baseline_on"]
