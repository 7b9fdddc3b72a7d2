"""Forces, users, collaborations and what they are for: the least that is valid."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from collaborations import models as collaborations
from collabtrack.accounts.models import User

START = dt.date(2020, 4, 1)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"user{n}@example.org")
    full_name = factory.Sequence(lambda n: f"User {n}")


class ForceFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Force

    slug = factory.Sequence(lambda n: f"force-{n:03d}")
    name = factory.Sequence(lambda n: f"Force {n:03d}")
    official_name = factory.LazyAttribute(lambda force: f"{force.name} Police")
    short_name = factory.SelfAttribute("name")
    abbreviation = factory.Sequence(lambda n: f"F{n:03d}")
    kind = collaborations.Force.Kind.TERRITORIAL
    country = "England"


class ForceShapeFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.ForceShape

    force = factory.SubFactory(ForceFactory)
    grid_row = grid_column = hex_row = hex_column = factory.Sequence(lambda n: n)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Membership

    user = factory.SubFactory(UserFactory)
    force = factory.SubFactory(ForceFactory)
    level = "analyst"
    starts_on = START


class FunctionFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Function

    code = factory.Sequence(lambda n: f"F{n}")
    name = factory.Sequence(lambda n: f"Function {n}")


class CollaborationFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Collaboration

    reference = factory.Sequence(lambda n: f"C-{n + 1000:04d}")
    name = factory.Sequence(lambda n: f"Collaboration {n}")
    scope = collaborations.Collaboration.Scope.REGIONAL
    function = factory.SubFactory(FunctionFactory)
    status = collaborations.Collaboration.Status.LIVE
    started_on = START


class RegisterEntryFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.RegisterEntry

    collaboration = factory.SubFactory(
        CollaborationFactory, origin=collaborations.Collaboration.Origin.REGISTER
    )
    published_function = "air support"
    source = "an annual report, 2023"
    is_sourced = True
    confidence = "high"
    status_basis = collaborations.RegisterEntry.StatusBasis.SOURCED
    status_basis_text = "in operation per source of 2023"
    status_source_year = 2023


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Participation

    collaboration = factory.SubFactory(CollaborationFactory)
    force = factory.SubFactory(ForceFactory)
    joined_on = START


class CostShareFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.CostShare

    participation = factory.SubFactory(ParticipationFactory)
    weight = 10_000
    starts_on = START


class VoteShareFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.VoteShare

    participation = factory.SubFactory(ParticipationFactory)
    weight = 1
    starts_on = START


class ClearanceFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Clearance

    user = factory.SubFactory(UserFactory)
    collaboration = factory.SubFactory(CollaborationFactory, is_restricted=True)


class PurposeFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Purpose

    collaboration = factory.SubFactory(CollaborationFactory)
    version = 1
    text = "Give victims faster forensic results so that more cases are solved."
    is_for_effectiveness = True
    starts_on = START


class PurposeForceFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.PurposeForce

    purpose = factory.SubFactory(PurposeFactory)
    force = factory.SubFactory(ForceFactory)


class SignOffFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.SignOff

    purpose = factory.SubFactory(PurposeFactory)
    participation = factory.SubFactory(
        ParticipationFactory,
        collaboration=factory.SelfAttribute("..purpose.collaboration"),
    )
    answer = "agree"
    restatement = "Our victims hear sooner."
    signed_on = START
    signed_by = factory.SubFactory(UserFactory)


class ObjectiveFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Objective

    collaboration = factory.SubFactory(CollaborationFactory)
    text = "Cut turnaround to 30 days"
