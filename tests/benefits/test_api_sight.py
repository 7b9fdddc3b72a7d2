"""To those who may not see it, the API says nothing of a row (rules.md 4.2)."""

import re
from decimal import Decimal

import pytest

from collaborations.models import Finding, Result, Theme
from tests import factories
from tests.benefits.api_calls import as_user, get, roll_up

pytestmark = pytest.mark.django_db
LISTS = (
    "forces/",
    "collaborations/",
    "collaborations/?count=true&page_size=1",
    "rollups/",
    "rollups/?by=force",
    "rollups/?by=function",
    "rollups/?by=year",
    "rollups/?by=year&fy=2025-26&count=true",
    "findings/?page_size=1&count=true",
    "findings/?page_size=1000",
)
PATHS = (
    *LISTS,
    *(f"{path}{'&' if '?' in path else '?'}format=csv" for path in LISTS),
    "forces/northern/",
    "overview/",
    "overview/?area=northern",
)
TIMES = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.+Z]+")


def answers(client):
    """Give what each path says, times aside."""
    said = {}
    for path in PATHS:
        response = get(client, path)
        assert response.status_code == 200
        whole = getattr(response, "streaming_content", None)
        text = (b"".join(whole) if whole else response.content).decode()
        said[path] = TIMES.sub("", text)
    return said


def recorded(collaboration):
    factories.SpendEntryFactory(
        collaboration=collaboration, amount=Decimal("7000.00"), source="Accounts"
    )
    measure = factories.BenefitMeasureFactory(collaboration=collaboration)
    factories.ReadingFactory(measure=measure)
    for criterion, theme in (("P1", Theme.PURPOSE), ("B2", Theme.BENEFITS)):
        Finding.objects.create(
            collaboration=collaboration,
            criterion=criterion,
            theme=theme,
            result=Result.NOT_MET,
            reason="No text.",
            since="2026-04-01",
            assessed_on="2026-06-30",
            assessed_at="2026-06-30T02:00:00Z",
        )


def hide(force, function, **hidden):
    """Add a collaboration between those that are there, with every kind of figure."""
    made = factories.CollaborationFactory(
        reference="C-0450", name="Hidden", function=function, **hidden
    )
    factories.ParticipationFactory(collaboration=made, force=force)
    recorded(made)
    roll_up()
    return made


@pytest.fixture
def shown(collaboration):
    recorded(collaboration)
    later = factories.CollaborationFactory(
        reference="C-0500", function=collaboration.function
    )
    recorded(later)
    roll_up()
    return collaboration


def test_a_restricted_row_changes_no_answer_for_the_uncleared(shown, force, analyst):
    client = as_user(analyst)
    before = answers(client)

    made = hide(force, shown.function, is_restricted=True)

    assert answers(client) == before
    assert get(client, f"collaborations/{made.reference}/").status_code == 404


def test_a_draft_changes_no_answer_for_a_stranger(shown, force, stranger):
    client = as_user(stranger)
    before = answers(client)

    made = hide(force, shown.function, is_draft=True)

    assert answers(client) == before
    assert get(client, f"collaborations/{made.reference}/").status_code == 404


def test_the_same_row_changes_every_answer_for_the_cleared(shown, force, analyst):
    client = as_user(analyst)
    before = answers(client)

    made = hide(force, shown.function, is_restricted=True)
    factories.ClearanceFactory(user=analyst, collaboration=made)

    after = answers(client)
    assert [path for path in PATHS if after[path] == before[path]] == []


def test_a_draft_is_seen_by_those_who_take_part(shown, force, analyst):
    hide(force, shown.function, is_draft=True)

    response = get(as_user(analyst), "collaborations/C-0450/")

    assert response.status_code == 200
    assert response.json()["costs"][0]["amount"] == "7000.00"


def test_the_administrator_needs_clearance_too(shown, force, administrator):
    hide(force, shown.function, is_restricted=True)

    assert get(as_user(administrator), "collaborations/C-0450/").status_code == 404
