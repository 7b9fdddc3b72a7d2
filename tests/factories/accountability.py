"""Factories of who answers, who met and whose approval is needed."""

import datetime as dt
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from collaborations import models as collaborations
from tests.factories import (
    START,
    CollaborationFactory,
    DecisionFactory,
    ForceFactory,
    FunctionFactory,
    GovernanceBodyFactory,
    PolicingBodyFactory,
)


class AccountableLeadFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.AccountableLead

    policing_body = None
    collaboration = factory.SubFactory(CollaborationFactory)
    force = factory.SubFactory(ForceFactory)
    role_title = "Assistant chief constable, crime"
    person_force = factory.LazyAttribute(
        lambda lead: lead.force or getattr(lead.policing_body, "force", None)
    )
    starts_on = START


class DirectionAndControlFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.DirectionAndControl

    collaboration = factory.SubFactory(CollaborationFactory)
    force = factory.SubFactory(ForceFactory)
    function = factory.SubFactory(FunctionFactory)
    starts_on = START


class DelegationLimitFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.DelegationLimit

    collaboration = factory.SubFactory(CollaborationFactory)
    role_title = "Head of unit"
    what = "Buying equipment"
    limit = Decimal("50000.00")
    starts_on = START


class AccountabilityArrangementFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.AccountabilityArrangement

    collaboration = factory.SubFactory(CollaborationFactory)
    policing_body = factory.SubFactory(PolicingBodyFactory)
    text = "The lead chief reports to the commissioner each quarter."
    considered_on = START


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Meeting

    body = factory.SubFactory(GovernanceBodyFactory)
    collaboration = factory.SelfAttribute("body.collaboration")
    held_on = dt.date(2025, 6, 1)


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Attendance

    meeting = factory.SubFactory(MeetingFactory)
    force = factory.SubFactory(ForceFactory)
    is_present = True


class DecisionApprovalFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.DecisionApproval

    decision = factory.SubFactory(DecisionFactory)
    force = factory.SubFactory(ForceFactory)
