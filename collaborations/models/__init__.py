from collaborations.models.accountability import (
    AccountabilityArrangement,
    AccountableLead,
    DelegationLimit,
    DirectionAndControl,
)
from collaborations.models.agreement_parties import AgreementParty
from collaborations.models.agreements import Agreement, AgreementQuerySet
from collaborations.models.collaborations import (
    Clearance,
    Collaboration,
    CollaborationQuerySet,
    Precision,
    ScopedQuerySet,
)
from collaborations.models.drafts import TypedDraft
from collaborations.models.exits import ExitPlan, ExitTerms
from collaborations.models.findings import Finding, Result, Theme, ThemeFinding
from collaborations.models.forces import (
    Force,
    ForceFigure,
    ForceShape,
    ForceSuccession,
    Membership,
    PolicingBody,
)
from collaborations.models.formulas import (
    HYBRID,
    WHOLE_WEIGHT,
    CostFormula,
    Driver,
    DriverValue,
    FormulaComponent,
    VoteReason,
)
from collaborations.models.functions import Function
from collaborations.models.governance import (
    Decision,
    DecisionApproval,
    GovernanceBody,
)
from collaborations.models.holders import HeldSkill, HolderName
from collaborations.models.meetings import Attendance, Meeting
from collaborations.models.participations import CostShare, Participation, VoteShare
from collaborations.models.people import Appointment, Role, RoleSkill
from collaborations.models.purpose import Objective, Purpose, PurposeForce, SignOff
from collaborations.models.queue import WorkItem, queue_triggers
from collaborations.models.register import RegisterEntry
from collaborations.models.skills import Skill, SkillsReview
from collaborations.models.workforce import (
    PostContribution,
    SystemInUse,
    WorkforceFigure,
)

__all__ = [
    "HYBRID",
    "WHOLE_WEIGHT",
    "AccountabilityArrangement",
    "AccountableLead",
    "Agreement",
    "AgreementParty",
    "AgreementQuerySet",
    "Appointment",
    "Attendance",
    "Clearance",
    "Collaboration",
    "CollaborationQuerySet",
    "CostFormula",
    "CostShare",
    "Decision",
    "DecisionApproval",
    "DelegationLimit",
    "DirectionAndControl",
    "Driver",
    "DriverValue",
    "ExitPlan",
    "ExitTerms",
    "Finding",
    "Force",
    "ForceFigure",
    "ForceShape",
    "ForceSuccession",
    "FormulaComponent",
    "Function",
    "GovernanceBody",
    "HeldSkill",
    "HolderName",
    "Meeting",
    "Membership",
    "Objective",
    "Participation",
    "PolicingBody",
    "PostContribution",
    "Precision",
    "Purpose",
    "PurposeForce",
    "RegisterEntry",
    "Result",
    "Role",
    "RoleSkill",
    "ScopedQuerySet",
    "SignOff",
    "Skill",
    "SkillsReview",
    "SystemInUse",
    "Theme",
    "ThemeFinding",
    "TypedDraft",
    "VoteReason",
    "VoteShare",
    "WorkItem",
    "WorkforceFigure",
    "queue_triggers",
]
