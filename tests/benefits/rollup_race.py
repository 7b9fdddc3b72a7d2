"""The race harness: edits, drains and rebuilds on connections of their own.

Nothing here sleeps. A thread is held where the test wants it by a lock that the test
takes first, and PostgreSQL itself says when the thread has come to wait there.
"""

import datetime as dt
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from queue import Empty, SimpleQueue
from typing import Any

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F

from benefits import rollups
from benefits.models import BenefitMeasure, Reading, SpendEntry
from collaborations.models import Collaboration, CostShare, Participation
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

YEARS = tuple(FinancialYear(year) for year in (2023, 2024, 2025))
NOW = dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)
PATIENCE_SECONDS = 20


def drain_all() -> None:
    while rollups.drain().collaborations:
        pass


def on_own_connection(work: Callable[[], Any]) -> Any:
    try:
        return work()
    finally:
        connection.close()


class Portfolio:
    """A few collaborations, so that edits meet on the same keys."""

    def __init__(self, size: int) -> None:
        forces = [factories.ForceFactory() for _ in range(3)]
        self.ids = [self._make(forces) for _ in range(size)]
        self.forces = [force.pk for force in forces]

    def _make(self, forces: list[Any]) -> int:
        made: Collaboration = factories.CollaborationFactory()
        for weight, force in enumerate(forces, start=1):
            member = factories.ParticipationFactory(collaboration=made, force=force)
            factories.CostShareFactory(participation=member, weight=weight)
        factories.BenefitMeasureFactory(collaboration=made)
        return made.pk


