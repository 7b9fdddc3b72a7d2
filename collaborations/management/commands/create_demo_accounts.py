"""The accounts of a demonstration: invented people of the forces that are loaded."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from collaborations.access import Level
from collaborations.models import Clearance, Collaboration, Force, Membership
from collabtrack import env
from collabtrack.accounts.models import User


class Place(StrEnum):
    """Where an account belongs: its force's slug in one data set and the other."""

    HOME = "home"
    PARTNER = "partner"
    ELSEWHERE = "elsewhere"


REGISTER: Final = {
    Place.HOME: "nottinghamshire",
    Place.PARTNER: "derbyshire",
    Place.ELSEWHERE: "mdp",
}
# The stranger's force takes part in nothing that the analyst's does.
EXAMPLE: Final = {
    Place.HOME: "harkenshire",
    Place.PARTNER: "dunmarrow",
    Place.ELSEWHERE: "crown-forests",
}
# Before anything in the register is asked about: a fixed day, so that a second run
# finds the same membership.
STARTS_ON: Final = dt.date(2020, 4, 1)


@dataclass(frozen=True, slots=True)
class Account:
    """Without a level: an administrator, who belongs to no force."""

    role: str
    full_name: str
    level: Level | None
    place: Place | None
    is_cleared: bool = False

    @property
    def email(self) -> str:
        return f"{self.role}@example.org"

    @property
    def is_administrator(self) -> bool:
        return self.level is None


ACCOUNTS: Final = (
    Account("viewer", "Force viewer", Level.VIEWER, Place.HOME),
    Account("analyst", "Force analyst", Level.ANALYST, Place.HOME),
    Account("lead", "Collaboration lead", Level.LEAD, Place.HOME, is_cleared=True),
    Account("signatory", "Force signatory", Level.SIGNATORY, Place.HOME),
    Account("chief", "Chief officer", Level.SIGNATORY, Place.HOME),
    Account("inspector", "National inspector", Level.NATIONAL, None),
    Account("admin", "Administrator", None, None),
    Account("partner", "Partner force analyst", Level.ANALYST, Place.PARTNER),
    Account("stranger", "Analyst of another force", Level.ANALYST, Place.ELSEWHERE),
)


class Command(BaseCommand):
    help = "Create the demonstration accounts; DEMO_PASSWORD sets their password."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        encoded = _encoded(_password())
        forces = _forces()
        for account in ACCOUNTS:
            user = _user(account, encoded)
            force = forces[account.place] if account.place else None
            if account.level:
                _join(user, account.level, force)
            if account.is_cleared:
                _clear(user)
            where = force.official_name if force else "all forces"
            self.stdout.write(f"{account.email:<22} {account.full_name}, {where}")


def _password() -> str:
    try:
        return env.text("DEMO_PASSWORD")
    except ImproperlyConfigured as fault:
        raise CommandError(str(fault)) from fault


def _forces() -> dict[Place, Force]:
    slugs = EXAMPLE if Force.objects.invented().exists() else REGISTER
    known = Force.objects.filter(slug__in=slugs.values())
    forces = {force.slug: force for force in known}
    if missing := sorted(slug for slug in slugs.values() if slug not in forces):
        raise CommandError(
            f"There is no force called {missing[0]}: run load_example or"
            " load_public_register first."
        )
    return {place: forces[slug] for place, slug in slugs.items()}


def _encoded(password: str) -> str:
    """Encode the password once for all accounts: one by one it took three seconds.

    What stands in the database is kept while it fits, or every session would end.
    """
    first = User.objects.filter(email=ACCOUNTS[0].email).first()
    if first and first.check_password(password):
        return first.password
    return make_password(password)


def _user(account: Account, encoded: str) -> User:
    user, _ = User.objects.get_or_create(email=account.email)
    wanted = {
        "full_name": account.full_name,
        "is_active": True,
        "is_staff": account.is_administrator,
        "is_superuser": account.is_administrator,
        "password": encoded,
    }
    different = [name for name, value in wanted.items() if getattr(user, name) != value]
    for name in different:
        setattr(user, name, wanted[name])
    if different:
        user.save(update_fields=different)
    return user


def _join(user: User, level: Level, force: Force | None) -> None:
    Membership.objects.get_or_create(
        user=user, level=level, force=force, defaults={"starts_on": STARTS_ON}
    )


def _clear(user: User) -> None:
    for collaboration in Collaboration.objects.filter(is_restricted=True):
        Clearance.objects.get_or_create(user=user, collaboration=collaboration)
