import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Min, Q
from django.utils import timezone

from benefits import rollups
from benefits.reports.wording import counted
from collaborations.models import WorkItem

LONGEST_WAIT = dt.timedelta(minutes=10)


class Command(BaseCommand):
    help = "Compare every rollup with its definition. Fails when one differs."

    def handle(self, *args: Any, **options: Any) -> None:
        waited = _longest_wait()
        result = rollups.audit()
        if result.waiting:
            rows = counted(result.waiting, "rollup row")
            self.stdout.write(f"{rows} left out: their figures are updating")
        for difference in result.differences:
            self.stdout.write(str(difference))
        if problems := [*_drift(result), *_lateness(result, waited)]:
            raise CommandError("\n".join(problems))
        rows = counted(result.rows, "rollup row")
        self.stdout.write(f"{rows} {'agrees' if result.rows == 1 else 'agree'}")


def _longest_wait() -> dt.timedelta:
    """Give how long the oldest edit has waited; waiting to be judged is no matter."""
    work = WorkItem.objects.filter(
        Q(financial_year__isnull=False) | Q(is_every_year=True)
    )
    now = timezone.now()
    return now - (work.aggregate(since=Min("queued_at"))["since"] or now)


def _drift(result: rollups.Audit) -> list[str]:
    if not result.differences:
        return []
    figures = counted(len(result.differences), "figure")
    verb = "differs" if len(result.differences) == 1 else "differ"
    return [f"{figures} {verb} in {counted(result.rows, 'rollup row')}"]


def _lateness(result: rollups.Audit, waited: dt.timedelta) -> list[str]:
    """Say why agreement would prove nothing: figures that should be in are not."""
    if result.waiting and not result.rows:
        rows = counted(result.waiting, "row")
        verb = "waits" if result.waiting == 1 else "wait"
        return [
            f"Nothing could be compared: {rows} {verb} to be rolled up. "
            "Is the worker running?"
        ]
    if waited > LONGEST_WAIT:
        span = _span(waited)
        return [f"Edits have waited {span} to be rolled up. Is the worker running?"]
    return []


def _span(length: dt.timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    for size, unit in ((24 * 60, "day"), (60, "hour")):
        if minutes >= size:
            return counted(minutes // size, unit)
    return counted(minutes, "minute")
