"""Purposes and sign-offs over HTTP: the same verbs, rules and messages as the pages."""

import datetime as dt

import pytest

from collaborations.models import Purpose, SignOff
from collabtrack.accounts.models import ApiToken
from collabtrack.accounts.services import issue_token
from tests import factories

pytestmark = pytest.mark.django_db
PURPOSES, SIGN_OFFS = "/api/v1/purposes/", "/api/v1/sign-offs/"
DRAFT = {
    "collaboration": "C-0412",
    "text": "Victims get results in 30 days.",
    "is_for_effectiveness": True,
    "forces": ["northern"],
    "based_on": 0,
}
ANSWER = {
    "collaboration": "C-0412",
    "version": 1,
    "force": "northern",
    "answer": "agree",
    "restatement": "Our victims hear sooner.",
}


@pytest.fixture
def post(client):
    def posted(path, body, user, scope=ApiToken.Scope.WRITE):
        token = issue_token(user=user, by=user, scope=scope)
        return client.post(
            path,
            body,
            content_type="application/json",
            headers={"Authorization": f"Bearer {token.text}"},
        )

    return posted


def errors_of(answer):
    return {each["field"]: each["detail"] for each in answer.json()["errors"]}


def test_a_version_is_written_and_read(post, client, analyst, collaboration):
    made = post(PURPOSES, DRAFT, analyst)
    client.force_login(analyst)
    read = client.get(f"{PURPOSES}?collaboration=C-0412").json()["results"]

    assert made.status_code == 201
    assert read == [made.json()]
    assert (read[0]["version"], read[0]["forces"]) == (1, ["northern"])


def test_an_answer_is_given_and_read(post, client, signatory, collaboration):
    factories.PurposeFactory(collaboration=collaboration)

    made = post(SIGN_OFFS, ANSWER, signatory)
    client.force_login(signatory)
    read = client.get(SIGN_OFFS).json()["results"]

    assert made.status_code == 201
    assert read == [made.json()]
    assert (read[0]["force"], read[0]["version"]) == ("northern", 1)


def test_a_stale_version_conflicts(post, analyst, collaboration):
    factories.PurposeFactory(collaboration=collaboration)

    refused = post(PURPOSES, DRAFT, analyst)

    assert refused.status_code == 409
    assert "Version 1 was written while you were writing" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"colour": "red"}, "colour", "There is no field called “colour”."),
        ({"text": " "}, "text", "blank"),
        ({"text": "a\u202eb"}, "text", "U+202E at place 2"),
        ({"text": "x" * 10_000}, "text", "at most 4000 characters"),
        ({"forces": ["rutland"]}, "forces.0", "There is no force “rutland”."),
        ({"forces": ["faraway"]}, "forces", "Faraway does not take part"),
        ({"collaboration": "C-9999"}, "collaboration", "There is no collaboration"),
        ({"forces": ["northern", "northern"]}, "forces", "each force once"),
        ({"based_on": -1}, "based_on", "0"),
        ({"\ud800": 1}, "?", "There is no field called “?”."),
    ],
)
def test_what_is_wrong_is_named_by_its_field(
    changes, field, said, post, analyst, stranger, collaboration
):
    refused = post(PURPOSES, {**DRAFT, **changes}, analyst)

    assert refused.status_code == 400
    assert said in errors_of(refused)[field]
    assert not Purpose.objects.exists()


@pytest.mark.parametrize("persona", ["viewer", "analyst", "partner", "stranger"])
def test_only_the_forces_signatory_answers(persona, post, collaboration, request):
    factories.PurposeFactory(collaboration=collaboration)

    refused = post(SIGN_OFFS, ANSWER, request.getfixturevalue(persona))

    assert refused.status_code == 403
    assert not SignOff.objects.exists()


def test_nobody_answers_for_another_force(post, signatory, collaboration):
    factories.PurposeFactory(collaboration=collaboration)

    refused = post(SIGN_OFFS, {**ANSWER, "force": "southern"}, signatory)

    assert refused.status_code == 403
    assert "Only a signatory of Southern" in refused.json()["detail"]


def test_nobody_answers_twice_or_an_old_version(post, signatory, collaboration):
    factories.PurposeFactory(collaboration=collaboration)
    post(SIGN_OFFS, ANSWER, signatory)

    twice = post(SIGN_OFFS, ANSWER, signatory)
    factories.PurposeFactory(collaboration=collaboration, version=2)
    old = post(SIGN_OFFS, ANSWER, signatory)

    assert (twice.status_code, old.status_code) == (400, 400)
    assert "answered this version already" in twice.json()["detail"]
    assert "Read version 2 and answer that" in old.json()["detail"]
    assert SignOff.objects.count() == 1


def test_a_read_token_writes_nothing(post, analyst, collaboration):
    refused = post(PURPOSES, DRAFT, analyst, scope=ApiToken.Scope.READ)

    assert refused.status_code == 403
    assert not Purpose.objects.exists()


def test_a_restricted_collaboration_is_not_there(post, analyst, collaboration):
    collaboration.is_restricted = True
    collaboration.save()

    refused = post(PURPOSES, DRAFT, analyst)

    assert "There is no collaboration" in errors_of(refused)["collaboration"]


def test_the_right_officer_answers_after_the_force_came_back(
    post, signatory, collaboration, force
):
    factories.PurposeFactory(collaboration=collaboration)
    first = collaboration.participations.get(force=force)
    first.joined_on, first.left_on = None, dt.date(2026, 1, 31)
    first.save()
    factories.ParticipationFactory(
        collaboration=collaboration, force=force, joined_on=dt.date(2026, 2, 1)
    )

    assert post(SIGN_OFFS, ANSWER, signatory).status_code == 201
