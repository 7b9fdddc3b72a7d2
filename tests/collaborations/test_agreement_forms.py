"""The forms of agreements: what is saved, what is refused and where."""

import datetime as dt
import html
import re

import pytest

from collaborations.models import (
    Agreement,
    AgreementParty,
    ExitPlan,
    ExitTerms,
)
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    PolicingBodyFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/collaborations/C-0412/agreements/"
TYPED = {
    "title": "Joint forensic services",
    "label": "s22a",
    "drafted_on": "1/4/2025",
    "has_force_provision": "on",
    "commences_on": "1 May 2025",
    "review_due_on": "",
    "expires_on": "",
    "notice_months": "12",
    "guidance_regarded_on": "",
    "amendment": "In writing by all.",
    "publication": "",
    "publication_url": "",
    "published_on": "",
}
TERMS = {
    "notice": "",
    "who_pays": "The leaver.",
    "method": "cost_share",
    "method_text": "",
    "amount": "£250,000",
    "amount_basis": "cap",
    "assets": "Stay.",
    "staff": "Return.",
    "data": "Deleted.",
    "tested_on": "",
}
PLAN = {
    "force": "",
    "planned_cost": "200,000",
    "agreed_on": "1/6/2025",
    "actual_cost": "",
    "settled_on": "",
}


