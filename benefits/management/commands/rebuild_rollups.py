from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from benefits import rollups
from benefits.reports.wording import counted


class Command(BaseCommand):
    help = "Recompute every rollup. Changed rows are drift: normally there are none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--ranges",
            type=int,
            default=rollups.RANGES,
            help="Into how many ranges to divide the collaborations.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        changed = 0
        ranges = rollups.ranges(options["ranges"])
        for place, ids in enumerate(ranges, start=1):
            in_range = rollups.rebuild_range(ids)
            changed += in_range
            self.stdout.write(f"Range {place} of {len(ranges)}: {in_range} changed")
        self.stdout.write(f"{counted(changed, 'row')} changed")
