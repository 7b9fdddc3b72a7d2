from django.urls import path

from collaborations.urls.paths import ONE
from collaborations.views.about import (
    collaboration_change,
    other_name_add,
    other_name_change,
    other_name_remove,
    other_names,
)
from collaborations.views.lifecycle import (
    business_case_add,
    business_case_change,
    business_cases,
    move_take_back,
    status_moves,
)
from collaborations.views.start import FORMS, starting, starting_page
from collaborations.views.taking_away import draft_delete

patterns = [
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
    path(f"{ONE}delete/", draft_delete, name="draft-delete"),
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
