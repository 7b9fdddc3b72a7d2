"""The rollups in set-based SQL: drain the queue, rebuild everything, audit both.

A drain claims queue rows, locks their keys, recomputes each key whole in a later
statement, and commits all of it or nothing. The order matters: a snapshot taken before
the lock could overwrite the figures of a later one.

Judging is handed on through the queue too. The same transaction leaves a row without a
year for each collaboration; it is taken in a second transaction, which also stores the
findings. So neither the figures nor the judgement is lost when a worker dies.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from benefits.rollups.auditing import Audit, audit, compare
from benefits.rollups.keys import RANGES, Key, ranges
from benefits.rollups.statement import FORCE_COLUMNS, SQL, YEAR_COLUMNS

__all__ = [
    "FORCE_COLUMNS",
    "RANGES",
    "SQL",
    "YEAR_COLUMNS",
    "Audit",
    "Key",
    "audit",
    "compare",
    "drain",
    "ranges",
    "rebuild",
    "recompute",
]

# The first number of each advisory lock says what it is for.
REBUILD_LOCK = (7101, 0)
KEY_LOCK = 7102
JUDGEMENT_LOCK = 7103
# Several keys may share a lock. One lock per key would run PostgreSQL out of lock
# memory in a large batch; too coarse a lock is merely slower.
LOCK_NUMBERS = 1024
BATCH = 1000


@dataclass(frozen=True, slots=True)
class DrainResult:
    """What one drain took off the queue; judging these collaborations is queued."""

    keys: frozenset[Key]
    collaborations: frozenset[int]


class Claim(NamedTuple):
    """Work from the queue: keys by name, and collaborations with all their years."""

    keys: frozenset[Key]
    whole_collaborations: frozenset[int]

    @property
    def collaborations(self) -> frozenset[int]:
        return self.whole_collaborations | {key.collaboration_id for key in self.keys}


@contextmanager
def worker_transaction() -> Iterator[CursorWrapper]:
    """Open an outermost transaction with the time that a worker may take."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        # Compiling the long statement takes longer than running it.
        cursor.execute("SET LOCAL statement_timeout = '60s'; SET LOCAL jit = off")
        yield cursor


def drain(*, limit: int = BATCH, skipping: Collection[int] = ()) -> DrainResult:
    """Recompute the oldest work in the queue, in one transaction.

    Collaborations in `skipping` are left in the queue.
    """
    with worker_transaction() as cursor:
        swept_at = share_with_rebuild(cursor)
        claim = claim_work(cursor, limit, skipping)
        keys = claim.keys | keys_of(cursor, claim.whole_collaborations)
        if keys:
            lock_keys(cursor, keys)
            recompute(cursor, keys)
        ask_for_judgement(cursor, claim.collaborations)
        note_sweep(cursor, swept_at, is_busy=bool(claim.collaborations))
    return DrainResult(keys, claim.collaborations)


def share_with_rebuild(cursor: CursorWrapper) -> dt.datetime:
    """Wait for a rebuild to finish its range; give the time, for the sweep."""
    cursor.execute(
        "SELECT pg_advisory_xact_lock_shared(%s, %s), clock_timestamp()", REBUILD_LOCK
    )
    moment: dt.datetime = cursor.fetchone()[1]
    return moment


def claim_work(
    cursor: CursorWrapper, limit: int, skipping: Collection[int] = ()
) -> Claim:
    cursor.execute(SQL["claim_work"], {"limit": limit, "skipping": list(skipping)})
    rows = cursor.fetchall()
    return Claim(
        frozenset(Key(*row) for row in rows if row[1] is not None),
        frozenset(row[0] for row in rows if row[1] is None),
    )


def keys_of(cursor: CursorWrapper, collaboration_ids: Iterable[int]) -> frozenset[Key]:
    """Give every key of some collaborations: with source rows or with rollup rows."""
    if not (ids := list(collaboration_ids)):
        return frozenset()
    cursor.execute(SQL["years_of_collaborations"], {"collaborations": ids})
    return frozenset(Key(*row) for row in cursor.fetchall())


def lock_number(key: Key) -> int:
    return (key.collaboration_id * 32 + key.start_year) % LOCK_NUMBERS


def lock_keys(cursor: CursorWrapper, keys: Iterable[Key]) -> None:
    """Lock keys until the transaction ends, always in the same order: no deadlock."""
    numbers = sorted({lock_number(key) for key in keys})
    cursor.execute(
        "SELECT pg_advisory_xact_lock(%s, number) FROM unnest(%s) AS number",
        [KEY_LOCK, numbers],
    )


def recompute(
    cursor: CursorWrapper, keys: Iterable[Key], *, known_at: dt.datetime | None = None
) -> dict[int, int]:
    """Write what differs; give the number of changed rows by collaboration.

    `known_at` leaves out what was recorded later: so old books get their versions.
    """
    ordered = sorted(keys)
    cursor.execute(
        SQL["recompute_keys"],
        {
            "collaborations": [key.collaboration_id for key in ordered],
            "years": [key.start_year for key in ordered],
            "known_at": known_at,
        },
    )
    return dict(cursor.fetchall())


def ask_for_judgement(cursor: CursorWrapper, collaboration_ids: Iterable[int]) -> None:
    if ids := sorted(collaboration_ids):
        cursor.execute(SQL["ask_for_judgement"], {"collaborations": ids})


def note_sweep(cursor: CursorWrapper, at: dt.datetime, *, is_busy: bool) -> None:
    cursor.execute(SQL["note_sweep"], {"at": at, "is_busy": is_busy})


def first_in_queue(skipping: Collection[int] = ()) -> int | None:
    """Give the collaboration whose figures have waited longest."""
    with connection.cursor() as cursor:
        cursor.execute(SQL["first_in_queue"], {"skipping": list(skipping)})
        row = cursor.fetchone()
    return row[0] if row else None


def claim_judgement(
    cursor: CursorWrapper, skipping: Collection[int] = ()
) -> int | None:
    """Take the collaboration that has waited longest to be judged, and lock it.

    The caller stores its findings in the same transaction.
    """
    cursor.execute(SQL["claim_judgement"], {"skipping": list(skipping)})
    row = cursor.fetchone()
    if row is None:
        return None
    collaboration_id: int = row[0]
    number = collaboration_id % LOCK_NUMBERS
    cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [JUDGEMENT_LOCK, number])
    return collaboration_id


def rebuild(chunks: int = RANGES) -> int:
    """Recompute everything; give the number of changed rows, which is the drift."""
    return sum(rebuild_range(ids) for ids in ranges(chunks))


def rebuild_range(collaboration_ids: Collection[int]) -> int:
    """Recompute all keys of some collaborations while no drain runs."""
    with worker_transaction() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", REBUILD_LOCK)
        changed = recompute(cursor, keys_of(cursor, collaboration_ids))
        ask_for_judgement(cursor, changed)
    return sum(changed.values())
