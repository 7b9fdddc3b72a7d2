"""A small example, loaded once for all tests of this package."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.benefits.example.country import load

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="package")
def _example(django_db_setup: None, django_db_blocker: object) -> Iterator[str]:
    """Each test rolls back to the loaded example, the package to an empty database."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(collaborations=12, today=TODAY)
        transaction.set_rollback(True)


@pytest.fixture
def example(_example: str, db: None) -> str:
    """Give what the command printed."""
    return _example


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the package on one worker: each would load the example for itself."""
    for item in items:
        if "example" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("example"))
