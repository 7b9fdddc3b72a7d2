"""Cost formulas and the figures they measure through the API."""

import pytest
from rest_framework.test import APIClient

from collaborations.models import CostFormula, DriverValue
from tests import factories
from tests.collaborations.said import reason_of

pytestmark = pytest.mark.django_db
FORMULAS, VALUES = "/api/v1/cost-formulas/", "/api/v1/driver-values/"
ONE = f"{FORMULAS}C-0412-1/"
HYBRID = {
    "kind": "hybrid",
    "parts": [
        {"driver": "usage", "part": "60.00"},
        {"driver": "equal", "part": "40.00"},
    ],
}


@pytest.fixture
def client(analyst, collaboration) -> APIClient:
    made = APIClient()
    made.force_authenticate(analyst)
    return made


def choose(client, **said):
    sent = {"collaboration": "C-0412", "kind": "population", "first_year": "2025-26"}
    return client.post(FORMULAS, sent | said, format="json")


def change(client, etag, **said):
    return client.patch(ONE, said, format="json", HTTP_IF_MATCH=etag)


def measure(client, north, south, etag=None, **said):
    sent = {
        "collaboration": "C-0412",
        "financial_year": "2025-26",
        "driver": "population",
        "source": "ONS",
        "values": [
            {"force": "northern", "value": north},
            {"force": "southern", "value": south},
        ],
    }
    read = {"HTTP_IF_MATCH": etag} if etag else {}
    return client.post(VALUES, sent | said, format="json", **read)


def faults(answer):
    assert answer.status_code == 400, answer.content
    return {each["field"]: each["detail"] for each in answer.json()["errors"]}


def test_a_formula_is_chosen_and_read(client):
    made = choose(client, note="Schedule 2", **HYBRID)
    read = client.get(ONE)

    assert made.status_code == 201, made.content
    assert read.json() == {
        "id": "C-0412-1",
        "collaboration": "C-0412",
        "version": read.json()["version"],
        "kind": "hybrid",
        "first_year": "2025-26",
        "note": "Schedule 2",
        "parts": HYBRID["parts"],
    }
    assert read.headers["ETag"] == made.headers["ETag"]


def test_a_change_keeps_what_is_not_sent(client):
    etag = choose(client, note="Schedule 2", **HYBRID).headers["ETag"]

    renoted = change(client, etag, note="Schedule 3")
    etag = renoted.headers["ETag"]
    simple = change(client, etag, kind="equal", reason="The board agreed")

    assert renoted.json()["parts"] == HYBRID["parts"]
    assert (simple.json()["kind"], simple.json()["parts"]) == ("equal", [])
    assert simple.json()["note"] == "Schedule 3"
    assert reason_of(CostFormula.objects.get()) == "The board agreed"


@pytest.mark.parametrize(("given", "status"), [(None, 428), ('"7"', 412)])
def test_a_formula_is_changed_by_who_has_read_it(client, given, status):
    choose(client)
    read = {"HTTP_IF_MATCH": given} if given else {}

    assert client.patch(ONE, {"kind": "equal"}, **read).status_code == status
    assert CostFormula.objects.get().kind == "population"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"first_year": "2025-26"}, "first_year"),
        ({"first_year": "soon"}, "first_year"),
        ({"kind": "guess"}, "kind"),
        ({"kind": "equal", "parts": HYBRID["parts"]}, "kind"),
        (HYBRID | {"parts": HYBRID["parts"][:1]}, "kind"),
        (HYBRID | {"parts": HYBRID["parts"][:1] * 2}, "parts"),
        ({"parts": [{"driver": "usage", "part": "1e1"}]}, "parts.0.part"),
        ({"note": "a\u202eb"}, "note"),
    ],
)
def test_a_formula_that_cannot_be_is_refused_by_field(client, said, field):
    choose(client)

    assert field in faults(choose(client, **{"first_year": "2026-27"} | said))
    assert CostFormula.objects.count() == 1


def test_a_formula_keeps_its_year(client):
    choose(client)

    assert set(faults(change(client, '"1"', first_year="2026-27"))) == {"first_year"}


def test_the_figures_of_a_year_are_recorded_and_listed(client):
    answer = measure(client, "1000000", "500000.5")

    listed = client.get(VALUES, {"collaboration": "C-0412"}).json()["results"]
    assert answer.status_code == 201, answer.content
    assert answer.json() == listed
    assert answer.headers["ETag"] == f'"{listed[0]["version"]}"'
    assert listed[1] == {
        "collaboration": "C-0412",
        "force": "southern",
        "financial_year": "2025-26",
        "driver": "population",
        "value": "500000.50",
        "source": "ONS",
        "version": listed[0]["version"],
    }


def test_figures_are_written_over_by_who_has_read_them(client):
    first = measure(client, "10", "5").headers["ETag"]

    blind = measure(client, "20", "5")
    changed = measure(client, "30", None, first)
    late = measure(client, "40", "5", first)

    assert [each.status_code for each in (blind, changed, late)] == [428, 201, 412]
    shown = [(row["force"], row["value"]) for row in changed.json()]
    assert shown == [("northern", "30.00")]
    assert changed.headers["ETag"] != first


def test_figures_are_asked_by_force_year_and_driver(client):
    measure(client, "10", "5")
    measure(client, "20", "9", financial_year="2024-25")
    asked = {"force": "southern", "financial_year": "2024-25", "driver": "population"}

    rows = client.get(VALUES, asked).json()["results"]

    assert [row["value"] for row in rows] == ["9.00"]
    assert client.get(VALUES, {"driver": "usage"}).json()["results"] == []
    assert client.get(VALUES, {"financial_year": "x"}).status_code == 400


@pytest.mark.parametrize(
    ("south", "said", "field"),
    [
        ("-1", {}, "values.1.value"),
        ("1e3", {}, "values.1.value"),
        ("5", {"driver": "equal"}, "driver"),
        ("5", {"source": "a\x00b"}, "source"),
        ("5", {"financial_year": "soon"}, "financial_year"),
        ("5", {"values": []}, "values.non_field_errors"),
        ("5", {"values": [{"force": "outside", "value": "1"}]}, "values.0.force"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_in_its_place(client, south, said, field):
    factories.ForceFactory(slug="outside")

    found = faults(measure(client, "10", south, **said))

    assert any(
        name in (field, field.removesuffix(".non_field_errors")) for name in found
    )
    assert not DriverValue.objects.exists()


def test_a_force_that_left_before_the_year_has_no_figure(client, collaboration):
    member = collaboration.participations.filter(force__slug="southern")
    member.update(left_on="2025-03-31")

    found = faults(measure(client, "10", "5"))

    assert found == {"values.1.value": "Southern does not take part in 2025-26."}


def test_only_those_who_may_change_shares_write(viewer, collaboration):
    client = APIClient()
    client.force_authenticate(viewer)

    assert choose(client).status_code == 403
    assert measure(client, "1", "1").status_code == 403


def test_what_may_not_be_seen_is_not_there(client, stranger, collaboration):
    choose(client)
    measure(client, "1", "1")
    type(collaboration).objects.update(is_restricted=True)
    other = APIClient()
    other.force_authenticate(stranger)

    assert other.get(ONE).status_code == 404
    assert other.get(FORMULAS).json()["results"] == []
    assert other.get(VALUES).json()["results"] == []
    assert set(faults(choose(other))) == {"collaboration"}
