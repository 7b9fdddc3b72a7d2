"""One factory per model: the least that is valid, in an invented country."""

import datetime as dt
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from benefits import models as benefits
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


class BenefitMeasureFactory(DjangoModelFactory):
    class Meta:
        model = benefits.BenefitMeasure

    reference = factory.Sequence(lambda n: f"B-{n + 10_000:05d}")
    collaboration = factory.SubFactory(CollaborationFactory)
    name = factory.Sequence(lambda n: f"Saving {n}")
    area = benefits.Area.FINANCIAL
    type = benefits.BenefitType.CASHABLE
    unit = benefits.POUNDS
    direction = benefits.Direction.UP
    interval = benefits.Interval.ANNUAL
    across_forces = benefits.RollUp.SUM
    across_time = benefits.RollUp.SUM


class _FigureFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    measure = factory.SubFactory(BenefitMeasureFactory)
    collaboration = factory.SelfAttribute("measure.collaboration")
    type = factory.SelfAttribute("measure.type")
    starts_on = dt.date(2025, 4, 1)
    ends_on = dt.date(2026, 3, 31)
    amount = Decimal("1000.00")


class TargetFactory(_FigureFactory):
    class Meta:
        model = benefits.Target


class ReadingFactory(_FigureFactory):
    class Meta:
        model = benefits.Reading

    state = "confirmed"
    recorded_at = dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)


class PublishedClaimFactory(DjangoModelFactory):
    class Meta:
        model = benefits.PublishedClaim

    measure = factory.SubFactory(BenefitMeasureFactory)
    amount = Decimal("600000.00")
    basis = "expected"
    source = "a news report"


class SpendEntryFactory(DjangoModelFactory):
    class Meta:
        model = benefits.SpendEntry

    collaboration = factory.SubFactory(CollaborationFactory)
    kind = benefits.SpendEntry.Kind.ACTUAL
    starts_on = dt.date(2025, 4, 1)
    ends_on = dt.date(2026, 3, 31)
    amount = Decimal("100.00")
    recorded_at = dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)


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


class PolicingBodyFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.PolicingBody

    force = factory.SubFactory(ForceFactory)
    name = factory.LazyAttribute(lambda body: f"{body.force.name} Commissioner")


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


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = collaborations.Agreement

    collaboration = factory.SubFactory(CollaborationFactory)
    title = "Joint forensics"
    drafted_on = START
    has_force_provision = True


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
