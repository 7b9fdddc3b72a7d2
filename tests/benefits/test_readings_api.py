"""Readings over HTTP: recorded, corrected, confirmed, and who sees which."""

from decimal import Decimal

import pytest
from rest_framework.test import APIClient

from benefits.models import Reading
from tests import factories
from tests.benefits.api_calls import (
    as_user,
    get,
    queries_of,
    refusal_of,
    rows_of,
)
from tests.benefits.to_record import PERCENTAGE, Q1, Q2, YEAR, measured

pytestmark = pytest.mark.django_db
ALL = "/api/v1/readings/"
ONE = f"{ALL}B-00001.2025-04-01.all.1/"
SENT = {
    "measure": "B-00001",
    "starts_on": "2025-04-01",
    "ends_on": "2025-06-30",
    "amount": "100.00",
}


@pytest.fixture
def measure(collaboration):
    return measured(collaboration, reference="B-00001")


def client_of(user):
    made = APIClient()
    made.force_authenticate(user)
    return made


@pytest.fixture
def client(analyst):
    return client_of(analyst)


def said(answer):
    return {error["field"]: error["detail"] for error in answer.json()["errors"]}


def test_a_reading_is_recorded_and_is_provisional(client, measure):
    answer = client.post(ALL, {**SENT, "evidence_url": "https://example.org/a.pdf"})

    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert made["id"] == "B-00001.2025-04-01.all.1"
    assert (made["state"], made["is_standing"]) == ("provisional", False)
    assert (made["amount"], made["value"]) == ("100.00", None)
    assert (made["financial_year"], made["collaboration"]) == ("2025-26", "C-0412")
    assert made["evidence_url"] == "https://example.org/a.pdf"
    assert client.get(ONE).json() == made


def test_the_same_figure_again_answers_200_with_what_is_there(client, measure):
    client.post(ALL, SENT)

    answer = client.post(ALL, SENT)

    assert (answer.status_code, answer.json()["id"]) == (
        200,
        "B-00001.2025-04-01.all.1",
    )
    assert Reading.objects.count() == 1


def test_a_correction_names_what_it_supersedes_and_why(client, measure):
    first = client.post(ALL, SENT).json()["id"]
    changed = {**SENT, "amount": "92", "supersedes": first}

    assert list(said(client.post(ALL, changed))) == ["reason"]
    answer = client.post(ALL, {**changed, "reason": "Two in twice"})
    stale = client.post(ALL, {**changed, "amount": "80", "reason": "Mine"})

    assert answer.status_code == 201, answer.content
    assert answer.json()["id"] == "B-00001.2025-04-01.all.2"
    assert (answer.json()["supersedes"], answer.json()["reason"]) == (
        first,
        "Two in twice",
    )
    assert list(said(stale)) == ["supersedes"]


def test_a_rate_is_sent_as_two_counts(client, collaboration):
    measured(collaboration, reference="B-00001", **PERCENTAGE)
    sent = {name: text for name, text in SENT.items() if name != "amount"}

    bad = client.post(ALL, {**sent, "numerator": "5", "denominator": "0"})
    good = client.post(ALL, {**sent, "numerator": "30", "denominator": "300"})

    assert list(said(bad)) == ["denominator"]
    assert good.json()["numerator"] == "30.0000"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": "1e3"}, "amount"),
        ({"amount": "1,000"}, "amount"),
        ({"amount": None}, "amount"),
        ({"absence": "exempt", "note": "Closed"}, "absence"),
        ({"absence": "exempt", "amount": None}, "note"),
        ({"ends_on": "2025-05-31"}, "starts_on"),
        ({"starts_on": "2026-01-01", "ends_on": "2026-06-30"}, "starts_on"),
        ({"starts_on": "1800-04-01", "ends_on": "1800-06-30"}, "starts_on"),
        ({"force": "northern"}, "force"),
        ({"measure": "B-99999"}, "measure"),
        ({"supersedes": "B-00001.2025-04-01.all.9"}, "supersedes"),
        ({"state": "confirmed"}, "state"),
        ({"evidence_url": "javascript:alert(1)"}, "evidence_url"),
    ],
)
def test_what_cannot_be_is_refused_by_field(client, measure, changes, field):
    answer = client.post(ALL, {**SENT, **changes})

    assert answer.status_code == 400, answer.content
    assert field in said(answer)
    assert not Reading.objects.exists()


