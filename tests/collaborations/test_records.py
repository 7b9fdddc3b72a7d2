"""What the database keeps of every record: its number and its version."""

import pytest

from collaborations.models import Objective
from tests import factories

pytestmark = pytest.mark.django_db


def added(collaboration):
    made = factories.ObjectiveFactory(collaboration=collaboration)
    made.refresh_from_db()
    return made


def test_records_are_numbered_within_their_collaboration(collaboration):
    elsewhere = factories.CollaborationFactory()

    numbers = [added(place).number for place in (collaboration, elsewhere) * 2]

    assert numbers == [1, 1, 2, 2]


def test_a_number_does_not_come_back_after_a_removal(collaboration):
    added(collaboration)
    added(collaboration).delete()

    assert added(collaboration).number == 3


def test_the_reference_names_collaboration_and_number(collaboration):
    assert added(collaboration).reference == "C-0412-1"


def test_every_change_raises_the_version_whoever_makes_it(collaboration):
    objective = added(collaboration)
    objective.owner = "Head of forensics"
    objective.save()
    Objective.objects.update(target="30 days")

    objective.refresh_from_db()

    assert objective.version == 3


def test_saving_the_same_again_is_no_change(collaboration):
    objective = added(collaboration)

    objective.save()
    objective.refresh_from_db()

    assert objective.version == 1


def test_saving_without_reading_back_keeps_the_number(collaboration):
    made = factories.ObjectiveFactory(collaboration=collaboration)
    assert made.number is None
    made.owner = "Head of forensics"

    made.save()
    made.refresh_from_db()

    assert (made.number, made.version) == (1, 2)
