"""A person without a mouse: the Tab key until the thing has the focus, then typing."""

from playwright.sync_api import Locator, Page

MOST_STEPS = 150


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, as a person would have to."""
    target.wait_for()
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"The Tab key does not lead to {target}.")


def type_into(page: Page, label: str, text: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def choose(page: Page, label: str, letters: str) -> None:
    """Choose from a list by typing the beginning of the entry."""
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(letters)


def tick(page: Page, label: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Space")


def pick(page: Page, label: str) -> None:
    """Choose one of a group: Tab reaches the group, the arrows move inside it."""
    target = page.get_by_label(label, exact=True)
    group = page.locator(f"input[name={target.get_attribute('name')}]")
    tab_to(page, group.first)
    page.keyboard.press("Space")
    for _ in range(group.count()):
        if target.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"The arrow keys do not lead to {label}.")


def follow(page: Page, name: str) -> None:
    tab_to(page, page.get_by_role("link", name=name, exact=True))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def press(page: Page, name: str) -> None:
    tab_to(page, page.get_by_role("button", name=name, exact=True))
    with page.expect_navigation():
        page.keyboard.press("Enter")
