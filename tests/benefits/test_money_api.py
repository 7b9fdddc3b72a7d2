"""Spend, funding, benefit shares and overlap groups over HTTP."""

from decimal import Decimal

import pytest
from rest_framework.test import APIClient

from benefits.models import SpendEntry
from tests import factories
from tests.benefits.api_calls import get, queries_of, refusal_of, rows_of
from tests.benefits.to_record import measured

pytestmark = pytest.mark.django_db
SPEND = "/api/v1/spend/"
FUNDING = "/api/v1/funding/"
SHARES = "/api/v1/benefit-shares/"
GROUPS = "/api/v1/overlap-groups/"
SENT = {
    "collaboration": "C-0412",
    "kind": "actual",
    "starts_on": "2025-04-01",
    "ends_on": "2025-06-30",
    "amount": "100000",
}
READ = {"HTTP_IF_MATCH": '"1"'}


def client_of(user):
    made = APIClient()
    made.force_authenticate(user)
    return made


@pytest.fixture
def client(analyst):
    return client_of(analyst)


def said(answer):
    return {error["field"]: error["detail"] for error in answer.json()["errors"]}


def test_spend_sent_again_is_adjusted_to_what_was_sent(client, collaboration):
    first = client.post(SPEND, SENT)
    again = client.post(SPEND, {**SENT, "amount": "35000"})
    adjusted = client.post(SPEND, {**SENT, "amount": "35000", "reason": "Six forces"})

    assert (first.status_code, first.json()["id"]) == (201, "C-0412-1")
    assert list(said(again)) == ["reason"]
    assert adjusted.status_code == 201, adjusted.content
    made = adjusted.json()
    assert (made["amount"], made["adjusts"], made["reason"]) == (
        "-65000.00",
        "C-0412-1",
        "Six forces",
    )
    assert get(client, "spend/C-0412-2/").json() == made


def test_spend_that_stands_already_answers_200_and_adds_nothing(client, collaboration):
    client.post(SPEND, SENT)

    answer = client.post(SPEND, SENT)

    assert (answer.status_code, answer.json()["id"]) == (200, "C-0412-1")
    assert SpendEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": "1e3"}, "amount"),
        ({"amount": "(5)"}, "amount"),
        ({"amount": "100000000000"}, "amount"),
        ({"kind": "budget"}, "kind"),
        ({"kind": "commitment"}, "kind"),
        ({"force": "nowhere"}, "force"),
        ({"ends_on": "2026-04-30"}, "ends_on"),
        ({"collaboration": "C-9999"}, "collaboration"),
        ({"adjusts": "C-0412-1"}, "adjusts"),
    ],
)
def test_spend_that_cannot_be_is_refused_by_field(
    client, collaboration, changes, field
):
    answer = client.post(SPEND, {**SENT, **changes})

    assert answer.status_code == 400
    assert field in said(answer)


def test_a_recharge_goes_from_one_force_to_another(client, collaboration):
    sent = {**SENT, "funding": "recharge", "force": "northern"}

    alone = client.post(FUNDING, sent)
    paid = client.post(FUNDING, {**sent, "counterparty": "southern"})

    assert "from one force to another" in alone.json()["detail"]
    assert paid.status_code == 201, paid.content
    assert (paid.json()["force"], paid.json()["counterparty"]) == (
        "northern",
        "southern",
    )


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger"])
def test_others_write_nothing(collaboration, persona, request):
    client = client_of(request.getfixturevalue(persona))
    measured(collaboration, reference="B-00001")
    group = {"collaboration": "C-0412", "name": "x", "rule": "primary", "members": []}

    answers = [
        client.post(SPEND, SENT),
        client.post(FUNDING, {**SENT, "funding": "grant"}),
        client.post(SHARES, {"measure": "B-00001", "shares": []}, "json", **READ),
        client.post(GROUPS, group, "json"),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4


def test_a_register_row_takes_no_spend(administrator):
    published = factories.RegisterEntryFactory().collaboration

    answer = client_of(administrator).post(
        SPEND, {**SENT, "collaboration": published.reference}
    )

    assert answer.status_code == 400
    assert "published facts only" in answer.json()["detail"]


def test_spend_is_found_by_kind_force_year_and_period(signed_in, collaboration, force):
    factories.SpendEntryFactory(collaboration=collaboration, force=force)
    factories.SpendEntryFactory(collaboration=collaboration, kind="plan")
    factories.SpendEntryFactory()

    for query, found in (
        ("collaboration=C-0412", 2),
        ("kind=plan", 1),
        ("force=northern", 1),
        ("financial_year=2025-26", 3),
        ("from=2025-04-02", 0),
    ):
        assert len(rows_of(signed_in, f"spend/?{query}")) == found, query
    assert refusal_of(signed_in, "spend/?category=running") == ["category"]


@pytest.mark.parametrize("path", ["spend/", "funding/"])
def test_queries_do_not_grow_with_entries(signed_in, collaboration, path):
    def add():
        for factory in (factories.SpendEntryFactory, factories.FundingEntryFactory):
            first = factory(collaboration=factories.CollaborationFactory())
            factory(collaboration=first.collaboration, adjusts=first, reason="Typed")

    add()
    few = queries_of(signed_in, path)
    for _ in range(4):
        add()

    assert queries_of(signed_in, path) == few


def test_amounts_are_strings_of_pounds_and_pence(signed_in, collaboration):
    factories.FundingEntryFactory(collaboration=collaboration, amount=Decimal("0.10"))

    (row,) = rows_of(signed_in, "funding/")

    assert (row["amount"], row["funding"]) == ("0.10", "grant")
