"""Who decides: the least that is valid."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from collaborations import models as collaborations
from tests.factories.register import CollaborationFactory


class GovernanceBodyFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.GovernanceBody

    collaboration = factory.SubFactory(CollaborationFactory)
    name = factory.Sequence(lambda n: f"Board {n}")
    tier = 1


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Decision

    collaboration = factory.SubFactory(CollaborationFactory)
    matter = "Move the laboratory"
    kind = collaborations.Decision.Kind.ROUTINE
    raised_on = dt.date(2025, 4, 1)
