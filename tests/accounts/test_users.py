import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from collabtrack.accounts.models import User
from collabtrack.shared.history import changes_to

pytestmark = pytest.mark.django_db


def test_the_address_is_the_name_and_is_kept_in_lower_case():
    user = User.objects.create_user(" Ama.Okoro@Example.org ", "a long password")

    assert user.email == "ama.okoro@example.org"
    assert user.check_password("a long password")
    assert User.objects.get_by_natural_key("AMA.OKORO@example.org") == user


def test_a_user_needs_an_address():
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user("")


def test_one_address_in_any_case_is_one_account():
    User.objects.create_user("ama@example.org")

    with pytest.raises(IntegrityError, match="user_email_unique_in_any_case"):
        User.objects.create(email="AMA@example.org")


def test_the_form_says_that_the_address_is_taken():
    User.objects.create_user("ama@example.org")

    with pytest.raises(ValidationError, match="Another account has this e-mail"):
        User(email="Ama@Example.org", password="x").full_clean()


def test_a_single_sign_on_identity_belongs_to_one_account():
    identity = {"sso_issuer": "https://id.example.org", "sso_subject": "42"}
    User.objects.create_user("ama@example.org", **identity)

    with pytest.raises(IntegrityError, match="user_sso_identity_unique"):
        User.objects.create_user("ben@example.org", **identity)


def test_half_a_single_sign_on_identity_is_refused():
    user = User(email="ama@example.org", password="x", sso_subject="42")

    with pytest.raises(ValidationError, match="both the SSO issuer and the subject"):
        user.full_clean()


def test_accounts_without_single_sign_on_do_not_collide():
    User.objects.create_user("ama@example.org")
    User(email="ben@example.org", password="x", sso_issuer="").full_clean()

    assert User.objects.create_user("ben@example.org").sso_subject is None


def test_an_administrator_may_open_the_admin_pages():
    admin = User.objects.create_superuser("admin@example.org", "a long password")

    assert (admin.is_staff, admin.is_superuser) == (True, True)


def test_a_person_is_called_by_name_and_a_machine_by_address():
    person = User(email="ama@example.org", full_name="Ama Okoro")
    machine = User(email="bot@example.org")

    assert (str(person), person.get_short_name()) == ("Ama Okoro", "Ama")
    assert (str(machine), machine.get_full_name()) == ("bot@example.org",) * 2


def test_history_of_an_account_never_holds_its_password():
    user = User.objects.create_user("ama@example.org", "first password")

    user.set_password("second password")
    user.save()

    assert len(changes_to(user)) == 1
    fields = {field.name for field in User.pgh_event_model._meta.fields}
    assert "password" not in fields
