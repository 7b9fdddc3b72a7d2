"""Print one API token and nothing else, so that a script can read it."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from collabtrack.accounts.models import ApiToken, User
from collabtrack.accounts.services import USUAL_DAYS, issue_token


class Command(BaseCommand):
    help = "Issue an API token for an account; it is printed once and stored nowhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--scope", choices=ApiToken.Scope.values, required=True)
        parser.add_argument("--days", type=int, default=USUAL_DAYS)

    def handle(self, *args: Any, **options: Any) -> None:
        user = (
            User.objects.filter(email__iexact=options["email"]).order_by("pk").first()
        )
        if user is None:
            raise CommandError(f"There is no account {options['email']}.")
        scope = ApiToken.Scope(options["scope"])
        try:
            issued = issue_token(user=user, by=user, scope=scope, days=options["days"])
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from fault
        self.stdout.write(issued.text)
