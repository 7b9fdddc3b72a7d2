"""To the uncleared a restricted collaboration does not exist (rules.md 4.2)."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from benefits import rollups
from collaborations.models import Collaboration, Force
from tests import factories
from tests.url_table import URLS
from tests.url_table.records import record_everything

pytestmark = [pytest.mark.django_db, pytest.mark.every_url]
UNCLEARED = ("analyst", "partner", "stranger", "inspector", "administrator")
HIDDEN = re.compile(rb"Hidden (Unit|purpose|saving)|C-0999")
# Filters, formats and searches that would find it; the pages come from the table.
ASKED = (
    "/collaborations/?q=Hidden",
    "/collaborations/?format=csv&status=all",
    "/overview/?format=csv",
    "/overview/?status=all&format=json",
    "/forces/?format=csv",
    "/forces/northern/?format=json",
    "/lessons/?q=pays",
    "/lessons/?format=csv",
    "/api/v1/lessons/?q=pays&count=true",
    "/api/v1/collaborations/?count=true",
    "/api/v1/collaborations/?format=csv",
    "/api/v1/rollups/?by=collaboration",
    "/api/v1/rollups/?by=year",
    "/api/v1/rollups/?by=force",
    "/api/v1/rollups/?by=function",
    "/api/v1/rollups/?by=measure",
    f"/api/v1/rollups/?by=measure&as_at={timezone.localdate()}",
    f"/api/v1/rollups/?by=year&as_at={timezone.localdate()}&format=csv",
    "/api/v1/readings/?state=confirmed&financial_year=2025-26",
)
# Asked of every list of the API.
FORMS_OF_A_LIST = ("", "?count=true", "?format=csv")


def _paths(persona: str) -> list[str]:
    """Give every address that answers the persona with a page, a list or a record.

    The analyst, whose force takes part, is asked for everything in every form; the
    others for what is about more than one collaboration.
    """
    paths = [line.path for line in URLS.values() if line.expected(persona) == 200]
    if persona != "analyst":
        return sorted({*(path for path in paths if "C-0412" not in path), *ASKED})
    lists = [path for path in paths if re.fullmatch(r"/api/v1/[a-z-]+/", path)]
    asked = [f"{path}{form}" for path in lists for form in FORMS_OF_A_LIST]
    return sorted({*paths, *asked, *ASKED})


def _hide(function: object, force: Force) -> Collaboration:
    """Record a restricted collaboration with one of everything."""
    hidden = factories.CollaborationFactory(
        reference="C-0999",
        name="Hidden Unit",
        is_restricted=True,
        function=function,
    )
    member = factories.ParticipationFactory(collaboration=hidden, force=force)
    factories.SpendEntryFactory(collaboration=hidden, force=force)
    purpose = factories.PurposeFactory(collaboration=hidden, text="Hidden purpose")
    factories.SignOffFactory(purpose=purpose, participation=member)
    measure = factories.BenefitMeasureFactory(
        collaboration=hidden, name="Hidden saving"
    )
    factories.ReadingFactory(measure=measure)
    record_everything(hidden, force)
    return hidden


@pytest.mark.parametrize("persona", UNCLEARED)
def test_restricted_rows_leave_no_trace(
    persona: str,
    collaboration: Collaboration,
    force: Force,
    request: pytest.FixtureRequest,
) -> None:
    """The same database with and without the restricted rows answers the same.

    They are there first: what they refer to, such as a force, stays when they go.
    """
    client = Client()
    client.force_login(request.getfixturevalue(persona))
    record_everything(collaboration, force)
    hidden = _hide(collaboration.function, force)
    _roll_up()
    answers = {path: _content(client, path) for path in _paths(persona)}

    hidden.delete()
    _roll_up()
    without = {path: _stable(_content(client, path)) for path in answers}

    assert [path for path in answers if HIDDEN.search(answers[path])] == []
    differs = [path for path in answers if _stable(answers[path]) != without[path]]
    assert differs == []


def _content(client: Client, path: str) -> bytes:
    answer = client.get(path)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def _roll_up() -> None:
    while rollups.drain(limit=1000).keys:
        pass


MOVING = re.compile(
    rb'csrfmiddlewaretoken" value="[^"]+"|\d+ seconds? ago|datetime="[^"]+"'
    rb'|"(rolled_up_at|request_id|pending|oldest_pending_seconds|refreshed_at)":'
    rb" ?[^,}]+"
    rb"|Figures are updating[^<]+|app-fresh[^>]*"
)


def _stable(content: bytes) -> bytes:
    """Leave out what changes from one request to the next: times and tokens."""
    return MOVING.sub(b"", content)
