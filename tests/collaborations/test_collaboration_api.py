"""Starting, changing, moving and publishing a collaboration through the API."""

import pytest
from rest_framework.test import APIClient

from collaborations.models import Collaboration
from tests import factories

pytestmark = pytest.mark.django_db
ALL = "/api/v1/collaborations/"
ONE = f"{ALL}C-0412/"


@pytest.fixture
def api(analyst) -> APIClient:
    made = APIClient()
    made.force_authenticate(analyst)
    return made


def fields_of(answer):
    assert answer.status_code == 400, answer.content
    return [error["field"] for error in answer.json()["errors"]]


def move(api, version=1, **given):
    sent = {"status": "under_review", "on": "2026-04-01"} | given
    return api.post(f"{ONE}status/", sent, HTTP_IF_MATCH=f'"{version}"')


def test_a_name_and_a_force_start_a_draft(api, force):
    answer = api.post(ALL, {"name": "Joint Dogs", "force": "northern"})

    made = answer.json()
    assert answer.status_code == 201
    assert answer.headers["ETag"] == '"1"'
    assert (made["is_draft"], made["status"]) == (True, "proposed")
    assert (made["function"], made["lead_force"]) == (None, "northern")


def test_a_start_may_say_everything(api, force):
    programme = factories.CollaborationFactory(row_kind="programme")
    said = {
        "model": "lead_force",
        "scope": "local",
        "is_mandatory": True,
        "status": "live",
        "started_on": "2026-04-01",
        "programme": programme.reference,
    }
    function = {"function": factories.FunctionFactory().code}

    made = api.post(
        ALL, {"name": "Joint Dogs", "force": "northern", **said, **function}
    ).json()

    assert {name: made[name] for name in said} == said
    assert made["function"]["code"] == function["function"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a\u202eb"}, "name"),
        ({"force": "nowhere"}, "force"),
        ({"status": "live"}, "started_on"),
        ({"started_on": "2026-04-01"}, "started_on"),
        ({"model": "club"}, "model"),
        ({"programme": "C-0412"}, "programme"),
        ({"origin": "register"}, "origin"),
    ],
)
def test_a_wrong_start_is_refused_by_field(api, collaboration, given, field):
    sent = {"name": "Joint Dogs", "force": "northern"} | given

    assert fields_of(api.post(ALL, sent)) == [field]
    assert Collaboration.objects.count() == 1


def test_nobody_starts_in_the_name_of_another_force(api, partner_force):
    answer = api.post(ALL, {"name": "Joint Dogs", "force": "southern"})

    assert answer.status_code == 403


def test_it_is_changed_by_who_has_read_it(api, collaboration):
    read = api.get(ONE)
    sent = {"name": "East Forensics", "model": "lead_force", "reason": "Agreed in May"}
    changed = api.patch(ONE, sent, HTTP_IF_MATCH=read.headers["ETag"])

    assert changed.status_code == 200
    assert changed.headers["ETag"] == '"2"'
    assert changed.json()["other_names"] == ["Joint Forensics"]
    assert changed.json()["scope"] == "regional"


@pytest.mark.parametrize(("given", "status"), [(None, 428), ("*", 428), ('"7"', 412)])
@pytest.mark.parametrize("path", ["", "status/"])
def test_a_change_and_a_move_need_the_etag(api, collaboration, given, status, path):
    headers = {"HTTP_IF_MATCH": given} if given else {}
    call = api.post if path else api.patch
    sent = {"status": "ending", "on": "2026-04-01"} if path else {"name": "Ours"}

    answer = call(f"{ONE}{path}", sent, **headers)

    collaboration.refresh_from_db()
    assert answer.status_code == status
    assert (collaboration.name, collaboration.status) == ("Joint Forensics", "live")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"status": "ended"}, "status"),
        ({"row_kind": "programme"}, "row_kind"),
        ({"force": "northern"}, "force"),
        ({"started_on": None}, "started_on"),
        ({"programme": "C-0412"}, "programme"),
        ({"function": "none"}, "function"),
    ],
)
def test_a_wrong_change_is_refused_by_field(api, collaboration, given, field):
    assert fields_of(api.patch(ONE, given, HTTP_IF_MATCH='"1"')) == [field]


