from django.urls import path, register_converter
from django.urls.converters import StringConverter

from collaborations.views import decisions, governance, meetings, participation
from collaborations.views.definitions import definitions
from collaborations.views.drafts import draft_discard, draft_save
from collaborations.views.forces import force_list
from collaborations.views.history import change_list
from collaborations.views.purpose import (
    objective_add,
    objective_change,
    revise,
    sign,
    versions,
)
from collaborations.views.start import publish, start

app_name = "collaborations"


class ReferenceConverter(StringConverter):
    """C-0412; anything else is no address and does not reach the database."""

    regex = "C-[0-9]{4,6}"


register_converter(ReferenceConverter, "reference")

ONE = "collaborations/<reference:reference>/"
GOVERNANCE, DECISION = f"{ONE}governance/", f"{ONE}decisions/<int:number>/"
governance_urls = [
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

urlpatterns = [
    path("forces/", force_list, name="force-list"),
    path("collaborations/new/", start, name="collaboration-start"),
    path(f"{ONE}history/", change_list, name="change-list"),
    path(f"{ONE}publish/", publish, name="collaboration-publish"),
    path(f"{ONE}purpose/", versions, name="purpose-versions"),
    path(f"{ONE}purpose/edit/", revise, name="purpose-revise"),
    path(f"{ONE}purpose/sign/", sign, name="purpose-sign"),
    path(f"{ONE}objectives/add/", objective_add, name="objective-add"),
    path(
        f"{ONE}objectives/<int:number>/change/",
        objective_change,
        name="objective-change",
    ),
    path("definitions/", definitions, name="definitions"),
    path("drafts/", draft_save, name="draft-save"),
    path("drafts/discard/", draft_discard, name="draft-discard"),
    path(
        f"{ONE}forces/shares/",
        participation.cost_shares_change,
        name="cost-shares-change",
    ),
    path(f"{ONE}forces/invite/", participation.force_invite, name="force-invite"),
    path(
        f"{ONE}forces/<slug:slug>/withdraw/",
        participation.force_withdraw,
        name="force-withdraw",
    ),
    *governance_urls,
]
