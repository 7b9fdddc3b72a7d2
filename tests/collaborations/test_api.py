"""Forces, functions and findings over HTTP, and what every list does alike."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from collaborations.models import Finding, Result, Theme
from collabtrack.accounts.models import ApiToken
from collabtrack.accounts.services import issue_token
from tests import factories

pytestmark = pytest.mark.django_db
LISTS = (
    "forces",
    "policing-bodies",
    "functions",
    "collaborations",
    "purposes",
    "sign-offs",
    "rollups",
    "findings",
)
EVERYTHING = (*LISTS, "overview", "schema")
WRITTEN = {"collaborations", "purposes", "sign-offs"}


def get(client, path):
    return client.get(f"/api/v1/{path}")


def rows_of(client, path):
    response = get(client, path)
    assert response.status_code == 200, response.content
    return response.json()["results"]


def refusal_of(client, path):
    """Give the fields that a 400 names."""
    response = get(client, path)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    return [error["field"] for error in response.json()["errors"]]


def found(collaboration, criterion="P1", result=Result.MET, **fields):
    return Finding.objects.create(
        collaboration=collaboration,
        criterion=criterion,
        theme=Theme.PURPOSE,
        result=result,
        reason="The text says who benefits.",
        evidence=[{"label": "Purpose", "href": "/collaborations/C-0412/#purpose"}],
        since="2026-04-01",
        assessed_on="2026-06-30",
        assessed_at="2026-06-30T02:00:00Z",
        **fields,
    )


@pytest.mark.parametrize("resource", EVERYTHING)
def test_without_token_or_session_everything_is_refused_as_a_problem(client, resource):
    response = get(client, f"{resource}/")

    assert response.status_code == 401
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 401


@pytest.mark.parametrize("resource", EVERYTHING)
def test_a_read_token_reads_everything(client, analyst, resource):
    token = issue_token(user=analyst, by=analyst, scope=ApiToken.Scope.READ)

    response = client.get(
        f"/api/v1/{resource}/", headers={"Authorization": f"Bearer {token.text}"}
    )

    assert response.status_code == 200


@pytest.mark.parametrize("resource", sorted({*EVERYTHING} - WRITTEN))
def test_nothing_else_can_be_written(analyst, resource):
    client = Client()
    client.force_login(analyst)

    assert client.post(f"/api/v1/{resource}/").status_code == 405
    assert client.delete(f"/api/v1/{resource}/").status_code == 405


@pytest.mark.parametrize("resource", [*LISTS, "overview"])
def test_an_unknown_parameter_is_named(signed_in, resource):
    assert refusal_of(signed_in, f"{resource}/?colour=blue") == ["colour"]


@pytest.mark.parametrize("resource", LISTS)
@pytest.mark.parametrize("cursor", ["x", "cD0l", "%00", "b3RoZXI9MQ=="])
def test_a_made_up_cursor_is_refused_or_harmless(signed_in, resource, cursor):
    response = get(signed_in, f"{resource}/?cursor={cursor}")

    assert response.status_code in (200, 400)


@pytest.mark.parametrize("resource", LISTS)
@pytest.mark.parametrize("size", ["0", "1001", "-1", "1_0", "ten"])
def test_a_page_size_out_of_bounds_is_named(signed_in, resource, size):
    assert refusal_of(signed_in, f"{resource}/?page_size={size}") == ["page_size"]


@pytest.mark.parametrize("resource", LISTS)
def test_a_list_answers_with_links_results_and_meta(signed_in, resource):
    answer = get(signed_in, f"{resource}/").json()

    assert set(answer) == {"next", "previous", "results", "meta"}


def test_a_parameter_left_blank_is_not_asked(signed_in, force):
    assert len(rows_of(signed_in, "forces/?kind=&region=")) == 1


def test_a_parameter_given_twice_is_refused(signed_in):
    fields = refusal_of(signed_in, "forces/?kind=special&kind=territorial")

    assert fields == ["kind"]


def test_pages_together_hold_every_force_once_in_order(signed_in, force):
    for _ in range(6):
        factories.ForceFactory()
    paged, address = [], "/api/v1/forces/?page_size=3"

    while address:
        page = signed_in.get(address).json()
        paged += [row["id"] for row in page["results"]]
        address = page["next"]

    assert len(paged) == 7
    assert paged == sorted(set(paged))


def test_a_force_shows_its_figures_and_policing_bodies(signed_in, force):
    force.policing_bodies.create(name="Northern Commissioner", kind="pcc")
    force.figures.create(
        kind="population", period="mid-2024", value=510700, source="ONS"
    )
    force.figures.create(
        kind="grant", period="2025-26", amount="84899111.00", source="Grant report"
    )

    shown = get(signed_in, "forces/northern/").json()

    assert shown["id"] == "northern"
    assert shown["figures"] == [
        {
            "kind": "grant",
            "period": "2025-26",
            "value": None,
            "amount": "84899111.00",
            "source": "Grant report",
        },
        {
            "kind": "population",
            "period": "mid-2024",
            "value": "510700.00",
            "amount": None,
            "source": "ONS",
        },
    ]
    assert [body["name"] for body in shown["policing_bodies"]] == [
        "Northern Commissioner"
    ]


def test_a_force_counts_its_live_collaborations(signed_in, force, collaboration):
    for changes in (
        {"status": "ended"},
        {"row_kind": "programme"},
        {"is_restricted": True},
    ):
        other = factories.CollaborationFactory(**changes)
        factories.ParticipationFactory(collaboration=other, force=force)
    left = factories.CollaborationFactory()
    factories.ParticipationFactory(
        collaboration=left, force=force, left_on="2024-03-31"
    )

    assert get(signed_in, "forces/northern/").json()["live_collaborations"] == 1


def test_an_unknown_force_is_not_found(signed_in):
    response = get(signed_in, "forces/nowhere/")

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


def test_forces_are_filtered_by_kind(signed_in, force):
    factories.ForceFactory(slug="railways", kind="special")

    assert [row["id"] for row in rows_of(signed_in, "forces/?kind=special")] == [
        "railways"
    ]
    assert refusal_of(signed_in, "forces/?kind=secret") == ["kind"]


def test_policing_bodies_are_filtered_by_force(signed_in, force, partner_force):
    force.policing_bodies.create(name="Northern Commissioner", kind="pcc")
    partner_force.policing_bodies.create(name="Southern Mayor")

    rows = rows_of(signed_in, "policing-bodies/?force=southern")

    assert rows == [
        {
            "force": "southern",
            "name": "Southern Mayor",
            "kind": "",
            "starts_on": None,
            "ends_on": None,
        }
    ]
    assert refusal_of(signed_in, "policing-bodies/?force=nowhere") == ["force"]


def test_functions_have_two_levels(signed_in):
    whole = factories.FunctionFactory(code="5")
    factories.FunctionFactory(code="5.01", parent=whole)

    (part,) = rows_of(signed_in, "functions/?level=2")

    assert (part["id"], part["level"], part["parent"]) == ("5.01", 2, "5")
    assert [row["id"] for row in rows_of(signed_in, "functions/?level=1")] == ["5"]


def test_a_finding_gives_reason_evidence_and_since(signed_in, collaboration):
    found(collaboration)

    answer = get(signed_in, "findings/").json()

    assert answer["results"] == [
        {
            "collaboration": "C-0412",
            "criterion": "P1",
            "theme": "purpose",
            "result": "met",
            "reason": "The text says who benefits.",
            "evidence": [
                {"label": "Purpose", "href": "/collaborations/C-0412/#purpose"}
            ],
            "since": "2026-04-01",
            "as_at": "2026-06-30",
            "assessed_at": "2026-06-30T03:00:00+01:00",
        }
    ]
    assert answer["meta"]["as_at"] == "2026-06-30"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("collaboration=C-0412", 2),
        ("collaboration=C-0500", 1),
        ("criterion=p1", 2),
        ("result=not_met", 1),
        ("theme=purpose", 3),
        ("theme=skills", 0),
    ],
)
def test_findings_are_filtered(signed_in, collaboration, query, count):
    found(collaboration)
    found(collaboration, "P3", Result.NOT_MET)
    found(factories.CollaborationFactory(reference="C-0500"))

    assert len(rows_of(signed_in, f"findings/?{query}")) == count


@pytest.mark.parametrize(
    "query", ["collaboration=C-9999", "criterion=Z9", "result=good", "theme=test"]
)
def test_a_finding_filter_that_means_nothing_is_named(signed_in, query):
    assert refusal_of(signed_in, f"findings/?{query}") == [query.partition("=")[0]]


def test_a_hidden_collaboration_is_refused_like_one_that_is_not_there(signed_in):
    factories.CollaborationFactory(reference="C-0666", is_restricted=True)

    hidden = get(signed_in, "findings/?collaboration=C-0666").json()
    missing = get(signed_in, "findings/?collaboration=C-0667").json()

    assert hidden["errors"][0]["code"] == missing["errors"][0]["code"]
    assert hidden["detail"] == missing["detail"].replace("C-0667", "C-0666")


def test_the_csv_holds_every_row_that_the_filter_selects(signed_in, collaboration):
    for criterion in ("P1", "P2", "P3"):
        found(collaboration, criterion)

    response = get(signed_in, "findings/?format=csv&page_size=1&criterion=P2")
    everything = get(signed_in, "findings/?format=csv&page_size=1")

    assert response.headers["Content-Type"].startswith("text/csv")
    assert [row["criterion"] for row in read_csv(response)] == ["P2"]
    assert [row["criterion"] for row in read_csv(everything)] == ["P1", "P2", "P3"]


def test_text_in_a_csv_cannot_run_as_a_formula(signed_in, force):
    force.note = "=HYPERLINK('https://example.org')"
    force.save()

    (row,) = read_csv(get(signed_in, "forces/?format=csv"))

    assert row["note"] == "'=HYPERLINK('https://example.org')"


def read_csv(response):
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def test_policing_bodies_and_functions_are_listed_by_name(signed_in, force):
    for name in ("Mayor of B", "Commissioner of C", "Authority of A"):
        factories.PolicingBodyFactory(force=force, name=name)
    for code, name in (("91", "Zones"), ("92", "Air"), ("93", "Air")):
        factories.FunctionFactory(code=code, name=name)

    for path in ("policing-bodies/", "functions/"):
        names, link = [], f"/api/v1/{path}?page_size=1"
        while link:
            page = signed_in.get(link).json()
            names += [row["name"] for row in page["results"]]
            link = page["next"]
        file = get(signed_in, f"{path}?format=csv")
        listed = b"".join(file.streaming_content).decode().splitlines()

        assert len(names) >= 3
        assert names == sorted(names)
        assert len(listed) == len(names) + 1


@pytest.mark.parametrize("path", ["forces/", "findings/", "functions/"])
def test_queries_do_not_grow_with_rows(signed_in, collaboration, path):
    def ask():
        return get(signed_in, path)

    grow(2)
    few = queries_of(ask)
    grow(5)

    assert queries_of(ask) == few


def grow(count):
    for _ in range(count):
        force = factories.ForceFactory()
        force.policing_bodies.create(name="Commissioner")
        made = factories.CollaborationFactory()
        factories.ParticipationFactory(collaboration=made, force=force)
        factories.FunctionFactory(parent=made.function)
        found(made)


def queries_of(call):
    with CaptureQueriesContext(connection) as captured:
        assert call().status_code == 200
    return len(captured)
