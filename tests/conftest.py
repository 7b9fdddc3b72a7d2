"""Personas and the database: the analyst's force is in the collaboration."""

import gc

import pytest
from django.test import Client

from collaborations.models import Collaboration, Force
from collabtrack import embedded
from collabtrack.accounts.models import User
from tests import personas


def pytest_configure() -> None:
    embedded.attach()


def pytest_collection_finish() -> None:
    # What was loaded stays: looking through all of it again and again takes time.
    gc.collect()
    gc.freeze()


@pytest.fixture
def force(db: None) -> Force:
    return personas.northern()


@pytest.fixture
def partner_force(db: None) -> Force:
    return personas.southern()


@pytest.fixture
def collaboration(force: Force, partner_force: Force) -> Collaboration:
    return personas.joint_forensics(force, partner_force)


@pytest.fixture
def viewer(force: Force) -> User:
    return personas.member(force, "viewer")


@pytest.fixture
def analyst(force: Force) -> User:
    return personas.member(force, "analyst")


@pytest.fixture
def lead(force: Force) -> User:
    return personas.member(force, "lead")


@pytest.fixture
def signatory(force: Force) -> User:
    return personas.member(force, "signatory")


@pytest.fixture
def partner(partner_force: Force) -> User:
    """An analyst of another force in the same collaboration."""
    return personas.member(partner_force, "analyst")


@pytest.fixture
def stranger(db: None) -> User:
    """An analyst of a force that takes part in nothing."""
    return personas.stranger()


@pytest.fixture
def inspector(db: None) -> User:
    return personas.inspector()


@pytest.fixture
def administrator(db: None) -> User:
    return personas.administrator()


@pytest.fixture
def signed_in(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client
