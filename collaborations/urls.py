from django.urls import path

from collaborations.views.definitions import definitions
from collaborations.views.forces import force_list
from collaborations.views.purpose import revise, sign, versions

app_name = "collaborations"

urlpatterns = [
    path("forces/", force_list, name="force-list"),
    path("collaborations/<str:reference>/purpose/", versions, name="purpose-versions"),
    path("collaborations/<str:reference>/purpose/edit/", revise, name="purpose-revise"),
    path("collaborations/<str:reference>/purpose/sign/", sign, name="purpose-sign"),
    path("definitions/", definitions, name="definitions"),
]
