"""The REST API, version 1: every resource, one line each; its schema and its pages."""

from django.urls import URLPattern, URLResolver, include, path
from rest_framework.routers import SimpleRouter

from benefits.api.measures import LibraryViewSet, MeasureViewSet
from benefits.api.money import FundingViewSet, SpendViewSet
from benefits.api.readings import ReadingViewSet
from benefits.api.rollups import RollupViewSet
from benefits.api.sharing import BenefitShareViewSet, OverlapViewSet
from benefits.api.targets import TargetViewSet
from benefits.api.viewsets import CollaborationViewSet, OverviewView
from collaborations.api.accountability import (
    ArrangementViewSet,
    DirectionViewSet,
    LeadViewSet,
    LimitViewSet,
)
from collaborations.api.adoptions import AdoptionViewSet
from collaborations.api.agreements import AgreementPartyViewSet, AgreementViewSet
from collaborations.api.decisions import DecisionViewSet
from collaborations.api.ending_rows import ConsultationViewSet, EndingBenefitViewSet
from collaborations.api.endings import EndingViewSet
from collaborations.api.exits import ExitPlanViewSet, ExitTermsViewSet
from collaborations.api.formulas import CostFormulaViewSet, DriverValueViewSet
from collaborations.api.governance import BodyViewSet, MeetingViewSet
from collaborations.api.lessons import LessonViewSet
from collaborations.api.lifecycle import (
    BusinessCaseViewSet,
    OtherNameViewSet,
    StatusChangeViewSet,
)
from collaborations.api.objectives import ObjectiveViewSet
from collaborations.api.opportunities import OpportunityViewSet
from collaborations.api.participations import ParticipationViewSet
from collaborations.api.people import (
    AppointmentViewSet,
    HeldSkillViewSet,
    RoleViewSet,
    SkillViewSet,
)
from collaborations.api.purposes import PurposeViewSet, SignOffViewSet
from collaborations.api.reviews import ReviewViewSet
from collaborations.api.shares import (
    CostShareViewSet,
    VoteReasonViewSet,
    VoteShareViewSet,
)
from collaborations.api.surveys import SurveyViewSet
from collaborations.api.viewsets import (
    FindingViewSet,
    ForceViewSet,
    FunctionViewSet,
    PolicingBodyViewSet,
)
from collaborations.api.workforce import (
    PostContributionViewSet,
    SkillsReviewViewSet,
    SystemInUseViewSet,
    WorkforceFigureViewSet,
)
from collabtrack.api_docs import docs
from collabtrack.api_schema import SchemaView

__all__ = ["docs", "urlpatterns"]

records = SimpleRouter()
records.register("forces", ForceViewSet, basename="forces")
records.register("collaborations", CollaborationViewSet, basename="collaborations")
records.register("objectives", ObjectiveViewSet, basename="objectives")
records.register("participations", ParticipationViewSet, basename="participations")
records.register("reviews", ReviewViewSet, basename="reviews")
records.register("surveys", SurveyViewSet, basename="surveys")
records.register("endings", EndingViewSet, basename="endings")
records.register(
    "ending-consultations", ConsultationViewSet, basename="ending-consultations"
)
records.register("ending-benefits", EndingBenefitViewSet, basename="ending-benefits")
records.register("opportunities", OpportunityViewSet, basename="opportunities")
records.register("governance-bodies", BodyViewSet, basename="governance-bodies")
records.register("decisions", DecisionViewSet, basename="decisions")
records.register("meetings", MeetingViewSet, basename="meetings")
records.register("accountable-leads", LeadViewSet, basename="accountable-leads")
records.register(
    "direction-and-control", DirectionViewSet, basename="direction-and-control"
)
records.register("delegation-limits", LimitViewSet, basename="delegation-limits")
records.register(
    "accountability-arrangements",
    ArrangementViewSet,
    basename="accountability-arrangements",
)
records.register("roles", RoleViewSet, basename="roles")
records.register("appointments", AppointmentViewSet, basename="appointments")
records.register("held-skills", HeldSkillViewSet, basename="held-skills")
records.register("contributions", PostContributionViewSet, basename="contributions")
records.register("systems", SystemInUseViewSet, basename="systems")
records.register("skills-reviews", SkillsReviewViewSet, basename="skills-reviews")
records.register(
    "workforce-figures", WorkforceFigureViewSet, basename="workforce-figures"
)
records.register("vote-reasons", VoteReasonViewSet, basename="vote-reasons")
records.register("cost-formulas", CostFormulaViewSet, basename="cost-formulas")
records.register("agreements", AgreementViewSet, basename="agreements")
records.register(
    "agreement-parties", AgreementPartyViewSet, basename="agreement-parties"
)
records.register("exit-terms", ExitTermsViewSet, basename="exit-terms")
records.register("exit-plans", ExitPlanViewSet, basename="exit-plans")
records.register("lessons", LessonViewSet, basename="lessons")
records.register("adoptions", AdoptionViewSet, basename="adoptions")
records.register("business-cases", BusinessCaseViewSet, basename="business-cases")
records.register("other-names", OtherNameViewSet, basename="other-names")
records.register("benefit-measures", MeasureViewSet, basename="benefit-measures")
records.register("targets", TargetViewSet, basename="targets")
records.register("readings", ReadingViewSet, basename="readings")
records.register("spend", SpendViewSet, basename="spend")
records.register("funding", FundingViewSet, basename="funding")
records.register("overlap-groups", OverlapViewSet, basename="overlap-groups")

# Rows without a reference of their own are listed, and have no address each.
lists = SimpleRouter()
lists.routes = lists.routes[:1]
lists.register("policing-bodies", PolicingBodyViewSet, basename="policing-bodies")
lists.register("functions", FunctionViewSet, basename="functions")
lists.register("purposes", PurposeViewSet, basename="purposes")
lists.register("sign-offs", SignOffViewSet, basename="sign-offs")
lists.register("skills", SkillViewSet, basename="skills")
lists.register("cost-shares", CostShareViewSet, basename="cost-shares")
lists.register("driver-values", DriverValueViewSet, basename="driver-values")
lists.register("vote-shares", VoteShareViewSet, basename="vote-shares")
lists.register("status-changes", StatusChangeViewSet, basename="status-changes")
lists.register("measure-library", LibraryViewSet, basename="measure-library")
lists.register("benefit-shares", BenefitShareViewSet, basename="benefit-shares")
lists.register("rollups", RollupViewSet, basename="rollups")
lists.register("findings", FindingViewSet, basename="findings")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(records.urls)),
    path("", include(lists.urls)),
    path("overview/", OverviewView.as_view(), name="overview"),
    path("schema/", SchemaView.as_view(), name="api-schema"),
]
