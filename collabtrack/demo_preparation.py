"""Brings the demo's database, static files and data up to date.

One process for all steps: each start of manage.py costs more than most of them.
"""

import sys
from pathlib import Path

import django
from django.apps import apps
from django.core.management import CommandError, call_command

STEPS = (
    ("migrate", "--no-input"),
    ("createcachetable",),
    ("collectstatic", "--no-input", "--verbosity", "0"),
)
# Once loaded the data stay as they are: people may have edited them.
LOADERS = {
    "example": ("load_example",),
    "public": ("load_public_register", "--unless-loaded"),
}


def loader(data: str) -> tuple[str, ...]:
    """Choose what to load: as asked, otherwise what is there, otherwise the example."""
    # The registry is ready only now: this module starts Django itself.
    collaborations = apps.get_model("collaborations", "Collaboration").objects
    holds_register = collaborations.filter(origin="register").exists()
    return LOADERS[data or ("public" if holds_register else "example")]


def main() -> None:
    """Run every step for a data set; write the accounts to a file. Both are named."""
    path, data = sys.argv[1:]
    django.setup()
    try:
        for step in STEPS:
            call_command(*step)
        call_command(*loader(data))
        with Path(path).open("w", encoding="utf-8") as accounts:
            call_command("create_demo_accounts", stdout=accounts)
    except CommandError as fault:
        raise SystemExit(str(fault)) from None


if __name__ == "__main__":
    main()
