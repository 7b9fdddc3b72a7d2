"""Defining what is measured: measures, when they end, and their shares by force."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F

from benefits.models import (
    MONETARY,
    WHOLE,
    BenefitMeasure,
    BenefitShare,
    Reading,
)
from collaborations.access import Action
from collaborations.models import Collaboration, Force
from collaborations.services.dates import refuse_days
from collaborations.services.records import RecordKind, add_record, hold, refuse_changed
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.templatetags.figures import uk_date

FROZEN = ("unit", "across_forces", "across_time")
# What says which figures a reading has, and of whom.
SHAPE = ("is_monetary", "is_ratio", "is_weighted", "is_read_by_force")
# What every amount must say about itself (product.md 3.4, rules 4, 5 and 7).
TAGS = {
    "recurrence": "Say whether it comes once, each year again, or is a running total.",
    "extent": "Say whether it is gross or net of the cost of getting it.",
    "price_base": "Say whether it is in cash or in the prices of one year.",
    "attribution_pct": "Enter how much of it is due to the collaboration. All is 100.",
}


def check_measure(measure: BenefitMeasure) -> None:
    """Raise ValidationError by field for what the measure cannot know by itself."""
    refuse_days(measure, past=("baseline_on", "cash_confirmed_on"))
    faults = _money_faults(measure)
    baseline = "baseline_value" if measure.is_monetary else "baseline_amount"
    if getattr(measure, baseline) is not None:
        faults[baseline] = (
            "A measure in pounds has a baseline in pounds."
            if measure.is_monetary
            else "This is not measured in pounds. Enter the baseline as a number."
        )
    objective = measure.objective
    if objective and objective.collaboration_id != measure.collaboration_id:
        faults["objective"] = "Choose an objective of this collaboration."
    if faults:
        raise ValidationError(faults)
    _refuse_frozen(measure)


def _money_faults(measure: BenefitMeasure) -> dict[str, str]:
    if measure.type in MONETARY and not measure.unit:
        return {"unit": "A benefit of this type is in pounds. Enter GBP."}
    if not measure.is_monetary:
        return {}
    return {
        name: message
        for name, message in TAGS.items()
        if getattr(measure, name) in (None, "")
    }


def _refuse_frozen(measure: BenefitMeasure) -> None:
    """Raise where a figure stands on the unit or rule that changes.

    Confirmed figures freeze all of them; figures that nobody confirmed, and targets,
    only what they could not be entered by any more.
    """
    stored = BenefitMeasure.objects.filter(pk=measure.pk).first()
    if stored is None:
        return
    readings = Reading.objects.filter(measure=stored)
    changed = _changed(FROZEN, stored, measure)
    if changed and readings.confirmed().exists():
        problem = "Figures are confirmed by it."
    elif _changed(SHAPE, stored, measure) and readings.exists():
        changed = changed or _changed(("is_read_by_force",), stored, measure)
        problem = "There are readings of the other kind."
    elif _changed(("is_monetary",), stored, measure) and stored.targets.exists():
        problem = "There are targets in the other unit."
    else:
        return
    advice = "Withdraw this measure and define a new one."
    raise ValidationError(dict.fromkeys(changed, f"{problem} {advice}"))


def _changed(
    names: Sequence[str], before: BenefitMeasure, after: BenefitMeasure
) -> list[str]:
    return [name for name in names if getattr(before, name) != getattr(after, name)]


# The history is asked too, so that a reference does not come back after a removal.
_NEWEST = """
    SELECT max(substr(reference, 3)::bigint) FROM (
        SELECT reference FROM benefits_benefitmeasure
        UNION ALL SELECT reference FROM benefits_benefitmeasureevent
    ) AS known
