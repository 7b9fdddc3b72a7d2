"""The overview's page and files: the public register, and invented entries."""

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

from tests import factories

SENTENCE = (
    "59 live collaborations (21 by a source of 2020 or later, 38 assumed) and"
    " 6 programmes; a cost is published for 3; none shows tracked benefits."
)
PUBLISHED = {
    "2012-13": "719083.00",
    "2021-22": "2000000.00",
    "2022-23": "43872438.00",
}


@pytest.fixture
def public(answered: None, client: Client) -> Client:
    client.force_login(factories.UserFactory())
    return client


def text_of(response: object) -> str:
    content = re.sub(
        r"<(script|style)\b.*?</\1>", "", response.content.decode(), flags=re.S
    )
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", content)))


def links_of(response: object, inside: str) -> list[tuple[str, str]]:
    """Give the text and address of each link of one element."""
    page = response.content.decode()
    part = re.search(rf"{inside}.*?</(h2|ul|table)>", page, flags=re.S)[0]
    found = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', part, flags=re.S)
    return [(re.sub(r"<[^>]+>", "", text), html.unescape(url)) for url, text in found]


def csv_rows(response: object) -> list[dict[str, str]]:
    content = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def length_of(client: Client, url: str) -> int:
    answer = client.get(f"{url}{'&' if '?' in url else '?'}format=json")
    return len(json.loads(answer.content)["rows"])


def test_the_sentence_is_that_of_the_rules(public):
    response = public.get("/overview/")

    assert response.status_code == 200
    assert SENTENCE in text_of(response)


def test_each_number_of_the_sentence_links_to_a_list_of_that_length(public):
    links = links_of(public.get("/overview/"), 'id="answer"')

    lengths = {text: length_of(public, url) for text, url in links}

    assert lengths == {"59": 59, "21": 21, "38": 38, "6": 6, "3": 3, "none": 0}


def test_each_count_of_a_theme_links_to_a_list_of_that_length(public):
    links = links_of(public.get("/overview/"), 'class="app-themes"')

    counts = [int(re.match(r"\d+", text)[0]) for text, _ in links]

    assert counts == [0, 59] * 4
    assert [length_of(public, url) for _, url in links] == counts


def test_all_the_spend_of_the_register_is_not_assessed(public):
    response = public.get("/overview/")
    report = response.context["report"]

    spends = {part.key: part.spend for part in report.segments}

    assert spends["unassessed"] == report.spend == Decimal("43872438.00")
    assert sum(spends.values()) == report.spend
    assert "£43.9m in 2022-23, spend known for 1 of 59." in text_of(response)


def test_every_segment_stands_in_the_key_even_when_empty(public):
    page = text_of(public.get("/overview/"))

    for label in (
        "Benefits not tracked",
        "Neither in place",
        "Purpose not clear",
        "Not assessed",
        "Both in place",
    ):
        assert label in page


def test_programmes_stand_below_and_are_not_added(public):
    response = public.get("/overview/")

    assert (
        "Also published for programmes, not added: £166,400,000 (2018-19)"
        in text_of(response)
    )
    assert response.context["report"].spend == Decimal("43872438.00")


def test_the_costliest_published_rows_come_first_and_link_to_their_source(public):
    page = public.get("/overview/").content.decode()
    table = re.search(r'id="challenge-table".*?</table>', page, flags=re.S)[0]

    rows = re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', table)

    assert rows == [
        "National Police Air Service (NPAS)",
        "Warwickshire forensic services by West Midlands",
        "Yorkshire and the Humber Underwater Search and Marine Unit",
    ]
    assert 'href="/collaborations/C-0001/#spend"' in table
    assert "cannot be assessed from public facts" in page


def test_the_default_year_is_the_latest_with_a_published_figure(public):
    assert public.get("/overview/").context["year"].label == "2022-23"


def test_the_notice_is_on_every_page_of_the_register(public, client):
    notice = "Published facts only. Nothing here was entered by a force."
    pages = ["/overview/", "/collaborations/", "/collaborations/C-0001/", "/forces/"]

    assert all(notice in text_of(public.get(page)) for page in pages)
    client.logout()
    assert notice in text_of(client.get("/accounts/login/"))


def test_the_map_counts_every_force(public):
    response = public.get("/overview/")
    answer = csv_rows(public.get("/overview/?format=csv&chart=force-map"))

    counts = {row["Force"]: int(row["Value"]) for row in answer}

    assert len(counts) == 48
    assert counts["nottinghamshire"] == 16
    shown = {f.slug: f.collaborations for f in response.context["report"].force_counts}
    assert shown == counts


