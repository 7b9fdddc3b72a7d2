"""Every edit that a rollup could see queues its keys, however it is written."""

import datetime as dt
import io
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from benefits import rollups
from benefits.models import OverlapMember, SpendEntry
from collaborations.models import WorkItem
from tests import factories
from tests.benefits.source_columns import (
    CANNOT_CHANGE,
    CHANGES,
    World,
    built_world,
)

pytestmark = pytest.mark.django_db

NEXT_YEAR = {"starts_on": dt.date(2026, 4, 1), "ends_on": dt.date(2027, 3, 31)}


@pytest.fixture
def world() -> World:
    built = built_world()
    WorkItem.objects.all().delete()
    return built


def marked() -> set[tuple[int, int | str]]:
    """Give the queued keys, with "all" for every year; judge-only rows left out."""
    return {
        (item.collaboration_id, "all" if item.is_every_year else item.financial_year)
        for item in WorkItem.objects.all()
        if item.is_every_year or item.financial_year
    }


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
    keys = {"collaborations": [1], "years": [2025], "known_at": None}
    with connection.cursor() as cursor:
        statement = cursor.mogrify(rollups.SQL["recompute_keys"], keys).decode()
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

    derived = ("yearrollup", "yearversion")
    sources = {column for column in read if not column[0].endswith(derived)}
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
    line = (
        f"{world.made.pk},actual,1,running,,100,,,,2026-04-01,2027-03-31,2026-05-01,1\n"
    )
    with connection.cursor() as cursor:
        cursor.copy_expert(
            "COPY benefits_spendentry (collaboration_id, kind, plan_version, category,"
            " cost_type, amount, reason, basis, source, starts_on, ends_on,"
            " recorded_at, version)"
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
        "INSERT INTO benefits_spendentry (collaboration_id, kind, plan_version,"
        " category, cost_type, amount, reason, basis, source, starts_on, ends_on,"
        " recorded_at, version)"
        " VALUES (%s, 'actual', 1, 'running', '', 1, '', '', '', %s, %s, now(), 1)",
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


@pytest.mark.parametrize("way", ["added", "weighed anew", "removed"])
def test_one_member_of_a_pool_marks_the_others_wherever_they_are(
    world: World, way: str
) -> None:
    member = OverlapMember(
        group=world.member.group, measure=world.other_measure, weight=5
    )
    if way != "added":
        member.save()
        WorkItem.objects.all().delete()

    match way:
        case "added":
            member.save()
        case "weighed anew":
            OverlapMember.objects.filter(pk=member.pk).update(weight=7)
        case _:
            member.delete()

    assert marked() == {(world.made.pk, "all"), (world.other.pk, "all")}


def test_an_edit_that_is_rolled_back_marks_nothing(world: World) -> None:
    with transaction.atomic():
        _new_entry(world).save()
        transaction.set_rollback(True)

    assert marked() == set()
