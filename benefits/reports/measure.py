"""One benefit measure: what it is, what it lacks to be tracked, and its figures.

Figures are in the measure's unit. Provisional readings are told to participants only,
and so are the names of who entered them (rules.md 4.1). A corrected reading stays in
the list, below the one that took its place.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benefits.models import (
    BenefitMeasure,
    BenefitShare,
    MeasureYearRollup,
    OverlapMember,
    PublishedClaim,
    Reading,
    Target,
)
from benefits.reports.freshness import Freshness, freshness
from benefits.reports.periods import period_text
from benefits.reports.tracking import Benefit, benefit_of, is_live
from benefits.reports.units import figure_text, in_unit, reading_text
from collaborations import access
from collabtrack.shared.financial_years import FinancialYear


@dataclass(frozen=True)
class ReadingLine:
    """A reading as people read it. who is empty for those who may not know."""

    reading: Reading
    period: str
    force: str
    value: str
    note: str
    state: str
    who: str
    corrected_by: str
    is_current: bool

    @property
    def address(self) -> dict[str, Any]:
        """Give what names the reading in a URL, beside its measure's reference."""
        row = self.reading
        return {
            "day": row.starts_on.isoformat(),
            "force": row.force.slug if row.force else "all",
            "revision": row.revision,
        }


@dataclass(frozen=True)
class TargetLine:
    target: Target
    period: str
    force: str
    value: str


@dataclass(frozen=True)
class YearLine:
    """A financial year by the measure's rules: planned beside realised, never added."""

    year: FinancialYear
    is_whole: bool
    force: str
    basis: str
    planned: str
    realised: str
    counted: Decimal | None
    readings: int
    absences: int


@dataclass(frozen=True)
class MeasureReport:
    measure: BenefitMeasure
    benefit: Benefit | None
    is_live: bool
    baseline: str
    target: TargetLine | None
    actual: ReadingLine | None
    readings: tuple[ReadingLine, ...]
    targets: tuple[TargetLine, ...]
    years: tuple[YearLine, ...]
    shares: tuple[BenefitShare, ...]
    claims: tuple[PublishedClaim, ...]
    overlap: OverlapMember | None
    takes_part: bool
    as_at: dt.date
    freshness: Freshness

    @property
    def whole_years(self) -> tuple[YearLine, ...]:
        return tuple(line for line in self.years if line.is_whole)

    @property
    def newest_by_force(self) -> tuple[YearLine, ...]:
        """Give the parts by force of the newest year that is read by any."""
        parts = [line for line in self.years if not line.is_whole]
        told = [line for line in parts if line.readings or line.counted is not None]
        newest = max((line.year for line in told), default=None)
        return tuple(line for line in parts if line.year == newest)

    @property
    def has_provisional(self) -> bool:
        return any(
            line.is_current and not line.reading.is_confirmed for line in self.readings
        )


def measure_report(*, user: Any, measure: BenefitMeasure, on: dt.date) -> MeasureReport:
    """Gather everything that the measure's page and its files say."""
    takes_part = access.takes_part(user, measure.collaboration)
    readings = reading_lines(measure, takes_part=takes_part)
    targets = target_lines(measure)
    standing = [line for line in readings if line.is_current]
    measured = [line for line in standing if not line.reading.absence]
    shares = measure.shares.select_related("force").order_by("force__slug")
    overlaps = OverlapMember.objects.visible_to(user).filter(measure=measure)
    return MeasureReport(
        measure=measure,
        benefit=None if measure.is_dis_benefit else benefit_of(measure, on=on),
        is_live=is_live(measure, on),
        baseline=baseline_text(measure),
        target=targets[-1] if targets else None,
        actual=measured[0] if measured else None,
        readings=readings,
        targets=targets,
        years=year_lines(measure),
        shares=tuple(shares),
        claims=tuple(measure.published_claims.order_by("pk")),
        overlap=overlaps.select_related("group").first(),
        takes_part=takes_part,
        as_at=on,
        freshness=freshness(),
    )


def baseline_text(measure: BenefitMeasure) -> str:
    if measure.baseline_amount is not None:
        return figure_text(measure, measure.baseline_amount)
    if measure.baseline_value is not None:
        return figure_text(measure, measure.baseline_value)
    return ""


def reading_lines(
    measure: BenefitMeasure, *, takes_part: bool
) -> tuple[ReadingLine, ...]:
    """List readings, newest period first, each correction above what it corrects."""
    rows = measure.readings.select_related("force", "recorded_by")
    if not takes_part:
        rows = rows.confirmed()
    ordered = list(rows.order_by("-starts_on", "force__slug", "-revision", "pk"))
    newest: dict[object, int] = {}
    for row in ordered:
        newest.setdefault((row.force_id, row.starts_on), row.revision)
    return tuple(_line(row, measure, newest, takes_part=takes_part) for row in ordered)


def _line(
    row: Reading,
    measure: BenefitMeasure,
    newest: dict[object, int],
    *,
    takes_part: bool,
) -> ReadingLine:
    is_current = newest[row.force_id, row.starts_on] == row.revision
    return ReadingLine(
        reading=row,
        period=period_text(row.starts_on, row.ends_on),
        force=row.force.name if row.force else "",
        value=reading_text(measure, row),
        note=row.note,
        state=row.get_state_display(),
        who=str(row.recorded_by) if takes_part and row.recorded_by else "",
        corrected_by="" if is_current else "Corrected",
        is_current=is_current,
    )


def target_lines(measure: BenefitMeasure) -> tuple[TargetLine, ...]:
    rows = measure.targets.select_related("force")
    return tuple(
        TargetLine(
            target=row,
            period=period_text(row.starts_on, row.ends_on),
            force=row.force.name if row.force else "",
            value=figure_text(measure, _figure(row)),
        )
        for row in rows.order_by("starts_on", "force__slug", "pk")
    )


def _figure(target: Target) -> Decimal | None:
    # Null in the database where the other holds the figure.
    amount: Decimal | None = target.amount
    return target.value if amount is None else amount


def year_lines(measure: BenefitMeasure) -> tuple[YearLine, ...]:
    rows: Iterable[MeasureYearRollup] = measure.year_rollups.select_related(
        "force"
    ).order_by("-financial_year", "force__slug", "basis")
    whole = MeasureYearRollup.Basis.WHOLE
    return tuple(
        YearLine(
            year=row.financial_year,
            is_whole=row.basis == whole,
            force=row.force.name if row.force else "",
            basis=row.get_basis_display(),
            planned=in_unit(measure, row.planned),
            realised=_realised(measure, row),
            counted=row.realised_counted,
            readings=row.readings,
            absences=row.absences,
        )
        for row in rows
    )


def _realised(measure: BenefitMeasure, row: MeasureYearRollup) -> str:
    return in_unit(measure, row.realised) if row.is_additive else "not additive"