def test_only_a_lead_confirms(client, measure, lead):
    client.post(ALL, SENT)

    assert client.post(f"{ONE}confirm/").status_code == 403
    for _ in range(2):
        answer = client_of(lead).post(f"{ONE}confirm/")
        assert answer.json()["state"] == "confirmed"
    assert answer.json()["is_standing"]


@pytest.mark.parametrize("persona", ["viewer", "signatory", "stranger"])
def test_others_record_nothing(measure, persona, request):
    answer = client_of(request.getfixturevalue(persona)).post(ALL, SENT)

    assert answer.status_code == 403


def test_provisional_figures_are_seen_by_those_who_take_part(
    measure, viewer, stranger, administrator
):
    first = factories.ReadingFactory(measure=measure, starts_on=Q1[0], ends_on=Q1[1])
    Reading.objects.create(
        measure=measure,
        collaboration=measure.collaboration,
        type=measure.type,
        starts_on=Q1[0],
        ends_on=Q1[1],
        amount=Decimal(92),
        supersedes=first,
        reason="Two in twice",
        recorded_at=first.recorded_at,
    )

    for user, seen in ((viewer, 2), (administrator, 2), (stranger, 1)):
        client = as_user(user)
        rows = rows_of(client, "readings/")
        assert [row["is_standing"] for row in rows] == [True, False][:seen]
        second = get(client, "readings/B-00001.2025-04-01.all.2/")
        assert second.status_code == (200 if seen == 2 else 404)


def test_a_confirmed_figure_does_not_tell_of_a_provisional_one(
    measure, viewer, stranger
):
    first = factories.ReadingFactory(measure=measure, state="provisional")
    factories.ReadingFactory(
        measure=measure, supersedes=first, reason="Typed", amount=Decimal(92)
    )

    (shown,) = rows_of(as_user(stranger), "readings/")

    assert shown["supersedes"] is None
    assert rows_of(as_user(viewer), "readings/")[1]["supersedes"] == (
        "B-00001.2025-04-01.all.1"
    )


def test_readings_are_found_by_measure_force_year_period_and_state(
    signed_in, measure, force
):
    by_force = measured(measure.collaboration, is_read_by_force=True)
    factories.ReadingFactory(measure=measure, starts_on=Q1[0], ends_on=Q1[1])
    factories.ReadingFactory(
        measure=measure, starts_on=Q2[0], ends_on=Q2[1], state="provisional"
    )
    factories.ReadingFactory(measure=by_force, force=force)
    factories.ReadingFactory()

    for query, found in (
        ("measure=B-00001", 2),
        ("collaboration=C-0412", 3),
        ("force=northern", 1),
        ("financial_year=2025-26", 4),
        ("financial_year=2024-25", 0),
        ("measure=B-00001&from=2025-07-01", 1),
        ("measure=B-00001&to=2025-06-30", 1),
        ("state=provisional", 1),
    ):
        assert len(rows_of(signed_in, f"readings/?{query}")) == found, query
    assert refusal_of(signed_in, "readings/?status=confirmed") == ["status"]
    assert refusal_of(signed_in, "readings/?state=guessed") == ["state"]


def test_pages_together_hold_what_one_page_holds(signed_in, measure):
    for starts_on, ends_on in (Q2, Q1):
        factories.ReadingFactory(measure=measure, starts_on=starts_on, ends_on=ends_on)
    paged, address = [], f"{ALL}?page_size=1"

    while address:
        page = signed_in.get(address).json()
        paged += page["results"]
        address = page["next"]

    assert [row["starts_on"] for row in paged] == ["2025-04-01", "2025-07-01"]
    assert paged == rows_of(signed_in, "readings/")


def test_queries_do_not_grow_with_readings(signed_in, measure, force):
    factories.ReadingFactory(measure=measure)
    few = queries_of(signed_in, "readings/")
    for _ in range(5):
        factories.ReadingFactory(force=force)

    assert queries_of(signed_in, "readings/") == few


@pytest.mark.parametrize(
    "name", ["B-00001", "B-00001.2025-02-30.all.1", "B-00001.2025-04-01.all.2"]
)
def test_what_names_no_reading_is_not_there(client, measure, name):
    factories.ReadingFactory(measure=measure, starts_on=YEAR[0], ends_on=YEAR[1])

    assert client.get(f"{ALL}{name}/").status_code == 404
