"""The pages on which a collaboration itself, its names and its cases are written."""

import pytest
from django.test import Client

from collaborations.models import BusinessCase, Collaboration, OtherName
from tests import factories

pytestmark = pytest.mark.django_db
ONE = "/collaborations/C-0412/"


def text_of(response):
    return " ".join(response.content.decode().split())


def details(collaboration, **changes):
    typed = {
        "name": collaboration.name,
        "function": collaboration.function_id,
        "model": "",
        "scope": "regional",
        "programme": "",
        "started_on": "1 April 2020",
        "version": collaboration.version,
    }
    return typed | changes


def test_what_it_is_can_be_changed_and_is_read_on_its_page(signed_in, collaboration):
    typed = details(collaboration, model="lead_force", is_mandatory="on", name="Labs")

    saved = text_of(signed_in.post(f"{ONE}change/", typed, follow=True))

    assert "Collaboration changed." in saved
    assert "Lead force" in saved
    assert "Yes, section 23FA" in saved
    assert "Joint Forensics</dd>" in saved.replace(" </dd>", "</dd>")


def test_a_change_can_be_undone(signed_in, collaboration):
    signed_in.post(f"{ONE}change/", details(collaboration, scope="local"))

    answer = signed_in.post(f"{ONE}change/?undo=2", follow=True)

    collaboration.refresh_from_db()
    assert "Undone: the collaboration says what it said before" in text_of(answer)
    assert collaboration.scope == "regional"


def test_who_was_overtaken_sees_both_values(signed_in, partner, collaboration):
    other = Client()
    other.force_login(partner)
    other.post(f"{ONE}change/", details(collaboration, scope="national"))

    page = text_of(
        signed_in.post(f"{ONE}change/", details(collaboration, scope="local"))
    )

    assert "What differs" in page
    assert "<b>There now</b>" in page
    assert ": National" in page


def test_faults_stand_by_their_fields(signed_in, collaboration):
    typed = details(collaboration, name=" ", function="", scope="", started_on="")

    page = text_of(signed_in.post(f"{ONE}change/", typed))

    for words in ("Enter the name.", "Choose a function.", "Choose how far it reaches"):
        assert words in page
    undated = details(collaboration, started_on="")
    assert "Enter the day on which it went live." in text_of(
        signed_in.post(f"{ONE}change/", undated)
    )


def test_only_programmes_that_the_reader_sees_are_offered(signed_in, collaboration):
    for name, state in (
        ("Open Works", {}),
        ("Drafted Works", {"is_draft": True}),
        ("Hidden Works", {"is_restricted": True}),
        ("Printed Works", {"origin": "register"}),
    ):
        factories.CollaborationFactory(name=name, row_kind="programme", **state)

    page = text_of(signed_in.get(f"{ONE}change/"))

    assert "Open Works</option>" in page
    assert not [n for n in ("Drafted", "Hidden", "Printed") if n in page]


def test_saving_leaves_a_collaboration_in_a_programme_not_seen(
    signed_in, collaboration
):
    hidden = factories.CollaborationFactory(row_kind="programme", is_restricted=True)
    shown = factories.CollaborationFactory(row_kind="programme")
    Collaboration.objects.filter(pk=collaboration.pk).update(programme=hidden)
    collaboration.refresh_from_db()

    into = signed_in.post(
        f"{ONE}change/", details(collaboration, programme=shown.pk, version=1)
    )
    signed_in.post(f"{ONE}change/", details(collaboration, scope="local"))

    collaboration.refresh_from_db()
    assert "It cannot be put in this programme." in text_of(into)
    assert hidden.name not in text_of(into)
    assert (collaboration.scope, collaboration.programme) == ("local", hidden)


def test_a_programme_shows_its_units_to_those_who_see_them(
    signed_in, client, stranger, collaboration
):
    programme = factories.CollaborationFactory(name="Works", row_kind="programme")
    Collaboration.objects.filter(pk=collaboration.pk).update(programme=programme)
    pages = {}
    for state in ({}, {"is_draft": True}, {"is_draft": False, "is_restricted": True}):
        Collaboration.objects.filter(pk=collaboration.pk).update(**state)
        stranger_client = Client()
        stranger_client.force_login(stranger)
        page = text_of(stranger_client.get(programme.get_absolute_url()))
        pages[tuple(state)] = "Joint Forensics" in page

    assert list(pages.values()) == [True, False, False]


