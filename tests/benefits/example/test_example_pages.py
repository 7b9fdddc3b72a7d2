"""What readers of the example see: the notice everywhere, and what their role may."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from collaborations.models import Collaboration, Force
from collabtrack.accounts.models import User

NOTICE = "Demonstration. Every force, collaboration and figure here is invented."
PASSWORD = "correct-horse-battery"


@pytest.fixture
def accounts(example: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DEMO_PASSWORD", PASSWORD)
    out = StringIO()
    call_command("create_demo_accounts", stdout=out)
    return out.getvalue()


def as_(role: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=f"{role}@example.org"))
    return client


def seen_by(role: str) -> set[str]:
    user = User.objects.get(email=f"{role}@example.org")
    return set(
        Collaboration.objects.visible_to(user).values_list("reference", flat=True)
    )


def references(**found: object) -> set[str]:
    rows = Collaboration.objects.filter(**found)
    return set(rows.values_list("reference", flat=True))


def test_the_accounts_belong_to_invented_forces(accounts: str) -> None:
    assert "analyst@example.org    Force analyst, Harkenshire Police" in accounts
    assert "partner@example.org    Partner force analyst, Dunmarrow" in accounts
    assert "stranger@example.org   Analyst of another force, Crown Forests" in accounts


@pytest.mark.parametrize(
    "path",
    [
        "/overview/",
        "/collaborations/",
        "/collaborations/C-0003/",
        "/collaborations/C-0003/purpose/",
        "/forces/",
        "/forces/harkenshire/",
        "/api/docs/",
        "/definitions/",
    ],
)
def test_every_page_says_that_all_is_invented(accounts: str, path: str) -> None:
    page = as_("viewer").get(path)

    assert page.status_code == 200
    assert NOTICE in page.content.decode()


def test_somebody_signed_out_is_told_too(accounts: str) -> None:
    assert NOTICE in Client().get("/accounts/login/").content.decode()


@pytest.mark.parametrize("path", ["/overview/", "/collaborations/", "/forces/"])
def test_every_file_says_that_all_is_invented(accounts: str, path: str) -> None:
    answer = as_("viewer").get(path, {"format": "json"})

    content = b"".join(answer) if answer.streaming else answer.content
    assert NOTICE in json.dumps(json.loads(content))


def test_a_picture_of_a_chart_says_that_all_is_invented(accounts: str) -> None:
    page = as_("viewer").get("/overview/").content.decode()

    assert f'data-notice="{NOTICE}"' in page


def test_restricted_ones_are_for_the_cleared_lead_alone(accounts: str) -> None:
    restricted = references(is_restricted=True)

    assert len(restricted) == 1
    assert restricted <= seen_by("lead")
    for role in ("analyst", "inspector", "admin", "chief", "stranger"):
        assert not restricted & seen_by(role)


def test_drafts_are_for_the_forces_in_them(accounts: str) -> None:
    drafts = references(is_draft=True)

    assert len(drafts) == 1
    assert drafts <= seen_by("analyst")
    assert not drafts & seen_by("stranger")
    assert not drafts & seen_by("inspector")


def test_the_partner_is_in_the_analysts_collaborations_and_the_stranger_in_none(
    accounts: str,
) -> None:
    def of(slug: str) -> set[int]:
        force = Force.objects.get(slug=slug)
        return set(force.participations.values_list("collaboration", flat=True))

    assert of("harkenshire") & of("dunmarrow")
    assert not of("harkenshire") & of("crown-forests")


def test_every_page_of_a_collaboration_opens(accounts: str) -> None:
    client = as_("lead")
    for reference in sorted(seen_by("lead")):
        assert client.get(f"/collaborations/{reference}/").status_code == 200
