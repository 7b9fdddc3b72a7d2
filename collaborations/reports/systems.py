"""The ICT systems in use on a day: one row for each purpose, one cell for each force.

Forces are those that take part on the day. A purpose *differs* when two forces work
with different systems, or a force notes a difference; it is *the same* when every force
works with systems of the same names and notes none; otherwise we do not know, because
a force's system is not recorded. Names are compared without regard to case.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from collaborations.models import Collaboration, Force, SystemInUse
from collaborations.reports.contributions import members_on

Purpose = SystemInUse.Purpose


@dataclass(frozen=True, slots=True)
class SystemEntry:
    number: int
    force: str
    name: str
    differences: str
    seen_by: str
    as_at: dt.date


@dataclass(frozen=True, slots=True)
class PurposeRow:
    """The systems for one purpose; an empty cell is a force without a record."""

    purpose: str
    cells: tuple[tuple[SystemEntry, ...], ...]

    @property
    def entries(self) -> tuple[SystemEntry, ...]:
        return tuple(entry for cell in self.cells for entry in cell)

    @property
    def differs(self) -> bool | None:
        """Say whether forces differ; None: not every force has a record."""
        named = [frozenset(e.name.casefold() for e in cell) for cell in self.cells]
        recorded = [names for names in named if names]
        if len(set(recorded)) > 1 or any(e.differences for e in self.entries):
            return True
        return False if len(recorded) == len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Systems:
    on: dt.date
    forces: tuple[str, ...]
    rows: tuple[PurposeRow, ...]

    @property
    def without_record(self) -> tuple[str, ...]:
        known = {entry.force for row in self.rows for entry in row.entries}
        return tuple(force for force in self.forces if force not in known)

    @property
    def oldest(self) -> dt.date | None:
        """Give the day of the record that is longest ago."""
        days = (entry.as_at for row in self.rows for entry in row.entries)
        return min(days, default=None)

    @property
    def differing(self) -> int:
        return sum(row.differs is True for row in self.rows)


def systems(collaboration: Collaboration, *, on: dt.date) -> Systems:
    """Set out what the forces that take part on a day work with."""
    forces = tuple(members_on(collaboration, on))
    rows = SystemInUse.objects.filter(collaboration=collaboration, as_at__lte=on)
    cells: dict[tuple[str, int], list[SystemInUse]] = defaultdict(list)
    for row in rows.order_by("name", "pk"):
        cells[row.purpose, row.force_id].append(row)
    member_ids = {force.pk for force in forces}
    used = {purpose for purpose, force_id in cells if force_id in member_ids}
    return Systems(
        on=on,
        forces=tuple(force.name for force in forces),
        rows=tuple(_row(p, forces, cells) for p in Purpose if p in used),
    )


def _row(
    purpose: Purpose,
    forces: Sequence[Force],
    cells: Mapping[tuple[str, int], Sequence[SystemInUse]],
) -> PurposeRow:
    return PurposeRow(
        purpose=str(purpose.label),
        cells=tuple(
            tuple(_entry(row, force) for row in cells.get((purpose, force.pk), ()))
            for force in forces
        ),
    )


def _entry(row: SystemInUse, force: Force) -> SystemEntry:
    return SystemEntry(
        number=row.number or 0,
        force=force.name,
        name=row.name,
        differences=row.differences,
        seen_by=row.seen_by,
        as_at=row.as_at,
    )
