from django.urls import path, register_converter
from django.urls.converters import StringConverter

from collaborations.views import participation
from collaborations.views.about import (
    collaboration_change,
    other_name_add,
    other_name_change,
    other_name_remove,
    other_names,
)
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
from collaborations.views.lifecycle import (
    business_case_add,
    business_case_change,
    business_cases,
    move_take_back,
    status_moves,
)
from collaborations.views.purpose import (
    objective_add,
    objective_change,
    revise,
    sign,
    versions,
)
from collaborations.views.start import FORMS, publish, start, starting, starting_page

app_name = "collaborations"


class ReferenceConverter(StringConverter):
    """C-0412; anything else is no address and does not reach the database."""

    regex = "C-[0-9]{4,6}"


register_converter(ReferenceConverter, "reference")

ONE = "collaborations/<reference:reference>/"

lifecycle = [
    path(f"{ONE}start/", starting, name="collaboration-starting"),
    *(
        path(
            f"{ONE}start/{key}/",
            starting_page,
            {"key": key},
            name=f"collaboration-starting-{key}",
        )
        for key in FORMS
    ),
    path(f"{ONE}change/", collaboration_change, name="collaboration-change"),
    path(f"{ONE}status/", status_moves, name="status-moves"),
    path(f"{ONE}status/take-back/", move_take_back, name="move-take-back"),
    path(f"{ONE}names/", other_names, name="other-name-list"),
    path(f"{ONE}names/add/", other_name_add, name="other-name-add"),
    path(
        f"{ONE}names/<int:number>/change/",
        other_name_change,
        name="other-name-change",
    ),
    path(
        f"{ONE}names/<int:number>/remove/",
        other_name_remove,
        name="other-name-remove",
    ),
    path(f"{ONE}business-cases/", business_cases, name="business-case-list"),
    path(f"{ONE}business-cases/add/", business_case_add, name="business-case-add"),
    path(
        f"{ONE}business-cases/<int:number>/change/",
        business_case_change,
        name="business-case-change",
    ),
]

urlpatterns = [
    *lifecycle,
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
]
