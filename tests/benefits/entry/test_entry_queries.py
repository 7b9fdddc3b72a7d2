"""What the grids ask the database does not grow with what they list."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.benefits.entry.conftest import OCTOBER, PAGE, monthly, reading

pytestmark = pytest.mark.django_db
MOST = 30


def _record(force, count, first):
    for number in range(first, first + count):
        made = factories.ParticipationFactory(force=force).collaboration
        measure = monthly(made, f"B-{number:05d}", f"Hours {number}")
        factories.TargetFactory(measure=measure, amount=None, value=5)
        for month in (8, 9, 10):
            reading(measure, dt.date(2025, month, 1), value=month)
        factories.SpendEntryFactory(
            collaboration=made, starts_on=OCTOBER, ends_on=dt.date(2025, 10, 31)
        )


@pytest.mark.parametrize("page", [PAGE, f"{PAGE}spend/", f"{PAGE}funding/"])
def test_a_grid_of_20_asks_no_more_than_one_of_2(page, client, lead, force):
    client.force_login(lead)
    asked = []
    for count, first in ((2, 3000), (18, 4000)):
        _record(force, count, first)
        client.get(page)
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= MOST
