"""A month's figures: twenty by keyboard alone, a block from a spreadsheet, and undo."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import scrolled_sideways, violations
from tests.journeys.keyboard import follow, press, tab_to
from tests.journeys.own_measures import CLEAR, SET_UP, STORED

PASTE = """text => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const told = {clipboardData, bubbles: true, cancelable: true};
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', told));
}"""
TYPED = "[data-cell]:not([data-text])"


def _shell(site, script):
    done = site.manage("shell", "-v", "0", "-c", script)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")


@pytest.fixture
def measures(site):
    """Twenty measures of the analyst's own; the other journeys count the register."""
    _shell(site, SET_UP)
    yield
    _shell(site, CLEAR)


@pytest.fixture
def grid(open_page, measures):
    page = open_page("/collaborations/", persona="analyst")
    follow(page, "Enter readings")
    expect(page.locator("[data-count]")).to_have_text("0 of 20 entered")
    return page


def _first(page):
    tab_to(page, page.locator("[data-cell]").first)


def _focused(page):
    return page.evaluate("document.activeElement.getAttribute('aria-labelledby')")


def _check(page):
    """Look for faults at both widths, and for sideways scrolling at 400 % zoom."""
    for width in (1440, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert scrolled_sideways(page) == [], width
        assert violations(page) == [], width
    page.set_viewport_size({"width": 1440, "height": 900})


def test_twenty_readings_by_keyboard_alone(grid, site):
    _check(grid)
    _first(grid)
    for number in range(1, 21):
        grid.keyboard.type(str(100 + number) if number <= 8 else "50")
        if number > 8:
            grid.keyboard.press("Tab")
            grid.keyboard.type("100")
            grid.keyboard.press("Shift+Tab")
        grid.keyboard.press("Enter")
    expect(grid.locator("[data-count]")).to_have_text("20 of 20 entered")

    with grid.expect_navigation():
        grid.keyboard.press("Control+s")

    expect(grid.locator(".app-message")).to_contain_text(
        re.compile(r"\w+ actuals saved: 20\.")
    )
    stored = _shell(site, STORED)
    assert stored[0] == "01 101.0000"
    assert stored[19] == "20 50.0000/100.0000"
    _check(grid)


def test_undo_after_save_takes_the_figures_back(grid, site):
    _first(grid)
    grid.keyboard.type("105")
    with grid.expect_navigation():
        grid.keyboard.press("Control+s")
    expect(grid.locator("[data-count]")).to_have_text("1 of 20 entered")

    press(grid, "Undo")

    expect(grid.locator(".app-message")).to_contain_text("They stay in the history.")
    expect(grid.locator("[data-count]")).to_have_text("0 of 20 entered")
    assert "in 1 months" in _shell(site, STORED)


def test_a_block_from_a_spreadsheet_is_pasted_and_undone_in_one_step(grid):
    block = [["52", "100"] for _ in range(12)]
    block[0] = ["£1,234", "2 468"]
    block[1] = ["52%", "1,00"]
    block[4][0] = "n/a"
    ninth = grid.locator("[data-row]").nth(8)
    tab_to(grid, ninth.locator("[data-cell]").first)

    grid.evaluate(PASTE, "\r\n".join("\t".join(line) for line in block) + "\r\n")

    said = grid.locator("[data-said]")
    expect(said).to_have_text("24 values pasted, 2 need attention")
    cells = grid.locator(f"[data-row] {TYPED}")
    values = [cells.nth(at).input_value() for at in range(8, 32)]
    assert values[:4] == ["1234", "2468", "52", "1,00"]
    assert values[8] == "n/a"
    assert grid.locator("[aria-invalid=true]").count() == 2
    expect(grid.locator("[data-count]")).to_have_text("12 of 20 entered")
    _check(grid)

    grid.keyboard.press("Control+z")

    expect(said).to_have_text("24 values put back")
    expect(grid.locator("[data-count]")).to_have_text("0 of 20 entered")
    assert grid.locator("[aria-invalid=true]").count() == 0


def test_pasted_figures_are_read_as_people_write_them(grid):
    _first(grid)

    grid.evaluate(PASTE, "£1,234\n(1,234)\n1\u00a0234\n112\nn/a\n-0\n1,2,3")

    cells = grid.locator("[data-cell][data-column='0']")
    values = [cells.nth(at).input_value() for at in range(7)]
    assert values == ["1234", "−1234", "1234", "112", "n/a", "−0", "1,2,3"]
    # Two are no numbers, four are far from the last.
    expect(grid.locator("[data-said]")).to_have_text(
        "7 values pasted, 6 need attention"
    )
    expect(grid.get_by_label("Keep −1234 for Measure 02", exact=True)).to_be_visible()


def test_the_keys_move_fill_restore_and_take_back(grid):
    _first(grid)
    first, second, third = (
        grid.locator("[data-cell][data-column='0']").nth(at) for at in range(3)
    )
    grid.keyboard.type("101")
    grid.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    grid.keyboard.press("ArrowUp")
    expect(first).to_be_focused()

    grid.keyboard.press("Control+Enter")
    expect(second).to_have_value("101")
    expect(second).to_be_focused()

    grid.keyboard.press("Control+z")
    expect(second).to_have_value("")
    grid.keyboard.type("77")
    grid.keyboard.press("Escape")
    expect(second).to_have_value("")

    grid.keyboard.press("Enter")
    expect(third).to_be_focused()
    grid.keyboard.press("Shift+Enter")
    expect(second).to_be_focused()
    grid.keyboard.press("Control+z")
    expect(first).to_have_value("")


def test_text_and_odd_figures_are_flagged_and_nothing_typed_is_lost(grid):
    _first(grid)
    grid.keyboard.type("soon")
    grid.keyboard.press("Enter")
    grid.keyboard.type("900")
    grid.keyboard.press("Enter")
    with grid.expect_navigation():
        grid.keyboard.press("Control+s")

    expect(grid).to_have_title(re.compile("^Error: "))
    expect(grid.locator(".govuk-error-summary")).to_be_focused()
    expect(grid.locator(".app-ask")).to_contain_text("900 is 8.8 times the last, 102.")
    cells = grid.locator("[data-cell][data-column='0']")
    expect(cells.nth(0)).to_have_value("soon")
    expect(cells.nth(1)).to_have_value("900")
    _check(grid)

    tab_to(grid, grid.get_by_label("Keep 900 for Measure 02", exact=True))
    grid.keyboard.press("Space")
    tab_to(grid, grid.get_by_label("Note or reason: Measure 02", exact=True))
    grid.keyboard.type("A new lab")
    with grid.expect_navigation():
        grid.keyboard.press("Control+s")
    expect(grid.locator(".app-message")).to_contain_text("actuals saved: 1.")


def test_a_draft_survives_closing_the_tab(grid, open_page):
    _first(grid)
    grid.keyboard.type("105")
    grid.wait_for_timeout(3000)
    expect(grid.locator("[data-kept]")).to_contain_text("Draft saved at")
    address = grid.url
    grid.close()

    again = open_page(address, persona="analyst")

    expect(again.locator("[data-cell]").first).to_have_value("105")
    press(again, "Discard it")


def test_the_focus_is_never_under_the_bar(grid):
    _first(grid)
    for _ in range(19):
        grid.keyboard.press("Enter")
        grid.wait_for_timeout(100)
    box = grid.evaluate("document.activeElement.getBoundingClientRect().bottom")

    assert box <= grid.locator(".app-entrybar").bounding_box()["y"]
