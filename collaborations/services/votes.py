"""How the forces vote: whole numbers of votes, from a day until the next agreement."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from collaborations.access import Action
from collaborations.models import Collaboration, Participation, VoteReason, VoteShare
from collaborations.services.cost_shares import refuse_unexplained
from collaborations.services.dates import refuse_far, refuse_future
from collaborations.services.records import RecordKind, hold
from collaborations.services.share_sets import (
    begin_set,
    correct_set,
    fault,
    members_on,
    refuse_changed_set,
    refuse_not_newest,
    refuse_overtaken,
    refuse_taken_day,
    take_back_set,
    wrong_members,
)
from collabtrack.shared.history import changes_made_by

MOST_VOTES = 1_000_000
VOTES = RecordKind(model=VoteShare, fields=(), action=Action.CHANGE_SHARES)


def _check_reason(reason: VoteReason) -> None:
    refuse_future("stated_on", reason.stated_on)


VOTE_REASON = RecordKind(
    model=VoteReason,
    fields=("text", "stated_on"),
    action=Action.CHANGE_SHARES,
    check=_check_reason,
)


@transaction.atomic
def change_votes(
    *,
    collaboration: Collaboration,
    votes: Mapping[Participation, int],
    starts_on: dt.date,
    by: Any,
    read: int | None = None,
) -> list[VoteShare]:
    """Agree the votes of every force from a day; the earlier votes end before it.

    `read` marks the votes that the writer had in sight. Raises PermissionDenied, or
    ValidationError: about a force with `participation` among its parameters, about the
    day under `starts_on`, with code `changed_meanwhile` when somebody was quicker.
    """
    held = hold(VOTES, collaboration, by)
    refuse_overtaken(VoteShare, held, read)
    refuse_far(starts_on=starts_on)
    refuse_taken_day(VoteShare, held, starts_on)
    _refuse_unfit(held, votes, starts_on)
    with changes_made_by(by):
        return begin_set(VoteShare, held, votes, starts_on)


@transaction.atomic
def correct_votes(
    *,
    collaboration: Collaboration,
    votes: Mapping[Participation, int],
    starts_on: dt.date,
    reason: str,
    by: Any,
    read: int | None = None,
    version: str | None = None,
) -> list[VoteShare]:
    """Write other votes over the newest set, which starts on that day.

    Raises as change_votes does, and under `reason`; with code
    `changed_meanwhile` where the set has not the `version` that was read.
    """
    held = hold(VOTES, collaboration, by)
    refuse_overtaken(VoteShare, held, read)
    refuse_not_newest(VoteShare, held, starts_on)
    refuse_changed_set(VoteShare, held, starts_on, version)
    _refuse_unfit(held, votes, starts_on)
    refuse_unexplained(reason)
    with changes_made_by(by, reason=reason):
        return correct_set(VoteShare, held, votes, starts_on)


@transaction.atomic
def undo_votes(*, collaboration: Collaboration, starts_on: dt.date, by: Any) -> None:
    """Take the newest votes back; those before them hold again.

    Raises PermissionDenied, or ValidationError when another set is the newest.
    """
    held = hold(VOTES, collaboration, by)
    refuse_not_newest(VoteShare, held, starts_on)
    with changes_made_by(by, reason="Undone"):
        take_back_set(VoteShare, held, starts_on)


def _refuse_unfit(
    collaboration: Collaboration, votes: Mapping[Participation, int], starts_on: dt.date
) -> None:
    expected = members_on(collaboration, starts_on)
    if faults := [
        *wrong_members(VoteShare, votes, expected, starts_on),
        *_not_votes(votes),
    ]:
        raise ValidationError(faults)
    if not any(votes.values()):
        raise ValidationError("Give at least one force a vote.")


def _not_votes(votes: Mapping[Participation, int]) -> Iterator[ValidationError]:
    for member, number in votes.items():
        if not 0 <= number <= MOST_VOTES:
            yield fault(member, f"needs a whole number of votes, 0 to {MOST_VOTES:,}.")
