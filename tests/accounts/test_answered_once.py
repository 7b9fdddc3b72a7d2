"""Idempotency-Key: whoever sends a POST again gets the first answer, and no second."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction
from django.urls import get_resolver
from django.utils import timezone
from rest_framework.test import APIClient

from collaborations.models import Collaboration
from collabtrack.accounts.answered_once import AnswersOnce, forget_answers
from collabtrack.accounts.models import ApiToken, KeptAnswer
from collabtrack.accounts.services import issue_token
from tests import factories
from tests.benefits.rollup_race import Started

pytestmark = pytest.mark.django_db
KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324"


def as_(user) -> APIClient:
    made = APIClient()
    made.force_authenticate(user)
    return made


@pytest.fixture
def client(analyst) -> APIClient:
    return as_(analyst)


def post(client, body=None, key=KEY, path="/api/v1/objectives/"):
    sent = {"collaboration": "C-0412", "text": "Cut turnaround"} | (body or {})
    return client.post(path, sent, format="json", HTTP_IDEMPOTENCY_KEY=key)


def objectives():
    return list(Collaboration.objects.get().objectives.values_list("text", flat=True))


def test_a_call_sent_again_is_answered_as_before_and_done_once(client, collaboration):
    first, again = post(client), post(client)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again.headers["ETag"] == first.headers["ETag"] == '"1"'
    assert again.headers["Content-Type"] == "application/json"
    assert objectives() == ["Cut turnaround"]


def test_without_a_key_every_call_is_done(client, collaboration):
    for _ in range(2):
        body = {"collaboration": "C-0412", "text": "Cut turnaround"}
        client.post("/api/v1/objectives/", body, format="json")

    assert len(objectives()) == 2
    assert not KeptAnswer.objects.exists()


@pytest.mark.parametrize(
    "other",
    [
        {"body": {"text": "Another"}},
        {"path": "/api/v1/objectives/?format=json"},
        {"path": "/api/v1/vote-reasons/"},
    ],
)
def test_a_key_belongs_to_one_call(client, collaboration, other):
    post(client)

    answer = post(client, **other)

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "Take a new key for each call." in answer.json()["detail"]
    assert objectives() == ["Cut turnaround"]


def test_what_was_refused_is_not_kept(client, collaboration):
    refused = post(client, {"text": " "})
    mended = post(client, {"text": "Cut turnaround"})

    assert (refused.status_code, mended.status_code) == (400, 201)


def test_what_may_not_be_done_is_not_kept(viewer, collaboration):
    assert post(as_(viewer)).status_code == 403
    assert not KeptAnswer.objects.exists()


def test_each_caller_has_keys_of_their_own(client, lead, collaboration):
    post(client)
    post(as_(lead), {"text": "Share the lab"})

    assert sorted(objectives()) == ["Cut turnaround", "Share the lab"]


def test_a_key_holds_for_session_and_token_alike(collaboration, analyst):
    token = issue_token(user=analyst, by=analyst, scope=ApiToken.Scope.WRITE)
    machine = APIClient()
    machine.credentials(HTTP_AUTHORIZATION=f"Bearer {token.text}")
    browser = APIClient()
    browser.force_login(analyst)

    assert post(machine).content == post(browser).content
    assert len(objectives()) == 1


@pytest.mark.parametrize("key", ["", " ", "two words", "x" * 256, "\u00e9"])
def test_a_key_that_cannot_be_is_named(client, collaboration, key):
    answer = post(client, key=key)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"
    assert not objectives()


def test_a_key_is_kept_for_a_day(client, collaboration):
    post(client)
    aged(hours=24, minutes=1)

    post(client)

    assert len(objectives()) == 2


def test_old_answers_are_removed(client, collaboration):
    post(client)
    post(client, key="another")
    aged(KeptAnswer.objects.filter(key=KEY), hours=25)

    assert forget_answers(now=timezone.now()) == 1
    assert KeptAnswer.objects.get().key == "another"


def aged(rows=None, **span):
    rows = KeptAnswer.objects.all() if rows is None else rows
    rows.update(sent_at=timezone.now() - dt.timedelta(**span))


def test_an_act_on_a_record_is_done_once_too(client, collaboration):
    factories.ObjectiveFactory(collaboration=collaboration)
    sent = {"reason": "Met", "on": "2025-06-01"}
    path = "/api/v1/objectives/C-0412-1/withdraw/"

    first, again = (
        client.post(
            path,
            sent,
            format="json",
            HTTP_IF_MATCH='"1"',
            HTTP_IDEMPOTENCY_KEY=KEY,
        )
        for _ in range(2)
    )

    assert first.status_code == 200, first.content
    assert (again.status_code, again.content) == (200, first.content)


def test_every_post_of_the_api_heeds_the_key():
    heedless = {
        str(pattern.pattern)
        for pattern in _patterns(get_resolver("collabtrack.api").url_patterns)
        if "post" in _methods(pattern.callback)
        and not issubclass(pattern.callback.cls, AnswersOnce)
    }

    assert heedless == set()


def _patterns(found):
    for each in found:
        if hasattr(each, "url_patterns"):
            yield from _patterns(each.url_patterns)
        else:
            yield each


def _methods(view):
    actions = getattr(view, "actions", None)
    return actions or {name for name in ("get", "post") if hasattr(view.cls, name)}


@pytest.mark.django_db(transaction=True)
@pytest.mark.race
@pytest.mark.parametrize("is_refused", [False, True])
def test_of_two_at_once_one_waits_for_the_other(
    collaboration, analyst, monkeypatch, is_refused
):
    answers = []
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            answers.append(post(as_(analyst)))
            other = Started(threads, lambda: answers.append(post(as_(analyst))))
            has_waited = other.until_it_waits()
            transaction.set_rollback(is_refused)
        other.finish()

    assert has_waited
    assert [answer.status_code for answer in answers] == [201, 201]
    assert len(objectives()) == 1
