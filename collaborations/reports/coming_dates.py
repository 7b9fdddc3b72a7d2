"""What falls due in the next months under the agreements that a user sees.

Reviews, expiries and last days to give notice, from the day asked about to the same
day so many months later, both included. Versions that have expired or that a later one
has superseded by the date have none, nor have collaborations that have ended.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from collaborations.models import Agreement, Collaboration
from collaborations.reports.agreements import last_day_in_force
from collaborations.reports.notice import last_day_for_notice, months_later

_OVER = (Collaboration.Status.ENDED, Collaboration.Status.ABSORBED)


class Due(models.TextChoices):
    REVIEW = "review", "Review due"
    NOTICE = "notice", "Last day to give notice"
    EXPIRY = "expiry", "Expires"


@dataclass(frozen=True)
class ComingDate:
    day: dt.date
    due: Due
    agreement: Agreement
    collaboration: Collaboration


def coming_dates(user: Any, *, on: dt.date, months: int = 12) -> tuple[ComingDate, ...]:
    """List them by day, the soonest first."""
    rows = Agreement.objects.visible_to(user).unsuperseded_on(on)
    open_rows = rows.exclude(collaboration__status__in=_OVER)
    until = months_later(on, months)
    found = [
        ComingDate(day, due, row, row.collaboration)
        for row in open_rows.select_related("collaboration", "superseded_by")
        for day, due in _dates(row)
        if on <= day <= until
    ]
    return tuple(
        sorted(found, key=lambda date: (date.day, date.due, date.agreement.reference))
    )


def _dates(agreement: Agreement) -> Iterator[tuple[dt.date, Due]]:
    last_day = last_day_in_force(agreement) or dt.date.max
    days = {
        Due.REVIEW: agreement.review_due_on,
        Due.NOTICE: last_day_for_notice(agreement.expires_on, agreement.notice_months),
        Due.EXPIRY: agreement.expires_on,
    }
    for due, day in days.items():
        if day and day <= last_day:
            yield day, due
