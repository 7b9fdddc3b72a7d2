"""What is read of collaborations with their costs, of rollups and of the overview."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from benefits.api.overview_serializers import OverviewSerializer
from benefits.api.parameters import (
    CollaborationParameters,
    OverviewParameters,
    RollupParameters,
    portfolio_filter,
    rollup_filter,
)
from benefits.api.serializers import (
    CostedCollaborationSerializer,
    FigureMetaSerializer,
    RollupSerializer,
    collaborations_with_costs,
)
from benefits.models import YearRollup
from benefits.reports.freshness import freshness
from benefits.reports.overview import overview
from benefits.reports.selection import selection
from benefits.reports.yearly_rollups import BENEFIT_TYPES, coverage, yearly_rollups
from collaborations.api.parameters import AskedViewSet
from collaborations.models import Collaboration, Participation
from collabtrack.shared.drf import refuse_unknown_parameters


@extend_schema_view(
    list=extend_schema(
        summary="List collaborations", parameters=[CollaborationParameters]
    ),
    retrieve=extend_schema(summary="Read a collaboration"),
)
class CollaborationViewSet(AskedViewSet):
    """Collaborations and programmes, with who takes part, purpose, themes and costs."""

    queryset = Collaboration.objects.all()
    serializer_class = CostedCollaborationSerializer
    parameters = CollaborationParameters
    ordering = "reference"
    lookup_field = "reference"
    csv_fields = (
        "id",
        "name",
        "row_kind",
        "programme",
        "origin",
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


@extend_schema_view(
    list=extend_schema(
        summary="List yearly rollups",
        parameters=[RollupParameters],
    )
)
class RollupViewSet(AskedViewSet):
    """Spend and benefits by financial year. A year that is not listed has none."""

    queryset = YearRollup.objects.all()
    serializer_class = RollupSerializer
    parameters = RollupParameters
    ordering = "key"
    csv_fields = (
        "financial_year",
        "collaboration",
        "name",
        "row_kind",
        "force",
        "basis",
        "function",
        "plan_spend",
        "forecast_spend",
        "actual_spend",
        "actual_spend_known",
        "programmes_actual_spend",
        *(f"planned.{kind}" for kind in BENEFIT_TYPES),
        *(f"realised.{kind}" for kind in BENEFIT_TYPES),
        "rolled_up_at",
    )

    def get_queryset(self) -> QuerySet[Any]:
        if getattr(self, "swagger_fake_view", False):
            return YearRollup.objects.none()
        return yearly_rollups(self.request.user, rollup_filter(dict(self.asked)))

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        response = super().list(request, *args, **kwargs)
        stamp(response, freshness().rolled_up_at)
        return response

    def list_meta(self, queryset: QuerySet[Any]) -> Mapping[str, Any]:
        wanted = rollup_filter(dict(self.asked))
        today = timezone.localdate()
        known = coverage(self.request.user, wanted, today)
        meta = {
            "rolled_up_at": freshness().rolled_up_at,
            "as_at": today,
            "financial_year": str(wanted.year) if wanted.year else None,
            "coverage": {"known": known.known, "of": known.of},
        }
        return FigureMetaSerializer(meta).data


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


def stamp(response: Any, rolled_up_at: Any) -> None:
    """Say when the figures were rolled up, as meta does, and that they may change."""
    patch_cache_control(response, private=True, no_cache=True)
    if rolled_up_at is not None:
        response.headers["Last-Modified"] = http_date(rolled_up_at.timestamp())
