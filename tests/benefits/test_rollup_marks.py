"""Every edit that a rollup could see queues its keys, however it is written."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.db import connection, models, transaction

from benefits import rollups
from benefits.models import (
    BenefitMeasure,
    Reading,
    SpendEntry,
    Target,
)
from collaborations.models import (
    Collaboration,
    CostShare,
    WorkItem,
)
from tests import factories

pytestmark = pytest.mark.django_db

NEXT_YEAR = {"starts_on": dt.date(2026, 4, 1), "ends_on": dt.date(2027, 3, 31)}


class World(NamedTuple):
    """One of everything that a rollup reads, in 2025-26, and a second of some."""

    made: Collaboration
    other: Collaboration
    share: CostShare
    other_share: CostShare
    entry: SpendEntry
    target: Target
    reading: Reading
    earlier: Reading
    other_measure: BenefitMeasure


@pytest.fixture
def world() -> World:
    made, other = factories.CollaborationFactory(), factories.CollaborationFactory()
    shares = [
        factories.CostShareFactory(participation__collaboration=of)
        for of in (made, other)
    ]
    measure = factories.BenefitMeasureFactory(collaboration=made)
    built = World(
        made,
        other,
        *shares,
        factories.SpendEntryFactory(collaboration=made),
        factories.TargetFactory(measure=measure),
        factories.ReadingFactory(measure=measure, reason="misread"),
        factories.ReadingFactory(
            measure=measure,
            starts_on=dt.date(2024, 4, 1),
            ends_on=dt.date(2025, 3, 31),
        ),
        factories.BenefitMeasureFactory(collaboration=other, type="income"),
    )
    WorkItem.objects.all().delete()
    return built


def marked() -> set[tuple[int, int | str]]:
    """Give the queued keys, with "all" for every year; judge-only rows left out."""
    return {
        (item.collaboration_id, "all" if item.is_every_year else item.financial_year)
        for item in WorkItem.objects.all()
        if item.is_every_year or item.financial_year
    }


# Each column that a rollup reads: the row to change, and the change.
Change = Callable[[World], tuple[models.Model, dict[str, Any]]]
FORCE = "collaborations_force"
PARTICIPATION = "collaborations_participation"
SHARE = "collaborations_costshare"
MEASURE = "benefits_benefitmeasure"
SPEND = "benefits_spendentry"
TARGET = "benefits_target"
READING = "benefits_reading"


def _elsewhere(world: World) -> dict[str, Any]:
    """A figure goes to another measure, with the copies that it keeps of it."""
    return {
        "measure": world.other_measure,
        "collaboration": world.other,
        "type": world.other_measure.type,
    }


CHANGES: dict[tuple[str, str], Change] = {
    (FORCE, "slug"): lambda w: (w.share.participation.force, {"slug": "renamed"}),
    (PARTICIPATION, "collaboration_id"): lambda w: (
        w.share.participation,
        {"collaboration": w.other, "number": 2},
    ),
    (PARTICIPATION, "force_id"): lambda w: (
        w.share.participation,
        {"force": w.other_share.participation.force},
    ),
    (PARTICIPATION, "joined_on"): lambda w: (
        w.share.participation,
        {"joined_on": None},
    ),
    (PARTICIPATION, "left_on"): lambda w: (
        w.share.participation,
        {"left_on": dt.date(2025, 6, 30)},
    ),
    (SHARE, "participation_id"): lambda w: (
        w.share,
        {"participation": w.other_share.participation, "starts_on": "2021-04-01"},
    ),
    (SHARE, "weight"): lambda w: (w.share, {"weight": 5}),
    (SHARE, "basis"): lambda w: (w.share, {"basis": "computed"}),
    (SHARE, "starts_on"): lambda w: (w.share, {"starts_on": "2021-04-01"}),
    (SHARE, "ends_on"): lambda w: (w.share, {"ends_on": "2025-06-30"}),
    (SPEND, "collaboration_id"): lambda w: (w.entry, {"collaboration": w.other}),
    (SPEND, "force_id"): lambda w: (w.entry, {"force": w.share.participation.force}),
    (SPEND, "kind"): lambda w: (w.entry, {"kind": "plan"}),
    (SPEND, "amount"): lambda w: (w.entry, {"amount": "7.00"}),
    (SPEND, "starts_on"): lambda w: (w.entry, {"starts_on": "2025-10-01"}),
    (SPEND, "ends_on"): lambda w: (w.entry, {"ends_on": "2025-10-01"}),
    (MEASURE, "collaboration_id"): lambda w: (
        w.target.measure,
        {"collaboration": w.other},
    ),
    (MEASURE, "type"): lambda w: (w.target.measure, {"type": "income"}),
    (MEASURE, "unit"): lambda w: (w.target.measure, {"unit": "days"}),
    (MEASURE, "is_dis_benefit"): lambda w: (
        w.target.measure,
        {"is_dis_benefit": True},
    ),
    (MEASURE, "across_forces"): lambda w: (w.target.measure, {"across_forces": "none"}),
    (MEASURE, "across_time"): lambda w: (w.target.measure, {"across_time": "latest"}),
    (MEASURE, "withdrawn_on"): lambda w: (
        w.target.measure,
        {"withdrawn_on": "2025-04-01"},
    ),
    (TARGET, "measure_id"): lambda w: (w.target, _elsewhere(w)),
    (TARGET, "collaboration_id"): lambda w: (w.target, _elsewhere(w)),
    (TARGET, "type"): lambda w: (w.target, _elsewhere(w)),
    (TARGET, "amount"): lambda w: (w.target, {"amount": "7.00"}),
    (TARGET, "starts_on"): lambda w: (w.target, {"starts_on": "2025-10-01"}),
    (READING, "measure_id"): lambda w: (w.reading, _elsewhere(w)),
    (READING, "collaboration_id"): lambda w: (w.reading, _elsewhere(w)),
    (READING, "type"): lambda w: (w.reading, _elsewhere(w)),
    (READING, "amount"): lambda w: (w.reading, {"amount": "7.00"}),
    (READING, "starts_on"): lambda w: (w.reading, {"starts_on": "2025-10-01"}),
    (READING, "state"): lambda w: (w.reading, {"state": "provisional"}),
    (READING, "supersedes_id"): lambda w: (w.reading, {"supersedes": w.earlier}),
}
# Keys never change, and the financial year is computed from the period's first day.
CANNOT_CHANGE = {"id", "financial_year"}


@pytest.mark.parametrize("column", CHANGES, ids=".".join)
def test_a_change_of_any_source_column_marks_its_key(
    world: World, column: tuple[str, str]
) -> None:
    row, change = CHANGES[column](world)
    owner = world.made.pk

    type(row)._default_manager.filter(pk=row.pk).update(**change)

    assert {(owner, 2025), (owner, "all")} & marked()


def test_the_table_above_names_every_column_that_a_rollup_reads() -> None:
    """PostgreSQL lists what a stored function depends on, column by column."""
    keys = {"collaborations": [1], "years": [2025]}
    with connection.cursor() as cursor:
        statement = cursor.mogrify(rollups._SQL["recompute_keys"], keys).decode()
        cursor.execute(
            "CREATE FUNCTION pg_temp.recompute() RETURNS TABLE (a bigint, b bigint)"
            f" LANGUAGE sql BEGIN ATOMIC {statement}; END"
        )
        cursor.execute(
            "SELECT c.relname, a.attname FROM pg_depend d"
            " JOIN pg_class c ON c.oid = d.refobjid"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid"
            " WHERE d.objid = 'pg_temp.recompute'::regproc AND d.refobjsubid > 0"
        )
        read = set(cursor.fetchall())

    sources = {column for column in read if "rollup" not in column[0]}
    assert {column for column in sources if column[1] not in CANNOT_CHANGE} == set(
        CHANGES
    )


# --- ways of writing -----------------------------------------------------------------


def _new_entry(world: World) -> SpendEntry:
    return factories.SpendEntryFactory.build(collaboration=world.made, **NEXT_YEAR)


def _sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _copy(world: World) -> None:
    line = f"{world.made.pk},actual,running,,100,,,,2026-04-01,2027-03-31,2026-05-01\n"
    with connection.cursor() as cursor:
        cursor.copy_expert(
            "COPY benefits_spendentry (collaboration_id, kind, category, cost_type,"
            " amount, reason, basis, source, starts_on, ends_on, recorded_at)"
            " FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL (cost_type, reason, basis,"
            " source))",
            io.StringIO(line),
        )


def _save(world: World) -> None:
    world.entry.starts_on, world.entry.ends_on = NEXT_YEAR.values()
    world.entry.save()


def _bulk_update(world: World) -> None:
    world.entry.starts_on, world.entry.ends_on = NEXT_YEAR.values()
    SpendEntry.objects.bulk_update([world.entry], ["starts_on", "ends_on"])


INSERTS: dict[str, Callable[[World], object]] = {
    "save": lambda w: _new_entry(w).save(),
    "bulk_create": lambda w: SpendEntry.objects.bulk_create([_new_entry(w)] * 1),
    "sql": lambda w: _sql(
        "INSERT INTO benefits_spendentry (collaboration_id, kind, category, cost_type,"
        " amount, reason, basis, source, starts_on, ends_on, recorded_at)"
        " VALUES (%s, 'actual', 'running', '', 1, '', '', '', %s, %s, now())",
        w.made.pk,
        *NEXT_YEAR.values(),
    ),
    "copy": _copy,
}
MOVES: dict[str, Callable[[World], object]] = {
    "save": _save,
    "update": lambda w: SpendEntry.objects.filter(pk=w.entry.pk).update(**NEXT_YEAR),
    "bulk_update": _bulk_update,
    "sql": lambda w: _sql(
        "UPDATE benefits_spendentry SET starts_on = %s, ends_on = %s",
        *NEXT_YEAR.values(),
    ),
}
REMOVALS: dict[str, Callable[[World], object]] = {
    "delete": lambda w: w.entry.delete(),
    "queryset": lambda w: SpendEntry.objects.all().delete(),
    "sql": lambda w: _sql("DELETE FROM benefits_spendentry"),
}


@pytest.mark.parametrize("way", INSERTS)
def test_a_new_row_marks_its_key_however_it_is_written(world: World, way: str) -> None:
    INSERTS[way](world)

    assert marked() == {(world.made.pk, 2026)}


@pytest.mark.parametrize("way", MOVES)
def test_a_row_moved_across_years_marks_both(world: World, way: str) -> None:
    MOVES[way](world)

    assert marked() == {(world.made.pk, 2025), (world.made.pk, 2026)}


@pytest.mark.parametrize("way", REMOVALS)
def test_a_removed_row_marks_its_key(world: World, way: str) -> None:
    REMOVALS[way](world)

    assert marked() == {(world.made.pk, 2025)}


def test_emptying_a_table_marks_every_collaboration(world: World) -> None:
    _sql("SET CONSTRAINTS ALL IMMEDIATE")

    _sql("TRUNCATE benefits_target")

    assert marked() == {(world.made.pk, "all"), (world.other.pk, "all")}


def test_one_statement_marks_a_key_once(world: World) -> None:
    SpendEntry.objects.bulk_create([_new_entry(world) for _ in range(5)])

    assert WorkItem.objects.count() == 1


def test_a_correction_in_another_year_marks_the_corrected_year(world: World) -> None:
    correction = factories.ReadingFactory(
        measure=world.earlier.measure,
        supersedes=world.earlier,
        reason="belongs to the year after",
        starts_on=dt.date(2025, 7, 1),
        ends_on=dt.date(2025, 7, 31),
    )
    with_correction = marked()
    WorkItem.objects.all().delete()
    correction.delete()

    assert with_correction == marked() == {(world.made.pk, 2024), (world.made.pk, 2025)}


def test_an_edit_that_is_rolled_back_marks_nothing(world: World) -> None:
    with transaction.atomic():
        _new_entry(world).save()
        transaction.set_rollback(True)

    assert marked() == set()
