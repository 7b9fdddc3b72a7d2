"""Which forces take part, and how they share the cost (rules.md 1.2).

Agreed cost shares total 100.00% of the forces that take part on the day they start.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration, CostShare, Force, Participation
from collaborations.reports.shares import WHOLE, weight_of
from collaborations.services.register_rows import refuse_published
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.money import PENNY
from collabtrack.shared.templatetags.figures import uk_date

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
ONE_DAY = dt.timedelta(days=1)
AGREED = CostShare.Basis.AGREED


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A force's leaving, and the day from which the others need new shares."""

    participation: Participation
    needs_shares_from: dt.date | None


@transaction.atomic
def change_cost_shares(
    *,
    collaboration: Collaboration,
    shares: Mapping[Participation, Decimal],
    starts_on: dt.date,
    by: Any,
) -> list[CostShare]:
    """Agree the share of every force from a day; the earlier shares end before it.

    Raises PermissionDenied, or ValidationError: about a force with `participation`
    among its parameters, about the day under `starts_on`.
    """
    access.require(by, Action.CHANGE_SHARES, collaboration)
    locked = _locked(collaboration)
    refuse_wrong_shares(collaboration=locked, shares=shares, starts_on=starts_on)
    members = locked.participations.in_bulk()
    with changes_made_by(by):
        _end_agreed_shares(locked, starts_on - ONE_DAY)
        return [
            _saved_share(members[member.pk], weight_of(percentage), starts_on)
            for member, percentage in shares.items()
        ]


def refuse_wrong_shares(
    *,
    collaboration: Collaboration,
    shares: Mapping[Participation, Decimal],
    starts_on: dt.date,
) -> None:
    """Raise ValidationError unless the shares could be agreed from the day."""
    _refuse_far_day("starts_on", starts_on)
    _refuse_taken_day(collaboration, starts_on)
    members = collaboration.participations.on(starts_on)
    in_order = members.select_related("force").order_by("force__slug", "pk")
    expected = {member.pk: member for member in in_order}
    if not expected:
        problem = f"No force takes part on {uk_date(starts_on)}. Choose another day."
        raise ValidationError({"starts_on": problem})
    if faults := [*_wrong_members(shares, expected, starts_on), *_not_shares(shares)]:
        raise ValidationError(faults)
    _refuse_wrong_total(sum(shares.values(), Decimal()))


@transaction.atomic
def withdraw_force(
    *, participation: Participation, left_on: dt.date, by: Any
) -> Withdrawal:
    """Record the last day on which a force takes part; its agreed share ends then.

    Raises PermissionDenied, or ValidationError under `left_on`.
    """
    access.require(by, Action.CHANGE_RECORD, participation.collaboration)
    collaboration = _locked(participation.collaboration)
    leaver = collaboration.participations.select_related("force").get(
        pk=participation.pk
    )
    _refuse_leaving(leaver, left_on)
    needed = new_shares_day(collaboration, left_on + ONE_DAY)
    leaver.left_on = left_on
    leaver.full_clean()
    with changes_made_by(by):
        leaver.save()
        _end_shares_of(leaver, left_on)
    return Withdrawal(leaver, needed)


@transaction.atomic
def invite_force(
    *,
    collaboration: Collaboration,
    force: Force,
    joined_on: dt.date,
    role: Participation.Role,
    by: Any,
) -> Participation:
    """Let a force take part from a day.

    Raises PermissionDenied, or ValidationError under `force` or `joined_on`.
    """
    access.require(by, Action.CHANGE_RECORD, collaboration)
    locked = _locked(collaboration)
    _refuse_early_day(locked, joined_on)
    _refuse_overlap(locked, force, joined_on)
    _refuse_second_lead(locked, role, joined_on)
    made = Participation(
        collaboration=locked, force=force, joined_on=joined_on, role=role
    )
    made.full_clean()
    with changes_made_by(by):
        made.save()
    return made


def new_shares_day(collaboration: Collaboration, day: dt.date) -> dt.date | None:
    """Give the first day for new shares when who takes part changes on a day.

    None where no shares are agreed for that day or later: there is nothing to renew.
    """
    agreed = _agreed(collaboration).exclude(ends_on__lt=day)
    newest: CostShare | None = agreed.order_by("-starts_on", "pk").first()
    return None if newest is None else max(day, newest.starts_on + ONE_DAY)


def _locked(collaboration: Collaboration) -> Collaboration:
    locked = Collaboration.objects.select_for_update().get(pk=collaboration.pk)
    refuse_published(locked)
    return locked


def _agreed(collaboration: Collaboration) -> Any:
    return CostShare.objects.filter(
        participation__collaboration=collaboration, basis=AGREED
    ).order_by("pk")


def _refuse_far_day(field: str, day: dt.date) -> None:
    if not FIRST_DAY <= day <= LAST_DAY:
        first, last = uk_date(FIRST_DAY), uk_date(LAST_DAY)
        raise ValidationError({field: f"Choose a day from {first} to {last}."})


def _refuse_taken_day(collaboration: Collaboration, starts_on: dt.date) -> None:
    newest = _agreed(collaboration).order_by("-starts_on", "pk").first()
    if newest is None or newest.starts_on < starts_on:
        return
    taken = uk_date(newest.starts_on)
    problem = f"Shares are already agreed from {taken}. Choose a later day."
    raise ValidationError({"starts_on": problem})


