"""Records through the API, whatever their kind: here an objective."""

import pytest
from rest_framework.test import APIClient

from collaborations.models import Objective
from tests import factories

pytestmark = pytest.mark.django_db
ONE = "/api/v1/objectives/C-0412-1/"
ALL = "/api/v1/objectives/"


@pytest.fixture
def client(analyst) -> APIClient:
    made = APIClient()
    made.force_authenticate(analyst)
    return made


@pytest.fixture
def objective(collaboration) -> Objective:
    return factories.ObjectiveFactory(collaboration=collaboration, target="30 days")


def test_a_record_is_added(client, collaboration):
    sent = {"collaboration": "C-0412", "text": "Cut turnaround", "target": "30 days"}

    answer = client.post(ALL, sent)

    assert answer.status_code == 201
    assert answer.json()["id"] == "C-0412-1"
    assert answer.headers["ETag"] == '"1"'


def test_a_record_is_changed_by_who_has_read_it(client, objective):
    read = client.get(ONE)
    changed = client.patch(ONE, {"target": "20 days"}, HTTP_IF_MATCH=read["ETag"])

    assert changed.json()["target"] == "20 days"
    assert changed.json()["text"] == objective.text
    assert changed.headers["ETag"] == '"2"'


@pytest.mark.parametrize(("given", "status"), [(None, 428), ("*", 428), ('"7"', 412)])
def test_a_change_needs_the_etag_that_was_read(client, objective, given, status):
    headers = {"HTTP_IF_MATCH": given} if given else {}

    answer = client.patch(ONE, {"target": "20 days"}, **headers)

    objective.refresh_from_db()
    assert answer.status_code == status
    assert objective.target == "30 days"


def test_an_unknown_field_is_named(client, objective):
    answer = client.patch(ONE, {"targett": "20 days"}, HTTP_IF_MATCH='"1"')

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "targett"


def test_the_collaboration_of_a_record_stays(client, objective):
    answer = client.patch(ONE, {"collaboration": "C-0412"}, HTTP_IF_MATCH='"1"')

    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("text", "status"),
    [(" ", 400), ("x" * 10_000, 400), ("a\u202eb", 400), ("a\x00b", 400)],
)
def test_a_text_that_cannot_be_is_refused_by_field(client, collaboration, text, status):
    answer = client.post(ALL, {"collaboration": "C-0412", "text": text})

    assert answer.status_code == status
    assert answer.json()["errors"][0]["field"] == "text"
    assert not Objective.objects.exists()


def test_who_may_not_write_is_told_who_may(objective, viewer, stranger):
    for user in (viewer, stranger):
        client = APIClient()
        client.force_authenticate(user)

        answer = client.patch(ONE, {"target": "x"}, HTTP_IF_MATCH='"1"')

        assert answer.status_code == 403
        assert "analysts and leads" in answer.json()["detail"]


def test_what_may_not_be_seen_is_not_there(objective, collaboration, stranger):
    type(collaboration).objects.update(is_restricted=True)
    client = APIClient()
    client.force_authenticate(stranger)

    assert client.get(ONE).status_code == 404
    assert client.get(ALL).json()["results"] == []
    assert client.get("/api/v1/objectives/nonsense/").status_code == 404


def test_rows_of_the_public_register_take_none(client, collaboration):
    type(collaboration).objects.update(origin="register")

    answer = client.post(ALL, {"collaboration": "C-0412", "text": "Cut turnaround"})

    assert answer.status_code == 400
