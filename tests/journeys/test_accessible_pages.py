"""axe-core finds nothing, nothing scrolls sideways, the keyboard does everything."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.accessibility import violations

WIDTHS = (1440, 390)
PAGES = {
    "/accounts/login/": None,
    "/overview/": "chief",
    "/overview/?area=nottinghamshire&fy=2012-13": "chief",
    "/collaborations/": "analyst",
    "/collaborations/?q=nothing-has-this-name": "analyst",
    "/collaborations/C-0001/": "analyst",
    "/collaborations/C-0001/decisions/": "viewer",
    "/collaborations/C-0003/": "analyst",
    "/collaborations/C-0087/": "analyst",
    "/forces/": "inspector",
    "/forces/nottinghamshire/": "chief",
    "/definitions/": "viewer",
    "/account/tokens/": "analyst",
    "/api/docs/": "analyst",
    "/accessibility/": None,
    "/collaborations/C-9999/": "viewer",
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path, width, open_page):
    page = open_page(path, persona=PAGES[path], width=width)

    assert violations(page) == []


@pytest.mark.parametrize("path", ["/overview/", "/collaborations/C-0001/"])
def test_axe_finds_nothing_in_the_tables_of_charts(path, open_page):
    page = open_page(path, width=390)
    for button in page.get_by_role("button", name="Table", exact=True).all():
        button.click()

    assert violations(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_a_refused_sign_in(width, open_page):
    page = open_page("/accounts/login/", persona=None, width=width)
    page.get_by_role("button", name="Sign in").click()

    expect(page).to_have_title(re.compile("^Error: "))
    assert page.locator(".govuk-error-summary").is_visible()
    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_at_400_percent_zoom(path, open_page):
    page = open_page(path, persona=PAGES[path], width=320)

    wide = page.evaluate("document.documentElement.scrollWidth")

    assert wide <= 320


def test_the_keyboard_reaches_the_answer_and_turns_a_chart_into_its_table(open_page):
    page = open_page("/overview/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    seen = []
    for _ in range(80):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.dataset.show || ''"))
        if seen[-1] == "table":
            break
    page.keyboard.press("Enter")

    pressed = page.evaluate("document.activeElement.getAttribute('aria-pressed')")
    assert pressed == "true"
