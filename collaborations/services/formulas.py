"""Choosing how cost shares are computed, and recording what the formula measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from collaborations.access import Action
from collaborations.models import (
    WHOLE_WEIGHT,
    Collaboration,
    CostFormula,
    Driver,
    DriverValue,
    FormulaComponent,
    Participation,
)
from collaborations.reports.formulas import driver_values
from collaborations.reports.set_versions import OF_DRIVERS, set_version
from collaborations.services.many import save_many
from collaborations.services.records import (
    RecordKind,
    hold,
    refuse_changed,
    refuse_other_version,
)
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.history import Save, changes_made_by, rows_before


def _restore(formula: CostFormula, save: Save, by: Any) -> None:
    """Put back the formula and the parts of a hybrid."""
    for name in COST_FORMULA.fields:
        setattr(formula, name, save.before[name])
    formula.full_clean()
    formula.save()
    rows = rows_before(save, FormulaComponent, formula=formula.pk)
    if _set_parts(formula, {Driver(row["driver"]): row["weight"] for row in rows}):
        CostFormula.objects.filter(pk=formula.pk).update(version=F("version") + 1)


COST_FORMULA = RecordKind(
    model=CostFormula,
    fields=("kind", "first_year", "note"),
    action=Action.CHANGE_SHARES,
    restore=_restore,
)
FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class FormulaDraft:
    """`parts` are the drivers of a hybrid, in hundredths of a per cent."""

    kind: str
    first_year: FinancialYear
    note: str
    parts: Mapping[Driver, int]


@dataclass(frozen=True, slots=True)
class DriverEntry:
    """What was typed for one force and driver; no value takes a recorded one away."""

    participation: Participation
    driver: Driver
    value: Decimal | None
    source: str


@transaction.atomic
def choose_formula(
    *,
    collaboration: Collaboration,
    draft: FormulaDraft,
    by: Any,
    version: int | None = None,
) -> CostFormula:
    """Let a formula hold from a financial year; the one of that year is changed.

    `version` is that of the formula that the writer has read, 0 for none. Raises
    PermissionDenied, or ValidationError.
    """
    held = hold(COST_FORMULA, collaboration, by)
    rows = CostFormula.objects.filter(
        collaboration=held, first_year=draft.first_year.start_year
    )
    formula: CostFormula | None = rows.order_by("pk").first()
    if formula is None:
        formula = CostFormula(collaboration=held)
    elif version is not None:
        refuse_changed(formula, version)
    formula.kind, formula.note = draft.kind, draft.note
    formula.first_year = draft.first_year
    _refuse_wrong_parts(formula, draft.parts)
    formula.full_clean()
    with changes_made_by(by):
        formula.save()
        if _set_parts(formula, draft.parts):
            # What belongs to a record changes its version too.
            CostFormula.objects.filter(pk=formula.pk).update(version=F("version") + 1)
    formula.refresh_from_db()
    return formula


@transaction.atomic
def record_drivers(
    *,
    collaboration: Collaboration,
    year: FinancialYear,
    entries: list[DriverEntry],
    by: Any,
    version: str | None = None,
) -> int:
    """Write what was typed over what is recorded of a year; give how many changed.

    `version` is that of the year's values as the writer has read them. Raises
    PermissionDenied, or ValidationError about an entry, with `participation` and
    `driver` among its parameters; with code `changed_meanwhile` for another version.
    """
    held = hold(COST_FORMULA, collaboration, by)
    if version is not None:
        refuse_other_version(version_of_drivers(held, year), version)
    members = held.participations.select_related("force").in_bulk()
    if faults := [fault for e in entries if (fault := _fault(e, members, year))]:
        raise ValidationError(faults)
    stored = driver_values(list(members.values()), year)
    new, known = [], []
    for entry in entries:
        row = stored.get((entry.participation.pk, entry.driver))
        if row is not None:
            known.append((entry, row))
        elif entry.value is not None:
            new.append(_new_value(entry, entry.value, year))
    with changes_made_by(by):
        return len(save_many(new)) + sum(_rewritten(*pair) for pair in known)


def version_of_drivers(collaboration: Collaboration, year: FinancialYear) -> str:
    rows = DriverValue.objects.filter(
        participation__collaboration=collaboration, financial_year=year
    )
    return set_version(rows, OF_DRIVERS)


def _new_value(entry: DriverEntry, value: Decimal, year: FinancialYear) -> DriverValue:
    return DriverValue(
        participation=entry.participation,
        driver=entry.driver,
        financial_year=year,
        value=value,
        source=entry.source,
    )


def _rewritten(entry: DriverEntry, row: DriverValue) -> bool:
    if entry.value is None:
        row.delete()
        return True
    if (row.value, row.source) == (entry.value, entry.source):
        return False
    row.value, row.source = entry.value, entry.source
    row.full_clean()
    row.save()
    return True


def _fault(
    entry: DriverEntry, members: Mapping[int, Participation], year: FinancialYear
) -> ValidationError | None:
    member = members.get(entry.participation.pk)
    problem = ""
    if member is None or not takes_part_in(member, year):
        problem = f"{entry.participation.force} does not take part in {year}."
    elif entry.value is not None and entry.value < 0:
        problem = f"{member.force} needs a figure of 0 or more."
    if not problem:
        return None
    about = {"participation": entry.participation.pk, "driver": entry.driver}
    return ValidationError(problem, params=about)


def takes_part_in(member: Participation, year: FinancialYear) -> bool:
    """Say whether a force takes part on any day of a year; no date excludes nothing."""
    joined, left = member.joined_on, member.left_on
    has_begun = joined is None or joined <= year.end
    return has_begun and (left is None or left >= year.start)


def _refuse_wrong_parts(formula: CostFormula, parts: Mapping[Driver, int]) -> None:
    if not formula.is_hybrid:
        if parts:
            problem = "Only a hybrid has parts. Leave them empty, or choose hybrid."
            raise ValidationError({"kind": problem})
        return
    if len(parts) < FEWEST_PARTS:
        raise ValidationError({"kind": "Give a hybrid at least two parts."})
    total = sum(parts.values())
    if total != WHOLE_WEIGHT:
        verb = "Add" if total < WHOLE_WEIGHT else "Take away"
        gap = Decimal(abs(WHOLE_WEIGHT - total)).scaleb(-2)
        said = f"The parts total {Decimal(total).scaleb(-2):.2f}%."
        raise ValidationError({"kind": f"{said} {verb} {gap:.2f} to reach 100.00%."})


def _set_parts(formula: CostFormula, parts: Mapping[Driver, int]) -> bool:
    """Write the parts of a hybrid; say whether any differs."""
    stored = {part.driver: part for part in formula.components.all()}
    if {name: part.weight for name, part in stored.items()} == parts:
        return False
    for driver, weight in parts.items():
        part = stored.pop(driver, None)
        part = part or FormulaComponent(formula=formula, driver=driver)
        if part.pk is None or part.weight != weight:
            part.weight = weight
            part.full_clean()
            part.save()
    for part in stored.values():
        part.delete()
    return True
