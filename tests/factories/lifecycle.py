"""Names, cases, reviews, endings and opportunities: the least that is valid."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from collaborations import models as collaborations
from tests.factories.register import (
    CollaborationFactory,
    ForceFactory,
    FunctionFactory,
)


class OtherNameFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.OtherName

    collaboration = factory.SubFactory(CollaborationFactory)
    name = factory.Sequence(lambda n: f"Former name {n}")


class StatusChangeFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.StatusChange

    collaboration = factory.SubFactory(CollaborationFactory)
    from_status = collaborations.Collaboration.Status.LIVE
    to_status = collaborations.Collaboration.Status.UNDER_REVIEW
    moved_on = dt.date(2026, 4, 1)


class BusinessCaseFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.BusinessCase

    collaboration = factory.SubFactory(CollaborationFactory)
    kind = collaborations.BusinessCase.Kind.START
    rationale = "One laboratory costs less than two and works through the night."
    decided_on = dt.date(2025, 4, 1)
    approved_by = "Chief Constable"


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Review

    collaboration = factory.SubFactory(CollaborationFactory)
    held_on = dt.date(2025, 9, 1)
    scope = "Cost, turnaround and who uses it"
    outcome = collaborations.Review.Outcome.CONTINUE
    reason = "Turnaround fell and every force uses it."
    lead_role = "Head of forensics"


class EndingFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Ending

    collaboration = factory.SubFactory(CollaborationFactory)


class EndingConsultationFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.EndingConsultation

    ending = factory.SubFactory(EndingFactory)
    collaboration = factory.SelfAttribute("ending.collaboration")
    who = "Staff associations"
    asked_on = dt.date(2025, 8, 1)
    said = "They ask for six months' notice."


class EndingBenefitFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.EndingBenefit

    ending = factory.SubFactory(EndingFactory)
    collaboration = factory.SelfAttribute("ending.collaboration")
    name = factory.Sequence(lambda n: f"Faster results {n}")
    fate = collaborations.EndingBenefit.Fate.KEPT


class OpportunityFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Opportunity

    reference = factory.Sequence(lambda n: f"O-{n + 1000:04d}")
    force = factory.SubFactory(ForceFactory)
    duty = collaborations.Opportunity.Duty.CHIEF_OFFICER
    title = "Share drone pilots"
    idea = "One pool of pilots for both areas."
    function = factory.SubFactory(FunctionFactory)
    interest = collaborations.Opportunity.Interest.BOTH
    raised_on = dt.date(2025, 5, 1)


class NotifiedForceFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.NotifiedForce

    opportunity = factory.SubFactory(OpportunityFactory)
    force = factory.SubFactory(ForceFactory)
    notified_on = dt.date(2025, 5, 2)


class UnderstandingSurveyFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.UnderstandingSurvey

    collaboration = factory.SubFactory(CollaborationFactory)
    asked_on = dt.date(2025, 6, 1)
    method = "A form on paper at the shift briefing"


class SurveyResponseFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.SurveyResponse

    survey = factory.SubFactory(UnderstandingSurveyFactory)
    collaboration = factory.SelfAttribute("survey.collaboration")
    force = factory.SubFactory(ForceFactory)
    asked = 40
    answered = 20
    knowing = 15
