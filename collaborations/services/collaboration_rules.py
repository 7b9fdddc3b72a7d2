"""What can be true of a collaboration: its days, its programme, its status."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from collaborations.models import Collaboration
from collaborations.services.dates import refuse_future
from collabtrack.shared.templatetags.figures import uk_date

_Status = Collaboration.Status
NEEDS_START = (*Collaboration.LIVE, _Status.TRANSFERRING)
LIVE_NEEDS_A_DAY = "Enter the day on which it went live."
NO_SUCH_PROGRAMME = "Choose a programme that forces entered."
NOT_INTO_IT = "It cannot be put in this programme."


def refuse_impossible(collaboration: Collaboration) -> None:
    """Raise ValidationError, by field, for what its own row cannot know.

    Raises it about `started_on`, `programme` or `row_kind`.
    """
    _refuse_start(collaboration)
    _refuse_family(collaboration)


def programme_for(
    user: Any, collaboration: Collaboration | None, chosen: Collaboration | None
) -> Collaboration | None:
    """Give the programme to write, as this user may choose it.

    Who may not see the present programme sees none, and neither takes the collaboration
    out of it by leaving that as it is nor puts it in another. Raises ValidationError
    under `programme`, which says nothing of what is hidden.
    """
    seen = Collaboration.objects.visible_to(user)
    present = collaboration.programme if collaboration else None
    is_hidden = present is not None and not seen.filter(pk=present.pk).exists()
    if chosen is None:
        return present if is_hidden else None
    if chosen == present and not is_hidden:
        return present
    if is_hidden or not seen.filter(pk=chosen.pk).exists():
        raise ValidationError({"programme": NOT_INTO_IT})
    return chosen


def programmes_for(user: Any) -> Any:
    """Give the programmes that this user may put a collaboration in."""
    rows = Collaboration.objects.visible_to(user)
    return rows.of_kind(Collaboration.RowKind.PROGRAMME).filter(
        origin=Collaboration.Origin.ENTERED
    )


def _refuse_start(collaboration: Collaboration) -> None:
    started = collaboration.started_on
    if started is None:
        if collaboration.status in NEEDS_START:
            raise ValidationError({"started_on": LIVE_NEEDS_A_DAY})
        return
    if collaboration.status in Collaboration.NOT_YET_LIVE:
        raise ValidationError({"started_on": "Leave the day empty until it is live."})
    refuse_future("started_on", started)
    if collaboration.pk is not None:
        _refuse_start_against_moves(collaboration, started)
        _refuse_start_after_joining(collaboration, started)


def _refuse_start_against_moves(collaboration: Collaboration, day: dt.date) -> None:
    for move in collaboration.status_changes.order_by("number"):
        on = uk_date(move.moved_on)
        if move.is_going_live and move.moved_on != day:
            problem = f"Its status was moved to live on {on}. Take that move back first"
            problem += " to give another day."
            raise ValidationError({"started_on": problem})
        if move.moved_on < day and move.from_status not in Collaboration.NOT_YET_LIVE:
            problem = f"Its status moved to {move.get_to_status_display().lower()}"
            problem += f" on {on}. Enter that day or an earlier one."
            raise ValidationError({"started_on": problem})


def _refuse_start_after_joining(collaboration: Collaboration, day: dt.date) -> None:
    # Forces may have joined while it was set up, before a move let it go live.
    if Collaboration.objects.filter(pk=collaboration.pk, started_on=day).exists():
        return
    early = collaboration.participations.filter(joined_on__lt=day)
    first = early.select_related("force").order_by("joined_on", "pk").first()
    if first is not None:
        problem = f"{first.force} joined on {uk_date(first.joined_on)}. Enter that day"
        problem += " or an earlier one, or correct first when it joined."
        raise ValidationError({"started_on": problem})


def _refuse_family(collaboration: Collaboration) -> None:
    programme = collaboration.programme
    if programme is None:
        pass
    elif collaboration.is_programme:
        refusal = "A programme cannot be part of a programme."
        raise ValidationError({"programme": refusal})
    elif not programme.is_programme or programme.is_from_register:
        raise ValidationError({"programme": NO_SUCH_PROGRAMME})
    is_programme = collaboration.is_programme or collaboration.pk is None
    if not is_programme and collaboration.units.exists():
        refusal = "It has units of its own, so it stays a programme."
        raise ValidationError({"row_kind": refusal})
