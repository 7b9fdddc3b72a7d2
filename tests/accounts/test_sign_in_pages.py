import pytest
from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse

from collabtrack import settings as real_settings
from collabtrack.accounts.models import User

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/login/"
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def person():
    cache.clear()
    return User.objects.create_user("ama@example.org", PASSWORD, full_name="Ama Okoro")


def sign_in(client, email="ama@example.org", password=PASSWORD, to=SIGN_IN):
    return client.post(to, {"login": email, "password": password})


def test_a_page_sends_the_anonymous_to_sign_in_and_back(client):
    sent = client.get("/account/tokens/")
    back = sign_in(client, to=sent.url)

    assert sent.url == f"{SIGN_IN}?next=/account/tokens/"
    assert back.url == "/account/tokens/"


def test_the_address_is_read_in_any_case(client):
    answer = sign_in(client, email=" AMA@Example.org ")

    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"]


def test_the_form_is_labelled_and_has_no_placeholder(client):
    page = client.get(SIGN_IN).content.decode()

    assert "<title>Sign in \N{EN DASH} CollabTrack</title>" in page
    assert 'for="id_login">E-mail address</label>' in page
    assert 'for="id_password">Password</label>' in page
    assert "placeholder" not in page
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "novalidate" in page


def test_a_wrong_password_and_an_unknown_address_read_the_same(client):
    wrong = sign_in(client, password="wrong")
    unknown = sign_in(client, email="nobody@example.org")

    for page in (wrong, unknown):
        text = page.content.decode()
        assert "<title>Error: Sign in \N{EN DASH} CollabTrack</title>" in text
        assert "There is a problem" in text
        assert "The e-mail address and password do not match an account." in text


def test_empty_fields_say_what_to_enter_and_keep_what_was_typed(client):
    page = sign_in(client, email="ama@example", password="").content.decode()

    assert '<a href="#id_login">Enter an e-mail address such as' in page
    assert '<a href="#id_password">Enter your password.</a>' in page
    assert 'value="ama@example"' in page


def test_a_next_address_elsewhere_is_not_followed(client):
    answer = sign_in(client, to=f"{SIGN_IN}?next=https://evil.example/")

    assert answer.url == "/"


def test_a_closed_account_is_told_so_only_with_its_password(client, person):
    person.is_active = False
    person.save()

    known = sign_in(client)
    guessed = sign_in(client, password="wrong")

    assert known.status_code == 403
    assert "This account is closed" in known.content.decode()
    assert "do not match an account" in guessed.content.decode()
    assert "_auth_user_id" not in client.session


def test_after_five_failures_the_right_password_waits_too(client):
    for _ in range(5):
        sign_in(client, password="wrong")

    page = sign_in(client).content.decode()

    assert "Too many attempts. Wait five minutes, then try again." in page
    assert "_auth_user_id" not in client.session


def test_sign_in_limits_never_live_on_the_broker():
    assert real_settings.CACHES["default"]["BACKEND"].endswith("db.DatabaseCache")


def test_signing_out_needs_a_post_and_ends_the_session(client, person):
    client.force_login(person)

    looked = client.get("/accounts/logout/")
    left = client.post("/accounts/logout/")

    assert looked.status_code == 405
    assert left.url == SIGN_IN
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_reset_password",
        "account_change_password",
        "account_reauthenticate",
        "account_request_login_code",
    ],
)
def test_no_other_page_of_the_sign_in_library_is_open(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_nobody_can_sign_up(client, person):
    client.force_login(person)

    assert client.get("/accounts/signup/").status_code == 404
    assert get_adapter().is_open_for_signup(None) is False
