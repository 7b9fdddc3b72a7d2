"""Who answers and who decides: governance, meetings and decisions."""

from django.urls import path

from collaborations.urls.paths import ONE
from collaborations.views import decisions, governance, meetings

GOVERNANCE, DECISION = f"{ONE}governance/", f"{ONE}decisions/<int:number>/"
patterns = [
    path(GOVERNANCE, governance.governance, name="governance"),
    path(f"{GOVERNANCE}leads/add/", governance.lead_add, name="lead-add"),
    path(
        f"{GOVERNANCE}leads/<int:number>/change/",
        governance.lead_change,
        name="lead-change",
    ),
    path(f"{GOVERNANCE}direction/add/", governance.direction_add, name="direction-add"),
    path(
        f"{GOVERNANCE}direction/<int:number>/change/",
        governance.direction_change,
        name="direction-change",
    ),
    path(f"{GOVERNANCE}limits/add/", governance.limit_add, name="limit-add"),
    path(
        f"{GOVERNANCE}limits/<int:number>/change/",
        governance.limit_change,
        name="limit-change",
    ),
    path(f"{GOVERNANCE}bodies/add/", governance.body_add, name="body-add"),
    path(
        f"{GOVERNANCE}bodies/<int:number>/change/",
        governance.body_change,
        name="body-change",
    ),
    path(f"{GOVERNANCE}meetings/add/", meetings.meeting_add, name="meeting-add"),
    path(
        f"{GOVERNANCE}meetings/<int:number>/change/",
        meetings.meeting_change,
        name="meeting-change",
    ),
    path(
        f"{GOVERNANCE}arrangements/add/",
        governance.arrangement_add,
        name="arrangement-add",
    ),
    path(
        f"{GOVERNANCE}arrangements/<int:number>/change/",
        governance.arrangement_change,
        name="arrangement-change",
    ),
    path(f"{ONE}decisions/", decisions.decision_list, name="decision-list"),
    path(f"{ONE}decisions/raise/", decisions.decision_raise, name="decision-raise"),
    path(DECISION, decisions.decision_detail, name="decision-detail"),
    path(f"{DECISION}change/", decisions.decision_change, name="decision-change"),
    path(f"{DECISION}outcome/", decisions.decision_outcome, name="decision-outcome"),
    path(
        f"{DECISION}approvals/", decisions.decision_approvals, name="decision-approvals"
    ),
]