class Editor:
    """One person who edits, in every way that there is."""

    def __init__(self, portfolio: Portfolio, seed: int) -> None:
        self.portfolio = portfolio
        self.choose = random.Random(seed)  # noqa: S311 (a repeatable race, no secret)
        self.ways = (
            self.add_spend,
            self.add_spend_by_sql,
            self.change_amount,
            self.move_to_another_year,
            self.delete_by_sql,
            self.agree_new_weight,
            self.leave_or_return,
            self.add_or_correct_readings,
            self.change_many,
        )

    def edit(self) -> None:
        self.mine = self.choose.choice(self.portfolio.ids)
        self.choose.choice(self.ways)()

    def period(self) -> dict[str, dt.date]:
        year = self.choose.choice(YEARS)
        first = year.start + dt.timedelta(self.choose.randrange(0, 300))
        last = first + dt.timedelta(self.choose.randrange(0, 60))
        return {"starts_on": first, "ends_on": last}

    def amount(self) -> Decimal:
        return Decimal(self.choose.randrange(-500, 5000)).scaleb(-2)

    def entry(self) -> int:
        """Give some entry's key: it may be gone by the time it is used."""
        newest = SpendEntry.objects.filter(collaboration=self.mine).order_by("-pk")
        keys = newest.values_list("pk", flat=True)[:20]
        return self.choose.choice([*keys] or [0])

    def add_spend(self) -> None:
        SpendEntry.objects.create(
            collaboration_id=self.mine,
            force_id=self.choose.choice([None, None, *self.portfolio.forces]),
            kind=self.choose.choice(SpendEntry.Kind.values),
            amount=self.amount(),
            **self.period(),
        )

    def add_spend_by_sql(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO benefits_spendentry (collaboration_id, kind, category,"
                " plan_version, version, cost_type, reason, basis, source, amount,"
                " recorded_at, starts_on, ends_on) VALUES (%s, 'actual', 'running', 1,"
                " 1, '', '', '', '', %s, now(), %s, %s)",
                [self.mine, self.choose.randrange(999), *self.period().values()],
            )

    def change_amount(self) -> None:
        entry = SpendEntry.objects.filter(pk=self.entry()).first()
        if entry is not None:
            entry.amount = self.amount()
            entry.save()

    def move_to_another_year(self) -> None:
        SpendEntry.objects.filter(pk=self.entry()).update(**self.period())

    def delete_by_sql(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM benefits_spendentry WHERE id = %s", [self.entry()]
            )

    def agree_new_weight(self) -> None:
        shares = CostShare.objects.filter(participation__collaboration=self.mine)
        key = self.choose.choice(shares.values_list("pk", flat=True))
        CostShare.objects.filter(pk=key).update(weight=self.choose.randrange(9))

    def leave_or_return(self) -> None:
        members = Participation.objects.filter(collaboration=self.mine)
        key = self.choose.choice(members.values_list("pk", flat=True))
        left_on = self.choose.choice([None, dt.date(2024, 9, 30)])
        Participation.objects.filter(pk=key).update(left_on=left_on)

    @transaction.atomic
    def add_or_correct_readings(self) -> None:
        measure = BenefitMeasure.objects.select_for_update().get(
            collaboration=self.mine
        )
        year = self.choose.choice(YEARS)
        fields = {
            "measure": measure,
            "collaboration": measure.collaboration,
            "type": measure.type,
            "amount": self.amount(),
            "state": Reading.State.CONFIRMED,
            "recorded_at": NOW,
            "starts_on": year.start,
            "ends_on": year.end,
        }
        in_year = Reading.objects.filter(measure=measure, starts_on=year.start)
        newest = in_year.current().first()
        if newest is not None:
            fields |= {"supersedes": newest, "reason": "counted again"}
        Reading.objects.bulk_create([Reading(**fields)])

    @transaction.atomic
    def change_many(self) -> None:
        # One after the other: two such statements could lock rows crosswise.
        BenefitMeasure.objects.select_for_update().get(collaboration=self.mine)
        newest = SpendEntry.objects.filter(collaboration=self.mine).order_by("-pk")[:5]
        keys = sorted(newest.values_list("pk", flat=True))
        SpendEntry.objects.filter(pk__in=keys).update(amount=F("amount") + 1)


class Race:
    """Editors, two drains, a rebuild and a killer of drains, all at once."""

    def __init__(self, edits: int, editors: int = 4, kill_every: int = 200) -> None:
        self.portfolio = Portfolio(size=6)
        self.edits_each = edits // editors
        self.editors = editors
        self.kill_every = kill_every
        self.done = threading.Event()
        self.edits = 0
        self.overtaken = 0
        self.drains = 0
        self.rebuilds = 0
        self.killed = 0
        self._count = threading.Lock()
        self._due_kills: SimpleQueue[None] = SimpleQueue()
        self._drain_pids: dict[int, int] = {}

    def run(self) -> None:
        with ThreadPoolExecutor(self.editors + 4) as threads:
            editing = [
                threads.submit(on_own_connection, lambda seed=seed: self._edit(seed))
                for seed in range(self.editors)
            ]
            working = [
                threads.submit(on_own_connection, work)
                for work in (
                    lambda: self._drain(0),
                    lambda: self._drain(1),
                    self._rebuild,
                    self._kill,
                )
            ]
            try:
                for editor in editing:
                    editor.result()
            finally:
                self.done.set()
            for worker in working:
                worker.result()

    def _edit(self, seed: int) -> None:
        editor = Editor(self.portfolio, seed)
        for _ in range(self.edits_each):
            editor.edit()
            with self._count:
                self.edits += 1
                if self.edits % self.kill_every == 0:
                    self._due_kills.put(None)

    def _drain(self, place: int) -> None:
        """Drain until all edits are made; a killed drain reconnects and goes on."""
        choose = random.Random(place)  # noqa: S311 (a repeatable race, no secret)
        while not self.done.is_set():
            before = self.edits
            try:
                self._drain_pids[place] = backend_pid()
                worked = rollups.drain(limit=choose.randrange(1, 20)).keys
            except (OperationalError, InterfaceError):
                connection.close()
                continue
            with self._count:
                self.drains += bool(worked)
                self.overtaken += bool(worked) and self.edits > before

    def _rebuild(self) -> None:
        while not self.done.is_set():
            rollups.rebuild(chunks=3)
            self.rebuilds += 1

    def _kill(self) -> None:
        """Kill the backend of a drain, as if its worker had died, when one is due."""
        while not self.done.is_set():
            try:
                self._due_kills.get(timeout=0.05)
            except Empty:
                continue
            pid = self._drain_pids.get(self.killed % 2, 0)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
                self.killed += bool(cursor.fetchone()[0])


# --- forced interleavings ------------------------------------------------------------


def backend_pid() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid: int = cursor.fetchone()[0]
    return pid


class Started:
    """Work begun on a thread and a connection of its own."""

    def __init__(self, threads: ThreadPoolExecutor, work: Callable[[], Any]) -> None:
        self._pid: Future[int] = Future()
        self._work = work
        self._outcome = threads.submit(on_own_connection, self._run)

    def _run(self) -> None:
        self._pid.set_result(backend_pid())
        self._work()

    def until_it_waits(self) -> bool:
        """Wait until it is held by a lock (true) or has finished (false)."""
        pid = self._pid.result(PATIENCE_SECONDS)
        patience = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < patience:
            with connection.cursor() as cursor:
                cursor.execute("SELECT cardinality(pg_blocking_pids(%s))", [pid])
                if cursor.fetchone()[0]:
                    return True
            if self._outcome.done():
                self.finish()
                return False
        raise TimeoutError("The thread neither waits nor finishes.")

    def finish(self) -> None:
        self._outcome.result(PATIENCE_SECONDS)


@contextmanager
def held(key: rollups.Key) -> Iterator[Callable[[], None]]:
    """Hold a key's lock and its rollup row on a connection of their own.

    Gives the function that lets go. Whoever recomputes the key waits at one of the two.
    """
    holder = connection.copy()
    cursor = holder.cursor()
    try:
        holder.set_autocommit(False)
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, %s)",
            [rollups.KEY_LOCK, rollups.lock_number(key)],
        )
        cursor.execute(
            "SELECT id FROM benefits_yearrollup WHERE collaboration_id = %s"
            " AND financial_year = %s FOR UPDATE",
            key,
        )
        yield holder.rollback
    finally:
        holder.close()


def overtake(
    first: Callable[[], Any], second: Callable[[], Any], *, is_queued: bool
) -> bool:
    """Let a second worker overtake a first one that works on two keys.

    The first is held at the earlier key. The later key is then edited, and the second
    worker takes that edit. Says whether the first was really held. A drain needs the
    two keys in the queue; for a rebuild they must not be there.
    """
    earlier, later = _two_keys()
    if is_queued:
        _edit(earlier)
        _edit(later)
    with ThreadPoolExecutor(2) as threads, held(earlier) as let_go:
        slow = Started(threads, first)
        was_held = slow.until_it_waits()
        _edit(later)
        quick = Started(threads, second)
        quick.until_it_waits()
        let_go()
        slow.finish()
        quick.finish()
    return was_held


def _two_keys() -> tuple[rollups.Key, rollups.Key]:
    made = factories.CollaborationFactory(pk=7)
    for year in YEARS[:2]:
        factories.SpendEntryFactory(
            collaboration=made, starts_on=year.start, ends_on=year.end
        )
    drain_all()
    earlier, later = (rollups.Key(made.pk, year.start_year) for year in YEARS[:2])
    return earlier, later


def _edit(key: rollups.Key) -> None:
    rows = SpendEntry.objects.filter(
        collaboration=key.collaboration_id, financial_year=key.start_year
    )
    rows.update(amount=F("amount") + 1)
