import datetime as dt

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from collabtrack.accounts.models import ApiToken
from collabtrack.accounts.services import issue_token, revoke_token

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shared.api_under_test")]

LIST = "/api/v1/collaborations/"


def issued_to(user, scope="read", **choices):
    return issue_token(user=user, by=user, scope=ApiToken.Scope(scope), **choices)


def bearer(text):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")
    return client


def refusal_of(response):
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.headers["Content-Type"] == "application/problem+json"
    return response.json()["detail"]


def test_a_token_opens_what_its_owner_may_see(analyst, collaboration):
    response = bearer(issued_to(analyst).text).get(LIST)

    assert response.status_code == 200
    assert [row["reference"] for row in response.json()["results"]] == ["C-0412"]


def test_the_scheme_is_read_in_any_case(analyst):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"bearer {issued_to(analyst).text}")

    assert client.get(LIST).status_code == 200


def test_a_wrong_secret_and_an_unknown_id_are_told_the_same(analyst):
    right = issued_to(analyst).text
    wrong_secret = right[:-1] + ("A" if right[-1] != "A" else "B")
    unknown_id = "ct_000000000000_" + right.split("_", 2)[2]

    answers = {
        refusal_of(bearer(text).get(LIST)) for text in (wrong_secret, unknown_id)
    }

    assert answers == {"The token is not known. Check that all of it was copied."}


@pytest.mark.parametrize("text", ["", "ct_", "abc", "ct_zz_yy", "ct_" + "é" * 56])
def test_what_is_not_a_token_is_told_how_to_write_one(text):
    assert "Authorization: Bearer ct_" in refusal_of(bearer(text).get(LIST))


def test_an_expired_token_says_so(analyst):
    past = timezone.now() - dt.timedelta(days=31)
    text = issued_to(analyst, days=30, now=past).text

    assert refusal_of(bearer(text).get(LIST)).startswith("The token has expired.")


def test_a_revoked_token_says_so(analyst):
    issued = issued_to(analyst)
    revoke_token(token=issued.row, by=analyst)

    refusal = refusal_of(bearer(issued.text).get(LIST))

    assert refusal.startswith("The token was revoked.")


def test_a_token_of_a_closed_account_says_so(analyst):
    text = issued_to(analyst).text
    analyst.is_active = False
    analyst.save()

    assert "not active" in refusal_of(bearer(text).get(LIST))


def test_a_read_token_may_not_write(analyst):
    response = bearer(issued_to(analyst, "read").text).post("/api/v1/faults/ok/")

    assert response.status_code == 403
    assert "Issue one with the scope write." in response.json()["detail"]


def test_a_write_token_may_write(analyst):
    response = bearer(issued_to(analyst, "write").text).post("/api/v1/faults/ok/")

    assert response.status_code == 200


def test_a_session_may_write_with_its_form_token_only(analyst):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(analyst)

    assert client.get(LIST).status_code == 200
    assert client.post("/api/v1/faults/ok/").status_code == 403


def test_use_is_noted_at_most_once_a_minute(analyst, django_assert_num_queries):
    issued = issued_to(analyst)
    client = bearer(issued.text)

    client.get(LIST)
    issued.row.refresh_from_db()
    first = issued.row.last_used_at
    with django_assert_num_queries(2):  # the token, and an empty list
        client.get(LIST)
    issued.row.refresh_from_db()
    assert issued.row.last_used_at == first

    ApiToken.objects.update(last_used_at=first - dt.timedelta(minutes=2))
    client.get(LIST)
    issued.row.refresh_from_db()
    assert issued.row.last_used_at > first


def test_a_token_in_the_address_opens_nothing(analyst):
    text = issued_to(analyst).text

    assert APIClient().get(LIST, {"token": text}).status_code == 401


def test_a_refused_token_is_not_repeated_in_answer_or_log(analyst, caplog):
    issued = issued_to(analyst)
    revoke_token(token=issued.row, by=analyst)

    response = bearer(issued.text).get(LIST)

    assert issued.text not in response.content.decode()
    assert issued.text not in caplog.text
