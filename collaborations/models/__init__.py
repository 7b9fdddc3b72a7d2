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
    INVENTED_COUNTRY,
    Force,
    ForceFigure,
    ForceShape,
    ForceSuccession,
    Membership,
    PolicingBody,
)
from collaborations.models.functions import Function
from collaborations.models.governance import Decision, GovernanceBody
from collaborations.models.purpose import Objective, Purpose, PurposeForce, SignOff
from collaborations.models.queue import WorkItem, queue_triggers
from collaborations.models.register import RegisterEntry

__all__ = [
    "INVENTED_COUNTRY",
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
