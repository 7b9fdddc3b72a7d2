from collaborations.models.accountability import (
    AccountabilityArrangement,
    AccountableLead,
    DelegationLimit,
    DirectionAndControl,
)
from collaborations.models.collaborations import (
    Clearance,
    Collaboration,
    CollaborationQuerySet,
    CostShare,
    Participation,
    Precision,
    ScopedQuerySet,
    VoteShare,
)
from collaborations.models.drafts import TypedDraft
from collaborations.models.findings import Finding, Result, Theme, ThemeFinding
from collaborations.models.forces import (
    Force,
    ForceFigure,
    ForceShape,
    ForceSuccession,
    Membership,
    PolicingBody,
)
from collaborations.models.functions import Function
from collaborations.models.governance import (
    Decision,
    DecisionApproval,
    GovernanceBody,
)
from collaborations.models.meetings import Attendance, Meeting
from collaborations.models.purpose import Objective, Purpose, PurposeForce, SignOff
from collaborations.models.queue import WorkItem, queue_triggers
from collaborations.models.register import RegisterEntry

__all__ = [
    "AccountabilityArrangement",
    "AccountableLead",
    "Attendance",
    "Clearance",
    "Collaboration",
    "CollaborationQuerySet",
    "CostShare",
    "Decision",
    "DecisionApproval",
    "DelegationLimit",
    "DirectionAndControl",
    "Finding",
    "Force",
    "ForceFigure",
    "ForceShape",
    "ForceSuccession",
    "Function",
    "GovernanceBody",
    "Meeting",
    "Membership",
    "Objective",
    "Participation",
    "PolicingBody",
    "Precision",
    "Purpose",
    "PurposeForce",
    "RegisterEntry",
    "Result",
    "ScopedQuerySet",
    "SignOff",
    "Theme",
    "ThemeFinding",
    "TypedDraft",
    "VoteShare",
    "WorkItem",
    "queue_triggers",
]
