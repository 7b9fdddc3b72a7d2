"""Shares, votes and figures about staff through the API."""

import pytest
from rest_framework.test import APIClient

from collaborations.models import CostShare, VoteShare
from tests import factories
from tests.collaborations.said import reason_of

pytestmark = pytest.mark.django_db
COST, VOTES = "/api/v1/cost-shares/", "/api/v1/vote-shares/"


@pytest.fixture
def client(analyst) -> APIClient:
    return as_(analyst)


def as_(user) -> APIClient:
    made = APIClient()
    made.force_authenticate(user)
    return made


def a_set(north, south, part="share", **changes):
    shares = [
        {"force": "northern", part: north},
        {"force": "southern", part: south},
    ]
    sent = {"collaboration": "C-0412", "starts_on": "2025-04-01", "shares": shares}
    return sent | changes


def post(client, path, sent, etag=None):
    read = {"HTTP_IF_MATCH": etag} if etag else {}
    return client.post(path, sent, format="json", **read)


def faults(answer):
    assert answer.status_code == 400, answer.content
    return {each["field"]: each["detail"] for each in answer.json()["errors"]}


def test_cost_shares_are_agreed_as_a_whole(client, collaboration):
    answer = post(client, COST, a_set("60.5", "39.50"))

    assert answer.status_code == 201, answer.content
    listed = client.get(COST, {"collaboration": "C-0412"}).json()["results"]
    assert answer.json() == listed
    assert listed[0] == {
        "collaboration": "C-0412",
        "force": "northern",
        "percentage": "60.50",
        "starts_on": "2025-04-01",
        "ends_on": None,
        "basis": "agreed",
        "version": listed[1]["version"],
    }
    assert answer.headers["ETag"] == f'"{listed[0]["version"]}"'


def test_votes_are_agreed_as_a_whole(client, collaboration):
    answer = post(client, VOTES, a_set(3, 1, "votes"))

    shown = [(row["votes"], row["percentage"]) for row in answer.json()]
    assert shown == [(3, "75.00"), (1, "25.00")]


def test_a_new_set_ends_the_one_before(client, collaboration):
    post(client, COST, a_set("60", "40"))
    post(client, COST, a_set("50", "50", starts_on="2025-10-01"))

    rows = client.get(COST, {"force": "northern"}).json()["results"]
    assert [(row["percentage"], row["ends_on"]) for row in rows] == [
        ("60.00", "2025-09-30"),
        ("50.00", None),
    ]


def test_a_wrong_total_tells_the_difference(client, collaboration):
    found = faults(post(client, COST, a_set("60", "39.99")))

    assert found == {"shares": "The shares total 99.99%. Add 0.01 to reach 100.00%."}
    assert not CostShare.objects.exists()


def test_each_force_is_refused_in_its_place(client, collaboration):
    factories.ForceFactory(slug="faraway")
    outside = a_set("60", "40")
    outside["shares"][1]["force"] = "faraway"
    twice = a_set("60", "40")
    twice["shares"][1]["force"] = "northern"

    assert set(faults(post(client, COST, outside))) == {"shares.1.force"}
    assert set(faults(post(client, COST, twice))) == {"shares.1.force"}


def test_a_force_left_out_is_named(client, collaboration):
    sent = a_set("100", "0")
    del sent["shares"][1]

    assert "takes part on" in faults(post(client, COST, sent))["shares"]


@pytest.mark.parametrize("share", ["1e2", "+60", " 60", "-60", "60.001", "101", ""])
def test_a_share_is_a_plain_percentage(client, collaboration, share):
    found = faults(post(client, COST, a_set(share, "40")))

    assert all(name.startswith("shares.0") for name in found)


def test_a_day_that_is_taken_is_refused(client, collaboration):
    post(client, COST, a_set("60", "40"))

    assert set(faults(post(client, COST, a_set("50", "50")))) == {"starts_on"}


