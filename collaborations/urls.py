from django.urls import path, register_converter
from django.urls.converters import StringConverter

from collaborations.views import holders, participation
from collaborations.views import people_records as records
from collaborations.views.definitions import definitions
from collaborations.views.drafts import draft_discard, draft_save
from collaborations.views.forces import force_list
from collaborations.views.governance import (
    body_add,
    decision_list,
    decision_outcome,
    decision_raise,
)
from collaborations.views.history import change_list
from collaborations.views.people import holder_page, people_page
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
PEOPLE = f"{ONE}people/"
ONE_HOLDER = f"{PEOPLE}appointments/<int:number>/"

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
    path(f"{ONE}governance/bodies/add/", body_add, name="body-add"),
    path(f"{ONE}decisions/", decision_list, name="decision-list"),
    path(f"{ONE}decisions/raise/", decision_raise, name="decision-raise"),
    path(
        f"{ONE}decisions/<int:pk>/outcome/", decision_outcome, name="decision-outcome"
    ),
    path(PEOPLE, people_page, name="people"),
    path(f"{PEOPLE}roles/add/", records.role_add, name="role-add"),
    path(
        f"{PEOPLE}roles/<int:number>/change/", records.role_change, name="role-change"
    ),
    path(f"{PEOPLE}skills/add/", holders.skill_add, name="skill-add"),
    path(f"{PEOPLE}reviews/add/", records.skills_review_add, name="skills-review-add"),
    path(
        f"{PEOPLE}reviews/<int:number>/change/",
        records.skills_review_change,
        name="skills-review-change",
    ),
    path(f"{PEOPLE}appointments/add/", records.appointment_add, name="appointment-add"),
    path(ONE_HOLDER, holder_page, name="appointment"),
    path(f"{ONE_HOLDER}change/", records.appointment_change, name="appointment-change"),
    path(
        f"{ONE_HOLDER}stand-down/",
        holders.appointment_stand_down,
        name="appointment-stand-down",
    ),
    path(f"{ONE_HOLDER}name/", holders.appointment_name, name="appointment-name"),
    path(f"{ONE_HOLDER}skills/add/", holders.held_skill_add, name="held-skill-add"),
    path(
        f"{PEOPLE}held-skills/<int:number>/change/",
        holders.held_skill_change,
        name="held-skill-change",
    ),
    path(
        f"{PEOPLE}contributions/add/", records.contribution_add, name="contribution-add"
    ),
    path(
        f"{PEOPLE}contributions/<int:number>/change/",
        records.contribution_change,
        name="contribution-change",
    ),
    path(f"{PEOPLE}systems/add/", records.system_add, name="system-add"),
    path(
        f"{PEOPLE}systems/<int:number>/change/",
        records.system_change,
        name="system-change",
    ),
    path(
        f"{PEOPLE}figures/add/",
        records.workforce_figure_add,
        name="workforce-figure-add",
    ),
    path(
        f"{PEOPLE}figures/<int:number>/change/",
        records.workforce_figure_change,
        name="workforce-figure-change",
    ),
]
