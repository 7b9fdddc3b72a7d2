from django.urls import path, register_converter
from django.urls.converters import StringConverter

from collaborations.views import (
    closing,
    objectives,
    opportunities,
    opportunity_forms,
    participation,
    reviews,
    surveys,
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
from collaborations.views.purpose import revise, sign, versions
from collaborations.views.start import publish, start

app_name = "collaborations"


class ReferenceConverter(StringConverter):
    """C-0412; anything else is no address and does not reach the database."""

    regex = "C-[0-9]{4,6}"


class OpportunityConverter(StringConverter):
    """O-0012, as above."""

    regex = "O-[0-9]{4,6}"


register_converter(ReferenceConverter, "reference")
register_converter(OpportunityConverter, "opportunity")

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
        objectives.objective_add,
        name="objective-add",
    ),
    path(
        "collaborations/<reference:reference>/objectives/<int:number>/change/",
        objectives.objective_change,
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
        "collaborations/<reference:reference>/decisions/<int:pk>/outcome/",
        decision_outcome,
        name="decision-outcome",
    ),
]

ONE = "collaborations/<reference:reference>/"
OPPORTUNITY = "opportunities/<opportunity:opportunity>/"

urlpatterns += [
    path(f"{ONE}objectives/", objectives.objective_list, name="objective-list"),
    path(
        f"{ONE}objectives/<int:number>/withdraw/",
        objectives.objective_withdraw,
        name="objective-withdraw",
    ),
    path(f"{ONE}reviews/", reviews.review_list, name="review-list"),
    path(f"{ONE}reviews/add/", reviews.review_add, name="review-add"),
    path(
        f"{ONE}reviews/<int:number>/change/",
        reviews.review_change,
        name="review-change",
    ),
    path(f"{ONE}purpose/surveys/", surveys.survey_list, name="survey-list"),
    path(f"{ONE}purpose/surveys/add/", surveys.survey_add, name="survey-add"),
    path(
        f"{ONE}purpose/surveys/<int:number>/change/",
        surveys.survey_change,
        name="survey-change",
    ),
    path(f"{ONE}close/", closing.close, name="close"),
    path(
        f"{ONE}close/consultation/add/",
        closing.consultation_add,
        name="close-consultation-add",
    ),
    path(
        f"{ONE}close/consultation/<int:number>/change/",
        closing.consultation_change,
        name="close-consultation-change",
    ),
    path(f"{ONE}close/benefits/add/", closing.benefit_add, name="close-benefit-add"),
    path(
        f"{ONE}close/benefits/<int:number>/change/",
        closing.benefit_change,
        name="close-benefit-change",
    ),
    path(f"{ONE}close/<slug:part>/", closing.close_part, name="close-part"),
    path("opportunities/", opportunities.opportunity_list, name="opportunity-list"),
    path(
        "opportunities/raise/",
        opportunity_forms.opportunity_raise,
        name="opportunity-raise",
    ),
    path(OPPORTUNITY, opportunities.opportunity_detail, name="opportunity-detail"),
    path(
        f"{OPPORTUNITY}change/",
        opportunity_forms.opportunity_change,
        name="opportunity-change",
    ),
    path(
        f"{OPPORTUNITY}notify/",
        opportunity_forms.opportunity_notify,
        name="opportunity-notify",
    ),
    path(
        f"{OPPORTUNITY}consider/<slug:slug>/",
        opportunity_forms.opportunity_consider,
        name="opportunity-consider",
    ),
    path(
        f"{OPPORTUNITY}decide/",
        opportunity_forms.opportunity_decide,
        name="opportunity-decide",
    ),
]
