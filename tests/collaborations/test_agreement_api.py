"""Agreements through the API: what is read, and what each write answers."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from collaborations.models import Agreement, AgreementParty, ExitTerms
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    CollaborationFactory,
    ExitTermsFactory,
    ParticipationFactory,
    PolicingBodyFactory,
)

pytestmark = pytest.mark.django_db

ALL = "/api/v1/agreements/"
ONE = f"{ALL}C-0412-1/"
PARTIES = "/api/v1/agreement-parties/"
TERMS = "/api/v1/exit-terms/"
PLANS = "/api/v1/exit-plans/"
SENT = {
    "collaboration": "C-0412",
    "title": "Joint forensic services",
    "drafted_on": "2025-04-01",
    "has_force_provision": True,
}


@pytest.fixture
def client(analyst) -> APIClient:
    made = APIClient()
    made.force_authenticate(analyst)
    return made


@pytest.fixture
def agreement(collaboration):
    return AgreementFactory(
        collaboration=collaboration,
        drafted_on=dt.date(2025, 4, 1),
        commences_on=dt.date(2025, 5, 1),
    )


def faults(answer):
    assert answer.status_code == 400, answer.content
    return {error["field"]: error["detail"] for error in answer.json()["errors"]}


def test_an_agreement_is_read_with_its_parties_and_exit_terms(
    client, agreement, force, partner_force
):
    body = PolicingBodyFactory(force=force)
    AgreementPartyFactory(
        agreement=agreement, policing_body=body, signed_on=dt.date(2025, 4, 9)
    )
    ExitTermsFactory(agreement=agreement, who_pays="The leaver.")

    read = client.get(ONE).json()

    assert (read["id"], read["edition"], read["state"]) == ("C-0412-1", 1, "commenced")
    assert read["parties"][1] == {
        "id": "C-0412-1",
        "title": "Northern Commissioner",
        "kind": "policing_body",
        "force": "northern",
        "sections": ["s.22A(3)"],
        "signed_on": "2025-04-09",
        "signed_by": "",
        "is_required": True,
        "is_missing": False,
    }
    assert [each["is_missing"] for each in read["parties"]] == [
        True,
        False,
        True,
        True,
    ]
    assert read["parties"][0]["id"] is None
    assert read["exit_terms"]["who_pays"] == "The leaver."


@pytest.mark.parametrize(
    ("signed", "state", "said"),
    [
        (3, "commenced", "Commenced; 1 signature missing"),
        (4, "in_force", "In force"),
    ],
)
def test_the_state_is_one_word_in_the_api_on_the_page_and_in_the_section(
    client, signed_in, agreement, force, partner_force, signed, state, said
):
    signers = [{"force": each} for each in (force, partner_force)]
    signers += [{"policing_body": PolicingBodyFactory(**each)} for each in signers]
    for signer in signers[:signed]:
        day = dt.date(2025, 4, 9)
        AgreementPartyFactory(agreement=agreement, signed_on=day, **signer)

    row = client.get(ONE).json()
    pages = [
        signed_in.get(f"/collaborations/C-0412/{page}").content.decode()
        for page in ("agreements/", "")
    ]

    assert (row["state"], row["state_in_words"]) == (state, said)
    assert all(said in page for page in pages)
    assert all(("In force" in page) is (state == "in_force") for page in pages)


def test_agreements_of_one_collaboration_are_listed(client, agreement):
    AgreementFactory()

    rows = client.get(ALL, {"collaboration": "C-0412"}).json()["results"]

    assert [row["id"] for row in rows] == ["C-0412-1"]


def test_agreements_are_a_table_in_csv(client, agreement):
    answer = client.get(ALL, {"format": "csv"})

    heading, row = b"".join(answer.streaming_content).decode().splitlines()
    assert heading.endswith("publication,publication_url,published_on")
    assert row.startswith("C-0412-1,C-0412,1,1,,,commenced,")


def test_more_agreements_take_no_more_queries(client, agreement, force):
    def filled():
        made = AgreementFactory(collaboration=CollaborationFactory())
        ParticipationFactory(collaboration=made.collaboration, force=force)
        AgreementPartyFactory(agreement=made, force=force)
        ExitTermsFactory(agreement=made)

    filled()
    with CaptureQueriesContext(connection) as few:
        client.get(ALL)
    for _ in range(3):
        filled()
    with CaptureQueriesContext(connection) as many:
        client.get(ALL)

    assert len(many) == len(few)


def test_an_agreement_and_its_next_version_are_added(client, collaboration):
    first = client.post(ALL, SENT)
    later = {"drafted_on": "2025-06-01", "supersedes": "C-0412-1"}

    second = client.post(ALL, SENT | later)

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json()["edition"] == 2
    assert client.get(ONE).json()["superseded_by"] == "C-0412-2"


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"title": " "}, "title", "This field may not be blank."),
        ({"title": "a\x00b"}, "title", "Null characters are not allowed."),
        (
            {"title": "a\u202eb"},
            "title",
            "Remove the hidden character U+202E at place 2.",
        ),
        (
            {"amendment": "x" * 10_000},
            "amendment",
            "Use at most 4,000 characters.",
        ),
        (
            {"commences_on": "2025-05-01", "expires_on": "2025-04-30"},
            "expires_on",
            "It cannot expire before it commences.",
        ),
        (
            {"has_force_provision": False},
            "has_force_provision",
            "Tick at least one kind of provision: an agreement holds one or more.",
        ),
        (
            {"drafted_on": "2999-01-01"},
            "drafted_on",
            "Enter a day that is not in the future.",
        ),
        (
            {"notice_months": -1},
            "notice_months",
            "Ensure this value is greater than or equal to 0.",
        ),
        (
            {"supersedes": "C-0412-77"},
            "supersedes",
            "There is no agreement “C-0412-77”.",
        ),
        ({"supersedes": "nonsense"}, "supersedes", "There is no agreement “nonsense”."),
        ({"edition": 7}, "edition", "There is no field called “edition”."),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_by_field(
    client, collaboration, changes, field, message
):
    answer = client.post(ALL, SENT | changes)

    assert faults(answer) == {field: message}
    assert not Agreement.objects.exists()


def test_a_version_of_another_collaboration_is_not_superseded(client, collaboration):
    other = AgreementFactory()
    other.refresh_from_db()

    answer = client.post(ALL, SENT | {"supersedes": other.reference})

    assert faults(answer) == {"supersedes": "Choose a version of this collaboration."}


def test_an_agreement_is_changed_by_who_has_read_it(client, agreement):
    etag = client.get(ONE)["ETag"]

    changed = client.patch(ONE, {"notice_months": 12}, HTTP_IF_MATCH=etag)
    again = client.patch(ONE, {"notice_months": 6}, HTTP_IF_MATCH=etag)

    assert (changed.json()["notice_months"], again.status_code) == (12, 412)


def test_a_version_keeps_what_it_supersedes(client, agreement):
    answer = client.patch(ONE, {"supersedes": None}, HTTP_IF_MATCH='"1"')

    assert "supersedes" in faults(answer)


def signature(**changes):
    sent = {
        "collaboration": "C-0412",
        "agreement": "C-0412-1",
        "kind": "chief_officer",
        "force": "northern",
        "signed_on": "2025-04-09",
    }
    return {name: value for name, value in (sent | changes).items() if value != ""}


def test_a_signature_is_recorded_once(client, agreement):
    first = client.post(PARTIES, signature())
    again = client.post(PARTIES, signature())

    assert first.status_code == 201
    assert first.json()["signed_on"] == "2025-04-09"
    assert faults(again) == {
        "force": "Chief officer of Northern signed this version on 9 April 2025."
    }


def test_the_policing_body_follows_from_force_and_day(client, agreement, force):
    PolicingBodyFactory(force=force)

    made = client.post(PARTIES, signature(kind="policing_body")).json()

    assert (made["force"], made["policing_body"]) == (
        "northern",
        "Northern Commissioner",
    )


def test_a_wrong_day_of_signing_is_corrected(client, agreement, force):
    AgreementPartyFactory(
        agreement=agreement, force=force, signed_on=dt.date(2025, 4, 9)
    )

    changed = client.patch(
        f"{PARTIES}C-0412-1/", {"signed_on": "2025-04-10"}, HTTP_IF_MATCH='"1"'
    )

    assert changed.json()["signed_on"] == "2025-04-10"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"force": ""}, "force"),
        ({"name": "A trust"}, "name"),
        ({"kind": "other"}, "name"),
        ({"kind": "other", "name": "A trust"}, "force"),
        ({"force": "faraway"}, "force"),
        ({"kind": "policing_body"}, "force"),
        ({"signed_on": "2025-03-31"}, "signed_on"),
        ({"kind": "other", "force": "", "name": "x" * 10_000}, "name"),
        ({"agreement": "C-0412-2"}, "agreement"),
    ],
)
def test_a_party_that_cannot_be_is_refused_by_field(
    client, agreement, stranger, changes, field
):
    answer = client.post(PARTIES, signature(**changes))

    assert set(faults(answer)) == {field}
    assert not AgreementParty.objects.exists()


def test_a_party_stays_with_an_agreement_of_its_collaboration(client, agreement):
    other = AgreementFactory()
    other.refresh_from_db()

    answer = client.post(PARTIES, signature(agreement=other.reference))

    assert faults(answer) == {"agreement": "Choose an agreement of this collaboration."}


def of_agreement(**given):
    return {"collaboration": "C-0412", "agreement": "C-0412-1", **given}


def test_exit_terms_and_plans_are_written(client, agreement):
    terms = client.post(
        TERMS, of_agreement(method="fixed", amount="250000.00", amount_basis="cap")
    )
    plan = client.post(
        PLANS, of_agreement(planned_cost="200000.00", agreed_on="2025-06-01")
    )
    settled = client.patch(
        f"{PLANS}C-0412-1/",
        {"actual_cost": "260000.00", "settled_on": "2025-09-01"},
        HTTP_IF_MATCH='"1"',
    )

    assert terms.json()["amount"] == "250000.00"
    assert plan.json()["force"] is None
    assert settled.json()["actual_cost"] == "260000.00"


@pytest.mark.parametrize(
    ("path", "given", "field"),
    [
        (TERMS, {"amount": "-1.00", "amount_basis": "cap"}, "amount"),
        (TERMS, {"amount": "1.00"}, "amount_basis"),
        (TERMS, {"data": "x" * 10_000}, "data"),
        (PLANS, {"planned_cost": "-1.00", "agreed_on": "2025-06-01"}, "planned_cost"),
        (PLANS, {"planned_cost": "1.00", "agreed_on": "2999-06-01"}, "agreed_on"),
        (
            PLANS,
            {"planned_cost": "1.00", "agreed_on": "2025-06-01", "force": "faraway"},
            "force",
        ),
    ],
)
def test_an_exit_that_cannot_be_is_refused_by_field(
    client, agreement, stranger, path, given, field
):
    answer = client.post(path, of_agreement(**given))

    assert set(faults(answer)) == {field}


def test_a_second_set_of_exit_terms_is_refused(client, agreement):
    ExitTermsFactory(agreement=agreement)

    answer = client.post(TERMS, of_agreement())

    assert faults(answer) == {"agreement": "This version has exit terms: change those."}
    assert ExitTerms.objects.count() == 1


def test_a_restricted_agreement_is_not_there(agreement, collaboration, stranger):
    AgreementPartyFactory(agreement=agreement)
    ExitTermsFactory(agreement=agreement)
    type(collaboration).objects.update(is_restricted=True)
    client = APIClient()
    client.force_authenticate(stranger)

    for path in (ALL, PARTIES, TERMS, PLANS):
        assert client.get(path).json()["results"] == []
        assert client.get(f"{path}C-0412-1/").status_code == 404
    refused = client.post(PARTIES, signature())
    assert faults(refused)["agreement"] == "There is no agreement “C-0412-1”."


def test_who_may_not_write_is_told_who_may(agreement, viewer):
    client = APIClient()
    client.force_authenticate(viewer)

    answer = client.post(PARTIES, signature())

    assert answer.status_code == 403
    assert "analysts and leads" in answer.json()["detail"]


@pytest.mark.parametrize("given", ["\x00-1", "C-0412-99999999999", "x"])
def test_an_agreement_that_cannot_be_is_not_there(client, collaboration, given):
    answer = client.post(
        "/api/v1/exit-plans/", {"collaboration": "C-0412", "agreement": given}
    )

    assert answer.status_code == 400
