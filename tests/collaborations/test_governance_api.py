"""Governance through the API: the same verbs as on the pages, with If-Match."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from collaborations.models import (
    Decision,
    Meeting,
)
from tests.factories import (
    DecisionFactory,
    ForceFactory,
    GovernanceBodyFactory,
    PolicingBodyFactory,
)
from tests.factories.accountability import (
    AccountableLeadFactory,
    AttendanceFactory,
    DecisionApprovalFactory,
    MeetingFactory,
)

pytestmark = pytest.mark.django_db

API = "/api/v1/"
DECISION = f"{API}decisions/C-0412-1/"
MEETINGS = f"{API}meetings/"
LEADS = f"{API}accountable-leads/"
OF = {"collaboration": "C-0412"}


def client_of(user) -> APIClient:
    made = APIClient()
    made.force_authenticate(user)
    return made


@pytest.fixture
def client(analyst) -> APIClient:
    return client_of(analyst)


@pytest.fixture
def board(collaboration):
    made = GovernanceBodyFactory(collaboration=collaboration)
    made.refresh_from_db()
    return made


@pytest.fixture
def matter(collaboration):
    return DecisionFactory(collaboration=collaboration, raised_on=dt.date(2025, 6, 1))


def fields(answer):
    return {error["field"] for error in answer.json()["errors"]}


def changed(client, sent, version=1, path=DECISION):
    return client.patch(path, sent, format="json", HTTP_IF_MATCH=f'"{version}"')


# --- bodies and decisions ------------------------------------------------------------


def test_a_body_is_added_and_named_by_a_matter(client, collaboration):
    body = client.post(f"{API}governance-bodies/", OF | {"name": "Board", "tier": 2})
    sent = {"matter": "Buy a van", "kind": "routine", "raised_on": "2025-06-01"}

    answer = client.post(f"{API}decisions/", OF | sent | {"body": body.json()["id"]})

    assert (body.status_code, answer.status_code) == (201, 201)
    assert answer.json()["body"] == "C-0412-1"
    assert answer.json()["waits_with"] == "Board"


def test_a_body_of_another_collaboration_is_refused(client, collaboration):
    other = GovernanceBodyFactory()
    other.refresh_from_db()
    sent = {"matter": "Buy a van", "kind": "routine", "raised_on": "2025-06-01"}

    answer = client.post(f"{API}decisions/", OF | sent | {"body": other.reference})

    assert answer.status_code == 400
    assert fields(answer) == {"body"}


def test_an_open_matter_has_taken_at_least_its_days(client, matter):
    shown = client.get(DECISION).json()

    days = (timezone.localdate() - matter.raised_on).days
    assert (shown["days_to_decide"], shown["at_least_days"]) == (None, days)


def test_an_outcome_is_recorded_by_who_has_read_the_matter(client, matter):
    answer = changed(client, {"outcome": "approved", "outcome_on": "2025-07-01"})

    shown = answer.json()
    assert answer.headers["ETag"] == '"2"'
    assert (shown["days_to_decide"], shown["at_least_days"]) == (30, None)
    assert (shown["outcome"], shown["waits_with"]) == ("approved", None)


def test_a_withdrawn_matter_took_no_days_to_decide(client, matter):
    answer = changed(client, {"outcome": "withdrawn", "outcome_on": "2025-07-01"})

    assert answer.json()["days_to_decide"] is None


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({"outcome": "approved"}, "outcome_on"),
        ({"outcome_on": "2025-07-01"}, "outcome"),
        ({"outcome": "approved", "outcome_on": "2999-01-01"}, "outcome_on"),
        ({"outcome": "maybe", "outcome_on": "2025-07-01"}, "outcome"),
        ({"approvals": [{"given_on": "2025-07-01"}]}, "approvals"),
        ({"matter": "x" * 10_000}, "matter"),
        ({"matter": "a\x07"}, "matter"),
        ({"approvals_needed": -1}, "approvals_needed"),
        ({"times_deferred": 9}, "times_deferred"),
    ],
)
def test_a_change_that_cannot_be_is_refused(client, matter, sent, named):
    answer = changed(client, sent)

    assert answer.status_code == 400
    assert any(field.startswith(named) for field in fields(answer))
    assert Decision.objects.get().version == 1


def test_a_matter_is_not_decided_before_it_was_raised(client, matter):
    answer = changed(client, {"outcome": "approved", "outcome_on": "2025-05-31"})

    assert answer.status_code == 400
    assert "before it was raised" in answer.json()["errors"][0]["detail"]


@pytest.mark.parametrize(
    "sent",
    [
        {"outcome": "approved", "outcome_on": "2025-07-01", "matter": "Other"},
        {"approvals": [], "matter": "Other"},
    ],
)
def test_one_call_is_one_verb(client, matter, sent):
    answer = changed(client, sent)

    assert answer.status_code == 400
    assert "each in a call of their own" in answer.json()["errors"][0]["detail"]


def test_a_matter_is_raised_without_an_outcome(client, collaboration):
    sent = {"matter": "Buy a van", "kind": "routine", "raised_on": "2025-06-01"}

    answer = client.post(f"{API}decisions/", OF | sent | {"outcome": "approved"})

    assert answer.status_code == 400
    assert fields(answer) == {"outcome"}


def test_whose_approval_is_missing_is_who_it_waits_with(
    client, matter, force, partner_force
):
    sent = [{"force": "northern", "given_on": "2025-07-01"}, {"force": "southern"}]

    answer = changed(client, {"approvals": sent})

    shown = answer.json()
    assert shown["waits_with"] == "Southern"
    assert (shown["approvals_needed"], shown["approvals_given"]) == (2, 1)
    assert shown["approvals"][0] == {
        "force": "northern",
        "policing_body": None,
        "given_on": "2025-07-01",
    }


def test_each_party_is_named_once(client, matter, force):
    sent = [{"force": "northern", "given_on": "2025-07-01"}, {"force": "northern"}]

    answer = changed(client, {"approvals": sent})

    assert answer.status_code == 400
    assert fields(answer) == {"approvals"}
    assert "Name Northern once." in answer.content.decode()
    assert not matter.approvals.exists()


def test_a_stale_outcome_is_refused(client, matter):
    Decision.objects.update(matter="Changed meanwhile")

    answer = changed(client, {"outcome": "approved", "outcome_on": "2025-07-01"})

    assert answer.status_code == 412
    assert client.patch(DECISION, {"matter": "x"}).status_code == 428


def test_the_list_is_asked_for_what_waits(client, collaboration, matter):
    DecisionFactory(
        collaboration=collaboration,
        outcome="refused",
        decided_on=dt.date(2025, 7, 1),
    )

    listed = {
        state: [
            row["id"]
            for row in client.get(f"{API}decisions/?{state}").json()["results"]
        ]
        for state in ("state=open", "state=closed", "collaboration=C-0412")
    }

    assert listed == {
        "state=open": ["C-0412-1"],
        "state=closed": ["C-0412-2"],
        "collaboration=C-0412": ["C-0412-1", "C-0412-2"],
    }
    assert client.get(f"{API}decisions/?state=lost").status_code == 400


# --- meetings ------------------------------------------------------------------------


def test_a_meeting_is_recorded_with_who_was_there(client, board, force, partner_force):
    sent = {"body": "C-0412-1", "held_on": "2025-06-02", "hours": "7.50"}
    sent |= OF | {"present": [{"force": "northern"}]}

    answer = client.post(MEETINGS, sent, format="json")

    assert answer.status_code == 201
    assert answer.json()["hours"] == "7.50"
    assert answer.json()["attendance"] == [
        {"force": "northern", "policing_body": None, "is_present": True},
        {"force": "southern", "policing_body": None, "is_present": False},
    ]


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({"held_on": "2999-01-01"}, "held_on"),
        ({"present": [{"force": "faraway"}]}, "present"),
        ({"present": [{"force": "nowhere"}]}, "present"),
        ({"present": [{}]}, "present"),
        ({"hours": "-1"}, "hours"),
        ({"minutes_link": "javascript:alert(1)"}, "minutes_link"),
        ({"body": "C-0412-9"}, "body"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(client, board, sent, named):
    ForceFactory(slug="faraway")
    good = OF | {"body": "C-0412-1", "held_on": "2025-06-02"}

    answer = client.post(MEETINGS, good | sent, format="json")

    assert answer.status_code == 400
    assert any(field.startswith(named) for field in fields(answer))
    assert not Meeting.objects.exists()


def test_attendance_is_changed_by_who_has_read_it(client, board, force):
    meeting = MeetingFactory(body=board)
    AttendanceFactory(meeting=meeting, force=force)
    one = f"{MEETINGS}C-0412-1/"

    answer = changed(client, {"present": []}, path=one)
    again = changed(client, {"hours": "4"}, path=one)

    assert answer.json()["attendance"] == []
    assert (answer.headers["ETag"], again.status_code) == ('"2"', 412)


@pytest.mark.parametrize(
    "path",
    [
        "governance-bodies/",
        "decisions/",
        "meetings/",
        "accountable-leads/",
        "direction-and-control/",
        "delegation-limits/",
        "accountability-arrangements/",
    ],
)
def test_who_may_not_write_is_told_who_may(collaboration, viewer, matter, board, path):
    PolicingBodyFactory(force=collaboration.participations.first().force)
    sent = {
        "governance-bodies/": {"name": "Board", "tier": 1},
        "decisions/": {"matter": "x", "kind": "routine", "raised_on": "2025-06-01"},
        "meetings/": {"body": "C-0412-1", "held_on": "2025-06-01"},
        "delegation-limits/": {"role_title": "Head", "what": "Vans"},
        "accountable-leads/": {"role_title": "Chief", "force": "northern"},
        "direction-and-control/": {
            "force": "northern",
            "function": collaboration.function.code,
        },
        "accountability-arrangements/": {
            "policing_body": "Northern Commissioner",
            "text": "x",
            "considered_on": "2025-06-01",
        },
    }[path]
    dated = "role_title" in sent or "function" in sent
    starts = {"starts_on": "2025-04-01"} if dated else {}

    answer = client_of(viewer).post(f"{API}{path}", OF | sent | starts)

    assert answer.status_code == 403
    assert "analysts and leads" in answer.json()["detail"]


def test_the_queries_of_the_lists_do_not_grow(client, collaboration, board, force):
    def recorded(year):
        matter = DecisionFactory(collaboration=collaboration, body=board)
        DecisionApprovalFactory(decision=matter, force=force)
        meeting = MeetingFactory(body=board, held_on=dt.date(year, 1, 1))
        AttendanceFactory(meeting=meeting, force=force)
        AccountableLeadFactory(collaboration=collaboration, force=force)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            for path in ("decisions/", "meetings/", "accountable-leads/"):
                client.get(f"{API}{path}")
        return len(queries)

    recorded(2020)
    few = asked()
    for year in range(2021, 2025):
        recorded(year)

    assert asked() == few