def words(response):
    """Give what is read on the page, in one line."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


@pytest.fixture
def agreement(collaboration):
    return AgreementFactory(
        collaboration=collaboration,
        drafted_on=dt.date(2025, 4, 1),
        commences_on=dt.date(2025, 5, 1),
    )


@pytest.fixture
def bodies(force, partner_force):
    return [PolicingBodyFactory(force=each) for each in (force, partner_force)]


def test_an_agreement_is_added(signed_in, collaboration):
    answer = signed_in.post(f"{LIST}add/", TYPED, follow=True)

    row = Agreement.objects.get()
    assert "Agreement added." in words(answer)
    assert (row.edition, row.notice_months) == (1, 12)
    assert row.commences_on == dt.date(2025, 5, 1)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"title": " "}, "title", "Enter what the agreement is called."),
        ({"title": "a\u202eb"}, "title", "Remove the hidden character U+202E at"),
        ({"title": "x" * 10_000}, "title", "Use at most 200 characters."),
        ({"amendment": "x" * 10_000}, "amendment", "Use at most 4,000 characters."),
        ({"drafted_on": "31/2/2025"}, "drafted_on", "There is no such day."),
        ({"drafted_on": "1/1/2999"}, "drafted_on", "Enter a day that is not in the"),
        (
            {"expires_on": "30/4/2025"},
            "expires_on",
            "It cannot expire before it commences.",
        ),
        (
            {"has_force_provision": ""},
            "has_force_provision",
            "Tick at least one kind of provision",
        ),
        ({"notice_months": "-1"}, "notice_months", "Enter whole months, such as 12."),
        ({"notice_months": "121"}, "notice_months", "Enter whole months, at most 120."),
        ({"notice_months": "9" * 30}, "notice_months", "Enter whole months, at most"),
        (
            {"publication": "full", "publication_url": "javascript:alert(1)"},
            "publication_url",
            "Enter an address that starts with https://.",
        ),
        (
            {"publication_url": "https://www.example.org/a.pdf"},
            "publication",
            "Choose how it was published.",
        ),
    ],
)
def test_a_fault_is_shown_at_its_field_and_everything_is_kept(
    signed_in, collaboration, changes, field, message
):
    sent = TYPED | changes

    answer = signed_in.post(f"{LIST}add/", sent)
    page = html.unescape(answer.content.decode())

    assert "<title>Error: Add an agreement" in page
    assert f'<a href="#id_{field}">{message}' in page
    for name in ("commences_on", "notice_months", *changes):
        assert name == "title" or sent[name].strip() in page
    assert not Agreement.objects.exists()


def test_the_next_version_starts_from_the_former(signed_in, agreement):
    page = signed_in.get(f"{LIST}1/next/").content.decode()
    typed = TYPED | {"drafted_on": "1/6/2025", "commences_on": "1/7/2025"}

    answer = signed_in.post(f"{LIST}1/next/", typed, follow=True)

    assert 'value="Joint forensics"' in page
    assert "Version added." in words(answer)
    assert Agreement.objects.get(edition=2).supersedes == agreement


def test_a_second_successor_is_refused_and_the_page_says_so(
    signed_in, collaboration, agreement
):
    AgreementFactory(collaboration=collaboration, supersedes=agreement, edition=2)

    typed = TYPED | {"commences_on": ""}
    answer = signed_in.post(f"{LIST}1/next/", typed)

    assert "This version has a successor already." in words(answer)
    assert Agreement.objects.count() == 2


def test_parties_are_offered_and_not_typed(signed_in, agreement, bodies, force):
    AgreementPartyFactory(
        agreement=agreement, force=force, signed_on=dt.date(2025, 4, 9)
    )

    page = words(signed_in.get(f"{LIST}1/sign/"))

    assert "Chief officer of Northern" not in page
    assert "Chief officer of Southern, required" in page
    assert "Northern Commissioner, policing body of Northern, required" in page


def test_a_signature_is_recorded_and_can_be_undone(signed_in, agreement, bodies):
    typed = {"who": "policing_body:northern", "signed_on": "9/4/2025"}

    answer = signed_in.post(f"{LIST}1/sign/", typed, follow=True)

    assert "Northern Commissioner signed version 1 on 9 April 2025." in words(answer)
    assert "Northern Commissioner s.22A(3) 9 Apr 2025" in words(answer)
    party = AgreementParty.objects.get()
    undone = f"{LIST}parties/{party.number}/change/?undo={party.version}"
    assert undone in answer.content.decode()
    signed_in.post(undone)
    assert not AgreementParty.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"who": ""}, "who", "Choose who signed."),
        ({"who": "chief_officer:faraway"}, "who", "Choose somebody who has not"),
        (
            {"who": "policing_body:northern"},
            "who",
            "No policing body of Northern is recorded in office on 9 April 2025.",
        ),
        (
            {"signed_on": "31/3/2025"},
            "signed_on",
            "This version was drafted on 1 April 2025.",
        ),
        ({"signed_on": ""}, "signed_on", "Enter the day of signing"),
    ],
)
def test_a_signature_that_cannot_be_is_refused_at_its_field(
    signed_in, agreement, typed, field, message
):
    sent = {"who": "chief_officer:northern", "signed_on": "9/4/2025"} | typed

    page = signed_in.post(f"{LIST}1/sign/", sent).content.decode()

    assert f'<a href="#id_{field}">{message}' in page
    assert not AgreementParty.objects.exists()


def test_another_party_is_named_and_signs_later(signed_in, agreement):
    signed_in.post(f"{LIST}1/parties/add/", {"name": "Fire Authority"})
    signed_in.post(f"{LIST}1/sign/", {"who": "other:1", "signed_on": "9/4/2025"})

    page = words(signed_in.get(LIST))

    assert "Fire Authority not required 9 Apr 2025" in page


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "Enter what the party is called."),
        ("x" * 10_000, "Use at most 160 characters."),
        ("A TRUST", "This party is recorded already."),
    ],
)
def test_a_party_that_cannot_be_is_refused(signed_in, agreement, name, message):
    AgreementPartyFactory(agreement=agreement)

    page = signed_in.post(f"{LIST}1/parties/add/", {"name": name}).content.decode()

    assert f'<a href="#id_name">{message}' in page
    assert AgreementParty.objects.count() == 1


def test_the_day_of_a_signature_is_corrected(signed_in, agreement, force):
    AgreementPartyFactory(
        agreement=agreement, force=force, signed_on=dt.date(2025, 4, 9)
    )
    page = signed_in.get(f"{LIST}parties/1/change/").content.decode()

    signed_in.post(
        f"{LIST}parties/1/change/", {"signed_on": "10/4/2025", "version": "1"}
    )

    assert 'name="name"' not in page
    assert AgreementParty.objects.get().signed_on == dt.date(2025, 4, 10)


def test_publication_is_set_on_its_own_page(signed_in, agreement):
    typed = {
        "publication": "summary",
        "publication_url": "https://www.example.org/a",
        "published_on": "2/5/2025",
        "version": "1",
    }

    answer = signed_in.post(f"{LIST}1/publication/", typed, follow=True)

    assert "Published in summary On 2 May 2025." in words(answer)
    assert 'href="https://www.example.org/a"' in answer.content.decode()


def test_exit_terms_are_written_once_and_then_changed(signed_in, agreement):
    answer = signed_in.post(f"{LIST}1/exit-terms/", TERMS, follow=True)

    again = signed_in.get(f"{LIST}1/exit-terms/")

    assert "4 of 5 parts are precise." in words(answer)
    assert again.url == f"{LIST}exit-terms/1/change/"
    assert signed_in.get(again.url).status_code == 200


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"amount": "-5"}, "amount", "Enter 0 or more pounds."),
        ({"amount": "lots"}, "amount", "Enter an amount in pounds"),
        ({"amount": ""}, "amount", "Enter the amount of the cap or estimate."),
        ({"amount_basis": ""}, "amount_basis", "Say whether the amount is a cap or an"),
        ({"data": "x" * 10_000}, "data", "Use at most 4,000 characters."),
        ({"staff": "a\x07b"}, "staff", "Remove the hidden character U+0007 at place 2"),
    ],
)
def test_exit_terms_that_cannot_be_are_refused(
    signed_in, agreement, changes, field, message
):
    sent = TERMS | changes

    page = signed_in.post(f"{LIST}1/exit-terms/", sent).content.decode()

    assert f'<a href="#id_{field}">{message}' in page
    assert "The leaver." in page
    assert not ExitTerms.objects.exists()


def test_an_exit_is_planned_and_settled(signed_in, agreement, force):
    signed_in.post(f"{LIST}1/exits/add/", PLAN | {"force": force.pk})
    settled = {"actual_cost": "260,000", "settled_on": "1/9/2025", "version": "1"}

    answer = signed_in.post(
        f"{LIST}exits/1/change/", PLAN | {"force": force.pk} | settled, follow=True
    )

    assert "Northern £200,000 1 Jun 2025 £260,000 £60,000 over plan" in words(answer)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"planned_cost": "-1"}, "planned_cost", "Enter 0 or more pounds."),
        ({"planned_cost": ""}, "planned_cost", "Enter the planned cost, 0 if there"),
        ({"actual_cost": "5"}, "settled_on", "Enter the day of the actual cost."),
        (
            {"actual_cost": "5", "settled_on": "31/5/2025"},
            "settled_on",
            "The cost cannot be settled before it was planned.",
        ),
        ({"force": "999999"}, "force", "Choose a force that takes part."),
    ],
)
def test_an_exit_plan_that_cannot_be_is_refused(
    signed_in, agreement, changes, field, message
):
    page = signed_in.post(f"{LIST}1/exits/add/", PLAN | changes).content.decode()

    assert f'<a href="#id_{field}">{message}' in page
    assert not ExitPlan.objects.exists()
