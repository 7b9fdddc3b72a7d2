"""The one statement that recomputes whole keys: composed once, from sql/recompute.

All three tables of rollups in one statement, so that they come from one snapshot and
the parts always sum to the year's row. It writes what differs, removes what no longer
follows from any source, and keeps every change as a version.
"""

from dataclasses import dataclass
from pathlib import Path

from django.db.models import Model

from benefits.models import (
    ForceYearRollup,
    ForceYearVersion,
    MeasureYearRollup,
    MeasureYearVersion,
    YearRollup,
    YearVersion,
)

_FILES = Path(__file__).parent.parent / "sql"
_NOT_FIGURES = {
    "id",
    "collaboration",
    "financial_year",
    "measure",
    "force",
    "basis",
    "refreshed_at",
}


def columns(model: type[Model]) -> tuple[str, ...]:
    """Give the names of a rollup's figures, in the order of its fields."""
    names = [field.name for field in model._meta.local_concrete_fields]
    return tuple(sorted(name for name in names if name not in _NOT_FIGURES))


YEAR_COLUMNS = columns(YearRollup)
FORCE_COLUMNS = columns(ForceYearRollup)
MEASURE_COLUMNS = columns(MeasureYearRollup)


@dataclass(frozen=True, slots=True)
class _Written:
    """A table of rollups: where its rows are computed, and what makes a row one."""

    name: str
    model: type[Model]
    versions: type[Model]
    key: tuple[str, ...]
    figures: tuple[str, ...]

    def parts(self, template: str) -> str:
        """Give the parts of the statement that write, remove, and keep versions."""
        figures = self.figures
        return template.format(
            name=self.name,
            table=self.model._meta.db_table,
            versions=self.versions._meta.db_table,
            key=", ".join(self.key),
            figures=", ".join(figures),
            assignments=", ".join(f"{name} = excluded.{name}" for name in figures),
            stored=", ".join(f"stored.{name}" for name in figures),
            excluded=", ".join(f"excluded.{name}" for name in figures),
            same_key=" AND ".join(_is_same(name) for name in self.key),
        )


def _is_same(name: str) -> str:
    """Compare what may be null apart: only the plain comparison can be hashed."""
    operator = "IS NOT DISTINCT FROM" if name == "force_id" else "="
    return f"kept.{name} {operator} stored.{name}"


_YEAR = ("collaboration_id", "financial_year")
TABLES = (
    _Written("year", YearRollup, YearVersion, _YEAR, YEAR_COLUMNS),
    _Written(
        "force",
        ForceYearRollup,
        ForceYearVersion,
        (*_YEAR, "force_id", "basis"),
        FORCE_COLUMNS,
    ),
    _Written(
        "measure",
        MeasureYearRollup,
        MeasureYearVersion,
        (*_YEAR, "measure_id", "force_id", "basis"),
        MEASURE_COLUMNS,
    ),
)


def _statement() -> str:
    computed = [_read(path) for path in sorted((_FILES / "recompute").glob("*.sql"))]
    template = _read(_FILES / "write" / "rollup.sql")
    written = [table.parts(template) for table in TABLES]
    changed = _read(_FILES / "write" / "changed.sql")
    return "WITH " + ",\n".join([*computed, *written]) + "\n" + changed


def _read(path: Path) -> str:
    return path.read_text().strip().rstrip(",")


SQL = {path.stem: path.read_text() for path in _FILES.glob("*.sql")}
SQL["recompute_keys"] = _statement()
