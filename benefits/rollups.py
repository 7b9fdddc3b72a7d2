"""The rollups in set-based SQL: drain the queue, rebuild everything, audit both.

A drain claims queue rows, locks their keys, recomputes each key whole in a later
statement, and commits all of it or nothing. The order matters: a snapshot taken before
the lock could overwrite the figures of a later one.

Judging is handed on through the queue too. The same transaction leaves a row without a
year for each collaboration; it is taken in a second transaction, which also stores the
findings. So neither the figures nor the judgement is lost when a worker dies.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from benefits.models import ForceYearRollup, YearRollup
from benefits.reference_rollups import Figures, Ledger, force_rows, year_row
from collaborations.models import Collaboration, WorkItem
from collabtrack.shared.financial_years import FinancialYear

# The first number of each advisory lock says what it is for.
REBUILD_LOCK = (7101, 0)
KEY_LOCK = 7102
JUDGEMENT_LOCK = 7103
# Several keys may share a lock. One lock per key would run PostgreSQL out of lock
# memory in a large batch; too coarse a lock is merely slower.
LOCK_NUMBERS = 1024
BATCH = 1000
RANGES = 100

_NOT_FIGURES = {
    "id",
    "collaboration",
    "financial_year",
    "force",
    "basis",
    "refreshed_at",
}


def _columns(model: type[Model]) -> tuple[str, ...]:
    names = [field.name for field in model._meta.local_concrete_fields]
    return tuple(name for name in names if name not in _NOT_FIGURES)


YEAR_COLUMNS = _columns(YearRollup)
FORCE_COLUMNS = _columns(ForceYearRollup)
_SQL = {path.stem: path.read_text() for path in Path(__file__).parent.glob("sql/*.sql")}


class Key(NamedTuple):
    """One collaboration in the financial year that starts in a calendar year."""

    collaboration_id: int
    start_year: int


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
    cursor.execute(_SQL["claim_work"], {"limit": limit, "skipping": list(skipping)})
    rows = cursor.fetchall()
    return Claim(
        frozenset(Key(*row) for row in rows if row[1] is not None),
        frozenset(row[0] for row in rows if row[1] is None),
    )


def keys_of(cursor: CursorWrapper, collaboration_ids: Iterable[int]) -> frozenset[Key]:
    """Give every key of some collaborations: with source rows or with rollup rows."""
    if not (ids := list(collaboration_ids)):
        return frozenset()
    cursor.execute(_SQL["years_of_collaborations"], {"collaborations": ids})
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


def recompute(cursor: CursorWrapper, keys: Iterable[Key]) -> dict[int, int]:
    """Write what differs; give the number of changed rows by collaboration."""
    ordered = sorted(keys)
    cursor.execute(
        _SQL["recompute_keys"],
        {
            "collaborations": [key.collaboration_id for key in ordered],
            "years": [key.start_year for key in ordered],
        },
    )
    return dict(cursor.fetchall())


def ask_for_judgement(cursor: CursorWrapper, collaboration_ids: Iterable[int]) -> None:
    if ids := sorted(collaboration_ids):
        cursor.execute(_SQL["ask_for_judgement"], {"collaborations": ids})


def note_sweep(cursor: CursorWrapper, at: dt.datetime, *, is_busy: bool) -> None:
    cursor.execute(_SQL["note_sweep"], {"at": at, "is_busy": is_busy})


def first_in_queue(skipping: Collection[int] = ()) -> int | None:
    """Give the collaboration whose figures have waited longest."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL["first_in_queue"], {"skipping": list(skipping)})
        row = cursor.fetchone()
    return row[0] if row else None


def claim_judgement(
    cursor: CursorWrapper, skipping: Collection[int] = ()
) -> int | None:
    """Take the collaboration that has waited longest to be judged, and lock it.

    The caller stores its findings in the same transaction.
    """
    cursor.execute(_SQL["claim_judgement"], {"skipping": list(skipping)})
    row = cursor.fetchone()
    if row is None:
        return None
    collaboration_id: int = row[0]
    number = collaboration_id % LOCK_NUMBERS
    cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [JUDGEMENT_LOCK, number])
    return collaboration_id


