"""Pages full of the public register: axe-core, the narrowest screen, the keyboard.

Every page, with the least that can stand on it, is looked at in test_every_page.py.
"""

import pytest

from tests.journeys.axe import NARROWEST, PHONE, WIDE, scrolled_sideways, violations

WIDTHS = (WIDE, PHONE)
PAGES = {
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
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path, width, open_page):
    page = open_page(path, persona=PAGES[path], width=width)

    assert violations(page) == []


@pytest.mark.parametrize("path", ["/overview/", "/collaborations/C-0001/"])
def test_axe_finds_nothing_in_the_tables_of_charts(path, open_page):
    page = open_page(path, width=PHONE)
    for button in page.get_by_role("button", name="Table", exact=True).all():
        button.click()

    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_at_400_percent_zoom(path, open_page):
    page = open_page(path, persona=PAGES[path], width=NARROWEST)

    assert scrolled_sideways(page) == []


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
