"""The records that the lines of the table name: number 412 of each kind."""

from collaborations.models import Collaboration, Force
from tests import factories, governance_factories


def record_everything(collaboration: Collaboration, force: Force) -> None:
    """Add one of each record; those that belong to a force are of this one."""
    factories.ObjectiveFactory(number=412, collaboration=collaboration)
    _governance(collaboration)
    _people(collaboration, force)
    _agreements(collaboration)


def _governance(collaboration: Collaboration) -> None:
    ours = {"number": 412, "collaboration": collaboration}
    factories.DecisionFactory(**ours)
    governance_factories.MeetingFactory(
        body=factories.GovernanceBodyFactory(**ours), **ours
    )
    governance_factories.AccountableLeadFactory(**ours)
    governance_factories.DirectionAndControlFactory(**ours)
    governance_factories.DelegationLimitFactory(**ours)
    governance_factories.AccountabilityArrangementFactory(**ours)


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
