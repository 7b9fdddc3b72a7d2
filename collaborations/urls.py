from django.urls import path

from collaborations.views import participation
from collaborations.views.definitions import definitions
from collaborations.views.forces import force_list
from collaborations.views.governance import (
    body_add,
    decision_list,
    decision_outcome,
    decision_raise,
)
from collaborations.views.purpose import objective_add, revise, sign, versions
from collaborations.views.start import publish, start

app_name = "collaborations"

FORCES_OF_ONE = "collaborations/<str:reference>/forces/"

urlpatterns = [
    path("forces/", force_list, name="force-list"),
    path("collaborations/new/", start, name="collaboration-start"),
    path(
        "collaborations/<str:reference>/publish/", publish, name="collaboration-publish"
    ),
    path("collaborations/<str:reference>/purpose/", versions, name="purpose-versions"),
    path("collaborations/<str:reference>/purpose/edit/", revise, name="purpose-revise"),
    path("collaborations/<str:reference>/purpose/sign/", sign, name="purpose-sign"),
    path(
        "collaborations/<str:reference>/objectives/add/",
        objective_add,
        name="objective-add",
    ),
    path("definitions/", definitions, name="definitions"),
    path(
        f"{FORCES_OF_ONE}shares/",
        participation.cost_shares_change,
        name="cost-shares-change",
    ),
    path(
        f"{FORCES_OF_ONE}invite/",
        participation.force_invite,
        name="force-invite",
    ),
    path(
        f"{FORCES_OF_ONE}<slug:slug>/withdraw/",
        participation.force_withdraw,
        name="force-withdraw",
    ),
    path(
        "collaborations/<str:reference>/governance/bodies/add/",
        body_add,
        name="body-add",
    ),
    path(
        "collaborations/<str:reference>/decisions/",
        decision_list,
        name="decision-list",
    ),
    path(
        "collaborations/<str:reference>/decisions/raise/",
        decision_raise,
        name="decision-raise",
    ),
    path(
        "collaborations/<str:reference>/decisions/<int:pk>/outcome/",
        decision_outcome,
        name="decision-outcome",
    ),
]
