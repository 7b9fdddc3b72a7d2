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
from collaborations.models.governance import Decision, GovernanceBody
from collaborations.models.lifecycle import BusinessCase, OtherName, StatusChange
from collaborations.models.purpose import Objective, Purpose, PurposeForce, SignOff
from collaborations.models.queue import WorkItem, queue_triggers
from collaborations.models.register import RegisterEntry

__all__ = [
    "BusinessCase",
    "Clearance",
    "Collaboration",
    "CollaborationQuerySet",
    "CostShare",
    "Decision",
    "Finding",
    "Force",
    "ForceFigure",
    "ForceShape",
    "ForceSuccession",
    "Function",
    "GovernanceBody",
    "Membership",
    "Objective",
    "OtherName",
    "Participation",
    "PolicingBody",
    "Precision",
    "Purpose",
    "PurposeForce",
    "RegisterEntry",
    "Result",
    "ScopedQuerySet",
    "SignOff",
    "StatusChange",
    "Theme",
    "ThemeFinding",
    "TypedDraft",
    "VoteShare",
    "WorkItem",
    "queue_triggers",
]
