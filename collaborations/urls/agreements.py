from django.urls import path

from collaborations.urls.paths import ONE
from collaborations.views import agreements, exits
from collaborations.views.coming_dates import coming_date_list

AGREEMENTS = f"{ONE}agreements/"

patterns = [
    path("agreements/due/", coming_date_list, name="coming-dates"),
    path(AGREEMENTS, agreements.agreement_list, name="agreements"),
    path(f"{AGREEMENTS}add/", agreements.agreement_add, name="agreement-add"),
    path(
        f"{AGREEMENTS}<int:number>/change/",
        agreements.agreement_change,
        name="agreement-change",
    ),
    path(
        f"{AGREEMENTS}<int:number>/next/",
        agreements.agreement_next,
        name="agreement-next",
    ),
    path(
        f"{AGREEMENTS}<int:number>/publication/",
        agreements.publication_change,
        name="agreement-publication",
    ),
    path(
        f"{AGREEMENTS}<int:number>/sign/",
        agreements.agreement_sign,
        name="agreement-sign",
    ),
    path(
        f"{AGREEMENTS}<int:number>/parties/add/",
        agreements.party_add,
        name="agreement-party-add",
    ),
    path(
        f"{AGREEMENTS}parties/<int:number>/change/",
        agreements.party_change,
        name="agreement-party-change",
    ),
    path(
        f"{AGREEMENTS}<int:number>/exit-terms/",
        exits.exit_terms_add,
        name="exit-terms-add",
    ),
    path(
        f"{AGREEMENTS}exit-terms/<int:number>/change/",
        exits.exit_terms_change,
        name="exit-terms-change",
    ),
    path(
        f"{AGREEMENTS}<int:number>/exits/add/",
        exits.exit_plan_add,
        name="exit-plan-add",
    ),
    path(
        f"{AGREEMENTS}exits/<int:number>/change/",
        exits.exit_plan_change,
        name="exit-plan-change",
    ),
]
