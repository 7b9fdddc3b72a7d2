"""Every page that all may read, when nothing is recorded and when nothing is found."""

import re

import pytest

from collaborations.models import Collaboration
from collabtrack.accounts.models import User
from tests import personas
from tests.journeys.axe import OTHERWISE, faults
from tests.url_table import URLS

ONE, A_RECORD = "C-0412", re.compile(r"41[23]")
# Not the forms, which are never empty, and no page of a record: there is none.
PAGES = {
    name: line
    for name, line in URLS.items()
    if line.is_page
    and line.signed_in == 200
    and not A_RECORD.search(line.path.replace(ONE, ""))
}
SEARCHES = "form[method=get] :is(input[type=text], input[type=search])"


def record_world() -> dict[str, User]:
    """Leave the one collaboration without a record, and its forces too."""
    northern, southern = personas.northern(), personas.southern()
    personas.joint_forensics(northern, southern)
    return personas.everybody(northern, southern)


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_the_page_with_nothing_on_it(name, desk, page):
    line = PAGES[name]

    with desk.visited(line.fullest):
        if ONE not in line.path:
            desk.do(lambda: Collaboration.objects.all().delete())
        answer = page.goto(line.path)
        found = faults(page, "empty", *OTHERWISE)
        for search in page.locator(f"main {SEARCHES}").all():
            words = search.get_attribute("name")
            page.goto(f"{line.path}?{words}=nothing-has-this-name")
            found += faults(page, "nothing found", *OTHERWISE)

    assert answer.status == 200
    assert desk.problems == []
    assert not found, "\n".join(found)
