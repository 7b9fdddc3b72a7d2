"""From nothing to a published collaboration, through the pages."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from benefits import rollups
from collaborations.models import Collaboration, Objective
from collaborations.services.collaboration_rules import NO_SUCH_PROGRAMME
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
    return {"name": "Joint Dogs", "force": force.pk, "row_kind": "collaboration"}


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


@pytest.fixture
def made(analyst, force):
    """A draft that says nothing but its name."""
    return start_collaboration(
        draft=CollaborationDraft(name="Joint Dogs", force=force), by=analyst
    )


def text_of(response):
    return " ".join(response.content.decode().split())


def page_of(draft, key=""):
    return f"{draft.get_absolute_url()}start/{f'{key}/' if key else ''}"


def written(client, draft, key, **typed):
    draft.refresh_from_db()
    sent = {"version": draft.version, **typed}
    return text_of(client.post(page_of(draft, key), sent, follow=True))


def test_a_name_is_enough_for_a_draft_that_only_its_forces_see(
    client, analyst, partner, typed, collaboration
):
    client.force_login(analyst)

    saved = client.post(NEW, typed, follow=True)
    made = Collaboration.objects.get(name="Joint Dogs")
    client.force_login(partner)
    elsewhere = [client.get(made.get_absolute_url()), client.get(page_of(made))]

    assert made.reference == "C-0413"
    assert f"Draft {made.reference} saved." in text_of(saved)
    assert saved.redirect_chain[-1][0] == page_of(made)
    assert text_of(saved).count("Not yet</strong>") == 6
    assert [answer.status_code for answer in elsewhere] == [404, 404]


def test_the_pages_of_a_draft_are_written_in_any_order(signed_in, made):
    function = factories.FunctionFactory()

    written(signed_in, made, "when", status="live", started_on="1 April 2026")
    kind = {"row_kind": "collaboration", "model": "lead_force", "scope": "regional"}
    written(signed_in, made, "kind", **kind)
    page = written(signed_in, made, "name", name="Joint Dogs", function=function.pk)

    made.refresh_from_db()
    assert page.count("Not yet</strong>") == 4
    assert (made.status, made.started_on) == ("live", dt.date(2026, 4, 1))
    assert (made.model, made.scope, made.function) == (
        *list(kind.values())[1:],
        function,
    )


def test_the_task_list_is_on_the_page_of_the_draft_too(signed_in, made):
    page = text_of(signed_in.get(made.get_absolute_url()))

    assert "This is a draft" in page
    assert f'href="{page_of(made, "kind")}"' in page


def test_a_reader_of_the_draft_is_offered_nothing_to_write(client, viewer, made):
    client.force_login(viewer)

    page = text_of(client.get(page_of(made)))

    assert "What kind it is" in page
    assert page_of(made, "kind") not in page
    assert "Publish</button>" not in page


def test_shares_are_offered_to_writers_once_somebody_decides(
    client, viewer, analyst, made
):
    factories.GovernanceBodyFactory(collaboration=made)
    offered = {}
    for user in (analyst, viewer):
        client.force_login(user)
        page = text_of(client.get(page_of(made)))
        assert "Still to record: cost shares." in page
        offered[user] = f"{made.get_absolute_url()}forces/shares/" in page

    assert offered == {analyst: True, viewer: False}


def test_publishing_says_all_that_is_missing(signed_in, analyst, made, partner_force):
    address = f"{made.get_absolute_url()}publish/"

    refused = text_of(signed_in.post(address, follow=True))
    factories.ParticipationFactory(collaboration=made, force=partner_force)
    Collaboration.objects.filter(pk=made.pk).update(
        function=factories.FunctionFactory(), scope="local"
    )
    published = text_of(signed_in.post(address, follow=True))

    assert "There is a problem" in refused
    assert "Say what it is about: choose a function." in refused
    assert "Say how far it reaches." in refused
    assert "A collaboration needs two forces: invite another." in refused
    assert f"{made.reference} is published." in published
    assert "This is a draft" not in published


def test_the_leading_force_takes_part_since_the_start(analyst, draft, partner_force):
    made = start_collaboration(draft=draft, by=analyst)
    factories.ParticipationFactory(collaboration=made, force=partner_force)

    publish_collaboration(collaboration=made, by=analyst)

    assert made.participations.get(role="lead").joined_on == draft.started_on


def test_what_is_published_has_no_draft_pages(signed_in, collaboration):
    lists = signed_in.get("/collaborations/C-0412/start/")
    name = signed_in.get("/collaborations/C-0412/start/name/")

    assert lists.url == collaboration.get_absolute_url()
    assert name.url == "/collaborations/C-0412/change/"


def test_errors_stand_by_the_field_and_what_was_typed_is_kept(signed_in, typed, made):
    hidden = text_of(signed_in.post(NEW, {**typed, "name": "a\u202eb"}))
    kindless = text_of(signed_in.post(NEW, {**typed, "row_kind": ""}))

    assert "<title>Error: Start a collaboration" in hidden
    assert "Remove the hidden character U+202E at place 2." in hidden
    assert 'value="Joint Dogs"' in kindless
    assert Collaboration.objects.get() == made


@pytest.mark.parametrize(
    ("status", "day", "words"),
    [
        ("live", "", "Enter the day on which it went live."),
        ("proposed", "1 April 2026", "Leave the day empty until it is live."),
        ("live", "1 April 2099", "Enter a day that is not in the future."),
        ("live", "1 April 1899", "Enter a day from 1900 on."),
        ("", "", "Choose where it stands."),
    ],
)
def test_the_day_goes_with_the_status(signed_in, made, status, day, words):
    assert words in written(signed_in, made, "when", status=status, started_on=day)


def test_a_draft_of_a_programme_is_in_no_programme(signed_in, made):
    programme = factories.CollaborationFactory(row_kind="programme")

    page = written(
        signed_in, made, "kind", row_kind="programme", programme=programme.pk
    )

    assert "A programme cannot be part of a programme." in page


def test_a_start_is_not_undone(signed_in, made):
    answer = signed_in.post(f"{page_of(made, 'name')}?undo=1", follow=True)

    assert "There is nothing to undo." in text_of(answer)
    assert Collaboration.objects.filter(pk=made.pk).exists()


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


def test_a_draft_without_a_function_is_counted_as_not_stated(signed_in, made, force):
    Collaboration.objects.filter(pk=made.pk).update(status="live")
    factories.SpendEntryFactory(collaboration=made, force=force)
    while rollups.drain(limit=1000).keys:
        pass

    page = text_of(signed_in.get("/forces/northern/"))
    rows = signed_in.get("/api/v1/rollups/?by=function").json()["results"]

    assert "Not stated" in page
    assert [row["function"] for row in rows] == [None]


def test_who_starts_a_restricted_one_is_cleared_for_it_and_nobody_else(
    analyst, lead, draft
):
    made = start_collaboration(draft=replace(draft, is_restricted=True), by=analyst)

    assert Collaboration.objects.visible_to(analyst).filter(pk=made.pk).exists()
    assert not Collaboration.objects.visible_to(lead).filter(pk=made.pk).exists()


def test_a_unit_belongs_to_a_programme_and_to_nothing_else(analyst, draft):
    programme = replace(draft, row_kind=Collaboration.RowKind.PROGRAMME, name="Dogs")
    above = start_collaboration(draft=programme, by=analyst)

    unit = start_collaboration(draft=replace(draft, programme=above), by=analyst)

    assert list(above.units.all()) == [unit]
    with pytest.raises(ValidationError, match=NO_SUCH_PROGRAMME):
        start_collaboration(draft=replace(draft, programme=unit), by=analyst)


def test_what_was_typed_before_starting_is_there_again(signed_in):
    signed_in.post("/drafts/", {"page": "/collaborations/new/", "name": "Half a name"})

    page = signed_in.get("/collaborations/new/").content.decode()

    assert 'value="Half a name"' in page


def test_each_thing_that_publishing_misses_leads_to_its_page(signed_in, made):
    address = made.get_absolute_url()

    page = signed_in.post(f"{address}publish/").content.decode()

    assert "<title>Error: Start" in page
    assert f'<a href="{address}start/name/">Say what it is about' in page
    assert f'<a href="{address}forces/invite/">A collaboration needs two' in page
