import pytest

from collabtrack.accounts.models import ApiToken, User
from collabtrack.accounts.services import issue_token
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

USERS = "/admin/accounts/user/"
TOKENS = "/admin/accounts/apitoken/"


@pytest.fixture
def desk(client, administrator):
    client.force_login(administrator)
    return client


def test_the_admin_pages_have_no_sign_in_of_their_own(client):
    # The browser is sent on to the one page that limits attempts.
    answer = client.get("/admin/", follow=True)

    assert answer.redirect_chain[-1][0].startswith("/accounts/login/?next=")
    assert "E-mail address" in answer.content.decode()


def test_only_administrators_open_the_admin_pages(client):
    client.force_login(UserFactory())

    assert client.get(USERS, follow=True).status_code == 403


def test_an_administrator_gives_out_an_account(desk):
    answer = desk.post(
        f"{USERS}add/",
        {
            "email": "ama@example.org",
            "full_name": "Ama Okoro",
            "usable_password": "true",
            "password1": "correct horse battery",
            "password2": "correct horse battery",
        },
    )

    made = User.objects.get(email="ama@example.org")
    assert answer.status_code == 302
    assert made.check_password("correct horse battery")
    assert not made.is_staff


def test_an_administrator_finds_and_closes_an_account(desk):
    user = UserFactory(email="ama@example.org")

    found = desk.get(USERS, {"q": "ama@"})
    desk.post(f"{USERS}{user.pk}/change/", {"email": user.email, "full_name": "Ama"})

    user.refresh_from_db()
    assert "ama@example.org" in found.content.decode()
    assert (user.full_name, user.is_active) == ("Ama", False)


def test_tokens_are_seen_but_neither_made_nor_changed_in_the_admin(desk):
    user = UserFactory()
    issued = issue_token(user=user, by=user, scope=ApiToken.Scope.READ)

    listed = desk.get(TOKENS).content.decode()
    shown = desk.get(f"{TOKENS}{issued.row.pk}/change/").content.decode()

    assert issued.row.prefix in listed
    assert issued.row.digest not in shown
    assert desk.get(f"{TOKENS}add/").status_code == 403
    assert desk.post(f"{TOKENS}{issued.row.pk}/delete/").status_code == 403
