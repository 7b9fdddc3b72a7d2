"""The pages of the purpose translate: what is refused, what is kept, who may."""

import pytest

from collaborations.models import Collaboration, Purpose, SignOff
from collabtrack.shared.templatetags.figures import uk_date
from tests import factories

pytestmark = pytest.mark.django_db
EDIT, SIGN = (
    "/collaborations/C-0412/purpose/edit/",
    "/collaborations/C-0412/purpose/sign/",
)
PAGE = "/collaborations/C-0412/"


@pytest.fixture
def typed(force):
    return {
        "text": "Victims get results in 30 days.",
        "aims": ["effectiveness"],
        "forces": [force.pk],
        "reason": "",
        "based_on": "0",
    }


@pytest.fixture
def answer(collaboration, force):
    return {
        "version": "1",
        "participation": collaboration.participations.get(force=force).pk,
        "restatement": "Our victims hear sooner.",
        "answer": "agree",
        "concern": "",
    }


def text_of(response):
    return response.content.decode()


def test_an_analyst_writes_a_purpose_and_reads_it_on_the_page(
    client, analyst, collaboration, typed
):
    client.force_login(analyst)

    saved = client.post(EDIT, typed, follow=True)

    assert saved.redirect_chain[-1][0] == f"{PAGE}#purpose"
    assert "Version 1 of the purpose saved." in text_of(saved)
    assert "Victims get results in 30 days." in text_of(saved)
    assert "Answered by 0 of 2 forces" in text_of(saved)


def test_who_has_answered_reads_the_answer_and_finds_no_form(
    client, signatory, collaboration, answer
):
    factories.PurposeFactory(collaboration=collaboration)
    client.force_login(signatory)
    asked = text_of(client.get(PAGE))

    client.post(SIGN, answer)
    page = text_of(client.get(SIGN))

    signed = SignOff.objects.get()
    assert f"Northern agreed on {uk_date(signed.signed_on)}." in page
    assert "<textarea" not in page
    assert SIGN in asked
    assert SIGN not in text_of(client.get(PAGE))


def test_what_is_over_is_no_longer_signed_off(client, signatory, collaboration, answer):
    factories.PurposeFactory(collaboration=collaboration)
    Collaboration.objects.update(status="ended", ended_because="completed")
    client.force_login(signatory)

    page = text_of(client.get(SIGN))
    refused = text_of(client.post(SIGN, answer))

    assert "its purpose is no longer signed off" in page
    assert "<textarea" not in page
    assert "its purpose is no longer signed off" in refused
    assert not SignOff.objects.exists()


def test_errors_are_listed_by_the_field_and_what_was_typed_is_kept(
    client, analyst, collaboration, typed
):
    client.force_login(analyst)

    page = text_of(client.post(EDIT, {**typed, "text": "a\u202eb", "aims": []}))

    assert "<title>Error: Write the purpose" in page
    assert 'href="#id_text">Remove the hidden character U+202E at place 2.' in page
    assert "Tick efficiency, effectiveness or both." in page
    assert "a\u202eb</textarea>" in page
    assert not Purpose.objects.exists()


def test_the_second_of_two_writers_sees_both_texts_and_loses_nothing(
    client, analyst, collaboration, typed
):
    factories.PurposeFactory(collaboration=collaboration, text="Theirs, written first.")
    client.force_login(analyst)
    mine = {**typed, "reason": "A new law."}

    conflict = text_of(client.post(EDIT, mine))
    again = client.post(EDIT, {**mine, "based_on": "1"})

    assert "Version 1 was written while you were writing." in conflict
    assert "Theirs, written first." in conflict
    assert typed["text"] in conflict
    assert 'name="based_on" value="1"' in conflict
    assert again.status_code == 302
    assert list(Purpose.objects.order_by("version").values_list("version", "text")) == [
        (1, "Theirs, written first."),
        (2, typed["text"]),
    ]


def test_a_signatory_answers_for_its_force(client, signatory, collaboration, answer):
    factories.PurposeFactory(collaboration=collaboration)
    client.force_login(signatory)

    saved = client.post(SIGN, answer, follow=True)

    assert "Northern answered version 1." in text_of(saved)
    assert "Answered by 1 of 2 forces" in text_of(saved)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": "2"}, "Version 1 is the newest."),
        ({"version": "9" * 5000}, "Version 1 is the newest."),
        ({"restatement": "  "}, "Say in your own words"),
        ({"answer": "disagree"}, "Say what the concern is."),
    ],
)
def test_a_refused_answer_is_explained_and_kept(
    changes, said, client, signatory, collaboration, answer
):
    factories.PurposeFactory(collaboration=collaboration)
    client.force_login(signatory)

    page = text_of(client.post(SIGN, {**answer, **changes}))

    assert "<title>Error: Sign off the purpose" in page
    assert said in page
    assert not SignOff.objects.exists()


