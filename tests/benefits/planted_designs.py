"""Designs of a rollup that go wrong, for the race harness to catch.

Each is the real one with a single step left out or out of place.
"""

from collections.abc import Callable

from django.db import connection, transaction

from benefits import rollups
from benefits.models import SpendEntry
from collaborations.models import WorkItem


def drain_without_key_locks() -> None:
    with rollups.worker_transaction() as cursor:
        claim = rollups.claim_work(cursor, rollups.BATCH)
        if claim.keys:
            rollups.recompute(cursor, claim.keys)


def drain_with_locks_after_reading() -> None:
    """Lock inside the recomputing statement, whose snapshot is taken before."""
    with rollups.worker_transaction() as cursor:
        claim = rollups.claim_work(cursor, rollups.BATCH)
        if not claim.keys:
            return
        ordered = sorted(claim.keys)
        late = "WITH locked AS MATERIALIZED (SELECT pg_advisory_xact_lock(%(lock)s, n)"
        late += " FROM unnest(%(numbers)s) AS n), "
        statement = rollups.SQL["recompute_keys"]
        statement = statement.replace("WITH ", late, 1).replace(
            "AS key (collaboration_id, financial_year)",
            "AS key (collaboration_id, financial_year)"
            " WHERE (SELECT count(*) FROM locked) > 0",
            1,
        )
        cursor.execute(
            statement,
            {
                "collaborations": [key.collaboration_id for key in ordered],
                "years": [key.start_year for key in ordered],
                "known_at": None,
                "lock": rollups.KEY_LOCK,
                "numbers": sorted(rollups.lock_number(key) for key in ordered),
            },
        )


def rebuild_without_rebuild_lock() -> None:
    for ids in rollups.ranges():
        with rollups.worker_transaction() as cursor:
            rollups.recompute(cursor, rollups.keys_of(cursor, ids))


def _without_queue(entry: SpendEntry) -> None:
    """Take back what the real triggers queued: these designs have no such queue."""
    own = WorkItem.objects.filter(collaboration_id=entry.collaboration_id)
    own.filter(financial_year__isnull=False).delete()


def edit_that_recomputes(entry: SpendEntry) -> None:
    """Recompute in the edit's own transaction, without a lock and without a queue."""
    with transaction.atomic():
        entry.save()
        _without_queue(entry)
        with connection.cursor() as cursor:
            key = rollups.Key(entry.collaboration_id, entry.starts_on.year)
            rollups.recompute(cursor, [key])


class UniqueMarks:
    """A queue with one row for each key, in which a repeated mark does nothing."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE UNLOGGED TABLE planted_mark (collaboration_id bigint,"
                " financial_year smallint, UNIQUE (collaboration_id, financial_year))"
            )

    def remove(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE planted_mark")

    def edit(self, entry: SpendEntry) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            entry.save()
            _without_queue(entry)
            cursor.execute(
                "INSERT INTO planted_mark VALUES (%s, %s) ON CONFLICT DO NOTHING",
                [entry.collaboration_id, entry.starts_on.year],
            )

    def drain(self, before_removal: Callable[[], None]) -> None:
        with rollups.worker_transaction() as cursor:
            cursor.execute("SELECT * FROM planted_mark FOR UPDATE")
            if keys := {rollups.Key(*row) for row in cursor.fetchall()}:
                rollups.lock_keys(cursor, keys)
                rollups.recompute(cursor, keys)
            before_removal()
            cursor.execute("DELETE FROM planted_mark")
