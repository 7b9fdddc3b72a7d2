"""The list of collaborations: one address for one answer, and its files."""

import csv
import datetime as dt
import html
import io
import json
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from benefits.tasks import drain_rollups
from collaborations.models import Collaboration, Force
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def priced(signed_in: Client, collaboration: Collaboration) -> Client:
    """Joint Forensics has spend in two years, one of them split by force."""
    entry = factories.SpendEntryFactory
    first = {"starts_on": dt.date(2023, 4, 1), "ends_on": dt.date(2024, 3, 31)}
    lead = collaboration.participations.get(force__slug="northern")
    entry(collaboration=collaboration, amount=Decimal("2000000.10"), **first)
    entry(collaboration=collaboration, amount=Decimal("412000.00"), force=lead.force)
    entry(collaboration=collaboration, kind="plan", amount=Decimal("500000.00"))
    drain_rollups()
    return signed_in


def published(**changes: object) -> Collaboration:
    """A row as the public register has it."""
    entry = {"is_sourced": True} | changes
    made = factories.CollaborationFactory(name="Air Unit", origin="register")
    factories.RegisterEntryFactory(collaboration=made, **entry)
    return made


def text_of(response: object) -> str:
    content = re.sub(
        r"<(script|style)\b.*?</\1>", "", response.content.decode(), flags=re.S
    )
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", content)))


def csv_rows(response: object) -> list[dict[str, str]]:
    content = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_the_list_says_its_count_and_its_sum(priced):
    factories.CollaborationFactory(name="Unpriced")

    page = text_of(priced.get("/collaborations/?fy=2023-24"))

    assert "2 collaborations. £2.0m in 2023-24, spend known for 1 of 2." in page
    assert "Showing 1 to 2 of 2" in page


def test_a_row_without_spend_this_year_shows_the_latest_that_is_known(priced):
    page = text_of(priced.get("/collaborations/?fy=2024-25"))

    assert "£412,000" in page
    assert "in 2025-26" in page


def test_a_row_without_any_spend_says_so_in_words(signed_in, collaboration):
    public = published()

    page = text_of(signed_in.get("/collaborations/"))

    assert "not recorded" in page
    assert "none published" in page
    assert public.name in page


def test_a_row_from_general_knowledge_says_not_sourced(signed_in):
    published(is_sourced=False, source="general knowledge")

    page = text_of(signed_in.get("/collaborations/"))

    assert "Not sourced" in page
    assert "general knowledge" not in page


def test_search_finds_names_references_and_abbreviations_of_forces(
    signed_in, collaboration
):
    factories.CollaborationFactory(name="Other")
    Force.objects.filter(slug="northern").update(abbreviation="NTH")

    for asked in ("forensics", "C-0412", "nth"):
        page = text_of(signed_in.get("/collaborations/", {"q": asked}))
        assert "Joint Forensics" in page
        assert "Showing 1 to 1 of 1" in page


def test_nothing_found_says_what_to_remove(signed_in, collaboration):
    page = text_of(signed_in.get("/collaborations/?q=zeppelin"))

    assert "No collaborations match. Remove Search: zeppelin." in page
    assert "Clear filters" in page


def test_an_empty_register_says_so(signed_in):
    Collaboration.objects.all().delete()

    assert "No collaborations yet." in text_of(signed_in.get("/collaborations/"))


def test_a_chip_takes_its_filter_away_and_leaves_the_others(signed_in, collaboration):
    response = signed_in.get("/collaborations/?area=northern&status=all")

    chips = {chip["label"]: chip["remove_url"] for chip in response.context["chips"]}

    assert chips == {
        "Area: Northern": "/collaborations/?status=all",
        "Status: All": "/collaborations/?area=northern",
    }


def test_a_theme_and_its_result_are_one_chip(signed_in, collaboration):
    response = signed_in.get("/collaborations/?theme=purpose&result=not_assessed")

    (chip,) = response.context["chips"]

    assert chip["label"] == "Purpose: Not assessed"
    assert chip["remove_url"] == "/collaborations/"


@pytest.mark.parametrize("half", ["theme=purpose", "result=met"])
def test_half_a_judgement_is_ignored_and_named(signed_in, collaboration, half):
    response = signed_in.get(f"/collaborations/?{half}")

    assert response.status_code == 200
    assert f"We ignored {half}" in text_of(response)


def test_a_filter_that_is_not_shown_survives_apply(signed_in, collaboration):
    response = signed_in.get("/collaborations/?tracked=no")

    assert '<input type="hidden" name="tracked" value="no"' in response.content.decode()


