import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

from collabtrack.accounts.models import ApiToken
from collabtrack.accounts.services import (
    deactivate_user,
    issue_token,
    revoke_token,
)
from collabtrack.shared.history import changes_to
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 31, 12, tzinfo=dt.UTC)
READ = ApiToken.Scope.READ


@pytest.fixture
def owner():
    return UserFactory(full_name="Ama Okoro")


def issued_to(owner, **choices):
    return issue_token(**{"user": owner, "by": owner, "scope": READ, **choices})


def test_only_a_keyed_hash_of_the_secret_is_kept(owner, settings):
    issued = issued_to(owner)

    start, prefix, secret = issued.text.split("_", 2)
    row = ApiToken.objects.get(prefix=prefix)
    kept = {str(value) for value in ApiToken.objects.values().get().values()}

    assert (start, row) == ("ct", issued.row)
    assert not any(secret in value for value in kept)
    assert row.matches(secret)
    assert not row.matches(secret[:-1])
    settings.API_TOKEN_PEPPER = "another pepper"
    assert not row.matches(secret)


def test_a_token_ends_after_the_days_asked_for(owner):
    row = issued_to(owner, days=30, now=NOW).row

    assert row.expires_at == NOW + dt.timedelta(days=30)
    assert not row.is_expired_at(NOW)
    assert row.is_expired_at(row.expires_at)


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_token_lasts_a_year_at_most(owner, days):
    with pytest.raises(ValidationError, match="from 1 to 366 days"):
        issued_to(owner, days=days)


def test_a_closed_account_gets_no_token():
    with pytest.raises(ValidationError, match="not active"):
        issued_to(UserFactory(is_active=False))


def test_nobody_issues_or_revokes_for_another(owner):
    other = UserFactory()
    row = issued_to(owner).row

    with pytest.raises(PermissionDenied, match="only your own"):
        issued_to(owner, by=other)
    with pytest.raises(PermissionDenied, match="only your own"):
        revoke_token(token=row, by=other)


def test_an_administrator_may_revoke_and_history_says_who(owner, administrator):
    row = issued_to(owner).row

    revoke_token(token=row, by=administrator, now=NOW)

    change = changes_to(row)[-1]
    assert (change.field, change.after) == ("revoked_at", NOW)
    assert change.who == str(administrator)


def test_the_first_time_of_revoking_is_kept(owner):
    row = issued_to(owner).row
    revoke_token(token=row, by=owner, now=NOW)

    again = revoke_token(token=row, by=owner, now=NOW + dt.timedelta(days=1))

    assert again.revoked_at == NOW


def test_closing_an_account_ends_its_tokens(owner, administrator):
    row = issued_to(owner).row
    other = issued_to(UserFactory()).row

    deactivate_user(user=owner, by=administrator, now=NOW)

    row.refresh_from_db()
    owner.refresh_from_db()
    assert (owner.is_active, row.revoked_at) == (False, NOW)
    assert list(ApiToken.objects.usable_at(timezone.now())) == [other]


def test_only_an_administrator_closes_accounts(owner):
    with pytest.raises(PermissionDenied, match="Only an administrator"):
        deactivate_user(user=owner, by=UserFactory())


def test_the_command_prints_one_token_and_nothing_else(owner, capsys):
    call_command("issue_token", owner.email.upper(), "--scope", "write", "--days", "7")

    printed = capsys.readouterr()
    prefix = printed.out.split("_")[1]
    row = ApiToken.objects.get(prefix=prefix)
    assert printed.out == f"ct_{prefix}_{printed.out.split('_', 2)[2]}"
    assert printed.out.count("\n") == 1
    assert printed.err == ""
    assert (row.user, row.scope) == (owner, "write")
    assert row.expires_at < timezone.now() + dt.timedelta(days=7, minutes=1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nobody@example.org", "--scope", "read"], "no account nobody@example.org"),
        (["ama@example.org", "--scope", "read", "--days", "0"], "from 1 to 366"),
        (["ama@example.org"], "--scope"),
        (["ama@example.org", "--scope", "all"], "invalid choice"),
    ],
)
def test_the_command_says_what_is_wrong_in_one_sentence(arguments, words):
    UserFactory(email="ama@example.org")

    with pytest.raises(CommandError, match=words):
        call_command("issue_token", *arguments)
    assert not ApiToken.objects.exists()
