"""From nothing to a purpose that a force has signed, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.accessibility import violations
from tests.journeys.keyboard import (
    choose,
    follow,
    pick,
    press,
    tab_to,
    tick,
    type_into,
)

PURPOSE = "Victims of burglary get forensic results within 30 days by March 2027."
CLEAR = """
from collaborations.models import Collaboration, SignOff
Collaboration.objects.filter(origin="entered").delete()
"""


@pytest.fixture
def cleared(site):
    """The other journeys count what the public register holds."""
    yield
    done = site.manage("shell", "-c", CLEAR)
    assert done.returncode == 0, done.stderr


def _check(page):
    """Look for faults at both widths, and for sideways scrolling at 400 % zoom."""
    for width in (1440, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, page.url
        assert violations(page) == [], (page.url, width)
    page.set_viewport_size({"width": 1440, "height": 900})


def _start(page):
    follow(page, "Start a collaboration")
    _check(page)
    press(page, "Save the draft")
    expect(page).to_have_title(re.compile("^Error: "))
    _check(page)
    type_into(page, "Name", "Joint Burglary Forensics")
    press(page, "Save the draft")
    expect(page.locator("main")).to_contain_text("This is a draft")
    _check(page)
    _fill_in_the_draft(page)


def _fill_in_the_draft(page):
    follow(page, "Name and function")
    choose(page, "What is it about?", "Forensic")
    if not page.get_by_label("What is it about?").input_value():
        page.keyboard.press("ArrowDown")
    _check(page)
    press(page, "Save draft")
    follow(page, "What kind it is")
    pick(page, "Regional")
    _check(page)
    press(page, "Save draft")
    follow(page, "Where it stands and since when")
    pick(page, "Live")
    type_into(page, "Live since", "1 April 2026")
    _check(page)
    press(page, "Save draft")


def test_analyst_and_signatory_agree_a_purpose(open_page, cleared):
    analyst = open_page("/collaborations/", persona="analyst")
    _start(analyst)
    _check(analyst)

    press(analyst, "Publish")
    expect(analyst.locator("main")).to_contain_text("invite another")
    follow(analyst, "Forces that take part")
    choose(analyst, "Which force?", "Derbyshire")
    type_into(analyst, "First day on which it takes part", "1 April 2026")
    _check(analyst)
    press(analyst, "Add this force")

    follow(analyst, "Write the purpose or its next version")
    type_into(analyst, "Purpose", PURPOSE)
    tick(analyst, "Effectiveness")
    tick(analyst, "Nottinghamshire")
    _check(analyst)
    press(analyst, "Save the purpose")
    expect(analyst.locator("main")).to_contain_text("Answered by 0 of 2 forces")

    follow(analyst, "Add an objective")
    type_into(analyst, "Objective", "Cut the median turnaround")
    type_into(analyst, "By when?", "31 March 2027")
    _check(analyst)
    press(analyst, "Save the objective")
    press(analyst, "Publish")
    expect(analyst.locator("main")).to_contain_text("is published.")
    _check(analyst)

    signatory = open_page(analyst.url, persona="signatory")
    follow(signatory, "Sign off the purpose")
    type_into(
        signatory, "The purpose in your force's own words", "Our victims hear sooner."
    )
    pick(signatory, "Agree")
    _check(signatory)
    press(signatory, "Sign off")
    expect(signatory.locator("main")).to_contain_text("Answered by 1 of 2 forces")
    follow(signatory, "Every version of the purpose")
    expect(signatory.locator("main")).to_contain_text("Our victims hear sooner.")
    tab_to(signatory, signatory.get_by_role("link", name="Joint Burglary Forensics"))
    _check(signatory)
