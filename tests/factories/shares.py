"""Formulas, drivers and votes: the least that is valid."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from collaborations import models as collaborations
from tests.factories.register import START, CollaborationFactory, ParticipationFactory


class CostFormulaFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.CostFormula

    collaboration = factory.SubFactory(CollaborationFactory)
    kind = collaborations.Driver.POPULATION
    first_year = 2020


class FormulaComponentFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.FormulaComponent

    formula = factory.SubFactory(CostFormulaFactory, kind=collaborations.HYBRID)
    driver = collaborations.Driver.POPULATION
    weight = 5_000


class DriverValueFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.DriverValue

    participation = factory.SubFactory(ParticipationFactory)
    driver = collaborations.Driver.POPULATION
    financial_year = 2025
    value = Decimal(100)


class VoteReasonFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.VoteReason

    collaboration = factory.SubFactory(CollaborationFactory)
    text = "Each force keeps one voice, whatever it pays."
    stated_on = START
