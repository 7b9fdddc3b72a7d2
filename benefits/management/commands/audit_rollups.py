from typing import Any

from django.core.management.base import BaseCommand, CommandError

from benefits import rollups


class Command(BaseCommand):
    help = "Compare every rollup with its definition. Fails when one differs."

    def handle(self, *args: Any, **options: Any) -> None:
        result = rollups.audit()
        if result.waiting:
            self.stdout.write(
                f"{result.waiting} rollup rows left out: their figures are updating"
            )
        for difference in result.differences:
            self.stdout.write(str(difference))
        if result.differences:
            raise CommandError(
                f"{len(result.differences)} figures differ in {result.rows} rollup rows"
            )
        self.stdout.write(f"{result.rows} rollup rows agree")
