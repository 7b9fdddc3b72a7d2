"""Roles, holders and systems: the least that is valid."""

import datetime as dt
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from collaborations import models as collaborations
from tests.factories.register import START, CollaborationFactory, ForceFactory


class SkillFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Skill

    name = factory.Sequence(lambda n: f"Skill {n:03d}")
    kind = collaborations.Skill.Kind.ACCREDITATION


class RoleFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Role

    collaboration = factory.SubFactory(CollaborationFactory)
    title = factory.Sequence(lambda n: f"Role {n:03d}")
    area = collaborations.Role.Area.OPERATIONAL
    posts = Decimal("1.00")
    starts_on = START


class RoleSkillFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.RoleSkill

    role = factory.SubFactory(RoleFactory)
    skill = factory.SubFactory(SkillFactory)


class AppointmentFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Appointment

    role = factory.SubFactory(RoleFactory)
    collaboration = factory.SelfAttribute("role.collaboration")
    holder_title = "Detective sergeant"
    force = factory.SubFactory(ForceFactory)
    posts = Decimal("1.00")
    starts_on = START


class HolderNameFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.HolderName

    appointment = factory.SubFactory(AppointmentFactory)
    force = factory.SelfAttribute("appointment.force")
    name = "Alex Example"


class HeldSkillFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.HeldSkill

    appointment = factory.SubFactory(AppointmentFactory)
    collaboration = factory.SelfAttribute("appointment.collaboration")
    skill = factory.SubFactory(SkillFactory)


class SkillsReviewFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.SkillsReview

    collaboration = factory.SubFactory(CollaborationFactory)
    reviewed_on = dt.date(2025, 4, 1)
    reviewed_by = "Head of unit"


class PostContributionFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.PostContribution

    collaboration = factory.SubFactory(CollaborationFactory)
    force = factory.SubFactory(ForceFactory)
    posts = Decimal("4.00")
    starts_on = START


class SystemInUseFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.SystemInUse

    collaboration = factory.SubFactory(CollaborationFactory)
    force = factory.SubFactory(ForceFactory)
    purpose = collaborations.SystemInUse.Purpose.DUTIES
    name = factory.Sequence(lambda n: f"System {n:03d}")
    as_at = dt.date(2025, 4, 1)


class WorkforceFigureFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.WorkforceFigure

    collaboration = factory.SubFactory(CollaborationFactory)
    kind = collaborations.WorkforceFigure.Kind.LEAVERS
    value = Decimal("8.50")
    as_at = dt.date(2025, 4, 1)
    source = "HR return"