def ranges(count: int = RANGES) -> list[list[int]]:
    """Divide the ids of all collaborations into ranges of equal length."""
    ids = list(Collaboration.objects.order_by("pk").values_list("pk", flat=True))
    length = max(1, -(-len(ids) // count))
    return [ids[start : start + length] for start in range(0, len(ids), length)]


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


class Row(NamedTuple):
    """Which rollup row: of the whole year, or of a force (or none) and its basis."""

    collaboration_id: int
    financial_year: FinancialYear
    force: str | None = None
    basis: str = ""

    @property
    def place(self) -> tuple[object, ...]:
        """Where the row stands in a list: spend that is not split comes last."""
        is_not_split = bool(self.basis) and self.force is None
        return self[:2], is_not_split, self.force or "", self.basis


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored figure that its definition does not give."""

    collaboration: str
    row: Row
    column: str
    stored: object
    expected: object

    def __str__(self) -> str:
        part = f" {self.row.force or ''} {self.row.basis}" if self.row.basis else ""
        place = " ".join(
            f"{self.collaboration} {self.row.financial_year}{part}".split()
        )
        return f"{place} {self.column}: stored {self.stored}, expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Audit:
    """How many rollup rows were compared, what differs, and what still waits."""

    rows: int
    waiting: int
    differences: list[Difference]


def audit() -> Audit:
    """Compare every stored rollup with the reference.

    Each range is read in one snapshot. In it a key is either in the queue, and left
    out, or exact: edits and drains may go on meanwhile.
    """
    parts = []
    for ids in ranges():
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            parts.append(compare(ids))
    return Audit(
        sum(part.rows for part in parts),
        sum(part.waiting for part in parts),
        [difference for part in parts for difference in part.differences],
    )


def compare(collaboration_ids: Collection[int]) -> Audit:
    """Compare the rollups of some collaborations, leaving out keys in the queue."""
    stored, expected = _stored(collaboration_ids), _expected(collaboration_ids)
    is_waiting = _waiting(collaboration_ids)
    settled = {row for row in stored.keys() | expected.keys() if not is_waiting(row)}
    names = dict(
        Collaboration.objects.filter(pk__in=collaboration_ids).values_list(
            "pk", "reference"
        )
    )
    differences = [
        Difference(names[row.collaboration_id], row, *difference)
        for row in sorted(settled, key=lambda row: row.place)
        for difference in _differences(stored.get(row), expected.get(row))
    ]
    waiting = len(stored.keys() | expected.keys()) - len(settled)
    return Audit(len(settled), waiting, differences)


def _stored(collaboration_ids: Collection[int]) -> dict[Row, Figures]:
    mine = {"collaboration_id__in": collaboration_ids}
    years = YearRollup.objects.filter(**mine)
    forces = ForceYearRollup.objects.filter(**mine).select_related("force")
    rows = {
        Row(row.collaboration_id, row.financial_year): _figures_of(row, YEAR_COLUMNS)
        for row in years
    }
    for row in forces:
        slug = row.force.slug if row.force else None
        key = Row(row.collaboration_id, row.financial_year, slug, row.basis)
        rows[key] = _figures_of(row, FORCE_COLUMNS)
    return rows


def _figures_of(row: Model, columns: Iterable[str]) -> Figures:
    return {column: getattr(row, column) for column in columns}


def _expected(collaboration_ids: Collection[int]) -> dict[Row, Figures]:
    rows: dict[Row, Figures] = {}
    for collaboration_id in collaboration_ids:
        ledger = Ledger.of(collaboration_id)
        for year in ledger.years:
            if (whole := year_row(ledger, year)) is not None:
                rows[Row(collaboration_id, year)] = whole
            for (force, basis), part in force_rows(ledger, year).items():
                rows[Row(collaboration_id, year, force, basis)] = part
    return rows


def _waiting(collaboration_ids: Collection[int]) -> Callable[[Row], bool]:
    """Give the test whether a row's key is in the queue."""
    work = WorkItem.objects.filter(collaboration_id__in=collaboration_ids)
    whole = set(
        work.filter(is_every_year=True).values_list("collaboration_id", flat=True)
    )
    keys = set(work.values_list("collaboration_id", "financial_year"))

    def is_waiting(row: Row) -> bool:
        key = (row.collaboration_id, row.financial_year.start_year)
        return row.collaboration_id in whole or key in keys

    return is_waiting


def _differences(
    stored: Mapping[str, object] | None, expected: Mapping[str, object] | None
) -> Iterator[tuple[str, object, object]]:
    """Give column, stored and expected value, wherever the two are not the same."""
    if stored is None or expected is None:
        stored, expected = {"row": _presence(stored)}, {"row": _presence(expected)}
    for column in sorted(stored.keys() | expected.keys()):
        if stored.get(column) != expected.get(column):
            yield column, stored.get(column), expected.get(column)


def _presence(row: Mapping[str, object] | None) -> str:
    return "a row" if row else "no row"
