"""Django's shell, with the operator's name on every change made in it."""

import getpass
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands.shell import Command as Shell

from collabtrack.accounts.models import User
from collabtrack.shared.history import changes_made_at_the_server, changes_made_by


class Command(Shell):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--as", dest="author", metavar="EMAIL", help="The account that acts."
        )

    def handle(self, **options: Any) -> None:
        email = options.pop("author")
        if email is None:
            with changes_made_at_the_server(getpass.getuser()):
                super().handle(**options)
            return
        user = User.objects.filter(email__iexact=email).order_by("pk").first()
        if user is None:
            raise CommandError(f"There is no account {email}.")
        with changes_made_by(user):
            super().handle(**options)
