"""Who answers, through the API: names, owners, limits and who may write."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from collaborations.models import (
    AccountabilityArrangement,
    AccountableLead,
    DelegationLimit,
)
from tests.factories import (
    DecisionFactory,
    GovernanceBodyFactory,
    PolicingBodyFactory,
)
from tests.factories.accountability import (
    AccountableLeadFactory,
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


# --- who answers ---------------------------------------------------------------------


def test_a_name_is_told_to_the_persons_own_force_alone(
    collaboration, force, analyst, partner, inspector
):
    AccountableLeadFactory(
        collaboration=collaboration, force=force, person_name="Sam Okafor"
    )

    for user, name in ((analyst, "Sam Okafor"), (partner, ""), (inspector, "")):
        client = client_of(user)
        one = client.get(f"{LEADS}C-0412-1/").json()
        export = client.get(f"{LEADS}?format=csv")
        csv = b"".join(export.streaming_content).decode()
        assert one["person_name"] == name
        assert ("Okafor" in csv) is bool(name)


def test_nobody_names_another_forces_person(client, collaboration, partner_force):
    sent = {"role_title": "Chief", "force": "southern", "starts_on": "2025-04-01"}

    answer = client.post(LEADS, OF | sent | {"person_name": "Sam Okafor"})

    assert answer.status_code == 400
    assert fields(answer) == {"person_name"}
    assert client.post(LEADS, OF | sent).status_code == 201


def test_two_owners_at_once_are_refused(client, collaboration, force):
    sent = OF | {"role_title": "Chief", "force": "northern", "starts_on": "2025-04-01"}
    client.post(LEADS, sent)

    answer = client.post(LEADS, sent)

    assert (answer.status_code, fields(answer)) == (400, {"starts_on"})
    assert AccountableLead.objects.count() == 1


def test_an_owner_is_ended_by_who_has_read_it(client, collaboration, force):
    AccountableLeadFactory(collaboration=collaboration, force=force)

    answer = changed(client, {"ends_on": "2025-04-01"}, path=f"{LEADS}C-0412-1/")

    assert answer.json()["ends_on"] == "2025-04-01"


@pytest.mark.parametrize("limit", ["-0.01", "1e30", "lots", "1.001"])
def test_a_limit_that_cannot_be_is_refused(client, collaboration, limit):
    sent = {"role_title": "Head", "what": "Vans", "starts_on": "2025-04-01"}

    answer = client.post(f"{API}delegation-limits/", OF | sent | {"limit": limit})

    assert (answer.status_code, fields(answer)) == (400, {"limit"})
    assert not DelegationLimit.objects.exists()


def test_what_a_policing_body_considered_is_recorded(client, collaboration, force):
    PolicingBodyFactory(force=force)
    sent = {"text": "Each quarter.", "considered_on": "2025-06-01"}
    path = f"{API}accountability-arrangements/"

    answer = client.post(path, OF | sent | {"policing_body": "Northern Commissioner"})
    unknown = client.post(path, OF | sent | {"policing_body": "a\x00b"})

    assert answer.status_code == 201
    assert (unknown.status_code, fields(unknown)) == (400, {"policing_body"})
    assert AccountabilityArrangement.objects.count() == 1


def test_direction_and_control_names_force_and_function(client, collaboration, force):
    sent = {"force": "northern", "function": collaboration.function.code}

    answer = client.post(
        f"{API}direction-and-control/", OF | sent | {"starts_on": "2025-04-01"}
    )

    assert answer.status_code == 201
    assert answer.json()["function"] == collaboration.function.code
