from django.urls import path

from collaborations.views import participation
from collaborations.views.definitions import definitions
from collaborations.views.forces import force_list

app_name = "collaborations"

FORCES_OF_ONE = "collaborations/<str:reference>/forces/"

urlpatterns = [
    path("forces/", force_list, name="force-list"),
    path("definitions/", definitions, name="definitions"),
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
]
