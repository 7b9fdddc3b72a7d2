"""Which forces take part, from which day and until when (product.md 6, rule 13)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from collaborations.models import (
    Collaboration,
    CostShare,
    Force,
    Participation,
    VoteShare,
)
from collaborations.services.cost_shares import new_shares_day
from collaborations.services.dates import LAST_DAY, refuse_far
from collaborations.services.many import save_many
from collaborations.services.records import (
    RecordKind,
    add_record,
    change_record,
    hold,
)
from collaborations.services.resting import refuse_acted_upon
from collaborations.services.share_sets import (
    AGREED,
    ONE_DAY,
    end_with,
)
from collabtrack.shared.history import Act, Save, changes_made_by
from collabtrack.shared.templatetags.figures import uk_date


@dataclass(frozen=True, slots=True)
class Membership:
    """A force's membership as it is now, and the day from which shares are missing."""

    participation: Participation
    needs_shares_from: dt.date | None


def _check(member: Participation) -> None:
    """Refuse what the row itself cannot know; runs under the collaboration's lock."""
    for field in ("joined_on", "left_on"):
        day = getattr(member, field)
        refuse_far(**{field: day})
    _refuse_wrong_order(member)
    if member.joined_on is not None and not _has_joined_on(member):
        _refuse_outside(member.collaboration, member.joined_on)
    _refuse_overlap(member)
    _refuse_second_lead(member)
    if member.pk is not None:
        _refuse_stranded_shares(member)
        _refuse_last_of_draft(member)
        _refuse_lost_lead(member)


def _follow(before: Participation, after: Participation, reason: str) -> None:
    """Let shares end with the last day; a recorded day changes for a reason only."""
    days = ("joined_on", "left_on")
    is_correction = any(
        getattr(before, day) not in (None, getattr(after, day)) for day in days
    )
    if is_correction and not reason.strip():
        raise ValidationError({"reason": "Say why the recorded day is corrected."})
    if before.left_on != after.left_on:
        end_with(CostShare, after, before.left_on)
        end_with(VoteShare, after, before.left_on)


def _refuse_undo(member: Participation, save: Save) -> None:
    """Let a force stay that has acted since; a changed day is put back as ever."""
    if save.act is Act.CREATED:
        refuse_acted_upon(member)


