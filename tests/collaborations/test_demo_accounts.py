"""The accounts of a demonstration, as docs and start-up messages promise them."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from collaborations.models import Clearance, Force, Membership
from collabtrack.accounts.models import User
from tests import factories

PASSWORD = "correct-horse-battery"


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DEMO_PASSWORD", PASSWORD)
    return PASSWORD


@pytest.fixture
def forces(db: None) -> list[Force]:
    return [
        factories.ForceFactory(slug=slug, official_name=f"{slug.title()} Police")
        for slug in ("nottinghamshire", "derbyshire", "mdp")
    ]


def create() -> str:
    out = StringIO()
    call_command("create_demo_accounts", stdout=out)
    return out.getvalue()


def test_each_role_has_an_account_at_its_force_and_level(forces: list[Force]) -> None:
    create()

    joined = {
        member.user.email: (member.force and member.force.slug, member.level)
        for member in Membership.objects.select_related("user", "force")
    }
    assert joined == {
        "viewer@example.org": ("nottinghamshire", "viewer"),
        "analyst@example.org": ("nottinghamshire", "analyst"),
        "lead@example.org": ("nottinghamshire", "lead"),
        "signatory@example.org": ("nottinghamshire", "signatory"),
        "chief@example.org": ("nottinghamshire", "signatory"),
        "inspector@example.org": (None, "national"),
        "partner@example.org": ("derbyshire", "analyst"),
        "stranger@example.org": ("mdp", "analyst"),
    }


def test_only_the_administrator_may_open_the_admin_pages(forces: list[Force]) -> None:
    create()

    staff = User.objects.filter(is_staff=True)
    assert [user.email for user in staff] == ["admin@example.org"]
    assert staff.get().is_superuser


def test_every_account_signs_in_with_the_password_given(forces: list[Force]) -> None:
    create()

    assert User.objects.count() == 9
    assert all(user.check_password(PASSWORD) for user in User.objects.all())


def test_the_accounts_are_printed_with_name_and_force(forces: list[Force]) -> None:
    printed = create().splitlines()

    assert len(printed) == 9
    assert "chief@example.org      Chief officer, Nottinghamshire Police" in printed
    assert "inspector@example.org  National inspector, all forces" in printed


def test_a_second_run_changes_nothing(forces: list[Force]) -> None:
    create()
    accounts = list(User.objects.order_by("pk").values())
    history = User.pgh_event_model.objects.count()

    create()

    assert list(User.objects.order_by("pk").values()) == accounts
    assert User.pgh_event_model.objects.count() == history
    assert Membership.objects.count() == 8


def test_another_password_replaces_the_first(
    forces: list[Force], monkeypatch: pytest.MonkeyPatch
) -> None:
    create()
    monkeypatch.setenv("DEMO_PASSWORD", "another-long-password")

    create()

    chief = User.objects.get(email="chief@example.org")
    assert chief.check_password("another-long-password")
    assert not chief.check_password(PASSWORD)


def test_an_account_that_was_switched_off_is_put_right(forces: list[Force]) -> None:
    create()
    User.objects.filter(email="viewer@example.org").update(
        is_active=False, is_superuser=True
    )

    create()

    viewer = User.objects.get(email="viewer@example.org")
    assert viewer.is_active
    assert not viewer.is_superuser


def test_only_the_lead_is_cleared_for_restricted_collaborations(
    forces: list[Force],
) -> None:
    factories.CollaborationFactory()
    restricted = factories.CollaborationFactory(is_restricted=True)

    create()

    clearance = Clearance.objects.get()
    assert clearance.user.email == "lead@example.org"
    assert clearance.collaboration == restricted


def test_without_a_password_nothing_is_created(
    forces: list[Force], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEMO_PASSWORD")

    with pytest.raises(CommandError, match=r"^Set DEMO_PASSWORD .* environment\.$"):
        create()

    assert not User.objects.exists()


def test_without_the_register_nothing_is_created(db: None) -> None:
    with pytest.raises(CommandError) as refusal:
        create()

    assert str(refusal.value) == (
        "There is no force called derbyshire: run load_example or"
        " load_public_register first."
    )
    assert not User.objects.exists()