@pytest.mark.parametrize("chart", ["", "&chart=spend-by-year"])
def test_the_csv_holds_each_year_and_says_which_are_not_published(public, chart):
    response = public.get(f"/overview/?format=csv{chart}")

    rows = csv_rows(response)

    years = [row for row in rows if row["Figure"] == "Spend of collaborations"]
    amounts = {row["Financial year"]: row["Value"] for row in years}
    assert {year: value for year, value in amounts.items() if value} == PUBLISHED
    assert {row["Basis"] for row in years if not row["Value"]} == {"none published"}
    assert all(row["Source"] for row in years if row["Value"])


def test_the_files_are_named_for_what_they_hold(public):
    response = public.get("/overview/?format=csv")

    today = dt.date.today().isoformat()  # noqa: DTZ011 (the file has London's day)
    assert f"overview_2022-23_{today}.csv" in response["Content-Disposition"]


def test_xlsx_and_json_hold_the_same_figures_as_csv(public):
    told = csv_rows(public.get("/overview/?format=csv"))

    book = load_workbook(io.BytesIO(public.get("/overview/?format=xlsx").content))
    answer = json.loads(public.get("/overview/?format=json").content)

    table = list(book.worksheets[1].iter_rows(values_only=True))[1:]
    assert len(table) == len(answer["rows"]) == len(told)
    assert [row["Value"] or "" for row in answer["rows"] if row["Unit"] == "GBP"] == [
        row["Value"] for row in told if row["Unit"] == "GBP"
    ]
    pounds = [row[2] for row in table if row[3] == "GBP"]
    assert [
        f"{Decimal(str(value)):.2f}" if value is not None else "" for value in pounds
    ] == [row["Value"] for row in told if row["Unit"] == "GBP"]


def test_a_filter_narrows_every_part_and_keeps_its_links(public):
    response = public.get("/overview/?area=nottinghamshire")

    assert response.context["report"].live == 16
    links = links_of(response, 'id="answer"')
    assert {text: length_of(public, url) for text, url in links if text != "none"} == {
        text: int(text) for text, _ in links if text != "none"
    }
    assert "Area: Nottinghamshire" in text_of(response)


@pytest.mark.parametrize("spelling", ["2021/22", "21/22", "2021-2022", "FY22"])
def test_other_spellings_of_a_year_lead_to_the_one_address(public, spelling):
    response = public.get("/overview/", {"fy": spelling})

    assert (response.status_code, response["Location"]) == (
        302,
        "/overview/?fy=2021-22",
    )


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("?fy=2022-23", "/overview/"),
        ("?status=live&area=", "/overview/"),
        ("?fy=2021-22&area=kent", "/overview/?area=kent&fy=2021-22"),
        ("?area=kent&area=kent", "/overview/?area=kent"),
        (
            "?status=all&function=5&area=kent",
            "/overview/?area=kent&function=5&status=all",
        ),
    ],
)
def test_any_other_order_redirects_to_the_canonical_address(public, asked, canonical):
    response = public.get(f"/overview/{asked}")

    assert (response.status_code, response["Location"]) == (302, canonical)


@pytest.mark.parametrize(
    "asked", ["fy=2031-32", "fy=last", "area=atlantis", "sort=name", "colour=red"]
)
def test_what_cannot_be_read_is_ignored_and_named(public, asked):
    response = public.get(f"/overview/?{asked}")

    assert response.status_code == 200
    assert f"We ignored {asked}" in text_of(response)
    assert response.context["report"].live == 59


def test_a_value_that_is_markup_is_named_as_text(public):
    page = public.get("/overview/", {"area": "<script>x</script>"}).content.decode()

    assert "<script>x" not in page
    assert "area=&lt;script&gt;x" in page


def test_an_unknown_chart_is_not_found(public):
    assert public.get("/overview/?format=csv&chart=nothing").status_code == 404


def test_the_overview_asks_as_often_for_one_force_as_for_all(public):
    with CaptureQueriesContext(connection) as narrow:
        public.get("/overview/?area=nottinghamshire")
    with CaptureQueriesContext(connection) as wide:
        public.get("/overview/")

    assert len(wide) == len(narrow)
    assert len(wide) <= 40


def test_signing_in_comes_first(client, db):
    response = client.get("/overview/")

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_the_page_only_reads(signed_in):
    assert signed_in.post("/overview/").status_code == 405
