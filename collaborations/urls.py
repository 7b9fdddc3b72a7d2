from django.urls import path

from collaborations.views.definitions import definitions
from collaborations.views.forces import force_list
from collaborations.views.governance import (
    body_add,
    decision_list,
    decision_outcome,
    decision_raise,
)

app_name = "collaborations"

urlpatterns = [
    path("forces/", force_list, name="force-list"),
    path("definitions/", definitions, name="definitions"),
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
