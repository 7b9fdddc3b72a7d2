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
    Precision,
    ScopedQuerySet,
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
from collaborations.models.meetings import Attendance, Meeting
from collaborations.models.participations import CostShare, Participation, VoteShare
from collaborations.models.purpose import Objective, Purpose, PurposeForce, SignOff
from collaborations.models.queue import WorkItem, queue_triggers
from collaborations.models.register import RegisterEntry

__all__ = [
    "HYBRID",
    "WHOLE_WEIGHT",
    "AccountabilityArrangement",
    "AccountableLead",
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
    "Finding",
    "Force",
    "ForceFigure",
    "ForceShape",
    "ForceSuccession",
    "FormulaComponent",
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
    "VoteReason",
    "VoteShare",
    "WorkItem",
    "queue_triggers",
]
