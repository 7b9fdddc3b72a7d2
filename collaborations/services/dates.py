"""Rules of days that several kinds of record share."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from collaborations.access import taking_part
from collaborations.models import Collaboration, Participation
from collabtrack.shared.templatetags.figures import uk_date

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2100, 12, 31)


def refuse_outsider(record: Any, day: dt.date) -> None:
    """Raise ValidationError unless the record's force takes part on the day."""
    collaboration: Collaboration = record.collaboration
    members = Participation.objects.filter(
        taking_part(day), collaboration=collaboration, force=record.force
    )
    if not members.exists():
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
    if day and day > timezone.localdate():
        raise ValidationError({field: "Enter a day that is not in the future."})


def refuse_far(**days: dt.date | None) -> None:
    for field, day in days.items():
        if day and not FIRST_DAY <= day <= LAST_DAY:
            raise ValidationError({field: "Enter a day from 1900 to 2100."})
