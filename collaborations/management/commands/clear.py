import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from collaborations.models import Collaboration
from collaborations.services.collaborations import clear_for
from collabtrack.accounts.models import User


class Command(BaseCommand):
    help = "Clear a user for one restricted collaboration. Safe to repeat."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("reference", help="such as C-0412")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError(f"No account has the address {options['email']}.")
        # No user asks here, so nobody's sight limits the search.
        found = Collaboration.objects.filter(reference=options["reference"]).first()
        if found is None:
            raise CommandError(f"No collaboration is {options['reference']}.")
        clear_for(user=user, collaboration=found)
        self.stdout.write(f"{user.email} is cleared for {found.reference}.")