@pytest.mark.parametrize(
    ("path", "model", "part", "values"),
    [
        (COST, CostShare, "share", ("60", "40", "70", "30")),
        (VOTES, VoteShare, "votes", (1, 1, 2, 1)),
    ],
)
def test_the_newest_set_is_corrected_with_a_reason(
    client, collaboration, path, model, part, values
):
    etag = post(client, path, a_set(*values[:2], part)).headers["ETag"]
    correction = a_set(*values[2:], part, corrects=True)

    assert set(faults(post(client, path, correction, etag))) == {"reason"}
    correction["reason"] = "Misread the agreement"
    answer = post(client, path, correction, etag)

    assert answer.status_code == 201
    assert answer.headers["ETag"] != etag
    share = model.objects.get(participation__force__slug="northern")
    assert reason_of(share) == "Misread the agreement"


@pytest.mark.parametrize(
    ("path", "part", "first", "second"),
    [(COST, "share", ("60", "40"), ("70", "30")), (VOTES, "votes", (1, 1), (2, 1))],
)
def test_a_correction_needs_the_version_that_was_read(
    client, collaboration, path, part, first, second
):
    read = post(client, path, a_set(*first, part)).headers["ETag"]
    sent = a_set(*second, part, corrects=True, reason="Misread")

    blind = [post(client, path, sent, etag).status_code for etag in (None, "*", '"1"')]
    quicker = post(client, path, sent, read)
    late = post(client, path, a_set(*first, part, corrects=True, reason="No"), read)

    shown = client.get(path).json()["results"]
    assert blind == [428, 428, 428]
    assert (quicker.status_code, late.status_code) == (201, 412)
    assert quicker.json() == shown


def test_a_reason_belongs_to_a_correction(client, collaboration):
    sent = a_set("60", "40", reason="New agreement")

    assert set(faults(post(client, COST, sent))) == {"reason"}


def test_only_those_who_may_change_shares_write_them(viewer, collaboration):
    assert post(as_(viewer), COST, a_set("60", "40")).status_code == 403
    assert post(as_(viewer), VOTES, a_set(1, 1, "votes")).status_code == 403


def test_shares_of_a_hidden_collaboration_are_not_there(client, collaboration):
    hidden = factories.CollaborationFactory(reference="C-0999", is_restricted=True)
    factories.CostShareFactory(participation__collaboration=hidden)

    found = faults(post(client, COST, a_set("60", "40", collaboration="C-0999")))

    assert set(found) == {"collaboration"}
    assert client.get(COST).json()["results"] == []


RECORDS = [
    ("vote-reasons", {"text": "One voice each", "stated_on": "2025-04-01"}, "text"),
    (
        "skills-reviews",
        {"reviewed_on": "2025-04-01", "reviewed_by": "Head of unit"},
        "reviewed_by",
    ),
    (
        "workforce-figures",
        {"kind": "leavers", "value": "8.50", "as_at": "2025-04-01", "source": "HR"},
        "source",
    ),
]


@pytest.mark.parametrize(("path", "sent", "field"), RECORDS)
def test_a_record_is_added_and_changed(client, collaboration, path, sent, field):
    made = client.post(f"/api/v1/{path}/", {"collaboration": "C-0412"} | sent)
    one = f"/api/v1/{path}/C-0412-1/"

    changed = client.patch(one, {field: "Other"}, HTTP_IF_MATCH=made["ETag"])
    late = client.patch(one, {field: "Late"}, HTTP_IF_MATCH=made["ETag"])

    assert made.status_code == 201, made.content
    assert changed.json()[field] == "Other"
    assert late.status_code == 412


@pytest.mark.parametrize("value", ["1e1", "-1", "100.01", " 8"])
def test_a_figure_that_cannot_be_is_refused(client, collaboration, value):
    sent = {"collaboration": "C-0412"} | RECORDS[2][1] | {"value": value}

    assert client.post("/api/v1/workforce-figures/", sent).status_code == 400
