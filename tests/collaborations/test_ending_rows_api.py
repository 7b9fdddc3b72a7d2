"""Consultations and benefits of closing records through the API."""

import pytest
from rest_framework.test import APIClient

from tests.factories import EndingFactory

pytestmark = pytest.mark.django_db
API = "/api/v1/"


def caller(user) -> APIClient:
    made = APIClient()
    made.force_authenticate(user)
    return made


@pytest.fixture
def client(analyst) -> APIClient:
    return caller(analyst)


def post(client, path, body):
    return client.post(f"{API}{path}", body, format="json")


def patch(client, path, body):
    return client.patch(f"{API}{path}", body, format="json", HTTP_IF_MATCH='"1"')


ROWS = [
    (
        "ending-consultations/",
        {"who": "The public", "asked_on": "2025-05-01", "said": "Keep it."},
        {"said": "Close it."},
    ),
    (
        "ending-benefits/",
        {"name": "Faster results", "fate": "kept", "explanation": ""},
        {"fate": "lost"},
    ),
]


@pytest.mark.parametrize(("path", "row", "changes"), ROWS)
def test_a_row_of_a_closing_record_is_added_read_and_changed(
    client, collaboration, path, row, changes
):
    EndingFactory(collaboration=collaboration)
    own = {"id": "C-0412-1", "collaboration": "C-0412", "version": 1}

    made = post(client, path, row | {"collaboration": "C-0412"})
    read = client.get(f"{API}{path}C-0412-1/")
    blind = client.patch(f"{API}{path}C-0412-1/", changes)
    changed = patch(client, f"{path}C-0412-1/", changes)
    late = patch(client, f"{path}C-0412-1/", changes)

    assert made.json() == read.json() == own | row
    assert changed.json() == own | row | changes | {"version": 2}
    assert (blind.status_code, late.status_code) == (428, 412)
    assert client.get(f"{API}{path}").json()["results"] == [changed.json()]


@pytest.mark.parametrize(("path", "row", "changes"), ROWS)
def test_a_row_needs_a_closing_record_and_is_seen_with_it(
    client, collaboration, stranger, path, row, changes
):
    sent = row | {"collaboration": "C-0412"}
    lacking = post(client, path, sent)
    EndingFactory(collaboration=collaboration)
    post(client, path, sent)

    assert lacking.json()["errors"][0]["field"] == "collaboration"
    assert caller(stranger).get(f"{API}{path}C-0412-1/").status_code == 404
    assert caller(stranger).get(f"{API}{path}").json()["results"] == []
