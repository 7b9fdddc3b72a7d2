"""What owners, limits, meetings and approvals may hold, and who sees them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from collaborations.models import Collaboration, WorkItem
from tests.factories import (
    CollaborationFactory,
    DecisionFactory,
    GovernanceBodyFactory,
    PolicingBodyFactory,
)
from tests.factories.accountability import (
    AccountabilityArrangementFactory,
    AccountableLeadFactory,
    AttendanceFactory,
    DecisionApprovalFactory,
    DelegationLimitFactory,
    DirectionAndControlFactory,
    MeetingFactory,
)

pytestmark = pytest.mark.django_db

EARLIER = dt.date(2020, 3, 31)
ONE_PARTY = "Choose a force or a policing body, and only one."
OWNED = [
    AccountableLeadFactory,
    DirectionAndControlFactory,
    DelegationLimitFactory,
    AccountabilityArrangementFactory,
]


def refuse(row, message):
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()

    assert message in error.value.messages


@pytest.mark.parametrize(
    "factory",
    [AccountableLeadFactory, DirectionAndControlFactory, DelegationLimitFactory],
)
def test_nothing_ends_before_it_starts(collaboration, force, factory):
    row = factory(collaboration=collaboration)
    row.ends_on = EARLIER

    refuse(row, "The last day cannot be before the first day.")


def test_an_owner_belongs_to_a_force_or_a_policing_body(collaboration, force):
    of_neither = AccountableLeadFactory.build(collaboration=collaboration, force=None)
    of_both = AccountableLeadFactory.build(
        collaboration=collaboration, force=force, policing_body=PolicingBodyFactory()
    )

    refuse(of_neither, ONE_PARTY)
    refuse(of_both, ONE_PARTY)


@pytest.mark.parametrize("with_body", [True, False])
def test_a_limit_is_a_bodys_or_a_roles(collaboration, with_body):
    body = GovernanceBodyFactory(collaboration=collaboration) if with_body else None
    row = DelegationLimitFactory.build(
        collaboration=collaboration,
        body=body,
        role_title="Head of unit" if with_body else "",
    )

    refuse(row, "Choose a body or enter a role title, and only one.")


def test_a_limit_is_not_negative(collaboration):
    row = DelegationLimitFactory.build(
        collaboration=collaboration, limit=Decimal("-0.01")
    )

    refuse(row, "Enter a limit of £0 or more.")


def test_a_limit_may_be_nothing_or_not_stated(collaboration):
    for limit in (Decimal(0), None):
        row = DelegationLimitFactory.build(collaboration=collaboration, limit=limit)

        row.full_clean()


def test_a_policing_body_considers_once_a_day(collaboration):
    first = AccountabilityArrangementFactory(collaboration=collaboration)

    refuse(
        AccountabilityArrangementFactory.build(
            collaboration=collaboration, policing_body=first.policing_body
        ),
        "What this policing body considered on that day is recorded already."
        " Change that record.",
    )


@pytest.mark.parametrize("hours", [Decimal(0), Decimal(-1)])
def test_a_meeting_takes_time_or_its_hours_are_not_known(hours):
    row = MeetingFactory()
    row.hours = hours

    refuse(row, "Enter hours above 0, or leave them out when they are not known.")


def test_a_body_meets_once_a_day():
    met = MeetingFactory()

    refuse(
        MeetingFactory.build(body=met.body),
        "A meeting of this body on that day is recorded already.",
    )


@pytest.mark.parametrize("link", ["javascript:alert(1)", "minutes", "ftp://x.org/a"])
def test_minutes_are_linked_by_a_web_address(link):
    row = MeetingFactory()
    row.minutes_link = link

    with pytest.raises(ValidationError) as error:
        row.full_clean()

    assert error.value.message_dict == {
        "minutes_link": ["Enter an address such as https://…"]
    }


@pytest.mark.parametrize(
    ("factory", "owner"),
    [(AttendanceFactory, "meeting"), (DecisionApprovalFactory, "decision")],
)
def test_a_party_stands_once_in_a_list(factory, owner):
    row = factory()
    again = {owner: getattr(row, owner), "force": row.force}

    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**again)


@pytest.mark.parametrize("factory", [DelegationLimitFactory, MeetingFactory])
def test_a_body_of_another_collaboration_is_refused(collaboration, factory):
    row = (
        factory.build(
            collaboration=collaboration, body=GovernanceBodyFactory(), role_title=""
        )
        if factory is DelegationLimitFactory
        else factory.build(collaboration=collaboration, body=GovernanceBodyFactory())
    )

    with pytest.raises(ValidationError) as error:
        row.full_clean()

    assert error.value.message_dict == {
        "body": ["Choose a body of this collaboration."]
    }


def _rows_of(collaboration):
    meeting = MeetingFactory(body=GovernanceBodyFactory(collaboration=collaboration))
    decision = DecisionFactory(collaboration=collaboration)
    return [
        *(factory(collaboration=collaboration) for factory in OWNED),
        meeting,
        AttendanceFactory(meeting=meeting),
        DecisionApprovalFactory(decision=decision),
    ]


def test_all_of_it_is_seen_by_who_sees_the_collaboration(
    collaboration, analyst, stranger
):
    rows = _rows_of(collaboration)
    Collaboration.objects.update(is_draft=True)

    for row in rows:
        assert list(type(row).objects.visible_to(analyst)) == [row]
        assert list(type(row).objects.visible_to(stranger)) == []


def test_every_edit_asks_for_a_new_judgement(collaboration):
    for row in reversed(_rows_of(collaboration)):
        WorkItem.objects.all().delete()

        row.delete()

        queued = WorkItem.objects.values_list("collaboration_id", "is_every_year")
        assert set(queued) == {(collaboration.pk, False)}


def test_a_removed_collaboration_takes_all_of_it_along(collaboration):
    rows = _rows_of(collaboration)
    CollaborationFactory()

    collaboration.delete()

    assert not any(type(row).objects.exists() for row in rows)


def test_people_are_called_by_their_role(collaboration):
    lead = AccountableLeadFactory(collaboration=collaboration, person_name="Sam Okafor")

    assert "Okafor" not in str(lead)
