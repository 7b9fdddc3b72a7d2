"""No figure is stale once the queue is empty, however edits and workers interleave.

`make proof` runs the long form: ROLLUP_RACE_EDITS=50000.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import transaction

from benefits import rollups
from benefits.models import SpendEntry
from tests import factories
from tests.benefits import planted_designs as planted
from tests.benefits.rollup_race import (
    YEARS,
    Race,
    Started,
    drain_all,
    overtake,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]

EDITS = int(os.environ.get("ROLLUP_RACE_EDITS", "2000"))


def stale() -> list[str]:
    return [str(difference) for difference in rollups.audit().differences]


def test_no_figure_is_stale_after_racing_edits_drains_rebuilds_and_deaths() -> None:
    race = Race(edits=EDITS)

    race.run()
    drain_all()

    assert stale() == []
    assert race.edits == EDITS
    assert rollups.audit().rows > 0
    assert rollups.audit().waiting == 0
    # Otherwise nothing raced, and the test has shown nothing.
    assert race.overtaken >= EDITS // 100
    assert race.rebuilds > 0
    assert race.killed > 0


@pytest.mark.parametrize(
    ("first", "is_queued"), [(rollups.drain, True), (rollups.rebuild, False)]
)
def test_a_worker_that_is_overtaken_writes_nothing_stale(
    first: Callable[[], Any], is_queued: bool
) -> None:
    was_held = overtake(first, rollups.drain, is_queued=is_queued)
    drain_all()

    assert was_held
    assert stale() == []


@pytest.mark.parametrize(
    "bad_drain",
    [planted.drain_without_key_locks, planted.drain_with_locks_after_reading],
)
def test_a_bad_drain_is_caught_when_it_is_overtaken(
    bad_drain: Callable[[], Any],
) -> None:
    was_held = overtake(bad_drain, bad_drain, is_queued=True)
    bad_drain()

    assert was_held
    assert any("2024-25 actual_spend" in difference for difference in stale())


def test_a_rebuild_without_its_lock_is_caught_when_it_is_overtaken() -> None:
    bad_rebuild = planted.rebuild_without_rebuild_lock

    was_held = overtake(bad_rebuild, rollups.drain, is_queued=False)
    drain_all()

    assert was_held
    assert any("2024-25 actual_spend" in difference for difference in stale())


# --- designs that do without a queue of rows -----------------------------------------


def two_entries() -> list[SpendEntry]:
    made = factories.CollaborationFactory()
    entries = []
    for _ in range(2):
        entry = factories.SpendEntryFactory(
            collaboration=made, starts_on=YEARS[0].start, ends_on=YEARS[0].end
        )
        entries.append(entry)
    drain_all()
    for entry in entries:
        entry.amount += 1
    return entries


def both_at_once(edit: Callable[[SpendEntry], object]) -> None:
    """Make two edits of one key whose transactions overlap."""
    first, second = two_entries()
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            edit(first)
            other = Started(threads, lambda: edit(second))
            other.until_it_waits()
        other.finish()


def test_two_edits_at_once_are_both_in_the_figures() -> None:
    both_at_once(lambda entry: entry.save())
    drain_all()

    assert stale() == []


def test_recomputing_in_the_edits_transaction_is_caught() -> None:
    both_at_once(planted.edit_that_recomputes)

    assert len(stale()) > 0


def test_an_edit_during_a_drain_is_in_the_figures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = two_entries()
    note_sweep = rollups.note_sweep

    def edit_before_commit(*args: Any, **kwargs: Any) -> None:
        monkeypatch.undo()
        with ThreadPoolExecutor(1) as threads:
            Started(threads, second.save).finish()
        note_sweep(*args, **kwargs)

    first.save()
    monkeypatch.setattr(rollups, "note_sweep", edit_before_commit)
    rollups.drain()
    drain_all()

    assert stale() == []


@pytest.fixture
def unique_marks() -> Iterator[planted.UniqueMarks]:
    marks = planted.UniqueMarks()
    yield marks
    marks.remove()


def test_a_unique_mark_for_each_key_is_caught(
    unique_marks: planted.UniqueMarks,
) -> None:
    first, second = two_entries()

    def edit_before_removal() -> None:
        with ThreadPoolExecutor(1) as threads:
            Started(threads, lambda: unique_marks.edit(second)).finish()

    unique_marks.edit(first)
    unique_marks.drain(before_removal=edit_before_removal)
    unique_marks.drain(before_removal=lambda: None)

    assert len(stale()) > 0
