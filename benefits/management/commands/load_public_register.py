import argparse
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.models import ProtectedError
from django.utils import timezone

from benefits.imports.public_register import (
    RegisterRefusedError,
    is_loaded,
    load_public_register,
)
from collaborations.imports.faults import FaultyFilesError
from collaborations.imports.writing import Tally


class Command(BaseCommand):
    help = "Load the public register: published facts only. Safe to repeat."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--directory",
            type=Path,
            default=Path(apps.get_app_config("collaborations").path, "reference"),
            help="the directory of the reference files",
        )
        parser.add_argument(
            "--unless-loaded",
            action="store_true",
            help="leave a register that is there as it is, edits included",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["unless_loaded"] and is_loaded():
            self.stdout.write("The public register is there already.")
            return
        try:
            tallies = load_public_register(options["directory"], now=timezone.now())
        except (FaultyFilesError, RegisterRefusedError) as refusal:
            raise CommandError(str(refusal)) from refusal
        except ProtectedError as fault:
            raise CommandError(
                "Nothing was loaded: other records depend on a row that the files no "
                f"longer give ({next(iter(fault.protected_objects))})."
            ) from fault
        count_rows()
        self.stdout.write(f"{', '.join(map(str, tallies))}.")
        self.stdout.write(_changes(tallies))


def count_rows() -> None:
    """Let the planner count our rows: until it has, it takes seconds over a page."""
    models = [
        model
        for name in ("collaborations", "benefits")
        for model in apps.get_app_config(name).get_models()
    ]
    # Named one by one: without names it would lock what all databases share.
    tables = ", ".join(connection.ops.quote_name(m._meta.db_table) for m in models)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")


def _changes(tallies: list[Tally]) -> str:
    added = sum(tally.added for tally in tallies)
    changed = sum(tally.changed for tally in tallies)
    removed = sum(tally.removed for tally in tallies)
    if not added + changed + removed:
        return "Nothing changed."
    return f"Rows: {added:,} added, {changed:,} changed, {removed:,} removed."
