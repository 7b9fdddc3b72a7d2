"""Targets over HTTP."""

import pytest
from rest_framework.test import APIClient

from benefits.models import Target
from tests import factories
from tests.benefits.api_calls import refusal_of, rows_of
from tests.benefits.to_record import Q1, Q2, measured

pytestmark = pytest.mark.django_db
TARGETS = "/api/v1/targets/"


@pytest.fixture
def client(analyst):
    made = APIClient()
    made.force_authenticate(analyst)
    return made


def said(answer):
    return {error["field"]: error["detail"] for error in answer.json()["errors"]}


def test_a_target_has_the_name_of_its_place(client, collaboration, force):
    measured(collaboration, reference="B-00001", is_read_by_force=True)
    sent = {"measure": "B-00001", "starts_on": Q1[0], "ends_on": Q1[1]}

    answer = client.post(TARGETS, {**sent, "force": "northern", "amount": "12.50"})

    assert answer.status_code == 201, answer.content
    assert answer.json()["id"] == "B-00001.2025-04-01.northern"
    path = f"{TARGETS}B-00001.2025-04-01.northern/"
    changed = client.patch(path, {"amount": "13"}, HTTP_IF_MATCH='"1"')
    assert (changed.json()["amount"], changed.headers["ETag"]) == ("13.00", '"2"')
    moved = client.patch(path, {"starts_on": "2025-05-01"}, HTTP_IF_MATCH='"2"')
    assert moved.status_code == 400
    assert Target.objects.get().starts_on == Q1[0]


@pytest.mark.parametrize("text", ["1e3", "1,000", " 5", "+5", "£5", "\u0665"])
def test_a_figure_is_digits_and_a_point(client, collaboration, text):
    measured(collaboration, reference="B-00001")

    answer = client.post(
        TARGETS,
        {"measure": "B-00001", "starts_on": Q1[0], "ends_on": Q1[1], "amount": text},
    )

    assert list(said(answer)) == ["amount"]


def test_targets_are_found_by_measure_year_and_period(signed_in, collaboration):
    measure = measured(collaboration, reference="B-00001")
    for starts_on, ends_on in (Q1, Q2):
        factories.TargetFactory(measure=measure, starts_on=starts_on, ends_on=ends_on)
    factories.TargetFactory()

    for query, found in (
        ("measure=B-00001", 2),
        ("measure=B-00001&from=2025-07-01", 1),
        ("collaboration=C-0412&to=2025-06-30", 1),
        ("financial_year=2025/26", 3),
        ("force=northern", 0),
    ):
        assert len(rows_of(signed_in, f"targets/?{query}")) == found
    for wrong in ("from=yesterday", "measure=B-99999", "financial_year=2025"):
        assert refusal_of(signed_in, f"targets/?{wrong}") == [wrong.partition("=")[0]]


@pytest.mark.parametrize(
    "name",
    ["B-00001", "B-00001.2025-13-01.all", "B-00001.2025-04-01.nowhere", "x.y.z"],
)
def test_what_names_no_target_is_not_there(client, collaboration, name):
    factories.TargetFactory(measure=measured(collaboration, reference="B-00001"))

    assert client.get(f"{TARGETS}{name}/").status_code == 404
