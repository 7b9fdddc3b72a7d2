"""`load_example` into an empty database: when it refuses, and how chance repeats."""

import datetime as dt
from collections import Counter

import pytest
from django.core.management.base import CommandError
from django.db import transaction

from collaborations.models import Force
from tests import factories
from tests.benefits import register_files
from tests.benefits.example.conftest import TODAY
from tests.benefits.example.country import load, rows

pytestmark = pytest.mark.django_db


def told(**options: object) -> Counter[tuple[str, ...]]:
    """Load an example, give its rows and take it back."""
    with transaction.atomic():
        load(**{"collaborations": 12, "today": TODAY} | options)
        found = rows()
        transaction.set_rollback(True)
    return found


def refusal(**options: object) -> str:
    before = register_files.rows_by_table()
    with pytest.raises(CommandError) as refused:
        load(**{"collaborations": 12} | options)
    assert register_files.rows_by_table() == before
    return str(refused.value)


@pytest.mark.programs
def test_the_same_seed_and_day_tell_the_same_country_others_a_different_one() -> None:
    first = told()

    assert sum(first.values()) > 1_000
    assert told() == first
    assert told(seed=2) != first
    assert told(today=TODAY - dt.timedelta(days=100)) != first


def test_the_example_is_not_loaded_beside_the_register() -> None:
    factories.RegisterEntryFactory()

    assert refusal().startswith("This database holds the public register")


def test_the_example_is_not_loaded_beside_forces_of_somebodys_own() -> None:
    factories.ForceFactory()

    assert refusal().startswith("This database holds forces or collaborations of")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"collaborations": 11}, "Choose from 12 to 200 collaborations."),
        ({"collaborations": 201}, "Choose from 12 to 200 collaborations."),
        ({"today": dt.date(2999, 1, 1)}, "2999-01-01 is in the future."),
    ],
)
def test_what_cannot_be_told_is_refused(options: dict[str, object], why: str) -> None:
    assert refusal(**options) == why
    assert not Force.objects.exists()
