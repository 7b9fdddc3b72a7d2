"""Agreements and exits: the least that is valid."""

import datetime as dt
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from collaborations import models as collaborations
from tests.factories.register import START, CollaborationFactory, ForceFactory


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Agreement

    collaboration = factory.SubFactory(CollaborationFactory)
    title = "Joint forensics"
    drafted_on = START
    has_force_provision = True


class PolicingBodyFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.PolicingBody

    force = factory.SubFactory(ForceFactory)
    name = factory.LazyAttribute(lambda body: f"{body.force.name} Commissioner")


class _OfAgreementFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    agreement = factory.SubFactory(AgreementFactory)
    collaboration = factory.SelfAttribute("agreement.collaboration")


class AgreementPartyFactory(_OfAgreementFactory):
    class Meta:
        model = collaborations.AgreementParty

    force = policing_body = None
    kind = factory.LazyAttribute(
        lambda party: (
            (party.force and "chief_officer")
            or (party.policing_body and "policing_body")
            or "other"
        )
    )
    name = factory.LazyAttribute(lambda p: "A trust" if p.kind == "other" else "")


class ExitTermsFactory(_OfAgreementFactory):
    class Meta:
        model = collaborations.ExitTerms


class ExitPlanFactory(_OfAgreementFactory):
    class Meta:
        model = collaborations.ExitPlan

    planned_cost = Decimal("200000.00")
    agreed_on = dt.date(2025, 4, 1)
