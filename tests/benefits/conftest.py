"""The public register, loaded once for each test module."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

from benefits.management.commands.load_public_register import count_rows
from benefits.tasks import drain_rollups
from tests.benefits.register_files import copied_to, load


@pytest.fixture(scope="module")
def _register(django_db_setup: None, django_db_blocker: object) -> Iterator[str]:
    """Each test rolls back to the loaded register, the module to an empty database."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


@pytest.fixture
def loaded(_register: str, db: None) -> str:
    """Give what the command printed."""
    return _register


@pytest.fixture(scope="module")
def _answered(_register: str, django_db_blocker: object) -> None:
    """Roll up and judge the register once for each module."""
    block = transaction.atomic()
    # The worker insists on an outermost transaction, except inside a test's own.
    block._from_testcase = True
    with django_db_blocker.unblock(), block:
        drain_rollups()
        count_rows()


@pytest.fixture
def answered(_answered: None, db: None) -> None:
    """The register, rolled up and judged."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The reference files, to be changed."""
    return copied_to(tmp_path)