@pytest.mark.parametrize("word", ["Forensics", "JFS", "burglary"])
def test_it_is_found_by_every_name(signed_in, collaboration, word):
    factories.OtherNameFactory(
        collaboration=collaboration, name="JFS", kind="abbreviation"
    )
    factories.OtherNameFactory(collaboration=collaboration, name="Burglary Labs")
    factories.CollaborationFactory(name="Joint Dogs")

    listed = text_of(signed_in.get(f"/collaborations/?q={word}"))
    found = signed_in.get(f"/api/v1/collaborations/?q={word}").json()["results"]

    assert "Joint Forensics" in listed
    assert "Joint Dogs" not in listed
    assert [row["id"] for row in found] == ["C-0412"]
    assert found[0]["other_names"] == ["JFS", "Burglary Labs"]


def test_names_are_added_and_removed_by_hand(signed_in, collaboration):
    typed = {"kind": "abbreviation", "name": "JFS"}

    added = text_of(signed_in.post(f"{ONE}names/add/", typed, follow=True))
    again = text_of(signed_in.post(f"{ONE}names/add/", {**typed, "name": "jfs"}))
    same = {"kind": "old_name", "name": "joint forensics"}
    own = text_of(signed_in.post(f"{ONE}names/add/", same))
    removed = text_of(signed_in.post(f"{ONE}names/1/remove/", follow=True))

    assert "Other name added." in added
    assert "This name is on the list already." in again
    assert "It has this name now." in own
    assert "“JFS” removed." in removed
    assert not OtherName.objects.exists()


def test_readers_see_the_names_and_no_way_to_change_them(client, viewer, collaboration):
    factories.OtherNameFactory(collaboration=collaboration, name="JFS")
    client.force_login(viewer)

    page = text_of(client.get(f"{ONE}names/"))

    assert "JFS" in page
    assert "Add another name" not in page
    assert client.post(f"{ONE}names/1/remove/").status_code == 403


CASE = {
    "kind": "start",
    "rationale": "One laboratory costs less than two.",
    "link": "https://example.org/case",
    "decided_on": "1 April 2020",
    "approved_by": "Chief Constable",
}


def test_a_business_case_is_put_on_file(signed_in, collaboration):
    saved = text_of(signed_in.post(f"{ONE}business-cases/add/", CASE, follow=True))
    section = text_of(signed_in.get(ONE))

    assert "Business case added." in saved
    assert "One laboratory costs less than two." in saved
    assert 'href="https://example.org/case"' in saved
    assert "approved by Chief Constable" in saved
    assert "starting (1 April 2020)" in section


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"rationale": "", "link": ""}, "Write the rationale, give a link to it"),
        ({"link": "javascript:alert(1)"}, "Enter a whole address, beginning with"),
        ({"link": "ftp://example.org/"}, "Enter a whole address, beginning with"),
        ({"decided_on": "1 April 2099"}, "Enter a day that is not in the future."),
        ({"approved_by": ""}, "Enter the title of who approved it."),
        ({"kind": ""}, "Choose what it was for."),
        ({"rationale": "a\u202eb"}, "Remove the hidden character"),
    ],
)
def test_a_business_case_says_who_approved_what_and_when(
    signed_in, collaboration, given, words
):
    page = text_of(signed_in.post(f"{ONE}business-cases/add/", {**CASE, **given}))

    assert words in page
    assert not BusinessCase.objects.exists()


def test_the_public_register_is_offered_nothing(client, administrator, collaboration):
    Collaboration.objects.update(origin="register")
    factories.OtherNameFactory(collaboration=collaboration)
    client.force_login(administrator)

    page = text_of(client.get(ONE))

    assert "Nothing is published about how the forces work together." in page
    assert f"{ONE}change/" not in page
    for path in ("change/", "names/add/", "business-cases/add/"):
        assert client.get(f"{ONE}{path}").status_code == 403
