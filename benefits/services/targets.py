"""What a measure is planned to reach: its targets, year by year."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q

from benefits.models import PERCENT, BenefitMeasure, Direction, Target
from benefits.services.measures import MEASURE
from collaborations.access import Action
from collaborations.models import Force
from collaborations.services.dates import refuse_wrong_period
from collaborations.services.records import RecordKind, hold, refuse_changed
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date


def bound_fault(measure: BenefitMeasure, figure: Decimal) -> str:
    """Say why a percentage cannot be one."""
    if measure.unit == PERCENT and not 0 <= figure <= 100:
        return "Enter a percentage from 0 to 100."
    return ""


def check_target(target: Target) -> None:
    """Raise ValidationError by field unless the target can be one of its measure."""
    measure = target.measure
    if target.collaboration_id != measure.collaboration_id:
        raise ValidationError({"measure": "Choose a measure of this collaboration."})
    target.type = measure.type
    refuse_wrong_period(target)
    name = "amount" if measure.is_monetary else "value"
    other = "value" if name == "amount" else "amount"
    faults: dict[str, str] = {}
    figure = getattr(target, name)
    if getattr(target, other) is not None or figure is None:
        faults[name] = f"Enter the target in {measure.unit or 'the unit of measure'}."
    elif fault := bound_fault(measure, figure) or _direction_fault(measure, figure):
        faults[name] = fault
    if measure.withdrawn_on and target.starts_on >= measure.withdrawn_on:
        day = uk_date(measure.withdrawn_on)
        faults["starts_on"] = f"The measure was withdrawn on {day}."
    if measure.baseline_on and target.ends_on < measure.baseline_on:
        day = uk_date(measure.baseline_on)
        faults["starts_on"] = f"The baseline is of {day}. Enter a later period."
    faults |= _place_faults(target)
    if faults:
        raise ValidationError(faults)


def _place_faults(target: Target) -> dict[str, str]:
    """Say why the force or the period cannot have a target of its own."""
    days = {"starts_on__lte": target.ends_on, "ends_on__gte": target.starts_on}
    if target.force is not None and not _takes_part(target.force, target):
        return {"force": f"{target.force} does not take part in this period."}
    others = target.measure.targets.filter(**days).exclude(pk=target.pk)
    if target.force is not None:
        others = others.filter(Q(force=target.force) | Q(force__isnull=True))
    other = others.select_related("force").order_by("starts_on", "pk").first()
    if other is None:
        return {}
    whose = f"the target of {other.force}" if other.force else "the target"
    first, last = uk_date(other.starts_on), uk_date(other.ends_on)
    problem = f"It runs into {whose} for {first} to {last}, and both would count."
    return {"starts_on": problem}


def _takes_part(force: Force, period: Target) -> bool:
    from_first = Q(left_on__isnull=True) | Q(left_on__gte=period.starts_on)
    to_last = Q(joined_on__isnull=True) | Q(joined_on__lte=period.ends_on)
    members = period.collaboration.participations.filter(from_first, to_last)
    return members.filter(force=force).exists()


def _direction_fault(measure: BenefitMeasure, figure: Decimal) -> str:
    baseline = (
        measure.baseline_amount if measure.is_monetary else measure.baseline_value
    )
    if baseline is None or measure.is_dis_benefit:
        return ""
    if measure.direction == Direction.DOWN and figure > baseline:
        return (
            "Enter a target no higher than the baseline, because lower is better for"
            " this measure."
        )
    if measure.direction == Direction.UP and figure < baseline:
        return (
            "Enter a target no lower than the baseline, because higher is better for"
            " this measure."
        )
    return ""


TARGET = RecordKind(
    model=Target,
    action=Action.DEFINE_MEASURE,
    fields=("force", "starts_on", "ends_on", "amount", "value"),
    check=check_target,
)


class RefusedTargetsError(ValidationError):
    """Some targets of many cannot be: which year, and why. None was saved."""

    def __init__(self, faults: Mapping[FinancialYear, ValidationError]) -> None:
        self.faults = dict(faults)
        super().__init__(list(self.faults.values()))


@transaction.atomic
def set_targets(
    *,
    measure: BenefitMeasure,
    targets: Mapping[FinancialYear, Decimal | None],
    by: Any,
    version: int,
) -> None:
    """Set the targets of whole financial years; None takes a year's target away.

    Raises PermissionDenied, or RefusedTargetsError with the fault of each year.
    """
    hold(MEASURE, measure.collaboration, by)
    rows = BenefitMeasure.objects.select_for_update(of=("self",))
    locked: BenefitMeasure = rows.get(pk=measure.pk)
    refuse_changed(locked, version)
    stored = {
        row.financial_year: row
        for row in locked.targets.filter(force=None)
        if (row.starts_on, row.ends_on) == _days(row.financial_year)
    }
    wanted: list[Target] = []
    faults: dict[FinancialYear, ValidationError] = {}
    for year, figure in targets.items():
        if figure is None:
            continue
        row = stored.get(year) or Target(
            measure=locked,
            collaboration=locked.collaboration,
            starts_on=year.start,
            ends_on=year.end,
        )
        row.amount, row.value = (figure, None) if locked.is_monetary else (None, figure)
        try:
            check_target(row)
            row.clean_fields(exclude={"measure", "collaboration", "force"})
        except ValidationError as fault:
            faults[year] = fault
        wanted.append(row)
    if faults:
        raise RefusedTargetsError(faults)
    with changes_made_by(by):
        for year, row in stored.items():
            if year in targets and targets[year] is None:
                row.delete()
        for row in wanted:
            row.save()
        # What belongs to a measure changes its version too.
        BenefitMeasure.objects.filter(pk=locked.pk).update(version=F("version") + 1)
    measure.refresh_from_db(fields=["version"])


def _days(year: FinancialYear) -> tuple[Any, Any]:
    return year.start, year.end
