"""A chief officer asks what the public record says about police collaboration."""

import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

SENTENCE = (
    "59 live collaborations (21 by a source of 2020 or later, 38 assumed) and"
    " 6 programmes; a cost is published for 3; none shows tracked benefits."
)


def _words(text):
    return re.sub(r"\s+", " ", text).strip()


def test_the_overview_answers_in_one_sentence(open_page):
    page = open_page("/overview/")

    assert SENTENCE in _words(page.locator("main").inner_text())
    expect(page.locator("body")).to_contain_text(
        "Published facts only. Nothing here was entered by a force."
    )


def test_each_number_of_the_sentence_opens_a_list_of_that_length(open_page):
    page = open_page("/overview/")
    answer = page.locator("#answer a")
    links = [
        (_words(link.inner_text()), link.get_attribute("href")) for link in answer.all()
    ]
    numbers = [
        int(found[0]) if (found := re.findall(r"\d+", text)) else 0 for text, _ in links
    ]
    assert numbers == [59, 21, 38, 6, 3, 0]

    for number, (_, target) in zip(numbers, links, strict=True):
        separator = "&" if "?" in target else "?"
        listed = page.request.get(f"{target}{separator}format=json").json()
        assert len(listed["rows"]) == number, target


def test_the_first_screen_holds_the_answer_the_themes_and_two_rows(open_page):
    page = open_page("/overview/")

    for place in (
        "#answer",
        ".app-themes li >> nth=3",
        "#challenge-table tbody tr >> nth=1",
    ):
        box = page.locator(place).bounding_box()
        assert box["y"] + box["height"] <= 900, place


def test_programmes_stand_below_and_are_not_added(open_page):
    page = open_page("/overview/")

    expect(page.locator("main")).to_contain_text(
        "Also published for programmes, not added: £166,400,000 (2018-19)"
    )


def test_page_api_and_file_give_the_same_yearly_totals(open_page):
    page = open_page("/overview/")
    published = {
        "2012-13": "719083.00",
        "2021-22": "2000000.00",
        "2022-23": "43872438.00",
    }

    chart = page.locator("[data-card=spend-by-year]")
    chart.get_by_role("button", name="Table").click()
    cells = {
        row.locator("th").inner_text(): row.locator("td").first.inner_text()
        for row in chart.locator("tbody tr").all()
    }
    answer = page.request.get("/api/v1/rollups/?by=year&page_size=1000").json()
    api = {
        row["financial_year"]: row["actual_spend"]
        for row in answer["results"]
        if row["actual_spend"] is not None
    }
    text = page.request.get(
        chart.get_by_role("link", name=re.compile("CSV")).get_attribute("href")
    ).text()
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))

    assert api == published
    assert set(cells) >= set(published)
    for year, said in cells.items():
        assert ("none published" in said) == (year not in published), year
    filed = {row["Financial year"]: row for row in rows}
    for year, row in filed.items():
        amounts = [value for value in row.values() if value in published.values()]
        assert amounts == ([published[year]] if year in published else []), row


def test_a_published_cost_leads_to_its_source(open_page):
    page = open_page("/collaborations/C-0001/")

    expect(page.locator("h1")).to_have_text("National Police Air Service (NPAS)")
    expect(page.locator("main")).to_contain_text(
        "npas.police.uk/about-us/financial-statements"
    )
    expect(page.locator("main")).to_contain_text("£43.9m")


def test_search_finds_a_collaboration_by_a_force_abbreviation(open_page):
    page = open_page("/overview/")

    page.get_by_role("searchbox").fill("NPAS")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("National Police Air Service")


@pytest.mark.parametrize(
    "path",
    [
        "/overview/",
        "/collaborations/",
        "/collaborations/C-0001/",
        "/forces/nottinghamshire/",
    ],
)
def test_nothing_leaves_the_origin_and_no_policy_is_broken(path, open_page, site):
    page = open_page("about:blank")
    requests, problems = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda fault: problems.append(str(fault)))

    page.goto(path)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.wait_for_load_state("networkidle")

    outside = [
        url for url in requests if not url.startswith((site.url, "data:", "blob:"))
    ]
    assert outside == []
    # plotly.js tries to add one style element; its rules are in our stylesheet.
    known = "Applying inline style violates"
    assert [text for text in problems if known not in text] == []


def test_without_javascript_every_chart_shows_its_table(open_page):
    page = open_page("/overview/", java_script_enabled=False)

    cards = page.locator("[data-card]").all()
    assert cards
    for card in cards:
        expect(card.locator("table")).to_be_visible()


def test_a_chart_can_be_taken_as_a_picture(open_page):
    page = open_page("/overview/")
    card = page.locator("[data-card=spend-by-year]")
    card.scroll_into_view_if_needed()

    with page.expect_download() as download:
        card.get_by_role("button", name=re.compile("PNG")).click()

    content = download.value.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20]) == 2400


def test_an_api_token_reads_what_the_page_shows(site, open_page):
    made = site.manage("issue_token", "analyst@example.org", "--scope", "read")
    assert made.returncode == 0, made.stderr
    page = open_page("about:blank", persona=None)

    answer = page.request.get(
        f"{site.url}/api/v1/overview/",
        headers={"Authorization": f"Bearer {made.stdout.strip()}"},
    )

    assert answer.status == 200
    assert json.loads(answer.text())["register"]["live"] == 59


def test_forces_and_collaborations_are_all_there(open_page):
    page = open_page("/overview/")

    forces = page.request.get("/api/v1/forces/?page_size=1000").json()["results"]
    found = page.request.get("/api/v1/collaborations/?page_size=1000").json()["results"]

    assert (len(forces), len(found)) == (48, 94)
