"""Draining takes work off the queue all or nothing, and hands it on to the judge."""

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from django.db import DatabaseError
from django.utils import timezone

from benefits import rollups, tasks
from benefits.models import SpendEntry, Sweep, YearRollup
from collaborations.models import Collaboration, CostShare, WorkItem
from tests import factories

pytestmark = pytest.mark.django_db


class World(NamedTuple):
    """A collaboration with spend and a share, another with nothing, an empty queue."""

    made: Collaboration
    other: Collaboration
    share: CostShare


@pytest.fixture
def world() -> World:
    made, other = factories.CollaborationFactory(), factories.CollaborationFactory()
    share = factories.CostShareFactory(participation__collaboration=made)
    factories.SpendEntryFactory(collaboration=made)
    WorkItem.objects.all().delete()
    return World(made, other, share)


def marked() -> set[tuple[int, int | str]]:
    """Give the queued keys, with "all" for every year; judge-only rows left out."""
    return {
        (item.collaboration_id, "all" if item.is_every_year else item.financial_year)
        for item in WorkItem.objects.all()
        if item.is_every_year or item.financial_year
    }


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Collect which collaborations the task judges, in place of judging them."""
    seen: list[int] = []
    monkeypatch.setattr(
        tasks,
        "assess_collaboration",
        lambda *, collaboration_id: seen.append(collaboration_id),
    )
    return seen


def test_a_drain_takes_the_oldest_work_first(world: World) -> None:
    for of in (world.other, world.made):
        factories.SpendEntryFactory(collaboration=of)

    result = rollups.drain(limit=1)

    assert result.collaborations == {world.other.pk}
    assert result.keys == {(world.other.pk, 2025)}
    assert marked() == {(world.made.pk, 2025)}


def test_a_whole_collaboration_means_each_year_with_rows_or_rollups(
    world: World,
) -> None:
    YearRollup.objects.create(
        collaboration=world.made, financial_year=2019, refreshed_at=timezone.now()
    )
    world.share.delete()

    result = rollups.drain()

    assert result.keys == {(world.made.pk, year) for year in (2019, 2025)}
    assert not YearRollup.objects.filter(financial_year=2019).exists()


def test_work_without_a_year_is_left_for_the_judge(world: World) -> None:
    factories.PurposeFactory(collaboration=world.made)

    result = rollups.drain()

    assert (result.keys, result.collaborations) == (frozenset(), frozenset())
    assert WorkItem.objects.count() == 1


def test_a_worker_that_dies_leaves_the_work_and_the_figures(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*args: object, **kwargs: object) -> None:
        raise SystemExit

    SpendEntry.objects.update(amount=Decimal("5.00"))
    monkeypatch.setattr(rollups, "note_sweep", die)

    with pytest.raises(SystemExit):
        rollups.drain()

    assert marked() == {(world.made.pk, 2025)}
    assert not YearRollup.objects.exists()


def test_figures_and_their_judgement_follow_an_edit(
    world: World, judged: list[int]
) -> None:
    SpendEntry.objects.update(amount=Decimal("5.00"))

    tasks.drain_rollups()

    assert YearRollup.objects.get().actual_spend == Decimal("5.00")
    assert judged == [world.made.pk]
    assert not WorkItem.objects.exists()


def test_judging_survives_a_worker_that_dies_after_the_figures(
    world: World, judged: list[int]
) -> None:
    SpendEntry.objects.update(amount=Decimal("5.00"))
    rollups.drain()

    tasks.drain_rollups()

    assert judged == [world.made.pk]


def test_a_collaboration_is_judged_once_for_many_edits(
    world: World, judged: list[int]
) -> None:
    for _ in range(3):
        factories.PurposeFactory.create(
            collaboration=world.made,
            version=WorkItem.objects.count() + 1,
        )

    tasks.drain_rollups()

    assert judged == [world.made.pk]


def test_a_judgement_that_fails_is_kept_and_stops_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seen = []

    def assess(*, collaboration_id: int) -> None:
        if collaboration_id == world.made.pk:
            raise ZeroDivisionError
        seen.append(collaboration_id)

    monkeypatch.setattr(tasks, "assess_collaboration", assess)
    for of in (world.made, world.other):
        factories.ObjectiveFactory(collaboration=of)

    tasks.drain_rollups()

    assert seen == [world.other.pk]
    assert [item.collaboration_id for item in WorkItem.objects.all()] == [world.made.pk]
    assert f"Judging {world.made.pk} failed" in caplog.text


def test_work_that_fails_is_kept_and_stops_no_other(
    world: World, judged: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    recompute = rollups.recompute

    def fail_on_one(cursor: Any, keys: Any) -> dict[int, int]:
        if any(key.collaboration_id == world.made.pk for key in keys):
            raise DatabaseError
        return recompute(cursor, keys)

    monkeypatch.setattr(rollups, "recompute", fail_on_one)
    for of in (world.made, world.other):
        factories.SpendEntryFactory(collaboration=of)

    tasks.drain_rollups()

    assert YearRollup.objects.get().collaboration == world.other
    assert marked() == {(world.made.pk, 2025)}
    assert judged == [world.other.pk]


# --- how fresh -----------------------------------------------------------------------


def test_the_first_sweep_says_when_it_looked(db: None) -> None:
    before = timezone.now()

    rollups.drain()

    assert before <= Sweep.objects.get().swept_at <= timezone.now()


@pytest.mark.parametrize(("seconds", "moves"), [(4, False), (6, True)])
def test_an_idle_sweep_writes_at_most_every_five_seconds(
    db: None, seconds: int, moves: bool
) -> None:
    then = timezone.now() - dt.timedelta(seconds=seconds)
    Sweep.objects.create(swept_at=then)

    rollups.drain()

    assert (Sweep.objects.get().swept_at > then) is moves


def test_a_sweep_that_found_work_says_so_at_once(world: World) -> None:
    then = timezone.now()
    Sweep.objects.create(swept_at=then)
    SpendEntry.objects.update(amount=Decimal("5.00"))

    rollups.drain()

    assert Sweep.objects.get().swept_at > then
