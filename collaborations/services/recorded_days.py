"""Days that a record may hold: what has happened is past, what is planned may come."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from collaborations.services.collaborations import FIRST_DAY

LAST_DAY = dt.date(2199, 12, 31)


def refuse_days(
    record: models.Model, *, past: Iterable[str] = (), planned: Iterable[str] = ()
) -> None:
    """Raise ValidationError by field for each day that cannot be."""
    latest = {
        **dict.fromkeys(planned, LAST_DAY),
        **dict.fromkeys(past, timezone.localdate()),
    }
    faults = {
        name: fault
        for name, last in latest.items()
        if (fault := _fault(getattr(record, name), last))
    }
    if faults:
        raise ValidationError(faults)


def _fault(day: dt.date | None, last: dt.date) -> str:
    if day is None or FIRST_DAY <= day <= last:
        return ""
    if day < FIRST_DAY:
        return "Enter a day from 1900 on."
    if last == LAST_DAY:
        return "Enter a day before 2200."
    return "Enter a day that is not in the future."
