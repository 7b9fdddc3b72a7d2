"""What is read of collaborations with their costs, and of the overview."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from benefits.api.overview_serializers import OverviewSerializer
from benefits.api.parameters import (
    CollaborationParameters,
    OverviewParameters,
    portfolio_filter,
)
from benefits.api.rollups import stamp
from benefits.api.serializers import (
    CostedCollaborationSerializer,
    collaborations_with_costs,
)
from benefits.reports.overview import overview
from benefits.reports.selection import selection
from collaborations.api.collaborations import CollaborationWrites
from collaborations.models import Collaboration, Participation
from collabtrack.shared.drf import refuse_unknown_parameters


@extend_schema_view(
    list=extend_schema(
        summary="List collaborations", parameters=[CollaborationParameters]
    ),
    retrieve=extend_schema(summary="Read a collaboration"),
)
class CollaborationViewSet(CollaborationWrites):
    """Collaborations and programmes, with who takes part, purpose, themes and costs."""

    queryset = Collaboration.objects.all()
    serializer_class = CostedCollaborationSerializer
    parameters = CollaborationParameters
    ordering = "reference"
    csv_fields = (
        "id",
        "name",
        "row_kind",
        "programme",
        "origin",
        "model",
        "scope",
        "function.code",
        "function.name",
        "published_function",
        "status",
        "status_basis",
        "source",
        "is_sourced",
        "started_on",
        "started_precision",
        "ended_on",
        "ended_precision",
        "lead_force",
        "forces",
    )

    def get_queryset(self) -> QuerySet[Any]:
        user = self.request.user
        seen: QuerySet[Collaboration] = Collaboration.objects.visible_to(user)
        rows = seen if self.detail else self._selected(user)
        return collaborations_with_costs(rows, user)

    def shown(self, collaboration: Collaboration) -> Any:
        seen = Collaboration.objects.visible_to(self.request.user)
        rows = seen.filter(pk=collaboration.pk)
        return collaborations_with_costs(rows, self.request.user).get()

    def _selected(self, user: Any) -> QuerySet[Collaboration]:
        asked = dict(self.asked)
        wanted = portfolio_filter(
            asked, user=user, on=timezone.localdate(), status="all", kind="all"
        )
        own = Q()
        if "force" in asked:
            today = timezone.localdate()
            members = Participation.objects.counted_on(today).filter(
                force=asked["force"]
            )
            own &= Q(pk__in=members.values("collaboration"))
        for name in ("programme", "origin"):
            if name in asked:
                own &= Q(**{name: asked[name]})
        return selection(user, wanted).filter(own)


class OverviewView(APIView):
    """The numbers of the overview page, computed by the same report."""

    @extend_schema(
        summary="Read the overview",
        operation_id="overview_retrieve",
        parameters=[OverviewParameters],
        responses=OverviewSerializer,
    )
    def get(self, request: Request) -> Response:
        refuse_unknown_parameters(request, OverviewParameters.names())
        today = timezone.localdate()
        wanted = portfolio_filter(
            OverviewParameters.read(request), user=request.user, on=today
        )
        page = overview(user=request.user, wanted=wanted, on=today)
        response = Response(OverviewSerializer(page).data)
        stamp(response, page.freshness.rolled_up_at)
        return response