def test_status_is_moved_on_a_day(api, collaboration):
    moved = move(api)
    ended = move(api, 2, status="ended", ended_because="completed", reason="Done.")
    listed = api.get("/api/v1/status-changes/?collaboration=C-0412").json()["results"]

    assert (moved.status_code, moved.json()["status"]) == (200, "under_review")
    assert ended.json()["ended_on"] == "2026-04-01"
    assert ended.json()["ended_because"] == "completed"
    assert [row["id"] for row in listed] == ["C-0412-1", "C-0412-2"]
    assert listed[1]["reason"] == "Done."


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"status": "proposed"}, "status"),
        ({"status": "ended"}, "ended_because"),
        ({"on": "2099-01-01"}, "on"),
        ({"on": "2020-03-31"}, "on"),
        ({"day": "2026-04-01"}, "day"),
    ],
)
def test_a_wrong_move_is_refused_by_field(api, collaboration, given, field):
    assert fields_of(move(api, **given)) == [field]


def test_a_draft_is_published_or_told_what_is_missing(api, collaboration, stranger):
    factories.FunctionFactory(code="DOGS")
    Collaboration.objects.update(is_draft=True, function=None)

    missing = api.post(f"{ONE}publish/")
    api.patch(ONE, {"function": "DOGS"}, HTTP_IF_MATCH='"2"')
    published = api.post(f"{ONE}publish/")

    assert missing.status_code == 400
    assert "choose a function" in missing.json()["errors"][0]["detail"]
    assert published.json()["is_draft"] is False


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger", "inspector"])
def test_only_analysts_and_leads_write_it(persona, collaboration, request):
    api = APIClient()
    api.force_authenticate(request.getfixturevalue(persona))

    changed = api.patch(ONE, {"name": "Ours"}, HTTP_IF_MATCH='"1"')

    assert changed.status_code == 403
    assert move(api).status_code == 403
    assert api.post(f"{ONE}publish/").status_code == 403


def test_what_is_not_seen_is_not_there(api, collaboration):
    Collaboration.objects.update(is_restricted=True)

    assert api.patch(ONE, {"name": "Ours"}, HTTP_IF_MATCH='"2"').status_code == 404
    assert move(api, 2).status_code == 404
    assert api.post(f"{ONE}publish/").status_code == 404


def test_the_public_register_is_not_written(api, analyst, collaboration):
    Collaboration.objects.update(origin="register")

    changed = api.patch(ONE, {"name": "Ours"}, HTTP_IF_MATCH='"2"')

    assert changed.status_code == 400
    assert "published facts only" in changed.json()["errors"][0]["detail"]
    assert move(api, 2).status_code == 400


def test_another_name_is_removed_by_who_has_read_it(api, viewer, collaboration):
    name = factories.OtherNameFactory(collaboration=collaboration)
    one = "/api/v1/other-names/C-0412-1/"
    watching = APIClient()
    watching.force_authenticate(viewer)

    blind = api.delete(one)
    stale = api.delete(one, HTTP_IF_MATCH='"9"')
    refused = watching.delete(one, HTTP_IF_MATCH='"1"')
    removed = api.delete(one, HTTP_IF_MATCH='"1"')

    assert [each.status_code for each in (blind, stale, refused)] == [428, 412, 403]
    assert (removed.status_code, removed.content) == (204, b"")
    assert api.get(one).status_code == 404
    kept = type(name).pgh_event_model.objects.filter(pgh_label="delete")
    assert kept.get().name == name.name


def test_business_cases_and_other_names_are_added(api, collaboration):
    case = {
        "collaboration": "C-0412",
        "kind": "ending",
        "rationale": "The benefits can be kept without it.",
        "decided_on": "2026-04-01",
        "approved_by": "Joint board",
    }
    name = {"collaboration": "C-0412", "kind": "abbreviation", "name": "JFS"}

    made = api.post("/api/v1/business-cases/", case)
    silent = api.post("/api/v1/business-cases/", {**case, "rationale": ""})
    late = api.post("/api/v1/business-cases/", {**case, "decided_on": "2099-01-01"})
    named = api.post("/api/v1/other-names/", name)

    assert (made.status_code, made.json()["id"]) == (201, "C-0412-1")
    assert silent.status_code == 400
    assert fields_of(late) == ["decided_on"]
    assert named.json()["name"] == "JFS"
