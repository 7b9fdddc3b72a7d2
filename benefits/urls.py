from django.urls import path

from benefits.views.collaborations import collaboration_list, collaboration_page
from benefits.views.forces import force_page
from benefits.views.memberships import memberships_page
from benefits.views.overview import overview_page

app_name = "benefits"

urlpatterns = [
    path("overview/", overview_page, name="overview"),
    path("collaborations/", collaboration_list, name="collaboration-list"),
    path(
        "collaborations/<reference:reference>/",
        collaboration_page,
        name="collaboration-detail",
    ),
    path(
        "collaborations/<reference:reference>/forces/",
        memberships_page,
        name="collaboration-forces",
    ),
    path("forces/<slug:slug>/", force_page, name="force-detail"),
]
