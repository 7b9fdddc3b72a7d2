"""The register: collaborations, forces and purposes."""

from django.urls import path

from collaborations.urls.paths import ONE
from collaborations.views.definitions import definitions
from collaborations.views.drafts import draft_discard, draft_save
from collaborations.views.forces import force_list
from collaborations.views.history import change_list
from collaborations.views.purpose import revise, sign, undo, versions
from collaborations.views.start import publish, start

patterns = [
    path("forces/", force_list, name="force-list"),
    path("collaborations/new/", start, name="collaboration-start"),
    path(f"{ONE}history/", change_list, name="change-list"),
    path(f"{ONE}publish/", publish, name="collaboration-publish"),
    path(f"{ONE}purpose/", versions, name="purpose-versions"),
    path(f"{ONE}purpose/edit/", revise, name="purpose-revise"),
    path(f"{ONE}purpose/sign/", sign, name="purpose-sign"),
    path(f"{ONE}purpose/undo/", undo, name="purpose-undo"),
    path("definitions/", definitions, name="definitions"),
    path("drafts/", draft_save, name="draft-save"),
    path("drafts/discard/", draft_discard, name="draft-discard"),
]
