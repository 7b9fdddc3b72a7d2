"""The overview of what forces entered themselves: no register, invented figures."""

import html
import re
from decimal import Decimal

import pytest
from django.test import Client

from benefits.tasks import drain_rollups
from collaborations.models import Collaboration, Finding
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def entered(signed_in: Client, collaboration: Collaboration) -> Client:
    """One collaboration with spend that a force entered, one without."""
    factories.SpendEntryFactory(collaboration=collaboration, amount=Decimal("1250.50"))
    factories.CollaborationFactory(name="Unpriced")
    drain_rollups()
    return signed_in


def text_of(response: object) -> str:
    content = re.sub(
        r"<(script|style)\b.*?</\1>", "", response.content.decode(), flags=re.S
    )
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", content)))


def without_age(response) -> str:
    """Leave out how long ago the figures were rolled up: that goes on by itself."""
    return re.sub(r"Rolled up .*? ago", "", text_of(response))


def test_entered_figures_speak_for_themselves(entered, collaboration):
    Finding.objects.update(result="met")
    collaboration.findings.filter(criterion="B2").update(result="not_met")

    response = entered.get("/overview/")

    assert (
        "1 of 2 collaborations lacks a clear purpose or tracked benefits."
        " It costs £1,251 of £1,251, 100% of spend." in text_of(response)
    )
    assert "spend known for 1 of 2" in text_of(response)
    assert "Published facts only" not in text_of(response)


def test_parts_sum_to_the_total_to_the_penny(entered):
    report = entered.get("/overview/").context["report"]

    assert sum(part.spend for part in report.segments) == report.spend
    assert report.spend == Decimal("1250.50")


def test_an_empty_database_says_so(signed_in):
    Collaboration.objects.all().delete()

    page = text_of(signed_in.get("/overview/"))

    assert "No collaborations match" in page


def test_restricted_rows_change_nothing_for_the_uncleared(entered: Client):
    before = without_age(entered.get("/overview/"))
    function = Collaboration.objects.get(name="Unpriced").function
    secret = factories.CollaborationFactory(is_restricted=True, function=function)
    factories.SpendEntryFactory(collaboration=secret, amount=Decimal("9.00"))
    drain_rollups()

    assert without_age(entered.get("/overview/")) == before
