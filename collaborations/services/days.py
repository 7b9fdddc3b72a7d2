"""Which days may be recorded: nothing that is yet to happen, unless it is a plan."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone


def refuse_future(day: dt.date | None, field: str) -> None:
    """Raise ValidationError for a day after today; a missing one is not judged."""
    if day is not None and day > timezone.localdate():
        raise ValidationError({field: "Enter a day that is not in the future."})
