from django.urls import path, register_converter
from django.urls.converters import StringConverter

from collaborations.views import participation
from collaborations.views.definitions import definitions
from collaborations.views.drafts import draft_discard, draft_save
from collaborations.views.forces import force_list
from collaborations.views.governance import (
    body_add,
    decision_list,
    decision_outcome,
    decision_raise,
)
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

FORCES_OF_ONE = "collaborations/<reference:reference>/forces/"

urlpatterns = [
    path("forces/", force_list, name="force-list"),
    path("collaborations/new/", start, name="collaboration-start"),
    path(
        "collaborations/<reference:reference>/publish/",
        publish,
        name="collaboration-publish",
    ),
    path(
        "collaborations/<reference:reference>/purpose/",
        versions,
        name="purpose-versions",
    ),
    path(
        "collaborations/<reference:reference>/purpose/edit/",
        revise,
        name="purpose-revise",
    ),
    path(
        "collaborations/<reference:reference>/purpose/sign/", sign, name="purpose-sign"
    ),
    path(
        "collaborations/<reference:reference>/objectives/add/",
        objective_add,
        name="objective-add",
    ),
    path(
        "collaborations/<reference:reference>/objectives/<int:number>/change/",
        objective_change,
        name="objective-change",
    ),
    path("definitions/", definitions, name="definitions"),
    path("drafts/", draft_save, name="draft-save"),
    path("drafts/discard/", draft_discard, name="draft-discard"),
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
        "collaborations/<reference:reference>/governance/bodies/add/",
        body_add,
        name="body-add",
    ),
    path(
        "collaborations/<reference:reference>/decisions/",
        decision_list,
        name="decision-list",
    ),
    path(
        "collaborations/<reference:reference>/decisions/raise/",
        decision_raise,
        name="decision-raise",
    ),
    path(
        "collaborations/<reference:reference>/decisions/<int:number>/outcome/",
        decision_outcome,
        name="decision-outcome",
    ),
]
