"""The people of the tests: four of a force, one of its partner, three of neither."""

from collaborations.models import Collaboration, Force
from collabtrack.accounts.models import User
from tests import factories


def member(force: Force | None, level: str) -> User:
    user = factories.UserFactory(email=f"{level}-{force or 'uk'}@example.org".lower())
    factories.MembershipFactory(user=user, force=force, level=level)
    return user


def stranger() -> User:
    """Add an analyst of a force that takes part in nothing."""
    return member(factories.ForceFactory(slug="faraway", name="Faraway"), "analyst")


def inspector() -> User:
    return member(None, "national")


def administrator() -> User:
    return factories.UserFactory(
        email="admin@example.org", is_staff=True, is_superuser=True
    )


def northern() -> Force:
    return factories.ForceFactory(slug="northern", name="Northern")


def southern() -> Force:
    return factories.ForceFactory(slug="southern", name="Southern")


def joint_forensics(*forces: Force) -> Collaboration:
    made = factories.CollaborationFactory(reference="C-0412", name="Joint Forensics")
    for force in forces:
        factories.ParticipationFactory(collaboration=made, force=force)
    return made


def everybody(force: Force, partner_force: Force) -> dict[str, User]:
    return {
        **{
            level: member(force, level)
            for level in ("viewer", "analyst", "lead", "signatory")
        },
        "partner": member(partner_force, "analyst"),
        "stranger": stranger(),
        "inspector": inspector(),
        "administrator": administrator(),
    }
