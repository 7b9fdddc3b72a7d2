import re

import pytest

from collabtrack.accounts.models import ApiToken
from collabtrack.accounts.services import issue_token
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

PAGE = "/account/tokens/"
CHOICES = {"name": "Power BI", "scope": "read", "days": "30"}


@pytest.fixture
def owner(client):
    user = UserFactory(full_name="Ama Okoro")
    client.force_login(user)
    return user


def issued_to(user, **choices):
    scope = ApiToken.Scope.READ
    return issue_token(**{"user": user, "by": user, "scope": scope, **choices})


def test_without_tokens_the_page_says_so(client, owner):
    assert "You have no tokens in use." in client.get(PAGE).content.decode()


def test_the_list_holds_my_usable_tokens_and_nobody_elses(client, owner):
    issued_to(owner, name="Mine")
    issued_to(UserFactory(), name="Another person")
    ended = issued_to(owner, name="Ended").row
    ended.revoked_at = ended.created_at
    ended.save()

    page = client.get(PAGE).content.decode()

    assert "Mine" in page
    assert "Not used" in page
    assert "Another person" not in page
    assert "Ended" not in page


def test_a_new_token_is_shown_once_and_kept_by_nobody(client, owner):
    answer = client.post(f"{PAGE}issue/", CHOICES)
    shown = re.search(r"ct_[0-9a-f]{12}_[\w-]{43}", answer.content.decode())[0]

    row = ApiToken.objects.get()
    assert row.matches(shown.split("_", 2)[2])
    assert (row.user, row.name, row.scope) == (owner, "Power BI", "read")
    assert "no-store" in answer.headers["Cache-Control"]
    assert shown not in client.get(PAGE).content.decode()


def test_an_empty_form_says_what_to_enter(client, owner):
    page = client.post(f"{PAGE}issue/", {"days": "30"}).content.decode()

    assert "<title>Error: My tokens \N{EN DASH} CollabTrack</title>" in page
    assert "Enter what the token is for." in page
    assert "Choose what the token may do." in page
    assert not ApiToken.objects.exists()


def test_a_life_that_is_not_offered_is_refused(client, owner):
    client.post(f"{PAGE}issue/", {**CHOICES, "days": "3650"})

    assert not ApiToken.objects.exists()


def test_revoking_ends_a_token_and_says_so(client, owner):
    row = issued_to(owner, name="Power BI").row

    page = client.post(f"{PAGE}{row.prefix}/revoke/", follow=True).content.decode()

    row.refresh_from_db()
    assert row.revoked_at is not None
    assert "Token Power BI revoked." in page


def test_the_token_of_another_does_not_exist(client, owner):
    row = issued_to(UserFactory()).row

    answer = client.post(f"{PAGE}{row.prefix}/revoke/")

    row.refresh_from_db()
    assert (answer.status_code, row.revoked_at) == (404, None)


def test_looking_changes_nothing(client, owner):
    row = issued_to(owner).row

    assert client.get(f"{PAGE}issue/").status_code == 405
    assert client.get(f"{PAGE}{row.prefix}/revoke/").status_code == 405
    assert ApiToken.objects.get().revoked_at is None


def test_a_name_is_text_and_never_markup(client, owner):
    issued_to(owner, name="<b>bold</b>")

    page = client.get(PAGE).content.decode()

    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert "<b>bold</b>" not in page
