"""Write rows so that a second time changes nothing: only what differs is written."""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db.models import GeneratedField, Model, QuerySet

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of one kind the files give, and what had to be written."""

    model: type[Model]
    total: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0

    def __str__(self) -> str:
        names = self.model._meta
        noun = names.verbose_name if self.total == 1 else names.verbose_name_plural
        return f"{self.total:,} {noun}"


class Writer:
    """Brings stored rows into step with the files, and counts what it did."""

    def __init__(self) -> None:
        self.tallies: dict[type[Model], Tally] = {}

    def write(
        self,
        wanted: Sequence[M],
        stored: QuerySet[M],
        key: Callable[[M], Hashable],
        *,
        once: Collection[str] = (),
        removes: bool = False,
    ) -> list[M]:
        """Return the rows as stored. Fields in `once` are set on creation only.

        With `removes`, stored rows that the files no longer give are deleted: for
        rows that are the register's own and that nothing else refers to.
        """
        before = {key(row): row for row in stored}
        fresh = [row for row in wanted if key(row) not in before]
        stored.model._default_manager.bulk_create(fresh)
        changed = 0
        kept: list[M] = []
        for row in wanted:
            known = before.pop(key(row), None)
            changed += known is not None and _bring_into_step(known, row, once)
            kept.append(row if known is None else known)
        self._remove(before.values() if removes else ())
        removed = len(before) if removes else 0
        self._count(Tally(stored.model, len(wanted), len(fresh), changed, removed))
        return kept

    def _remove(self, rows: Collection[M]) -> None:
        for row in rows:
            row.delete()

    def _count(self, tally: Tally) -> None:
        sofar = self.tallies.get(tally.model, Tally(tally.model))
        self.tallies[tally.model] = replace(
            sofar,
            total=sofar.total + tally.total,
            added=sofar.added + tally.added,
            changed=sofar.changed + tally.changed,
            removed=sofar.removed + tally.removed,
        )


def _bring_into_step(known: Model, wanted: Model, once: Collection[str]) -> bool:
    different = [
        field
        for field in known._meta.local_concrete_fields
        if not (field.primary_key or isinstance(field, GeneratedField))
        and field.name not in once
        and getattr(known, field.attname) != getattr(wanted, field.attname)
    ]
    for field in different:
        setattr(known, field.attname, getattr(wanted, field.attname))
    if different:
        known.save(update_fields=[field.name for field in different])
    return bool(different)
