"""What bodies and decisions may hold, who sees them and what they set off."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from collaborations.models import Decision, WorkItem
from tests.factories import (
    CollaborationFactory,
    DecisionFactory,
    GovernanceBodyFactory,
)

pytestmark = pytest.mark.django_db

RAISED = dt.date(2025, 6, 1)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"decided_on": dt.date(2025, 5, 31), "outcome": "approved"},
            "A matter cannot be decided before it was raised.",
        ),
        (
            {"considered_on": dt.date(2025, 5, 31)},
            "A matter cannot be considered before it was raised.",
        ),
        (
            {
                "considered_on": dt.date(2025, 7, 2),
                "decided_on": dt.date(2025, 7, 1),
                "outcome": "approved",
            },
            "A matter cannot be decided before it was last considered.",
        ),
        (
            {"outcome": "withdrawn"},
            "Enter the day for a matter that was approved, refused or withdrawn,"
            " and for no other.",
        ),
        (
            {"outcome": "deferred", "decided_on": dt.date(2025, 7, 1)},
            "Enter the day for a matter that was approved, refused or withdrawn,"
            " and for no other.",
        ),
        (
            {"approvals_needed": 2, "approvals_given": 3},
            "No more approvals can be given than are needed.",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_the_model_and_the_database(
    collaboration, changes, message
):
    row = DecisionFactory.build(
        collaboration=collaboration, raised_on=RAISED, **changes
    )

    with pytest.raises(ValidationError) as error:
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()

    assert error.value.message_dict == {"__all__": [message]}


@pytest.mark.parametrize("tier", [0, 10])
def test_a_tier_is_a_number_from_1_to_9(collaboration, tier):
    body = GovernanceBodyFactory.build(collaboration=collaboration, tier=tier)

    with pytest.raises(ValidationError) as error:
        body.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        body.save()

    assert error.value.message_dict == {
        "tier": ["Enter a tier from 1, the highest, to 9."]
    }


def test_a_removed_collaboration_takes_its_bodies_and_decisions_along():
    body = GovernanceBodyFactory()
    DecisionFactory(collaboration=body.collaboration, body=body)

    body.collaboration.delete()

    assert not Decision.objects.exists()


def test_a_long_matter_is_named_by_its_beginning():
    assert str(Decision(matter="x" * 80)) == "x" * 80
    assert str(Decision(matter="x" * 81)) == "x" * 79 + "…"


@pytest.mark.parametrize("factory", [GovernanceBodyFactory, DecisionFactory])
def test_every_edit_asks_for_a_new_judgement(collaboration, factory):
    WorkItem.objects.all().delete()

    row = factory(collaboration=collaboration)
    added = _asked()
    type(row).objects.filter(pk=row.pk).update(collaboration=CollaborationFactory())
    moved = _asked()
    row.delete()

    assert added == [(collaboration.pk, None, False)]
    assert (collaboration.pk, None, False) in moved
    assert len(_asked()) == 1


def _asked():
    asked = WorkItem.objects.filter(is_every_year=False).order_by("pk")
    rows = list(
        asked.values_list("collaboration_id", "financial_year", "is_every_year")
    )
    WorkItem.objects.all().delete()
    return rows


def test_decisions_are_seen_by_who_sees_the_collaboration(
    collaboration, analyst, stranger
):
    matter = DecisionFactory(collaboration=collaboration)
    body = GovernanceBodyFactory(collaboration=collaboration)
    type(collaboration).objects.update(is_draft=True)

    for row in (matter, body):
        seen = type(row).objects
        assert list(seen.visible_to(analyst)) == [row]
        assert list(seen.visible_to(stranger)) == []
