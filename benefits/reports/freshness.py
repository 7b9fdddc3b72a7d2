"""How fresh the stored figures are, in the words of every figure page and the API.

rolled_up_at is when the queue was last swept: every edit committed before it, and no
longer queued, is in the figures.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Min
from django.utils import timezone

from benefits.models import Sweep
from collaborations.models import WorkItem

STALE_AFTER = dt.timedelta(minutes=5)
OLD_AFTER = dt.timedelta(hours=24)


@dataclass(frozen=True)
class Freshness:
    """state: fresh, updating or stale (components/freshness.html)."""

    rolled_up_at: dt.datetime | None
    pending: int
    oldest_pending_seconds: float | None
    state: str
    text: str


def freshness(now: dt.datetime | None = None) -> Freshness:
    now = now or timezone.now()
    sweep = Sweep.objects.filter(pk=1).first()
    swept_at = sweep.swept_at if sweep else None
    queue = WorkItem.objects.aggregate(waiting=Count("pk"), since=Min("queued_at"))
    since = queue["since"]
    oldest = max((now - since).total_seconds(), 0.0) if since else None
    state, text = describe(now=now, swept_at=swept_at, oldest=oldest)
    return Freshness(swept_at, queue["waiting"], oldest, state, text)


def describe(
    *, now: dt.datetime, swept_at: dt.datetime | None, oldest: float | None
) -> tuple[str, str]:
    """Give the state and the sentence (ux.md 2.10)."""
    if swept_at is None:
        return "updating", "Figures are updating. They have not been rolled up yet"
    age = now - swept_at
    since = f"Rolled up {ago(age)}"
    if oldest is not None and age <= OLD_AFTER:
        waited = ago(dt.timedelta(seconds=oldest))
        return "updating", f"Figures are updating: an edit made {waited} is not in yet"
    if age > OLD_AFTER:
        return "stale", f"{since}. Figures entered since then are missing"
    if age > STALE_AFTER:
        return "stale", f"{since}. The next roll-up is late"
    return "fresh", since


def ago(age: dt.timedelta) -> str:
    seconds = max(int(age.total_seconds()), 0)
    for size, unit in ((3600, "hour"), (60, "minute")):
        # 26 hours reads better than 1 day, so days are left out.
        if seconds >= size:
            return f"{seconds // size} {unit}{'s' if seconds >= 2 * size else ''} ago"
    return f"{seconds} second{'' if seconds == 1 else 's'} ago"
