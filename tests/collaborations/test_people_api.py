"""People through the API: fields, names, filters, and the same refusals."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from collaborations.models import Appointment, HolderName, Role, Skill
from tests import factories

pytestmark = pytest.mark.django_db

ALL = "/api/v1/appointments/"
ONE = f"{ALL}C-0412-1/"
TEXTS = ["   ", "Ana\u202elyst", "Ana\x07lyst", "x" * 10_000]


@pytest.fixture
def client(analyst) -> APIClient:
    return as_(analyst)


@pytest.fixture
def role(collaboration):
    return factories.RoleFactory(collaboration=collaboration, title="Handler")


@pytest.fixture
def holder(role, force):
    return factories.AppointmentFactory(role=role, force=force)


def as_(user) -> APIClient:
    made = APIClient()
    made.force_authenticate(user)
    return made


def a_role(**changes):
    sent = {"collaboration": "C-0412", "title": "Vet", "area": "legal"}
    return sent | {"posts": "1.50", "starts_on": "2025-04-01"} | changes


def an_appointment(**changes):
    sent = {"collaboration": "C-0412", "role": "C-0412-1", "force": "northern"}
    sent |= {"holder_title": "Constable", "posts": "1.00"}
    return sent | {"starts_on": "2025-04-01"} | changes


def faults(answer):
    assert answer.status_code == 400, answer.content
    return {error["field"] for error in answer.json()["errors"]}


def test_a_role_is_added_with_its_skills_and_changed(client, collaboration):
    made = client.post("/api/v1/roles/", a_role(skills=["First aid"]), format="json")
    changed = client.patch(
        "/api/v1/roles/C-0412-1/",
        {"skills": ["Data protection", "First aid"], "posts": "2"},
        format="json",
        HTTP_IF_MATCH=made["ETag"],
    )

    assert made.status_code == 201
    assert made.json()["posts"] == "1.50"
    assert changed.json()["skills"] == ["Data protection", "First aid"]
    assert changed.json()["posts"] == "2.00"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("posts", "0"),
        ("posts", "-1"),
        ("posts", "NaN"),
        ("posts", "1e9"),
        ("starts_on", "2025-02-29"),
        ("ends_on", "2025-03-31"),
        ("skills", ["Nobody's skill"]),
        ("skills", ["First aid"] * 51),
        ("skills", "First aid"),
        ("area", "other"),
        ("wage", "1"),
        *(("title", text) for text in TEXTS),
    ],
)
def test_a_role_that_cannot_be_is_refused(client, collaboration, field, value):
    answer = client.post("/api/v1/roles/", a_role(**{field: value}), format="json")

    assert {name.split(".")[0] for name in faults(answer)} == {field}
    assert not Role.objects.exists()


def test_a_title_is_given_once(client, role):
    answer = client.post("/api/v1/roles/", a_role(title="HANDLER"))

    assert "role of that title" in answer.json()["detail"]


def test_a_holder_is_appointed(client, role):
    answer = client.post(ALL, an_appointment())

    shown = answer.json()
    assert answer.status_code == 201
    assert (shown["id"], shown["role"], shown["force"]) == (
        "C-0412-1",
        "C-0412-1",
        "northern",
    )
    assert shown["holder_name"] is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("posts", "0"),
        ("posts", "-0.5"),
        ("starts_on", "2020-03-31"),
        ("ends_on", "2025-03-31"),
        ("force", "faraway"),
        ("role", "C-0412-9"),
        ("role", 1),
        *(("holder_title", text) for text in TEXTS),
        *(("holder_name", text) for text in TEXTS),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(client, role, field, value):
    factories.ForceFactory(slug="faraway")

    answer = client.post(ALL, an_appointment(**{field: value}))

    assert faults(answer) == {field}
    assert not Appointment.objects.exists()


def test_a_role_of_a_hidden_collaboration_is_not_there(client, collaboration):
    hidden = factories.CollaborationFactory(reference="C-0999", is_restricted=True)
    factories.RoleFactory(collaboration=hidden)

    answer = client.post(ALL, an_appointment(role="C-0999-1"))

    assert answer.json()["errors"][0]["detail"] == "There is no role “C-0999-1”."


def test_a_role_of_another_collaboration_is_refused(client, collaboration):
    factories.RoleFactory(collaboration__reference="C-0413")

    assert faults(client.post(ALL, an_appointment(role="C-0413-1"))) == {"role"}


def test_a_name_is_read_and_written_by_its_force_alone(
    client, role, partner, inspector, administrator
):
    client.post(ALL, an_appointment(holder_name="Alex Example"))

    assert client.get(ONE).json()["holder_name"] == "Alex Example"
    for other in (partner, inspector, administrator):
        for address in (ONE, ALL, f"{ALL}?format=csv"):
            answer = as_(other).get(address)
            body = b"".join(answer) if answer.streaming else answer.content
            assert b"Constable" in body
            assert b"Alex" not in body
    refused = as_(partner).patch(ONE, {"holder_name": ""}, HTTP_IF_MATCH='"2"')
    assert refused.status_code == 403
    assert HolderName.objects.exists()


def test_who_does_not_see_a_name_leaves_it_in_place(client, role, partner):
    client.post(ALL, an_appointment(holder_name="Alex Example"))
    read = as_(partner).get(ONE)

    changed = as_(partner).patch(
        ONE, {"holder_title": "Sergeant"}, HTTP_IF_MATCH=read["ETag"]
    )

    assert changed.json()["holder_title"] == "Sergeant"
    assert HolderName.objects.get().name == "Alex Example"


def test_a_name_is_changed_by_who_has_read_it(client, holder):
    first = client.patch(ONE, {"holder_name": "Alex"}, HTTP_IF_MATCH='"1"')
    late = client.patch(ONE, {"holder_name": "Sam"}, HTTP_IF_MATCH='"1"')
    gone = client.patch(
        ONE, {"holder_name": None}, format="json", HTTP_IF_MATCH=first["ETag"]
    )

    assert first.json()["holder_name"] == "Alex"
    assert late.status_code == 412
    assert gone.json()["holder_name"] is None


def test_an_appointment_keeps_its_force(client, holder):
    answer = client.patch(ONE, {"force": "southern"}, HTTP_IF_MATCH='"1"')

    assert faults(answer) == {"force"}


def test_a_last_day_stands_a_holder_down(client, holder):
    client.patch(ONE, {"ends_on": "2026-03-31"}, HTTP_IF_MATCH='"1"')

    holder.refresh_from_db()
    assert holder.ends_on == dt.date(2026, 3, 31)


def test_a_viewer_writes_nothing(viewer, holder):
    client = as_(viewer)

    assert client.post("/api/v1/roles/", a_role()).status_code == 403
    assert client.patch(ONE, {}, HTTP_IF_MATCH='"1"').status_code == 403
    assert client.post("/api/v1/skills/", {"name": "X"}).status_code in (400, 403)


@pytest.mark.parametrize("path", ["appointments", "contributions", "systems"])
def test_lists_are_narrowed_by_collaboration_and_force(
    client, collaboration, force, partner_force, role, path
):
    for member in (force, partner_force):
        factories.AppointmentFactory(role=role, force=member)
        ours = {"collaboration": collaboration, "force": member}
        factories.PostContributionFactory(**ours)
        factories.SystemInUseFactory(**ours)

    def found(**asked):
        return len(client.get(f"/api/v1/{path}/", asked).json()["results"])

    assert found() == found(collaboration="C-0412") == 2
    assert found(force="northern") == 1


def test_a_skill_of_a_holder_is_added(client, holder):
    sent = {
        "collaboration": "C-0412",
        "appointment": "C-0412-1",
        "skill": "First aid",
        "valid_until": "2026-03-31",
    }

    answer = client.post("/api/v1/held-skills/", sent)
    again = client.post("/api/v1/held-skills/", sent)
    without_end = sent | {"valid_until": None, "skill": "Data protection"}

    assert answer.status_code == 201
    assert again.status_code == 400
    late = client.post("/api/v1/held-skills/", without_end, format="json")
    assert faults(late) == {"valid_until"}


def test_the_list_of_skills_is_read_and_added_to(client, collaboration):
    sent = {"name": "Drone pilot", "kind": "training", "valid_months": 12}

    added = client.post("/api/v1/skills/", sent)
    again = client.post("/api/v1/skills/", sent)
    listed = client.get("/api/v1/skills/", {"kind": "training"}).json()["results"]

    assert (added.status_code, again.status_code) == (201, 400)
    assert sent in listed
    assert {row["kind"] for row in listed} == {"training"}


@pytest.mark.parametrize("name", TEXTS)
def test_a_skill_without_a_readable_name_is_refused(client, collaboration, name):
    answer = client.post("/api/v1/skills/", {"name": name, "kind": "training"})

    assert faults(answer) == {"name"}
    assert not Skill.objects.filter(kind="training", name__startswith="Ana").exists()


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("contributions", {"posts": "4", "starts_on": "2025-04-01"}),
        ("systems", {"purpose": "hr", "name": "Rota", "as_at": "2025-04-01"}),
    ],
)
def test_contributions_and_systems_are_added(client, collaboration, path, sent):
    sent = {"collaboration": "C-0412", "force": "northern"} | sent
    factories.ForceFactory(slug="faraway")

    made = client.post(f"/api/v1/{path}/", sent)
    outside = client.post(f"/api/v1/{path}/", sent | {"force": "faraway"})

    assert made.status_code == 201
    assert client.get(f"/api/v1/{path}/C-0412-1/")["ETag"] == '"1"'
    assert faults(outside) == {"force"}
