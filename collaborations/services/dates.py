"""Rules of days that several kinds of record share."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from collaborations.models import Collaboration
from collabtrack.shared.templatetags.figures import uk_date

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2100, 12, 31)


def refuse_outsider(record: Any, day: dt.date) -> None:
    """Raise ValidationError unless the record's force takes part on the day."""
    collaboration: Collaboration = record.collaboration
    members = collaboration.participations.all()
    if not any(m.is_on(day) for m in members if m.force_id == record.force_id):
        problem = f"{record.force} does not take part on {uk_date(day)}."
        raise ValidationError({"force": f"{problem} Choose a force that does."})


def refuse_wrong_period(record: Any) -> None:
    """Raise ValidationError unless its last day is no earlier than its first."""
    first, last = record.starts_on, record.ends_on
    refuse_far(starts_on=first, ends_on=last)
    if last and last < first:
        problem = f"It starts on {uk_date(first)}. Enter that day or a later one."
        raise ValidationError({"ends_on": problem})


def refuse_future(field: str, day: dt.date | None) -> None:
    """Raise ValidationError unless the day can have been: from 1900 to today."""
    if fault := past_fault(day):
        raise ValidationError({field: fault})


def refuse_far(**days: dt.date | None) -> None:
    """Raise ValidationError by field unless the day can be or have been."""
    if faults := {name: fault for name, day in days.items() if (fault := _fault(day))}:
        raise ValidationError(faults)


def refuse_days(
    record: Any, *, past: Iterable[str] = (), planned: Iterable[str] = ()
) -> None:
    """Raise ValidationError by field: what has happened is past, plans may come."""
    faults = {name: _fault(getattr(record, name)) for name in planned}
    faults |= {name: past_fault(getattr(record, name)) for name in past}
    if any(faults.values()):
        raise ValidationError({name: fault for name, fault in faults.items() if fault})


def past_fault(day: dt.date | None) -> str:
    """Say why the day cannot have been, if it cannot."""
    if day and day < FIRST_DAY:
        return "Enter a day from 1900 on."
    if day and day > timezone.localdate():
        return "Enter a day that is not in the future."
    return ""


def _fault(day: dt.date | None) -> str:
    if day and not FIRST_DAY <= day <= LAST_DAY:
        return "Enter a day from 1900 to 2100."
    return ""
