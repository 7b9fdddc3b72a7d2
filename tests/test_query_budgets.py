"""What a page asks of the database does not grow with what is recorded."""

import itertools

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from collaborations.models import Collaboration, Participation
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.every_url]
PAGES = {
    "/collaborations/": 30,
    "/collaborations/?q=Unit&page=2": 30,
    "/collaborations/C-0412/": 56,
    "/api/v1/collaborations/": 30,
}


def _record_collaborations(total, forces, function):
    """Fill up to a total; every one has two forces."""
    first = Collaboration.objects.count()
    made = Collaboration.objects.bulk_create(
        [
            Collaboration(
                reference=f"C-{number + 10_000}",
                name=f"Unit {number}",
                scope="regional",
                status="live",
                function=function,
            )
            for number in range(first, total)
        ],
        batch_size=1000,
    )
    pairs = itertools.cycle(itertools.pairwise([*forces, forces[0]]))
    members = [
        Participation(collaboration=one, force=force, number=number)
        for one, pair in zip(made, pairs, strict=False)
        for number, force in enumerate(pair, 1)
    ]
    Participation.objects.bulk_create(members, batch_size=1000)


def _asked(client):
    counted = {}
    for page in PAGES:
        assert client.get(page).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        counted[page] = len(queries)
    return counted


def test_pages_ask_the_same_at_100_and_at_5000_collaborations(collaboration, lead):
    forces = [factories.ForceFactory() for _ in range(10)]
    function = factories.FunctionFactory()
    client = Client()
    client.force_login(lead)
    _record_collaborations(100, forces, function)
    at_100 = _asked(client)

    _record_collaborations(5000, forces, function)
    at_5000 = _asked(client)

    assert Collaboration.objects.count() == 5000
    assert at_5000 == at_100
    assert {page: n for page, n in at_5000.items() if n > PAGES[page]} == {}
