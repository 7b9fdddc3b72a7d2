"""From nothing to a live collaboration whose purpose is signed, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.keyboard import (
    choose,
    follow,
    pick,
    press,
    tab_to,
    tick,
    type_into,
)

NAME = "Joint Burglary Forensics"
START = "1 April 2026"
OTHERS = ("Derbyshire", "Leicestershire", "Lincolnshire")
SHARES = {
    "Nottinghamshire": "40",
    "Derbyshire": "30",
    "Leicestershire": "20",
    "Lincolnshire": "9.9",
}
OBJECTIVES = ("Cut the median turnaround", "Solve more burglaries")
ROLES = ("Forensic examiner", "Benefits manager", "Evidence clerk")
LESSON = "Agree the exit before the start"
OWN_WORDS = "Our victims hear sooner."
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
    type_into(page, "Name", NAME)
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
    type_into(page, "Live since", START)
    _check(page)
    press(page, "Save draft")


def _invite(page):
    for force in OTHERS:
        follow(page, "Forces that take part")
        choose(page, "Which force?", force)
        type_into(page, "First day on which it takes part", START)
        _check(page)
        press(page, "Add this force")
        _back(page)


def _write_the_purpose(page):
    follow(page, "Write the purpose or its next version")
    type_into(page, "Purpose", PURPOSE)
    tick(page, "Effectiveness")
    tick(page, "Nottinghamshire")
    page.wait_for_function("document.querySelector('[data-kept]').textContent != ''")
    _check(page)
    press(page, "Save the purpose")
    expect(page.locator("main")).to_contain_text("Answered by 0 of 4 forces")


def _add_objectives(page):
    for aim in OBJECTIVES:
        follow(page, "Add an objective")
        type_into(page, "Objective", aim)
        type_into(page, "By when?", "31 March 2027")
        _check(page)
        press(page, "Save objective")
        expect(page.locator("main")).to_contain_text("Objective added.")
        _back(page)


def _add_a_board(page):
    follow(page, "Cost shares and who decides")
    type_into(page, "What is it called?", "Joint forensics board")
    _check(page)
    choose(page, "Which tier is it?", "1")
    press(page, "Save governance body")
    _back(page)


def _agree_shares(page):
    follow(page, "Cost shares and who decides")
    type_into(page, "First day of these shares", START)
    for force, share in SHARES.items():
        type_into(page, force, share)
    expect(page.locator("[data-share-total]")).to_have_text(
        "The shares total 99.90%. Add 0.10 to reach 100.00%."
    )
    press(page, "Agree these shares")
    expect(page.locator("main")).to_contain_text("Add 0.10 to reach 100.00%.")
    _check(page)
    type_into(page, "Nottinghamshire", "40.1")
    press(page, "Agree these shares")
    _back(page)


def _add_roles(page):
    follow(page, "Roles, holders, posts and systems")
    for title in ROLES:
        follow(page, "Add a role")
        type_into(page, "What is the role called?", title)
        choose(page, "What is it for?", "Operational")
        type_into(page, "How many posts are needed?", "2")
        type_into(page, "From which day is it needed?", START)
        _check(page)
        press(page, "Save role")
        expect(page.locator("main")).to_contain_text(title)
    _check(page)
    _back(page)


def _record_a_lesson(page):
    follow(page, "Lessons, and what others learned")
    follow(page, "Record a lesson")
    type_into(page, "What is the lesson, in one line?", LESSON)
    pick(page, "Keep")
    type_into(page, "What happened?", "We wrote the exit before the first day.")
    type_into(page, "What should others do?", "Agree how to leave before joining.")
    pick(page, "Purpose")
    pick(page, "Setting up: people, systems and agreements")
    type_into(page, "When was it learned?", "1 May 2026")
    _check(page)
    press(page, "Save lesson")
    expect(page.locator("main")).to_contain_text(LESSON)
    _check(page)
    _back(page)


def _back(page):
    """Go to the collaboration by the way back that every page of it has."""
    if page.get_by_role("heading", level=1).inner_text() == NAME:
        return
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    tab_to(page, crumbs.get_by_role("link", name=NAME, exact=True))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _sign(page):
    follow(page, "Sign off the purpose")
    type_into(page, "The purpose in your force's own words", OWN_WORDS)
    pick(page, "Agree")
    _check(page)
    press(page, "Sign off")
    expect(page.locator("main")).to_contain_text("Answered by 1 of 4 forces")
    follow(page, "Every version of the purpose")
    expect(page.locator("main")).to_contain_text(OWN_WORDS)
    _check(page)


def test_from_the_task_list_to_a_live_collaboration(open_page, cleared):
    analyst = open_page("/collaborations/", persona="analyst")
    _start(analyst)
    press(analyst, "Publish")
    expect(analyst.locator("main")).to_contain_text("invite another")

    _invite(analyst)
    _write_the_purpose(analyst)
    _add_objectives(analyst)
    _add_a_board(analyst)
    _agree_shares(analyst)
    _add_roles(analyst)
    _record_a_lesson(analyst)
    press(analyst, "Publish")
    expect(analyst.locator("main")).to_contain_text("is published.")
    _check(analyst)

    signatory = open_page(analyst.url, persona="signatory")
    _sign(signatory)


def test_what_was_typed_survives_closing_the_tab(open_page, cleared):
    analyst = open_page("/collaborations/new/", persona="analyst")
    type_into(analyst, "Name", "Half a name")
    analyst.wait_for_timeout(3000)
    expect(analyst.locator("[data-kept]")).to_contain_text("Draft saved at")
    analyst.close()

    again = open_page("/collaborations/new/", persona="analyst")

    expect(again.get_by_label("Name", exact=True)).to_have_value("Half a name")
    press(again, "Discard it")
    expect(again.get_by_label("Name", exact=True)).to_have_value("")
