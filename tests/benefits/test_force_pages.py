"""The page of a force and the list of forces."""

import csv
import html
import io
import json
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benefits.tasks import drain_rollups
from collaborations.models import Collaboration, Force, ForceFigure, PolicingBody
from tests import factories

pytestmark = pytest.mark.django_db


def text_of(response: object) -> str:
    content = re.sub(
        r"<(script|style)\b.*?</\1>", "", response.content.decode(), flags=re.S
    )
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", content)))


def csv_rows(response: object) -> list[dict[str, str]]:
    content = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


@pytest.fixture
def paying(signed_in: Client, collaboration: Collaboration, force: Force) -> Client:
    """Northern recorded spend of its own, and some is not split by force."""
    entry = factories.SpendEntryFactory
    entry(collaboration=collaboration, force=force, amount=Decimal("412000.25"))
    entry(collaboration=collaboration, amount=Decimal("1000000.00"))
    drain_rollups()
    return signed_in


def test_the_sentence_says_what_the_force_pays(paying):
    page = text_of(paying.get("/forces/northern/"))

    assert (
        "Northern pays £412,000 into the 1 live collaboration in which it takes part,"
        " in 2025-26." in page
    )


def test_spend_that_is_not_split_is_counted_and_never_guessed(paying):
    response = paying.get("/forces/northern/")

    strip = {figure["label"]: figure["value"] for figure in response.context["strip"]}

    assert strip["It pays, 2025-26"] == "£412,000"
    assert strip["Not split by force, 2025-26"] == "£1.0m"


def test_a_force_that_publishes_nothing_says_so(signed_in, force):
    for _ in range(2):
        made = factories.CollaborationFactory(origin="register")
        factories.RegisterEntryFactory(collaboration=made)
        factories.ParticipationFactory(collaboration=made, force=force)

    page = text_of(signed_in.get("/forces/northern/"))

    assert (
        "Northern takes part in 2 live collaborations. None publishes what it pays."
        in page
    )
    assert "none published" in page


def test_published_figures_stand_with_period_and_source(signed_in, force):
    ForceFigure.objects.create(
        force=force,
        kind="officers",
        period="2026-03-31",
        value=Decimal("2390.73"),
        source="Home Office workforce",
    )
    ForceFigure.objects.create(
        force=force, kind="grant", period="2025-26", amount=Decimal("178948808.00")
    )
    PolicingBody.objects.create(force=force, name="Local policing body for Northern")

    page = text_of(signed_in.get("/forces/northern/"))

    assert "2,390.73 31 March 2026Source: Home Office workforce" in page
    assert "£178,948,808 2025-26Source: not recorded" in page
    assert "Policing body: Local policing body for Northern" in page


def test_each_collaboration_is_a_link_with_the_role_and_its_basis(paying):
    page = paying.get("/forces/northern/").content.decode()

    assert 'href="/collaborations/C-0412/"' in page
    assert "Partner<span" in page
    assert ", stated" in page


def test_the_number_of_collaborations_leads_to_the_list_of_that_length(paying):
    page = paying.get("/forces/northern/").content.decode()
    answer = re.search(r'id="answer".*?</h2>', page, flags=re.S)[0]
    url = html.unescape(re.search(r'href="([^"]*)"', answer)[1])

    rows = json.loads(paying.get(f"{url}&format=json").content)["rows"]

    assert url == "/collaborations/?area=northern"
    assert len(rows) == 1


def test_files_hold_the_collaborations_and_the_force_s_own_cost(paying):
    (row,) = csv_rows(paying.get("/forces/northern/?format=csv"))
    answer = json.loads(paying.get("/forces/northern/?format=json").content)

    assert (row["Reference"], row["Force"]) == ("C-0412", "northern")
    assert (row["Spend"], row["Force cost"]) == ("1412000.25", "412000.25")
    assert answer["rows"][0]["Force cost"] == "412000.25"


def test_the_chart_of_functions_can_be_taken_as_a_table(paying, collaboration):
    card = paying.get("/forces/northern/").context["card"]

    rows = csv_rows(paying.get(card.csv_url))

    assert [[row["Function"], row["Value"]] for row in rows] == card.table["rows"]


def test_a_force_in_nothing_says_so_without_an_empty_chart(signed_in):
    factories.ForceFactory(slug="alone", name="Alone")

    response = signed_in.get("/forces/alone/")

    assert "Alone takes part in no collaboration" in text_of(response)
    assert "data-figure" not in response.content.decode()


def test_a_draft_counts_for_its_participants_only(
    client, collaboration, analyst, stranger
):
    Collaboration.objects.update(is_draft=True)
    counts = {}
    for user in (analyst, stranger):
        client.force_login(user)
        counts[user] = client.get("/forces/northern/").context["report"].live

    assert counts == {analyst: 1, stranger: 0}


def test_an_unknown_force_is_not_found(signed_in):
    assert signed_in.get("/forces/atlantis/").status_code == 404


def test_the_address_is_canonical_and_what_is_unknown_is_named(paying):
    other = paying.get("/forces/northern/?status=all&fy=25/26")
    odd = paying.get("/forces/northern/?area=southern")

    assert other["Location"] == "/forces/northern/?status=all"
    assert "We ignored area=southern" in text_of(odd)


def test_the_page_asks_as_often_for_many_rows_as_for_one(paying, force):
    with CaptureQueriesContext(connection) as few:
        paying.get("/forces/northern/")
    for _ in range(10):
        factories.ParticipationFactory(force=force)

    with CaptureQueriesContext(connection) as many:
        paying.get("/forces/northern/")

    assert len(many) == len(few) <= 30


def test_the_list_groups_forces_by_region_and_counts_live_collaborations(
    signed_in, collaboration, force
):
    Force.objects.filter(pk=force.pk).update(region="North East")
    factories.ForceFactory(name="Railway", kind="special")
    ended = factories.CollaborationFactory(status="ended")
    programme = factories.CollaborationFactory(row_kind="programme")
    for other in (ended, programme):
        factories.ParticipationFactory(collaboration=other, force=force)

    response = signed_in.get("/forces/")

    groups = {
        group.title: [(entry.name, entry.live) for entry in group.forces]
        for group in response.context["groups"]
    }
    assert groups["North East"] == [("Northern", 1)]
    assert groups["Special force"] == [("Railway", 0)]


def test_the_list_of_forces_can_be_taken_as_a_file(signed_in, collaboration):
    rows = csv_rows(signed_in.get("/forces/?format=csv"))

    counts = {row["Force"]: row["Live collaborations"] for row in rows}

    assert counts == {"northern": "1", "southern": "1"}


def test_a_restricted_collaboration_is_counted_for_nobody_uncleared(
    signed_in, collaboration
):
    Collaboration.objects.update(is_restricted=True)

    rows = csv_rows(signed_in.get("/forces/?format=csv"))

    assert {row["Live collaborations"] for row in rows} == {"0"}


def test_the_list_of_forces_names_what_it_ignored(signed_in):
    assert "We ignored region=wales" in text_of(signed_in.get("/forces/?region=wales"))
