"""From nothing to a published collaboration, through the pages."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import Collaboration, Objective
from collaborations.services.collaborations import (
    CollaborationDraft,
    publish_collaboration,
    start_collaboration,
)
from tests import factories

pytestmark = pytest.mark.django_db
NEW = "/collaborations/new/"


@pytest.fixture
def typed(force):
    return {
        "name": "Joint Dogs",
        "force": force.pk,
        "function": factories.FunctionFactory().pk,
        "scope": "regional",
        "status": "live",
        "started_on": "2026-04-01",
    }


@pytest.fixture
def draft(force):
    return CollaborationDraft(
        name="Joint Dogs",
        function=factories.FunctionFactory(),
        scope="regional",
        status="live",
        started_on=dt.date(2026, 4, 1),
        force=force,
    )


def text_of(response):
    return response.content.decode()


def test_a_start_is_a_draft_that_only_its_forces_see(
    client, analyst, partner, typed, collaboration
):
    client.force_login(analyst)

    saved = client.post(NEW, typed, follow=True)
    made = Collaboration.objects.get(name="Joint Dogs")
    client.force_login(partner)
    elsewhere = client.get(made.get_absolute_url())

    assert made.reference == "C-0413"
    assert f"Draft {made.reference} saved." in text_of(saved)
    assert "This is a draft" in text_of(saved)
    assert elsewhere.status_code == 404


def test_publishing_needs_two_forces(client, analyst, draft, partner_force):
    made = start_collaboration(draft=draft, by=analyst)
    client.force_login(analyst)
    address = f"{made.get_absolute_url()}publish/"

    alone = client.post(address, follow=True)
    factories.ParticipationFactory(collaboration=made, force=partner_force)
    both = client.post(address, follow=True)

    assert "A collaboration needs two forces: invite another." in text_of(alone)
    assert f"{made.reference} is published." in text_of(both)
    assert "This is a draft" not in text_of(both)


def test_errors_stand_by_the_field_and_what_was_typed_is_kept(client, analyst, typed):
    client.force_login(analyst)

    page = text_of(client.post(NEW, {**typed, "started_on": "", "name": "a\u202eb"}))
    undated = text_of(client.post(NEW, {**typed, "started_on": ""}))
    proposed = text_of(client.post(NEW, {**typed, "status": "proposed"}))
    future = text_of(client.post(NEW, {**typed, "started_on": "2099-01-01"}))

    assert "<title>Error: Start a collaboration" in page
    assert "Remove the hidden character U+202E at place 2." in page
    assert "Enter the day on which it went live." in undated
    assert 'value="Joint Dogs"' in undated
    assert "Leave the day empty until it is live." in proposed
    assert "Enter a day that is not in the future." in future
    assert not Collaboration.objects.exists()


@pytest.mark.parametrize("persona", ["viewer", "signatory", "partner", "administrator"])
def test_nobody_starts_in_the_name_of_another_force(persona, draft, request):
    with pytest.raises(PermissionDenied, match="Only analysts and leads of Northern"):
        start_collaboration(draft=draft, by=request.getfixturevalue(persona))


def test_a_reference_never_comes_back(analyst, draft):
    first = start_collaboration(draft=draft, by=analyst)
    first.delete()

    second = start_collaboration(draft=draft, by=analyst)

    assert int(second.reference[2:]) == int(first.reference[2:]) + 1


def test_what_is_published_is_not_published_again(analyst, collaboration):
    with pytest.raises(ValidationError, match="published already"):
        publish_collaboration(collaboration=collaboration, by=analyst)


def test_an_objective_is_added_and_read_on_the_page(client, analyst, collaboration):
    client.force_login(analyst)
    typed = {"text": "Cut turnaround", "target": "30 days", "due_on": "2027-03-31"}

    refused = text_of(
        client.post("/collaborations/C-0412/objectives/add/", {**typed, "text": " "})
    )
    saved = client.post("/collaborations/C-0412/objectives/add/", typed, follow=True)

    assert "Write the objective." in refused
    assert "Objective added." in text_of(saved)
    assert "Cut turnaround" in text_of(saved)
    assert Objective.objects.get().collaboration == collaboration


def test_the_notice_is_true_for_whoever_reads_it(
    client, analyst, stranger, collaboration
):
    factories.RegisterEntryFactory()
    collaboration.is_draft = True
    collaboration.save()
    read = {}
    for user in (analyst, stranger):
        client.force_login(user)
        page = text_of(client.get("/forces/"))
        read[user] = "Nothing here was entered by a force." in page

    assert read == {analyst: False, stranger: True}
