import datetime as dt
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from collaborations import assessment
from collaborations.models import Collaboration, Finding, Result

Counts = Counter[tuple[str, str]]


class Command(BaseCommand):
    help = "Judge every collaboration and print how many have each result."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--as-at",
            metavar="DATE",
            help="Judge as of an earlier day, such as 2026-03-31. Nothing is stored.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        today = timezone.localdate()
        day = _day(options["as_at"]) if options["as_at"] else today
        if day > today:
            raise CommandError(f"{day} is in the future.")
        if day == today:
            assessment.assess_all(day)
            self._print(_stored(), f"Judged as at {day} and stored.")
        else:
            note = f"Today's records judged as at {day}. Not stored."
            self._print(_judged(day), note)

    def _print(self, counts: Counts, note: str) -> None:
        for rule in assessment.configured_rules():
            numbers = ", ".join(
                f"{result.label} {counts[rule.criterion.id, result.value]}"
                for result in Result
            )
            name = f"{rule.criterion.id} {rule.criterion.title}"
            self.stdout.write(f"{name}: {numbers}")
        self.stdout.write(f"{Collaboration.objects.count()} collaborations. {note}")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as fault:
        raise CommandError(f"“{text}” is not a date such as 2026-03-31.") from fault


def _stored() -> Counts:
    rows = Finding.objects.values_list("criterion", "result")
    return Counter((criterion, result) for criterion, result in rows)


def _judged(day: dt.date) -> Counts:
    return Counter(
        (item.criterion.id, item.judgement.result.value)
        for collaboration in Collaboration.objects.order_by("pk")
        for item in assessment.judge(collaboration, on=day)
    )
