"""What opportunities may hold, and who sees them before and after the decision."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from collaborations.models import NotifiedForce, Opportunity
from collaborations.reports.opportunities import consideration
from tests.factories import (
    CollaborationFactory,
    MembershipFactory,
    NotifiedForceFactory,
    OpportunityFactory,
)

pytestmark = pytest.mark.django_db

RAISED = dt.date(2025, 5, 1)
DECIDED = {
    "outcome": "turned_down",
    "reason": "Too far apart.",
    "decided_on": dt.date(2025, 9, 1),
}


@pytest.fixture
def opportunity(force):
    return OpportunityFactory(force=force, raised_on=RAISED)


def refused_everywhere(row):
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    return error.value.message_dict["__all__"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"outcome": "agreed", "reason": "Both gain."},
         "Enter the day and the reason once it is decided, not before."),
        ({"decided_on": RAISED},
         "Enter the day and the reason once it is decided, not before."),
        ({"reason": "Both gain."},
         "Enter the day and the reason once it is decided, not before."),
        ({"outcome": "agreed", "decided_on": RAISED},
         "Say why it was decided so."),
        (DECIDED | {"decided_on": RAISED - dt.timedelta(days=1)},
         "It cannot be decided before the day on which it was raised."),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_be_is_refused(opportunity, changes, said):
    for name, value in changes.items():
        setattr(opportunity, name, value)

    assert refused_everywhere(opportunity) == [said]


def test_only_what_was_agreed_leads_to_a_collaboration(opportunity):
    opportunity.collaboration = CollaborationFactory()

    assert refused_everywhere(opportunity) == [
        "Only what was agreed can have led to a collaboration."
    ]


@pytest.mark.parametrize(
    "answer",
    [
        {"considered_on": dt.date(2025, 6, 1)},
        {"is_in_interests": True},
        {"reason": "Our pilots are idle."},
        {"considered_on": dt.date(2025, 6, 1), "is_in_interests": False},
    ],
)
def test_a_force_answers_with_day_answer_and_reason(opportunity, answer):
    row = NotifiedForceFactory(opportunity=opportunity)
    for name, value in answer.items():
        setattr(row, name, value)

    assert refused_everywhere(row) == ["Give the day, the answer and the reason."]


def test_a_force_considers_after_its_notice(opportunity):
    row = NotifiedForceFactory(opportunity=opportunity, notified_on=RAISED)
    row.considered_on = RAISED - dt.timedelta(days=1)
    row.is_in_interests, row.reason = True, "Our pilots are idle."

    assert refused_everywhere(row) == [
        "A force cannot have considered it before it was notified."
    ]


def test_a_force_is_notified_once(opportunity, partner_force):
    NotifiedForceFactory(opportunity=opportunity, force=partner_force)
    again = NotifiedForceFactory.build(opportunity=opportunity, force=partner_force)

    assert refused_everywhere(again) == ["This force was notified already."]


def test_a_change_raises_the_version(opportunity):
    opportunity.title = "Share pilots"
    opportunity.save()
    opportunity.refresh_from_db()

    assert opportunity.version == 2


def seen_by(user):
    rows = list(Opportunity.objects.visible_to(user))
    assert len(set(rows)) == len(rows)
    return rows


def test_while_undecided_only_the_forces_concerned_see_it(
    opportunity, viewer, partner, stranger, inspector, administrator
):
    assert seen_by(viewer) == [opportunity]
    assert seen_by(inspector) == seen_by(administrator) == [opportunity]
    assert seen_by(partner) == seen_by(stranger) == []

    NotifiedForceFactory(opportunity=opportunity, force=partner.memberships.get().force)

    assert seen_by(partner) == [opportunity]
    assert seen_by(stranger) == []


def test_once_decided_everybody_sees_it(opportunity, partner, stranger):
    Opportunity.objects.update(**DECIDED)

    assert seen_by(partner) == seen_by(stranger) == [opportunity]


def test_a_membership_that_ended_shows_nothing(opportunity, force):
    former = MembershipFactory(force=force, ends_on=dt.date(2025, 1, 1)).user

    assert seen_by(former) == []


def test_who_may_not_sign_in_sees_nothing(opportunity, viewer):
    Opportunity.objects.update(**DECIDED)
    viewer.is_active = False

    assert seen_by(viewer) == []


def test_answers_are_seen_with_their_opportunity(opportunity, viewer, stranger):
    row = NotifiedForceFactory(opportunity=opportunity)

    assert list(NotifiedForce.objects.visible_to(viewer)) == [row]
    assert list(NotifiedForce.objects.visible_to(stranger)) == []


def test_silence_is_neither_for_nor_against():
    answers = [NotifiedForce(is_in_interests=a) for a in (True, False, False, None)]

    counted = consideration(answers)

    assert (counted.in_favour, counted.against, counted.silent) == (1, 2, 1)
    assert counted.words == "4 notified: 1 in favour, 2 against, 1 still to answer"
    assert consideration([]).words == "No force is notified."


def test_it_is_named_by_its_title(opportunity):
    row = NotifiedForceFactory.build(opportunity=opportunity, force=opportunity.force)

    assert str(opportunity) == "Share drone pilots"
    assert str(row) == "Northern, notified of Share drone pilots"
