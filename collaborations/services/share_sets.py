"""Sets of dated shares: every force's part from one day, of the cost or of the votes.

A set holds until the next one begins; the share of a force that leaves ends with it.
The newest set can be corrected or taken back, an earlier one no more: later ones were
agreed upon it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from collaborations import access
from collaborations.models import Collaboration, CostShare, Participation, VoteShare
from collaborations.reports.set_versions import OF_SHARES, set_version
from collaborations.services.dates import LAST_DAY
from collaborations.services.many import save_many
from collaborations.services.records import CHANGED_MEANWHILE, refuse_other_version
from collabtrack.shared.history import Touch, last_touch
from collabtrack.shared.templatetags.figures import uk_date

ONE_DAY = dt.timedelta(days=1)
AGREED = CostShare.Basis.AGREED
_Share = TypeVar("_Share", CostShare, VoteShare)


def agreed_rows(model: type[_Share], collaboration: Collaboration) -> QuerySet[_Share]:
    rows: QuerySet[_Share] = model.objects.filter(
        participation__collaboration=collaboration, basis=AGREED
    ).order_by("pk")
    return rows


def newest_start(
    model: type[CostShare] | type[VoteShare], collaboration: Collaboration
) -> dt.date | None:
    """Give the first day of the newest set, if there is any."""
    rows = model.objects.filter(
        participation__collaboration=collaboration, basis=AGREED
    )
    starts = rows.order_by("-starts_on", "pk").values_list("starts_on", flat=True)
    return starts.first()


def members_on(collaboration: Collaboration, day: dt.date) -> list[Participation]:
    """List who takes part on a day by slug; refuse a day on which nobody does."""
    members = collaboration.participations.on(day).select_related("force")
    listed = list(members.order_by("force__slug", "pk"))
    if not listed:
        problem = f"No force takes part on {uk_date(day)}. Choose another day."
        raise ValidationError({"starts_on": problem})
    return listed


def wrong_members(
    model: type[CostShare] | type[VoteShare],
    given: Mapping[Participation, Any],
    expected: list[Participation],
    on: dt.date,
) -> Iterator[ValidationError]:
    """Name the forces that are left out, and those that do not take part."""
    word = "share" if model is CostShare else "votes"
    keys, day = {member.pk for member in given}, uk_date(on)
    for member in expected:
        if member.pk not in keys:
            yield fault(member, f"takes part on {day}. Enter its {word}, or 0.")
    inside = {member.pk for member in expected}
    for member in given:
        if member.pk not in inside:
            yield fault(member, f"does not take part on {day}. Take its {word} away.")


def fault(member: Participation, problem: str) -> ValidationError:
    parameters = {"force": member.force.name, "participation": member.pk}
    return ValidationError(f"%(force)s {problem}", params=parameters)


def refuse_taken_day(
    model: type[CostShare] | type[VoteShare],
    collaboration: Collaboration,
    starts_on: dt.date,
) -> None:
    newest = newest_start(model, collaboration)
    if newest is not None and newest >= starts_on:
        problem = (
            f"{_word(model).capitalize()} are already agreed from {uk_date(newest)}."
        )
        raise ValidationError({"starts_on": f"{problem} Choose a later day."})


def refuse_not_newest(
    model: type[CostShare] | type[VoteShare],
    collaboration: Collaboration,
    starts_on: dt.date,
) -> None:
    newest = newest_start(model, collaboration)
    if newest is None:
        raise ValidationError(
            f"No {_word(model)} are agreed, so there are none to change."
        )
    if newest != starts_on:
        raise ValidationError(
            f"The newest {_word(model)} hold from {uk_date(newest)}."
            " Only those can be changed."
        )


def refuse_changed_set(
    model: type[CostShare] | type[VoteShare],
    collaboration: Collaboration,
    starts_on: dt.date,
    version: str | None,
) -> None:
    """Raise ValidationError unless the writer has read the set as it is."""
    if version is not None:
        current = version_of_set(model, collaboration, starts_on)
        refuse_other_version(current, version)


def version_of_set(
    model: type[CostShare] | type[VoteShare],
    collaboration: Collaboration,
    starts_on: dt.date,
) -> str:
    rows: Any = agreed_rows(model, collaboration)
    return set_version(rows.filter(starts_on=starts_on), OF_SHARES)


def _word(model: type[CostShare] | type[VoteShare]) -> str:
    return "shares" if model is CostShare else "votes"


def begin_set(
    model: type[_Share],
    collaboration: Collaboration,
    weights: Mapping[Participation, int],
    starts_on: dt.date,
) -> list[_Share]:
    """Let a set hold from a day; what held until then ends the day before."""
    last = starts_on - ONE_DAY
    held = agreed_rows(model, collaboration).filter(access.in_effect("", last))
    held.update(ends_on=last)
    members = collaboration.participations.in_bulk()
    return save_many(
        [
            _new(model, members[member.pk], weight, starts_on)
            for member, weight in weights.items()
        ]
    )


def last_change(
    model: type[CostShare] | type[VoteShare], collaboration: Collaboration
) -> Touch | None:
    """Give who last wrote any share of the collaboration, and when."""
    members = collaboration.participations.order_by().values("pk")
    return last_touch(model, Q(participation__in=members))


def mark_of(touch: Touch | None) -> int:
    """Give what a page sends back to say which shares its writer has read."""
    return touch.key if touch else 0


def refuse_overtaken(
    model: type[_Share], collaboration: Collaboration, read: int | None
) -> None:
    """Raise ValidationError where shares were written that the writer has not read."""
    if read is not None and read != mark_of(last_change(model, collaboration)):
        raise ValidationError(
            "Somebody changed these while you were writing. Theirs and yours are shown"
            " by force below; save again to put yours in their place.",
            code=CHANGED_MEANWHILE,
        )


def correct_set(
    model: type[_Share],
    collaboration: Collaboration,
    weights: Mapping[Participation, int],
    starts_on: dt.date,
) -> list[_Share]:
    """Write other weights over the set that begins on a day."""
    rows = agreed_rows(model, collaboration).filter(starts_on=starts_on)
    stored = {row.participation_id: row for row in rows}
    kept = []
    for member, weight in weights.items():
        share = stored.pop(member.pk, None)
        if share is None:
            kept += save_many([_new(model, member, weight, starts_on)])
            continue
        if share.weight != weight:
            share.weight = weight
            _save(share)
        kept.append(share)
    for share in stored.values():
        share.delete()
    return kept


def take_back_set(
    model: type[_Share], collaboration: Collaboration, starts_on: dt.date
) -> None:
    """Remove the newest set, and let the one before it hold again."""
    for share in agreed_rows(model, collaboration).filter(starts_on=starts_on):
        share.delete()
    former = newest_start(model, collaboration)
    if former is None:
        return
    ended = agreed_rows(model, collaboration).filter(
        starts_on=former, ends_on=starts_on - ONE_DAY
    )
    for share in ended.select_related("participation"):
        share.ends_on = share.participation.left_on
        _save(share)


def end_with(
    model: type[_Share], member: Participation, before: dt.date | None
) -> None:
    """Let the shares of a force end on its new last day; it was `before` until now."""
    newest = newest_start(model, member.collaboration)
    last = member.left_on
    for share in model.objects.filter(participation=member, basis=AGREED):
        ended_by_leaving = share.ends_on == before and share.starts_on == newest
        reaches_past = last is not None and (share.ends_on or LAST_DAY) > last
        if (ended_by_leaving or reaches_past) and share.ends_on != last:
            share.ends_on = last
            _save(share)


def _new(
    model: type[_Share], member: Participation, weight: int, starts_on: dt.date
) -> _Share:
    return model(
        participation=member, weight=weight, starts_on=starts_on, ends_on=member.left_on
    )


def _save(share: CostShare | VoteShare) -> None:
    share.full_clean()
    share.save()