def _wrong_members(
    shares: Mapping[Participation, Decimal],
    expected: Mapping[int, Participation],
    on: dt.date,
) -> Iterator[ValidationError]:
    given = {member.pk: member for member in shares}
    day = uk_date(on)
    for key, member in expected.items():
        if key not in given:
            yield _fault(member, f"takes part on {day}. Enter its share, or 0.")
    for key, member in given.items():
        if key not in expected:
            problem = f"does not take part on {day}. Take its share away."
            yield _fault(member, problem)


def _not_shares(shares: Mapping[Participation, Decimal]) -> Iterator[ValidationError]:
    for member, percentage in shares.items():
        if not is_percentage(percentage):
            problem = "needs a share from 0 to 100 with at most two decimals."
            yield _fault(member, problem)


def is_percentage(number: Decimal) -> bool:
    """Say whether a number is from 0 to 100 with at most two decimals."""
    if not number.is_finite() or not 0 <= number <= WHOLE:
        return False
    return number == number.quantize(PENNY)


def _fault(member: Participation, problem: str) -> ValidationError:
    parameters = {"force": member.force.name, "participation": member.pk}
    return ValidationError(f"%(force)s {problem}", params=parameters)


def _refuse_wrong_total(total: Decimal) -> None:
    if total == WHOLE:
        return
    verb = "Add" if total < WHOLE else "Take away"
    raise ValidationError(
        f"The shares total {total:.2f}%."
        f" {verb} {abs(WHOLE - total):.2f} to reach {WHOLE}%."
    )


def _end_agreed_shares(collaboration: Collaboration, day: dt.date) -> None:
    for share in _agreed(collaboration).filter(access.in_effect("", day)):
        if share.ends_on != day:
            share.ends_on = day
            share.full_clean()
            share.save()


def _saved_share(member: Participation, weight: int, starts_on: dt.date) -> CostShare:
    share = CostShare(
        participation=member, weight=weight, starts_on=starts_on, ends_on=member.left_on
    )
    share.full_clean()
    share.save()
    return share


def _refuse_leaving(leaver: Participation, left_on: dt.date) -> None:
    _refuse_far_day("left_on", left_on)
    if left_on > timezone.localdate():
        problem = (
            "Record the last day once it has come: until then the force takes part."
        )
        raise ValidationError({"left_on": problem})
    force, joined, left = leaver.force, leaver.joined_on, leaver.left_on
    if left is not None:
        raise ValidationError({"left_on": f"{force} already left on {uk_date(left)}."})
    _refuse_last_of_draft(leaver)
    if joined is not None and left_on < joined:
        problem = (
            f"{force} joined on {uk_date(joined)}. Choose that day or a later one."
        )
        raise ValidationError({"left_on": problem})
    later = leaver.cost_shares.filter(basis=AGREED, starts_on__gt=left_on)
    if share := later.order_by("starts_on").first():
        problem = f"{force} has a cost share from {uk_date(share.starts_on)}."
        raise ValidationError({"left_on": f"{problem} Choose that day or a later one."})


def _refuse_last_of_draft(leaver: Participation) -> None:
    """Nobody would see the draft any more."""
    draft = leaver.collaboration
    others = draft.participations.exclude(pk=leaver.pk)
    if draft.is_draft and not others.staying_on(timezone.localdate()).exists():
        problem = f"{leaver.force} is the only force in this draft. Add another first."
        raise ValidationError({"left_on": problem})


def _end_shares_of(leaver: Participation, day: dt.date) -> None:
    for share in leaver.cost_shares.filter(access.in_effect("", day), basis=AGREED):
        share.ends_on = day
        share.full_clean()
        share.save()


def _refuse_early_day(collaboration: Collaboration, joined_on: dt.date) -> None:
    _refuse_far_day("joined_on", joined_on)
    ended = collaboration.ended_on
    if ended is not None and joined_on > ended:
        raise ValidationError(
            {"joined_on": f"{collaboration} ended on {uk_date(ended)}."}
        )
    started = collaboration.started_on
    if started is not None and joined_on < started:
        problem = f"{collaboration} started on {uk_date(started)}."
        problem += " Choose that day or a later one."
        raise ValidationError({"joined_on": problem})


def _refuse_second_lead(
    collaboration: Collaboration, role: str, joined_on: dt.date
) -> None:
    leads = collaboration.participations.filter(role=Participation.Role.LEAD)
    lead = leads.staying_on(joined_on).select_related("force").order_by("pk").first()
    if lead is not None and role == Participation.Role.LEAD:
        raise ValidationError({"role": f"{lead.force} leads it. Choose partner."})


def _refuse_overlap(
    collaboration: Collaboration, force: Force, joined_on: dt.date
) -> None:
    # The new participation is open-ended, so whatever has not ended before overlaps.
    others = collaboration.participations.filter(force=force)
    lasting = others.exclude(left_on__lt=joined_on).order_by("-left_on", "pk").first()
    if lasting is None:
        return
    if lasting.left_on is None:
        raise ValidationError({"force": f"{force} already takes part."})
    left = uk_date(lasting.left_on)
    problem = f"{force} takes part until {left}. Choose a later day."
    raise ValidationError({"joined_on": problem})
