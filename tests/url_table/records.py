"""The records that the lines of the table name: number 412 of each kind."""

from django.core.files.base import ContentFile

from benefits.models import BenefitMeasure
from collaborations.models import Collaboration, Force, Lesson, Opportunity
from tests import factories
from tests.factories import accountability


def record_everything(collaboration: Collaboration, force: Force) -> None:
    """Add one of each record; those that belong to a force are of this one."""
    factories.ObjectiveFactory(number=412, collaboration=collaboration)
    _shares(collaboration, force)
    _governance(collaboration)
    _people(collaboration, force)
    _agreements(collaboration)
    _lessons(collaboration, force)
    factories.OtherNameFactory(number=412, collaboration=collaboration)
    factories.BusinessCaseFactory(number=412, collaboration=collaboration)
    factories.StatusChangeFactory(number=412, collaboration=collaboration)
    _reviews(collaboration)
    _opportunity(collaboration)
    _ledger(collaboration)


def _ledger(collaboration: Collaboration) -> None:
    """Add a measure with a file beside its reading, in an overlap group.

    Measures are numbered for everybody, so a second collaboration has the next one.
    """
    known = BenefitMeasure.objects.count()
    measure = factories.BenefitMeasureFactory(
        reference=f"B-{412 + known:05d}", collaboration=collaboration
    )
    factories.TargetFactory(measure=measure)
    factories.ReadingFactory(
        measure=measure, evidence_file=ContentFile(b"a,b", name="evidence.csv")
    )
    factories.BenefitShareFactory(
        measure=measure, force=collaboration.participations.order_by("pk")[0].force
    )
    factories.SpendEntryFactory(number=412, collaboration=collaboration)
    factories.FundingEntryFactory(number=412, collaboration=collaboration)
    group = factories.OverlapGroupFactory(number=412, collaboration=collaboration)
    factories.OverlapMemberFactory(group=group, measure=measure, is_primary=True)


def _shares(collaboration: Collaboration, force: Force) -> None:
    member = collaboration.participations.get(force=force)
    factories.CostShareFactory(participation=member)
    factories.VoteShareFactory(participation=member)
    factories.VoteReasonFactory(number=412, collaboration=collaboration)
    factories.CostFormulaFactory(number=412, collaboration=collaboration)


def _governance(collaboration: Collaboration) -> None:
    ours = {"number": 412, "collaboration": collaboration}
    factories.DecisionFactory(**ours)
    accountability.MeetingFactory(body=factories.GovernanceBodyFactory(**ours), **ours)
    accountability.AccountableLeadFactory(**ours)
    accountability.DirectionAndControlFactory(**ours)
    accountability.DelegationLimitFactory(**ours)
    accountability.AccountabilityArrangementFactory(**ours)


def _people(collaboration: Collaboration, force: Force) -> None:
    role = factories.RoleFactory(number=412, collaboration=collaboration)
    holder = factories.AppointmentFactory(number=412, role=role, force=force)
    factories.HeldSkillFactory(number=412, appointment=holder)
    ours = {"number": 412, "collaboration": collaboration}
    factories.PostContributionFactory(force=force, **ours)
    factories.SystemInUseFactory(force=force, **ours)
    factories.SkillsReviewFactory(**ours)
    factories.WorkforceFigureFactory(**ours)


def _agreements(collaboration: Collaboration) -> None:
    agreement = factories.AgreementFactory(number=412, collaboration=collaboration)
    factories.AgreementFactory(number=413, collaboration=collaboration)
    for depends in (
        factories.AgreementPartyFactory,
        factories.ExitTermsFactory,
        factories.ExitPlanFactory,
    ):
        depends(number=412, agreement=agreement)


def _lessons(collaboration: Collaboration, force: Force) -> None:
    """Add a lesson of its own, and its answer to one that was learned elsewhere.

    Lessons are numbered for everybody, so a second collaboration has the next ones.
    """
    known = Lesson.objects.count()
    factories.LessonFactory(number=412 + known, collaboration=collaboration)
    elsewhere = Lesson.objects.filter(number=413).first()
    if elsewhere is None:
        elsewhere = factories.LessonFactory(number=413)
    factories.AdoptionFactory(number=412, collaboration=collaboration, lesson=elsewhere)


def _reviews(collaboration: Collaboration) -> None:
    ours = {"number": 412, "collaboration": collaboration}
    factories.ReviewFactory(**ours)
    factories.UnderstandingSurveyFactory(**ours)
    ending = factories.EndingFactory(**ours)
    factories.EndingConsultationFactory(number=412, ending=ending)
    factories.EndingBenefitFactory(number=412, ending=ending)


def _opportunity(collaboration: Collaboration) -> None:
    """Add the one that the table names: it belongs to forces, not to this."""
    if Opportunity.objects.exists():
        return
    first, second = collaboration.participations.order_by("pk")[:2]
    raised = factories.OpportunityFactory(reference="O-0412", force=first.force)
    factories.NotifiedForceFactory(opportunity=raised, force=second.force)
