"""Each measure's financial year by its two roll-up rules."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from benefits.models import BenefitMeasure, MeasureYearRollup, Reading
from benefits.reference_rollups.counted import Basis, Counted
from benefits.reference_rollups.ledger import (
    SIDES,
    Figures,
    Ledger,
    Measured,
    money_of,
)
from benefits.reference_rollups.roll_up import Figure, NotAdditiveError, Rules, roll_up
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import pounds_of

# A measure's reference, a force's slug or None, and the basis.
MeasureKey = tuple[str, str | None, str]


def measure_rows(ledger: Ledger, year: FinancialYear) -> dict[MeasureKey, Figures]:
    """Give each measure's year: as a whole, by force, and what could not be split."""
    rows: dict[MeasureKey, Figures] = {}
    measured, money = ledger.measured(year), money_of(ledger, year)
    for measure in ledger.measures:
        sides = {side: measured[side].get(measure.pk, []) for side in SIDES}
        found = [row for side in SIDES for row in sides[side]]
        forces = {row.force.slug for row in found if row.force}
        if found:
            whole = _measure_row(measure, sides)
            rows[measure.reference, None, MeasureYearRollup.Basis.WHOLE] = whole
        for force in forces:
            of_force = {
                side: [
                    row for row in sides[side] if row.force and row.force.slug == force
                ]
                for side in SIDES
            }
            rows[measure.reference, force, Basis.RECORDED] = _measure_row(
                measure, of_force
            )
        for side in SIDES:
            if measure.pk in money[side]:
                _add_counted(rows, measure, side, money[side][measure.pk][1])
    return rows


def _add_counted(
    rows: dict[MeasureKey, Figures], measure: BenefitMeasure, side: str, each: Counted
) -> None:
    """Write what counts beside the measure's own figures, or in rows of its own."""
    whole = (None, MeasureYearRollup.Basis.WHOLE)
    for (force, basis), pence in [(whole, each.counts), *each.by_force.items()]:
        key = (measure.reference, force, str(basis))
        row = rows.setdefault(key, _measure_row(measure, {}))
        row[f"{side}_counted"] = pounds_of(pence)


def _measure_row(
    measure: BenefitMeasure, sides: Mapping[str, Sequence[Measured]]
) -> Figures:
    targets = sides.get("planned", [])
    found = sides.get("realised", [])
    read = [row for row in found if isinstance(row, Reading) and not row.absence]
    planned, _ = _rolled(targets, Rules.of(measure, of_targets=True))
    realised, is_additive = _rolled(read, Rules.of(measure))
    return {
        "planned": planned,
        "realised": realised,
        "is_additive": is_additive,
        "planned_counted": None,
        "realised_counted": None,
        "targets": len(targets),
        "readings": len(read),
        "absences": sum(
            isinstance(row, Reading) and row.absence == Reading.Absence.NO_READING
            for row in found
        ),
    }


def _rolled(rows: Sequence[Measured], rules: Rules) -> tuple[Decimal | None, bool]:
    """Give the value, and whether the rules give one; nothing is no fault of theirs."""
    if not rows:
        return None, True
    try:
        return roll_up([Figure.of(row) for row in rows], rules), True
    except NotAdditiveError:
        return None, False
