import argparse
import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from benefits.management.commands.load_public_register import count_rows
from benefits.management.example.telling import (
    ExampleRefusedError,
    is_told,
    tell_example,
)

FEWEST, MOST = 12, 200


class Command(BaseCommand):
    help = "Load an invented country: forces and collaborations with full histories."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--seed", type=int, default=1, help="another number, another country"
        )
        parser.add_argument(
            "--collaborations",
            type=int,
            default=84,
            help=f"how many, from {FEWEST} to {MOST}; programmes come on top",
        )
        parser.add_argument(
            "--today",
            metavar="DATE",
            type=_day,
            help="the day up to which it is told, such as 2026-03-31",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if is_told():
            self.stdout.write("The example is there already: nothing changed.")
            return
        count, today = options["collaborations"], options["today"]
        now = timezone.localdate()
        if not FEWEST <= count <= MOST:
            raise CommandError(f"Choose from {FEWEST} to {MOST} collaborations.")
        if today and today > now:
            raise CommandError(f"{today} is in the future.")
        try:
            told = tell_example(seed=options["seed"], count=count, today=today or now)
        except ExampleRefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        count_rows()
        self.stdout.write(
            f"{told.forces} invented forces, {told.collaborations} collaborations and "
            f"{told.programmes} programmes."
        )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as fault:
        problem = f"“{text}” is not a date such as 2026-03-31."
        raise argparse.ArgumentTypeError(problem) from fault
