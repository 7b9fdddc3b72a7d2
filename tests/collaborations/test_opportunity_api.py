"""Opportunities in the API: raised, notified, considered and decided."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from collaborations.models import NotifiedForce, Opportunity
from tests.factories import (
    ForceFactory,
    FunctionFactory,
    NotifiedForceFactory,
    OpportunityFactory,
)

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


def act(client, path, body=None, version=1):
    return client.post(
        f"{API}{path}", body, format="json", HTTP_IF_MATCH=f'"{version}"'
    )


def patch(client, path, body, version=1):
    return client.patch(
        f"{API}{path}", body, format="json", HTTP_IF_MATCH=f'"{version}"'
    )


def faults(answer):
    assert answer.status_code == 400, answer.content
    return {each["field"]: each["detail"] for each in answer.json()["errors"]}


@pytest.fixture
def opportunity(force):
    return OpportunityFactory(reference="O-0012", force=force)


def raised(**changes):
    return {
        "force": "northern",
        "duty": "22B",
        "title": "Share kennels",
        "idea": "One kennel for both.",
        "function": FunctionFactory().code,
        "interest": "both",
        "raised_on": "2025-05-01",
    } | changes


def test_an_opportunity_goes_from_raised_to_decided(client, force, partner,
                                                    collaboration):  # fmt: skip
    made = post(client, "opportunities/", raised())
    path = f"opportunities/{made.json()['id']}/"
    act(client, f"{path}notify/", {"force": "southern", "notified_on": "2025-05-02"})
    answer = {
        "force": "southern",
        "is_in_interests": True,
        "reason": "Our kennels are full.",
        "considered_on": "2025-06-01",
    }
    considered = act(caller(partner), f"{path}consider/", answer, version=2)
    verdict = {
        "outcome": "agreed",
        "reason": "Both gain.",
        "decided_on": "2025-07-01",
        "collaboration": "C-0412",
    }
    decided = act(client, f"{path}decide/", verdict, version=3)

    assert made.status_code == 201
    assert considered.json()["notified"][0]["is_in_interests"] is True
    assert decided.json()["collaboration"] == "C-0412"
    assert decided.json()["outcome"] == "agreed"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"duty": "24"}, "duty"),
        ({"function": "none"}, "function"),
        ({"force": "nowhere"}, "force"),
        ({"raised_on": "2999-01-01"}, "raised_on"),
        ({"idea": "\u202e"}, "idea"),
        ({"outcome": "agreed"}, "outcome"),
    ],
)
def test_a_wrong_opportunity_is_refused(client, force, changes, field):
    answer = post(client, "opportunities/", raised(**changes))

    assert field in faults(answer)
    assert not Opportunity.objects.exists()


def test_nobody_writes_for_another_force(client, opportunity, partner_force, partner):
    NotifiedForceFactory(opportunity=opportunity, force=partner_force)
    answer = {
        "force": "southern",
        "is_in_interests": True,
        "reason": "Yes.",
        "considered_on": "2025-06-01",
    }

    raising = post(client, "opportunities/", raised(force="southern"))
    answering = act(client, "opportunities/O-0012/consider/", answer)
    changing = patch(caller(partner), "opportunities/O-0012/", {"title": "Mine"})

    assert {raising.status_code, answering.status_code, changing.status_code} == {403}
    assert NotifiedForce.objects.get().considered_on is None


@pytest.mark.parametrize(
    ("step", "sent"),
    [
        ("notify/", {"force": "eastern", "notified_on": "2025-05-02"}),
        ("consider/", {"force": "southern", "is_in_interests": True, "reason": "Yes.",
                       "considered_on": "2025-06-01"}),
        ("decide/", {"outcome": "withdrawn", "reason": "Late.",
                     "decided_on": "2025-07-01"}),
    ],
)  # fmt: skip
def test_each_step_is_taken_by_who_has_read_it(
    client, opportunity, partner, partner_force, step, sent
):
    NotifiedForceFactory(opportunity=opportunity, force=partner_force)
    ForceFactory(slug="eastern")
    writer = caller(partner) if step == "consider/" else client

    unread = post(writer, f"opportunities/O-0012/{step}", sent)
    stale = act(writer, f"opportunities/O-0012/{step}", sent, version=9)
    done = act(writer, f"opportunities/O-0012/{step}", sent)

    assert (unread.status_code, stale.status_code) == (428, 412)
    assert done.headers["ETag"] == '"2"'


def test_a_force_that_was_not_notified_does_not_answer(client, opportunity):
    answer = {
        "force": "northern",
        "is_in_interests": True,
        "reason": "Yes.",
        "considered_on": "2025-06-01",
    }

    given = act(client, "opportunities/O-0012/consider/", answer)

    assert given.status_code == 404


def test_its_text_changes_with_the_etag_that_was_read(client, opportunity):
    read = client.get(f"{API}opportunities/O-0012/")
    changed = patch(client, "opportunities/O-0012/", {"title": "Share pilots"})
    stale = patch(client, "opportunities/O-0012/", {"title": "Mine"})

    assert read.headers["ETag"] == '"1"'
    assert changed.json()["title"] == "Share pilots"
    assert stale.status_code == 412


def test_opportunities_are_listed_by_outcome_and_force(client, opportunity, force):
    OpportunityFactory(
        outcome="turned_down", reason="Too far.", decided_on=dt.date(2025, 8, 1)
    )

    def ids(query):
        rows = client.get(f"{API}opportunities/{query}").json()["results"]
        return [row["id"] for row in rows]

    assert len(ids("")) == 2
    assert ids("?force=northern") == ids("?outcome=considered") == ["O-0012"]
    assert client.get(f"{API}opportunities/?outcome=lost").status_code == 400
