"""Personas and the database: the analyst's force is in the collaboration."""

import gc

import pytest
from django.test import Client

from collaborations.models import Collaboration, Force
from collabtrack import embedded
from collabtrack.accounts.models import User
from tests import factories


def pytest_configure() -> None:
    embedded.attach()


def pytest_collection_finish() -> None:
    # What was loaded stays: looking through all of it again and again takes time.
    gc.collect()
    gc.freeze()


@pytest.fixture
def force(db: None) -> Force:
    return factories.ForceFactory(slug="northern", name="Northern")


@pytest.fixture
def partner_force(db: None) -> Force:
    return factories.ForceFactory(slug="southern", name="Southern")


@pytest.fixture
def collaboration(force: Force, partner_force: Force) -> Collaboration:
    made = factories.CollaborationFactory(reference="C-0412", name="Joint Forensics")
    for member in (force, partner_force):
        factories.ParticipationFactory(collaboration=made, force=member)
    return made


def _member(force: Force | None, level: str) -> User:
    user = factories.UserFactory(email=f"{level}-{force or 'uk'}@example.org".lower())
    factories.MembershipFactory(user=user, force=force, level=level)
    return user


@pytest.fixture
def viewer(force: Force) -> User:
    return _member(force, "viewer")


@pytest.fixture
def analyst(force: Force) -> User:
    return _member(force, "analyst")


@pytest.fixture
def lead(force: Force) -> User:
    return _member(force, "lead")


@pytest.fixture
def signatory(force: Force) -> User:
    return _member(force, "signatory")


@pytest.fixture
def partner(partner_force: Force) -> User:
    """An analyst of another force in the same collaboration."""
    return _member(partner_force, "analyst")


@pytest.fixture
def stranger(db: None) -> User:
    """An analyst of a force that takes part in nothing."""
    return _member(factories.ForceFactory(slug="faraway", name="Faraway"), "analyst")


@pytest.fixture
def inspector(db: None) -> User:
    return _member(None, "national")


@pytest.fixture
def administrator(db: None) -> User:
    return factories.UserFactory(
        email="admin@example.org", is_staff=True, is_superuser=True
    )


@pytest.fixture
def signed_in(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client