def test_nobody_signs_twice(client, signatory, collaboration, answer):
    factories.PurposeFactory(collaboration=collaboration)
    client.force_login(signatory)
    client.post(SIGN, answer)

    page = text_of(client.post(SIGN, answer))

    assert "This force has answered this version already." in page
    assert SignOff.objects.count() == 1


def test_nobody_signs_an_old_version(client, signatory, collaboration, answer):
    factories.PurposeFactory(collaboration=collaboration)
    factories.PurposeFactory(collaboration=collaboration, version=2)
    client.force_login(signatory)

    page = text_of(client.post(SIGN, answer))

    assert "Version 2 is the newest. Read it and answer that." in page
    assert not SignOff.objects.exists()


def test_nobody_signs_for_another_force(
    client, signatory, collaboration, partner_force, answer
):
    factories.PurposeFactory(collaboration=collaboration)
    other = collaboration.participations.get(force=partner_force).pk
    client.force_login(signatory)

    page = client.post(SIGN, {**answer, "participation": other})

    assert page.status_code == 200
    assert "Select a valid choice" in text_of(page)
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    ("persona", "path", "status"),
    [
        ("viewer", EDIT, 403),
        ("signatory", EDIT, 403),
        ("inspector", EDIT, 403),
        ("viewer", SIGN, 403),
        ("analyst", SIGN, 403),
        ("administrator", SIGN, 403),
    ],
)
def test_who_may_not_is_told_and_nothing_is_written(
    persona, path, status, client, collaboration, typed, answer, request
):
    client.force_login(request.getfixturevalue(persona))

    refused = client.post(path, {**typed, **answer})

    assert refused.status_code == status
    assert not Purpose.objects.exists()


def test_only_those_who_may_see_the_links(
    client, collaboration, analyst, signatory, viewer
):
    shown = {}
    for user in (analyst, signatory, viewer):
        client.force_login(user)
        page = text_of(client.get(PAGE))
        shown[user.email.split("-")[0]] = (EDIT in page, SIGN in page)

    assert shown == {
        "analyst": (True, False),
        "signatory": (False, True),
        "viewer": (False, False),
    }


def test_every_version_stands_in_the_history(client, viewer, collaboration):
    factories.PurposeFactory(collaboration=collaboration, text="The first text.")
    factories.PurposeFactory(
        collaboration=collaboration, version=2, text="The second.", reason="A new law."
    )
    client.force_login(viewer)

    page = text_of(client.get("/collaborations/C-0412/purpose/"))

    assert "Version 2, in effect" in page
    assert "The first text." in page
    assert "Why it was changed: A new law." in page


@pytest.mark.parametrize("path", ["", "purpose/", "purpose/edit/", "forces/shares/"])
def test_what_is_no_reference_is_not_found(path, client, analyst):
    client.force_login(analyst)

    assert client.get(f"/collaborations/%00/{path}").status_code == 404
    assert client.get(f"/collaborations/C-0999/{path}").status_code == 404


@pytest.mark.parametrize("path", [EDIT, SIGN])
def test_a_row_of_the_register_has_no_form(
    path, client, analyst, signatory, collaboration
):
    collaboration.origin = "register"
    collaboration.save()
    client.force_login(analyst if path == EDIT else signatory)

    assert client.get(path).status_code == 403


def test_the_first_purpose_is_not_asked_why_it_is_changed(
    client, analyst, collaboration
):
    client.force_login(analyst)

    page = text_of(client.get(f"{PAGE}purpose/edit/"))

    assert "Write the purpose" in page
    assert "Why is it changed?" not in page


def test_a_version_written_meanwhile_says_by_whom(
    client, analyst, lead, collaboration, typed
):
    factories.PurposeFactory(collaboration=collaboration, version=1, written_by=lead)
    client.force_login(analyst)

    overtaken = text_of(client.post(EDIT, typed))

    assert "Version 1, written meanwhile" in overtaken
    assert str(lead) in overtaken
