from django.urls import path

from collaborations.views.definitions import definitions
from collaborations.views.forces import force_list

app_name = "collaborations"

urlpatterns = [
    path("forces/", force_list, name="force-list"),
    path("definitions/", definitions, name="definitions"),
]
