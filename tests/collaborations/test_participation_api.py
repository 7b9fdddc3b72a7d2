"""Participations in the API: listed, added, changed and withdrawn."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from collaborations.models import Collaboration, Participation
from tests import factories

pytestmark = pytest.mark.django_db
ALL = "/api/v1/participations/"
SOUTHERN = f"{ALL}C-0412-2/"


@pytest.fixture
def client(analyst, collaboration) -> APIClient:
    made = APIClient()
    made.force_authenticate(analyst)
    return made


@pytest.fixture
def shared(collaboration) -> None:
    members = collaboration.participations.order_by("force__slug")
    for member, weight in zip(members, (6000, 4000), strict=True):
        factories.CostShareFactory(participation=member, weight=weight)
        factories.VoteShareFactory(participation=member)


def test_each_membership_says_what_the_force_bears_today(client, shared):
    row = client.get(SOUTHERN).json()

    assert row == {
        "id": "C-0412-2",
        "collaboration": "C-0412",
        "version": 1,
        "force": "southern",
        "role": "partner",
        "basis": "stated",
        "joined_on": "2020-04-01",
        "left_on": None,
        "cost_share": "40.00",
        "vote_share": "50.00",
    }


def test_a_share_that_is_not_agreed_is_null(client):
    row = client.get(SOUTHERN).json()

    assert row["cost_share"] is row["vote_share"] is None


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("?collaboration=C-0412", ["C-0412-1", "C-0412-2"]),
        ("?force=southern", ["C-0412-2", "C-0999-1"]),
        ("?force=southern&collaboration=C-0412", ["C-0412-2"]),
    ],
)
def test_the_list_is_narrowed_by_collaboration_and_force(
    query, ids, client, partner_force
):
    other = factories.CollaborationFactory(reference="C-0999")
    factories.ParticipationFactory(collaboration=other, force=partner_force)

    rows = client.get(f"{ALL}{query}").json()["results"]

    assert [row["id"] for row in rows] == ids


def test_a_force_is_added_and_a_second_time_refused(client):
    factories.ForceFactory(slug="eastern", name="Eastern")
    sent = {"collaboration": "C-0412", "force": "eastern", "joined_on": "2026-04-01"}

    made, again = client.post(ALL, sent), client.post(ALL, sent)

    assert made.status_code == 201
    assert made.json()["id"] == "C-0412-3"
    assert made.headers["ETag"] == '"1"'
    assert again.status_code == 400
    assert again.json()["errors"][0]["detail"] == "Eastern already takes part."


def test_a_force_is_withdrawn_with_its_shares(client, shared):
    sent = {"left_on": "2099-03-31"}

    answer = client.patch(SOUTHERN, sent, HTTP_IF_MATCH='"1"')

    member = Participation.objects.get(number=2)
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert member.left_on == dt.date(2099, 3, 31)
    assert member.cost_shares.get().ends_on == dt.date(2099, 3, 31)


def test_a_recorded_day_is_corrected_for_a_reason(client):
    sent = {"joined_on": "2020-05-01"}

    bare = client.patch(SOUTHERN, sent, HTTP_IF_MATCH='"1"')
    told = client.patch(SOUTHERN, {**sent, "reason": "Minutes."}, HTTP_IF_MATCH='"1"')

    assert bare.status_code == 400
    assert bare.json()["errors"][0]["field"] == "reason"
    assert told.json()["joined_on"] == "2020-05-01"


@pytest.mark.parametrize(("given", "status"), [(None, 428), ('"7"', 412)])
def test_a_change_needs_the_version_that_was_read(given, status, client):
    headers = {"HTTP_IF_MATCH": given} if given else {}

    answer = client.patch(SOUTHERN, {"role": "lead"}, **headers)

    assert answer.status_code == status
    assert Participation.objects.get(number=2).role == "partner"


def test_a_force_never_becomes_another(client):
    factories.ForceFactory(slug="eastern")

    answer = client.patch(SOUTHERN, {"force": "eastern"}, HTTP_IF_MATCH='"1"')

    assert answer.status_code == 400
    assert Participation.objects.get(number=2).force.slug == "southern"


def test_who_may_not_write_is_refused(viewer, collaboration):
    client = APIClient()
    client.force_authenticate(viewer)

    answer = client.patch(SOUTHERN, {"role": "lead"}, HTTP_IF_MATCH='"1"')

    assert answer.status_code == 403


def test_a_restricted_membership_is_not_there(client):
    Collaboration.objects.update(is_restricted=True)

    assert client.get(SOUTHERN).status_code == 404
    assert client.get(ALL).json()["results"] == []
