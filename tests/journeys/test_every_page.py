"""Every page of the table of URLs, as whoever may do most on it.

axe-core finds nothing on a wide screen, on a phone, and in what a refused form says;
on the narrowest screen nothing scrolls sideways but tables in their named regions.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from django.db import IntegrityError, transaction
from django.db.models import CharField, TextField
from playwright.sync_api import Page

from benefits.tasks import drain_rollups
from collaborations.models import Collaboration, Force, Objective
from collaborations.models.records import Record
from collabtrack.accounts.models import User
from tests import factories, personas, proofs
from tests.journeys.axe import NARROWEST, OTHERWISE, PHONE, WIDE, faults
from tests.journeys.desk import Desk
from tests.url_table import URLS
from tests.url_table.lines import FORBIDDEN, Line
from tests.url_table.records import record_everything

PAGES = {name: line for name, line in URLS.items() if line.is_page and line.fullest}
# All but filters, where nothing is wrong, and buttons that ask for nothing.
ASKS = "input:not([type=hidden], [type=search]), select, textarea"
FORMS = f"main form:not([aria-label=Filters]):has({ASKS})"
# Press the button of a form in which nothing is chosen and one thing is typed all over.
PRESS = """(form, typed) => {
  for (const field of form.elements) {
    if (field.type === 'hidden' || field.tagName === 'BUTTON') continue;
    if (['radio', 'checkbox'].includes(field.type)) field.checked = false;
    else field.value = field.tagName === 'SELECT' ? '' : typed;
  }
  form.querySelector('button[type=submit], button:not([type])').click();
}"""
# Where a form may be left empty: no day, no number, and longer than any text may be.
WRONG = "9" * 5000
# What widens a page: a long name, and an address without a space anywhere in a text.
LONG_FORCE = "Northumberland, Gloucestershire and Nottinghamshire Constabulary"
LONG_NAME = (
    "North-western counterterrorism/serious-and-organised-crime investigations,"
    " telecommunications and Interceptionsmanagement"
)
LONG_WORD = f"https://intranet.example.org/{'minutes-of-the-joint-board/' * 5}"


def record_world() -> dict[str, User]:
    northern, southern = personas.northern(), personas.southern()
    people = personas.everybody(northern, southern)
    collaboration = personas.joint_forensics(northern, southern)
    record_everything(collaboration, northern)
    asked = factories.PurposeFactory(collaboration=collaboration)
    factories.PurposeForceFactory(purpose=asked, force=northern)
    Force.objects.filter(slug="northern").update(name=LONG_FORCE)
    Collaboration.objects.filter(reference="C-0412").update(name=LONG_NAME)
    for model in _records(Record):
        _write_long_words(model)
    drain_rollups()
    return people


def _records(kind: type[Record]) -> Iterator[type[Record]]:
    for each in kind.__subclasses__():
        if each._meta.abstract:
            yield from _records(each)
        else:
            yield each


def _write_long_words(model: type[Record]) -> None:
    """Fill in every free text of the records that may be filled in beside the rest."""
    for each in model._meta.concrete_fields:
        if isinstance(each, CharField | TextField) and not each.choices:
            with suppress(IntegrityError), transaction.atomic():
                text = LONG_WORD[: each.max_length]
                model.objects.update(**{each.name: text})


@contextmanager
def _opened(
    line: Line, desk: Desk, page: Page, who: str | None = None
) -> Iterator[None]:
    with desk.visited(who or line.fullest):
        if line.in_draft == 200:
            desk.do(lambda: Collaboration.objects.update(is_draft=True))
        page.goto(line.path)
        yield
        assert desk.problems == []


def _is_refused(page: Page, place: int, typed: str) -> bool:
    form = page.locator(FORMS).nth(place)
    with page.expect_navigation():
        form.evaluate(PRESS, typed)
    is_said = page.locator(".govuk-error-summary").is_visible()
    return is_said and page.title().startswith("Error: ")


def _faults_of_refusal(
    line: Line, place: int, desk: Desk, page: Page, who: str
) -> list[str]:
    for typed in ("", WRONG):
        with _opened(line, desk, page, who):
            if _is_refused(page, place, typed):
                return faults(page, f"form {place + 1} refused", *OTHERWISE)
    return [f"form {place + 1} takes whatever is typed"]


@pytest.mark.parametrize(
    ("name", "who"),
    [
        pytest.param(name, who, id=f"{name}-{who}")
        for name, line in PAGES.items()
        for who in (line.opens_to if proofs.IS_LONG else [line.fullest])
    ],
)
def test_everybody_can_use_the_page(name, who, desk, page):
    line = PAGES[name]

    with _opened(line, desk, page, who):
        found = faults(page, "as it opens", WIDE, PHONE, NARROWEST)
        forms, buttons = page.locator(FORMS).count(), page.locator("main form").count()
        # Most pages have one form that may not be empty: it need not be opened again.
        is_refused = forms > 0 and _is_refused(page, 0, "")
        if is_refused:
            found += faults(page, "form 1 refused", *OTHERWISE)
    for place in range(int(is_refused), forms):
        found += _faults_of_refusal(line, place, desk, page, who)

    # One that only asks whether it is meant has a button and nothing to type; who may
    # write elsewhere alone may find nothing to write here.
    is_bare = not buttons and line.signed_in == FORBIDDEN and who == line.fullest
    assert not is_bare, "A page for writers has no form."
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/collaborations/C-0412/change/", 403), ("/collaborations/C-9999/", 404)],
)
def test_everybody_can_use_the_page_that_refuses_them(path, status, desk, page):
    with desk.visited("viewer"):
        answer = page.goto(path)
        found = faults(page, "refused", *OTHERWISE)

    assert answer.status == status
    assert not found, "\n".join(found)


def test_everybody_can_use_the_page_that_shows_both_values_of_a_conflict(desk, page):
    line = URLS["collaborations:objective-change"]

    with _opened(line, desk, page):
        desk.do(lambda: Objective.objects.update(text="Another wrote this."))
        page.get_by_role("button", name="Save").click()
        page.get_by_role("heading", name="What differs").wait_for()
        found = faults(page, "overtaken", *OTHERWISE)

    assert not found, "\n".join(found)
