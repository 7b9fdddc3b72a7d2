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
from collaborations.models.ending_rows import (
    EndingBenefit,
    EndingConsultation,
    EndingLesson,
)
from collaborations.models.endings import Ending, EndingReason
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
from collaborations.models.lessons import Adoption, Lesson
from collaborations.models.opportunities import NotifiedForce, Opportunity
from collaborations.models.purpose import Objective, Purpose, PurposeForce, SignOff
from collaborations.models.queue import WorkItem, queue_triggers
from collaborations.models.register import RegisterEntry
from collaborations.models.reviews import Review, ReviewLesson
from collaborations.models.surveys import SurveyResponse, UnderstandingSurvey

__all__ = [
    "Adoption",
    "Clearance",
    "Collaboration",
    "CollaborationQuerySet",
    "CostShare",
    "Decision",
    "Ending",
    "EndingBenefit",
    "EndingConsultation",
    "EndingLesson",
    "EndingReason",
    "Finding",
    "Force",
    "ForceFigure",
    "ForceShape",
    "ForceSuccession",
    "Function",
    "GovernanceBody",
    "Lesson",
    "Membership",
    "NotifiedForce",
    "Objective",
    "Opportunity",
    "Participation",
    "PolicingBody",
    "Precision",
    "Purpose",
    "PurposeForce",
    "RegisterEntry",
    "Result",
    "Review",
    "ReviewLesson",
    "ScopedQuerySet",
    "SignOff",
    "SurveyResponse",
    "Theme",
    "ThemeFinding",
    "TypedDraft",
    "UnderstandingSurvey",
    "VoteShare",
    "WorkItem",
    "queue_triggers",
]
