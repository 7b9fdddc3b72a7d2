from collaborations.models.accountability import (
    AccountabilityArrangement,
    AccountableLead,
    DelegationLimit,
    DirectionAndControl,
)
from collaborations.models.adoptions import Adoption
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
from collaborations.models.ending_rows import (
    EndingBenefit,
    EndingConsultation,
    EndingLesson,
)
from collaborations.models.endings import Ending, EndingReason
from collaborations.models.exits import ExitPlan, ExitTerms
from collaborations.models.findings import Finding, Result, Theme, ThemeFinding
from collaborations.models.forces import (
    INVENTED_COUNTRY,
    Force,
    ForceFigure,
    ForceShape,
    ForceSuccession,
    Membership,
    PolicingBody,
)
from collaborations.models.formulas import (
    FORMULA_KINDS,
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
from collaborations.models.lessons import Lesson, lesson_number
from collaborations.models.lifecycle import BusinessCase, OtherName, StatusChange
from collaborations.models.meetings import Attendance, Meeting
from collaborations.models.opportunities import NotifiedForce, Opportunity
from collaborations.models.participations import CostShare, Participation, VoteShare
from collaborations.models.people import Appointment, Role, RoleSkill
from collaborations.models.purpose import Objective, Purpose, PurposeForce, SignOff
from collaborations.models.queue import WorkItem, queue_triggers
from collaborations.models.register import RegisterEntry
from collaborations.models.reviews import Review, ReviewLesson
from collaborations.models.skills import Skill, SkillsReview
from collaborations.models.surveys import SurveyResponse, UnderstandingSurvey
from collaborations.models.workforce import (
    PostContribution,
    SystemInUse,
    WorkforceFigure,
)

__all__ = [
    "FORMULA_KINDS",
    "HYBRID",
    "INVENTED_COUNTRY",
    "WHOLE_WEIGHT",
    "AccountabilityArrangement",
    "AccountableLead",
    "Adoption",
    "Agreement",
    "AgreementParty",
    "AgreementQuerySet",
    "Appointment",
    "Attendance",
    "BusinessCase",
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
    "Ending",
    "EndingBenefit",
    "EndingConsultation",
    "EndingLesson",
    "EndingReason",
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
    "Lesson",
    "Meeting",
    "Membership",
    "NotifiedForce",
    "Objective",
    "Opportunity",
    "OtherName",
    "Participation",
    "PolicingBody",
    "PostContribution",
    "Precision",
    "Purpose",
    "PurposeForce",
    "RegisterEntry",
    "Result",
    "Review",
    "ReviewLesson",
    "Role",
    "RoleSkill",
    "ScopedQuerySet",
    "SignOff",
    "Skill",
    "SkillsReview",
    "StatusChange",
    "SurveyResponse",
    "SystemInUse",
    "Theme",
    "ThemeFinding",
    "TypedDraft",
    "UnderstandingSurvey",
    "VoteReason",
    "VoteShare",
    "WorkItem",
    "WorkforceFigure",
    "lesson_number",
    "queue_triggers",
]
