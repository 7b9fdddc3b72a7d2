"""How the forces share the cost (rules.md 1.2).

Agreed cost shares total 100.00% of the forces that take part on the day they start.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from collaborations.access import Action
from collaborations.models import Collaboration, CostShare, Participation
from collaborations.reports.shares import WHOLE, weight_of
from collaborations.services.dates import refuse_far
from collaborations.services.records import RecordKind, hold
from collaborations.services.share_sets import (
    ONE_DAY,
    begin_set,
    correct_set,
    fault,
    members_on,
    newest_start,
    refuse_changed_set,
    refuse_not_newest,
    refuse_overtaken,
    refuse_taken_day,
    take_back_set,
    wrong_members,
)
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.money import PENNY

COST_SHARE = RecordKind(model=CostShare, fields=(), action=Action.CHANGE_SHARES)
UNEXPLAINED = "Say why the shares are corrected."


@transaction.atomic
def change_cost_shares(
    *,
    collaboration: Collaboration,
    shares: Mapping[Participation, Decimal],
    starts_on: dt.date,
    by: Any,
    read: int | None = None,
) -> list[CostShare]:
    """Agree the share of every force from a day; the earlier shares end before it.

    `read` marks the shares that the writer had in sight. Raises PermissionDenied, or
    ValidationError: about a force with `participation` among its parameters, about the
    day under `starts_on`, with code `changed_meanwhile` when somebody was quicker.
    """
    held = hold(COST_SHARE, collaboration, by)
    refuse_overtaken(CostShare, held, read)
    refuse_wrong_shares(collaboration=held, shares=shares, starts_on=starts_on)
    with changes_made_by(by):
        return begin_set(CostShare, held, _weights(shares), starts_on)


@transaction.atomic
def correct_cost_shares(
    *,
    collaboration: Collaboration,
    shares: Mapping[Participation, Decimal],
    starts_on: dt.date,
    reason: str,
    by: Any,
    read: int | None = None,
    version: str | None = None,
) -> list[CostShare]:
    """Write other shares over the newest set, which starts on that day.

    Raises as change_cost_shares does, and under `reason`; with code
    `changed_meanwhile` where the set has not the `version` that was read.
    """
    held = hold(COST_SHARE, collaboration, by)
    refuse_overtaken(CostShare, held, read)
    refuse_not_newest(CostShare, held, starts_on)
    refuse_changed_set(CostShare, held, starts_on, version)
    _refuse_unfit(held, shares, starts_on)
    refuse_unexplained(reason)
    with changes_made_by(by, reason=reason):
        return correct_set(CostShare, held, _weights(shares), starts_on)


@transaction.atomic
def undo_cost_shares(
    *, collaboration: Collaboration, starts_on: dt.date, by: Any
) -> None:
    """Take the newest set back; the one before it holds again.

    Raises PermissionDenied, or ValidationError when another set is the newest.
    """
    held = hold(COST_SHARE, collaboration, by)
    refuse_not_newest(CostShare, held, starts_on)
    with changes_made_by(by, reason="Undone"):
        take_back_set(CostShare, held, starts_on)


def refuse_wrong_shares(
    *,
    collaboration: Collaboration,
    shares: Mapping[Participation, Decimal],
    starts_on: dt.date,
) -> None:
    """Raise ValidationError unless the shares could be agreed from the day."""
    refuse_far(starts_on=starts_on)
    refuse_taken_day(CostShare, collaboration, starts_on)
    _refuse_unfit(collaboration, shares, starts_on)


def refuse_unexplained(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": UNEXPLAINED})


def new_shares_day(collaboration: Collaboration, day: dt.date) -> dt.date | None:
    """Give the first day for new shares when who takes part changes on a day.

    None where no shares are agreed for that day or later: there is nothing to renew.
    """
    newest = newest_start(CostShare, collaboration)
    holding = CostShare.objects.filter(
        participation__collaboration=collaboration, basis=CostShare.Basis.AGREED
    ).exclude(ends_on__lt=day)
    if newest is None or not holding.exists():
        return None
    return max(day, newest + ONE_DAY)


def is_percentage(number: Decimal) -> bool:
    """Say whether a number is from 0 to 100 with at most two decimals."""
    if not number.is_finite() or not 0 <= number <= WHOLE:
        return False
    return number == number.quantize(PENNY)


def _weights(shares: Mapping[Participation, Decimal]) -> dict[Participation, int]:
    return {member: weight_of(percentage) for member, percentage in shares.items()}


def _refuse_unfit(
    collaboration: Collaboration,
    shares: Mapping[Participation, Decimal],
    starts_on: dt.date,
) -> None:
    expected = members_on(collaboration, starts_on)
    faults = [
        *wrong_members(CostShare, shares, expected, starts_on),
        *_not_shares(shares),
    ]
    if faults:
        raise ValidationError(faults)
    _refuse_wrong_total(sum(shares.values(), Decimal()))


def _not_shares(shares: Mapping[Participation, Decimal]) -> Iterator[ValidationError]:
    for member, percentage in shares.items():
        if not is_percentage(percentage):
            problem = "needs a share from 0 to 100 with at most two decimals."
            yield fault(member, problem)


def _refuse_wrong_total(total: Decimal) -> None:
    if total == WHOLE:
        return
    verb = "Add" if total < WHOLE else "Take away"
    raise ValidationError(
        f"The shares total {total:.2f}%."
        f" {verb} {abs(WHOLE - total):.2f} to reach {WHOLE}%."
    )
