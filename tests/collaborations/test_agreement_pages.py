"""The pages of agreements: what a reader is told."""

import datetime as dt
import html
import re
from decimal import Decimal

import pytest
from django.utils import timezone

from collaborations.models import (
    Agreement,
    Collaboration,
)
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    ExitPlanFactory,
    ExitTermsFactory,
    PolicingBodyFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/collaborations/C-0412/agreements/"


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


# --- what a reader is told -----------------------------------------------------------


def test_the_page_says_who_is_missing(signed_in, agreement, bodies, force):
    AgreementPartyFactory(
        agreement=agreement, force=force, signed_on=dt.date(2025, 4, 9)
    )

    page = words(signed_in.get(LIST))

    assert "Joint forensics, version 1" in page
    assert "Status Commenced; 3 signatures missing Without an end." in page
    assert "Signed 3 of 4 who must sign are missing" in page
    assert "Chief officer of Northern s.22A(3) 9 Apr 2025" in page
    assert "Northern Commissioner s.22A(3) Missing" in page


def test_the_page_says_what_notice_today_would_mean(signed_in, agreement):
    Agreement.objects.update(
        notice_months=6, expires_on=timezone.localdate() + dt.timedelta(days=2)
    )
    ExitTermsFactory(agreement=agreement, amount=Decimal(250_000), amount_basis="cap")

    page = words(signed_in.get(LIST))

    assert "Notice 6 months Last day to give notice before it expires:" in page
    assert re.search(
        r"If notice were given today Out on .{11,17} A cap: £250,000", page
    )


def test_the_page_says_which_exit_terms_are_precise(signed_in, agreement):
    ExitTermsFactory(agreement=agreement, method="reasonable", who_pays="The leaver.")

    page = words(signed_in.get(LIST))

    assert "1 of 5 parts are precise." in page
    assert "Who pays The leaver. Precise." in page
    assert (
        "“Reasonable costs”, not worked out further Not precise:"
        " add a method that gives a sum and a cap or an estimate." in page
    )


@pytest.mark.parametrize(
    ("actual", "said"),
    [
        (None, "not recorded not settled"),
        (260_000, "£260,000 £60,000 over plan"),
        (150_000, "£150,000 £50,000 under plan"),
        (200_000, "£200,000 as planned"),
    ],
)
def test_an_exit_shows_its_cost_against_its_plan(signed_in, agreement, actual, said):
    ExitPlanFactory(
        agreement=agreement,
        actual_cost=actual,
        settled_on=dt.date(2026, 1, 1) if actual else None,
    )

    assert f"All: it ends £200,000 1 Apr 2025 {said}" in words(signed_in.get(LIST))


def test_former_versions_stand_below(signed_in, collaboration, agreement):
    AgreementFactory(
        collaboration=collaboration,
        supersedes=agreement,
        edition=2,
        drafted_on=dt.date(2025, 6, 1),
        commences_on=dt.date(2025, 7, 1),
    )

    page = words(signed_in.get(LIST))

    assert page.index("version 2") < page.index("Former versions")
    assert "Joint forensics, version 1" in page.split("Former versions")[1]
    assert "Status Superseded" in page


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("entered", "No agreement is recorded."),
        ("register", "No agreement is published."),
    ],
)
def test_without_agreements_the_page_says_so(signed_in, collaboration, origin, said):
    Collaboration.objects.update(origin=origin)

    assert said in words(signed_in.get(LIST))
    assert said in words(signed_in.get("/collaborations/C-0412/"))


@pytest.mark.parametrize(("persona", "offered"), [("lead", True), ("viewer", False)])
def test_the_forms_are_offered_to_those_who_may(
    client, agreement, persona, offered, request
):
    client.force_login(request.getfixturevalue(persona))

    page = words(client.get(LIST))

    for action in ("Add an agreement", "Record a signature", "Plan an exit"):
        assert (action in page) is offered


def test_the_collaboration_sums_up_its_agreements(signed_in, agreement):
    AgreementPartyFactory(agreement=agreement, signed_on=dt.date(2025, 4, 9))

    page = words(signed_in.get("/collaborations/C-0412/"))

    assert (
        "Joint forensics, version 1 Commenced; 4 signatures missing"
        " 1 party has signed."
        " Publication not recorded." in page
    )


def test_a_restricted_agreement_is_not_found(client, agreement, stranger):
    Collaboration.objects.update(is_restricted=True)
    client.force_login(stranger)

    for path in ("", "1/sign/", "1/change/"):
        assert client.get(f"{LIST}{path}").status_code == 404


def test_dates_to_come_are_listed_with_their_collaboration(signed_in, agreement):
    soon = timezone.localdate() + dt.timedelta(days=100)
    Agreement.objects.update(review_due_on=soon)

    page = words(signed_in.get("/agreements/due/"))
    sooner = words(signed_in.get("/agreements/due/", {"months": "3"}))

    assert "Review due Joint forensics, version 1 C-0412 Joint Forensics" in page
    assert "No review, expiry or notice day falls in these months." in sooner


def test_an_unknown_number_of_months_is_reported(signed_in, agreement):
    page = words(signed_in.get("/agreements/due/", {"months": "7"}))

    assert "We ignored months=7." in page
    assert "in the 12 months from" in page