PARTICIPATION = RecordKind(
    model=Participation,
    fields=("role", "joined_on", "left_on"),
    reads=("participations",),
    check=_check,
    follow=_follow,
    refuse_undo=_refuse_undo,
)


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

    Raises PermissionDenied, or ValidationError under `force`, `role` or `joined_on`.
    """
    made = Participation(
        collaboration=collaboration, force=force, joined_on=joined_on, role=role
    )
    return add_record(record=made, kind=PARTICIPATION, by=by)


@transaction.atomic
def invite_forces(
    *,
    collaboration: Collaboration,
    forces: Sequence[Force],
    joined_on: dt.date,
    by: Any,
) -> list[Participation]:
    """Let many forces take part as partners from a day, all or none.

    Raises PermissionDenied, or ValidationError under `force` or `joined_on`.
    """
    held = hold(PARTICIPATION, collaboration, by)
    prefetch_related_objects([held], *PARTICIPATION.reads)
    invited = [
        Participation(collaboration=held, force=force, joined_on=joined_on)
        for force in forces
    ]
    for member in invited:
        _check(member)
    with changes_made_by(by):
        return save_many(invited)


@transaction.atomic
def withdraw_force(
    *, participation: Participation, left_on: dt.date, by: Any
) -> Membership:
    """Record or plan the last day on which a force takes part; its shares end then.

    Raises PermissionDenied, or ValidationError under `left_on`.
    """
    hold(PARTICIPATION, participation.collaboration, by)
    stored = Participation.objects.get(pk=participation.pk)
    if stored.left_on is not None:
        raise ValidationError({"left_on": _already(stored)})
    return change_participation(
        participation=participation, values={"left_on": left_on}, by=by
    )


@transaction.atomic
def change_participation(
    *,
    participation: Participation,
    values: Mapping[str, Any],
    by: Any,
    version: int | None = None,
    reason: str = "",
) -> Membership:
    """Change the role or the days of a force; its shares end with its last day.

    A day that was recorded is changed for a stated reason only. Raises
    PermissionDenied, or ValidationError by field: with code `changed_meanwhile` when
    somebody was quicker.
    """
    hold(PARTICIPATION, participation.collaboration, by)
    before = Participation.objects.get(pk=participation.pk)
    made = change_record(
        record=participation,
        kind=PARTICIPATION,
        values=values,
        by=by,
        version=version,
        reason=reason,
    )
    return Membership(made, _needs_shares(before, made))


def _needs_shares(before: Participation, after: Participation) -> dt.date | None:
    changed = [
        day
        for earlier, later, step in (
            (before.joined_on, after.joined_on, dt.timedelta()),
            (before.left_on, after.left_on, ONE_DAY),
        )
        if earlier != later
        for day in (earlier and earlier + step, later and later + step)
        if day
    ]
    return new_shares_day(after.collaboration, min(changed)) if changed else None


def _already(member: Participation) -> str:
    left = member.left_on
    if left is not None and left >= timezone.localdate():
        leaves = f"{member.force} leaves on {uk_date(left)} already."
        return f"{leaves} Change its days to choose another."
    return f"{member.force} already left on {uk_date(left)}."


def _refuse_wrong_order(member: Participation) -> None:
    joined, left = member.joined_on, member.left_on
    if joined is not None and left is not None and left < joined:
        problem = f"{member.force} joined on {uk_date(joined)}."
        raise ValidationError({"left_on": f"{problem} Choose that day or a later one."})


def _has_joined_on(member: Participation) -> bool:
    """Say whether its day stands already: forces may join before it goes live."""
    if not member.pk:
        return False
    stored = Participation.objects.filter(pk=member.pk, joined_on=member.joined_on)
    return bool(stored.exists())


def _refuse_outside(collaboration: Collaboration, joined_on: dt.date) -> None:
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


def _meeting(member: Participation) -> list[Participation]:
    """Give the other participations that share a day with this one."""
    joined, left = member.joined_on, member.left_on
    return [
        other
        for other in member.collaboration.participations.all()
        if other.pk != member.pk
        and (joined is None or other.is_staying_on(joined))
        and (left is None or other.has_joined_by(left))
    ]


def _refuse_overlap(member: Participation) -> None:
    same = [row for row in _meeting(member) if row.force_id == member.force_id]
    if not same:
        return
    # The one that has not left, or else the last to leave.
    other = max(same, key=lambda row: (row.left_on or LAST_DAY, -row.pk))
    begins, ends = other.joined_on, other.left_on
    if begins and member.joined_on and begins > member.joined_on:
        problem = f"{member.force} takes part again from {uk_date(begins)}."
        raise ValidationError({"left_on": f"{problem} Enter a last day before that."})
    if ends is None:
        raise ValidationError({"force": f"{member.force} already takes part."})
    problem = f"{member.force} takes part until {uk_date(ends)}. Choose a later day."
    raise ValidationError({"joined_on": problem})


def _refuse_second_lead(member: Participation) -> None:
    if member.role != Participation.Role.LEAD:
        return
    leads = [row for row in _meeting(member) if row.role == member.role]
    if leads:
        lead = min(leads, key=lambda row: row.pk)
        raise ValidationError({"role": f"{lead.force} leads it. Choose partner."})


def _refuse_stranded_shares(member: Participation) -> None:
    """A share lies within the days on which its force takes part."""
    rows = member.cost_shares.filter(basis=AGREED).order_by("starts_on")
    starts = list(rows.values_list("starts_on", flat=True))
    rows_of_votes = member.vote_shares.filter(basis=AGREED).order_by("starts_on")
    votes = list(rows_of_votes.values_list("starts_on", flat=True))
    for days, what in ((starts, "a cost share"), (votes, "votes")):
        if not days:
            continue
        if member.left_on is not None and days[-1] > member.left_on:
            problem = f"{member.force} has {what} from {_first_after(days, member)}."
            problem += " Choose that day or a later one."
            raise ValidationError({"left_on": problem})
        if member.joined_on is not None and days[0] < member.joined_on:
            problem = f"{member.force} has {what} from {uk_date(days[0])}."
            problem += " Choose that day or an earlier one."
            raise ValidationError({"joined_on": problem})


def _first_after(days: list[dt.date], member: Participation) -> str:
    return uk_date(next(day for day in days if day > (member.left_on or day)))


def _refuse_lost_lead(leaver: Participation) -> None:
    """While a collaboration goes on, the force that leads it does not just leave."""
    is_lead = leaver.role == Participation.Role.LEAD
    if not is_lead or leaver.left_on is None or leaver.collaboration.is_over:
        return
    members = leaver.collaboration.participations
    if members.filter(pk=leaver.pk, left_on__isnull=False).exists():
        return
    others = members.staying_on(leaver.left_on).filter(role=leaver.role)
    if not others.exclude(pk=leaver.pk).exists():
        problem = f"Let another force lead first: change the role of {leaver.force}"
        problem += " to partner, then that of the force that will lead."
        raise ValidationError({"left_on": problem})


def _refuse_last_of_draft(leaver: Participation) -> None:
    """Nobody would see the draft any more."""
    draft = leaver.collaboration
    if not draft.is_draft or leaver.left_on is None:
        return
    others = draft.participations.exclude(pk=leaver.pk)
    if not others.staying_on(timezone.localdate()).exists():
        problem = f"{leaver.force} is the only force in this draft. Add another first."
        raise ValidationError({"left_on": problem})