def test_25_rows_make_a_page_and_links_keep_the_filter(signed_in):
    for _ in range(26):
        factories.CollaborationFactory()

    first = signed_in.get("/collaborations/?sort=name")
    second = signed_in.get("/collaborations/?sort=name&page=2")

    assert len(first.context["lines"]) == 25
    assert len(second.context["lines"]) == 1
    assert "?sort=name&amp;page=2" in first.content.decode()


def test_a_page_beyond_the_last_is_ignored_and_named(signed_in, collaboration):
    response = signed_in.get("/collaborations/?page=9")

    assert "We ignored page=9" in text_of(response)
    assert len(response.context["lines"]) == 1


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("?q=a&area=northern", "/collaborations/?area=northern&q=a"),
        ("?kind=collaboration&sort=spend&page=1", "/collaborations/"),
        ("?q=++a++", "/collaborations/?q=a"),
        (
            "?result=met&theme=skills&tracked=no&cost=any&basis=sourced",
            "/collaborations/?basis=sourced&cost=any&tracked=no&theme=skills&result=met",
        ),
    ],
)
def test_the_list_has_one_address_for_one_answer(
    signed_in, collaboration, asked, canonical
):
    response = signed_in.get(f"/collaborations/{asked}")

    assert (response.status_code, response["Location"]) == (302, canonical)
    assert signed_in.get(canonical).status_code == 200


def test_files_hold_every_row_of_the_filter_in_the_order_of_the_page(signed_in):
    for number in range(30):
        factories.CollaborationFactory(name=f"Unit {number:02d}")
    factories.CollaborationFactory(name="Ended", status="ended")

    told = csv_rows(signed_in.get("/collaborations/?sort=name&format=csv"))
    answer = json.loads(signed_in.get("/collaborations/?sort=name&format=json").content)
    book = load_workbook(
        io.BytesIO(signed_in.get("/collaborations/?sort=name&format=xlsx").content)
    )

    names = [f"Unit {number:02d}" for number in range(30)]
    assert [row["Name"] for row in told] == names
    assert [row["Name"] for row in answer["rows"]] == names
    table = list(book.worksheets[1].iter_rows(values_only=True))
    assert [row[1] for row in table[1:]] == names


def test_a_file_gives_pounds_and_pence_and_words_for_what_is_missing(priced):
    factories.CollaborationFactory(name="Unpriced")

    rows = csv_rows(priced.get("/collaborations/?fy=2023-24&format=csv"))

    told = {row["Name"]: (row["Spend"], row["Spend basis"]) for row in rows}
    assert told == {
        "Joint Forensics": ("2000000.10", "recorded"),
        "Unpriced": ("", "not recorded"),
    }


def test_the_list_asks_as_often_for_many_rows_as_for_one(priced):
    with CaptureQueriesContext(connection) as few:
        priced.get("/collaborations/")
    for _ in range(20):
        made = factories.CollaborationFactory()
        factories.ParticipationFactory(collaboration=made)
        factories.SpendEntryFactory(collaboration=made)
    drain_rollups()

    with CaptureQueriesContext(connection) as many:
        priced.get("/collaborations/")

    assert len(many) == len(few) <= 20


def test_a_draft_is_listed_for_its_participants_only(
    client, collaboration, analyst, stranger
):
    Collaboration.objects.update(is_draft=True)

    lengths = {}
    for user in (analyst, stranger):
        client.force_login(user)
        lengths[user] = len(csv_rows(client.get("/collaborations/?format=csv")))

    assert lengths == {analyst: 1, stranger: 0}


@pytest.mark.parametrize("asked", ["q=%00", "q=a%00b", "q=%00&format=csv"])
def test_a_search_for_what_no_text_holds_is_ignored(signed_in, asked):
    assert signed_in.get(f"/collaborations/?{asked}").status_code in (200, 302)


def test_a_search_finds_what_has_ended_and_ones_own_drafts(signed_in, collaboration):
    Collaboration.objects.update(status="ended", is_draft=True)

    page = signed_in.get("/collaborations/?q=Joint+Forensics").content.decode()

    assert "<b>Draft</b>" in page
    assert "Status: All" not in page
    assert "Search: Joint Forensics" in page


def test_a_search_is_narrowed_to_a_status_and_the_address_says_so(
    signed_in, collaboration
):
    factories.CollaborationFactory(name="Joint Forensics of old", status="ended")
    address = "/collaborations/?status=live&q=Joint"

    page = signed_in.get(address)

    assert page.status_code == 200
    assert "Status: Live" in page.content.decode()
    assert "Joint Forensics of old" not in page.content.decode()


def test_taking_the_search_away_leaves_the_list_as_it_was(signed_in, collaboration):
    page = signed_in.get("/collaborations/?q=Joint").content.decode()

    assert 'href="/collaborations/"' in page
