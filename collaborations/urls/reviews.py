"""Objectives, surveys, reviews, the closing record and opportunities."""

from django.urls import path

from collaborations.urls.paths import ONE
from collaborations.views import (
    closing,
    objectives,
    opportunities,
    opportunity_forms,
    reviews,
    surveys,
)

OPPORTUNITY = "opportunities/<opportunity:opportunity>/"

patterns = [
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
        f"{OPPORTUNITY}undo/",
        opportunity_forms.opportunity_undo,
        name="opportunity-undo",
    ),
    path(
        f"{OPPORTUNITY}decide/",
        opportunity_forms.opportunity_decide,
        name="opportunity-decide",
    ),
    path(
        f"{ONE}objectives/<int:number>/change/",
        objectives.objective_change,
        name="objective-change",
    ),
    path(f"{ONE}objectives/add/", objectives.objective_add, name="objective-add"),
]