"""


def give_reference(measure: BenefitMeasure) -> None:
    """Give a new measure the next reference; whoever defines measures takes turns."""
    with connection.cursor() as cursor:
        # Number 7104 says what the lock is for (benefits.rollups holds the others).
        cursor.execute("SELECT pg_advisory_xact_lock(7104, 0)")
        cursor.execute(_NEWEST)
        newest = cursor.fetchone()[0] or 0
    measure.reference = f"B-{newest + 1:05d}"


MEASURE = RecordKind(
    model=BenefitMeasure,
    action=Action.DEFINE_MEASURE,
    fields=(
        *("name", "description", "library_measure", "objective", "area", "type"),
        *("is_dis_benefit", "unit", "direction", "tolerance_pct", "interval"),
        *("is_read_by_force", "across_forces", "across_time", "recurrence", "extent"),
        *("price_base", "price_year", "part_year_rule", "baseline_amount"),
        *("baseline_value", "baseline_on", "baseline_source", "first_claimed_year"),
        *("last_claimed_year", "owner", "measurer", "method", "attribution_pct"),
        *("grade", "cash_status", "budget_year", "budget_line", "reinvested_in"),
        *("cash_confirmed_by", "cash_confirmed_on"),
    ),
    check=check_measure,
    complete=give_reference,
)


def define_measure(*, measure: BenefitMeasure, by: Any) -> BenefitMeasure:
    """Save a new measure under the next reference.

    Raises PermissionDenied, or ValidationError by field.
    """
    return add_record(record=measure, kind=MEASURE, by=by)


@transaction.atomic
def withdraw_measure(
    *, measure: BenefitMeasure, on: dt.date, because: str, by: Any, version: int
) -> BenefitMeasure:
    """Stop claiming a benefit from a day on; what was counted before stays.

    Raises PermissionDenied, or ValidationError by field.
    """
    hold(MEASURE, measure.collaboration, by)
    rows = BenefitMeasure.objects.select_for_update(of=("self",))
    locked: BenefitMeasure = rows.get(pk=measure.pk)
    refuse_changed(locked, version)
    if locked.withdrawn_on:
        day = uk_date(locked.withdrawn_on)
        raise ValidationError(f"It was withdrawn on {day} already.")
    locked.withdrawn_on, locked.withdrawn_because = on, because.strip()
    refuse_days(locked, past=("withdrawn_on",))
    locked.full_clean()
    with changes_made_by(by, reason=because):
        locked.save()
    locked.refresh_from_db(fields=["version"])
    return locked


@transaction.atomic
def set_benefit_shares(
    *,
    measure: BenefitMeasure,
    percentages: Mapping[Force, Decimal],
    by: Any,
    version: int,
) -> list[BenefitShare]:
    """Say how a benefit read as a whole is split: 100.00 in all, or not at all.

    Raises PermissionDenied, or ValidationError that names the difference.
    """
    collaboration = hold(MEASURE, measure.collaboration, by)
    locked = BenefitMeasure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    refuse_changed(locked, version)
    weights = {force: hundredths(share) for force, share in percentages.items()}
    weights = {force: weight for force, weight in weights.items() if weight}
    _refuse_outsiders(collaboration, weights)
    total = sum(weights.values())
    if weights and total != WHOLE:
        raise ValidationError(difference(total), code="not_whole")
    rows = [
        BenefitShare(measure=locked, force=force, weight=weight)
        for force, weight in weights.items()
    ]
    with changes_made_by(by):
        locked.shares.all().delete()
        BenefitShare.objects.bulk_create(rows)
        # What belongs to a measure changes its version too.
        BenefitMeasure.objects.filter(pk=locked.pk).update(version=F("version") + 1)
    measure.refresh_from_db(fields=["version"])
    return rows


def hundredths(share: Decimal) -> int:
    """Give a percentage as the whole number that is stored, or refuse it."""
    weight = share * 100
    if share < 0 or share > 100 or weight != int(weight):
        raise ValidationError(
            "Enter percentages from 0 to 100 with no more than two decimal places."
        )
    return int(weight)


def difference(total: int) -> str:
    """Say by how much shares miss the whole."""
    short = Decimal(WHOLE - total) / 100
    word = "short" if short > 0 else "over"
    return (
        f"The shares total {Decimal(total) / 100:.2f}%. They must total 100.00%:"
        f" they are {abs(short):.2f} {word}."
    )


def _refuse_outsiders(
    collaboration: Collaboration, weights: Mapping[Force, int]
) -> None:
    members = set(collaboration.participations.values_list("force_id", flat=True))
    outsiders = sorted(str(force) for force in weights if force.pk not in members)
    if outsiders:
        raise ValidationError(f"{', '.join(outsiders)} does not take part.")
