"""Yearly rollups in the API, as they are or as they stood on a day."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request

from benefits.api.parameters import RollupParameters, rollup_filter
from benefits.api.rollup_serializers import RollupSerializer
from benefits.api.serializers import FigureMetaSerializer
from benefits.models import YearRollup
from benefits.reports.freshness import freshness
from benefits.reports.rollup_rows import stored
from benefits.reports.yearly_rollups import (
    BENEFIT_TYPES,
    COSTS,
    FUNDING,
    coverage,
    yearly_rollups,
)
from collaborations.api.parameters import AskedViewSet


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
        "measure",
        "unit",
        "is_additive",
        "value",
        "planned_value",
        "counted",
        "planned_counted",
        "readings",
        "absences",
        "plan_spend",
        "forecast_spend",
        "actual_spend",
        "actual_spend_known",
        "programmes_actual_spend",
        *(f"costs.{name}" for name in COSTS),
        *(f"funding.{name}" for name in FUNDING),
        *(f"planned.{kind}" for kind in BENEFIT_TYPES),
        *(f"realised.{kind}" for kind in BENEFIT_TYPES),
        "cut_off",
        "measures_read",
        "measures_expected",
        "rolled_up_at",
    )

    def get_queryset(self) -> QuerySet[Any]:
        if getattr(self, "swagger_fake_view", False):
            return YearRollup.objects.none()
        return yearly_rollups(self.request.user, rollup_filter(dict(self.asked)))

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        response = super().list(request, *args, **kwargs)
        stamp(response, self._rolled_up_at())
        return response

    def _rolled_up_at(self) -> dt.datetime | None:
        """Give the time up to which the figures are as they were, or are now."""
        wanted = rollup_filter(dict(self.asked))
        if wanted.as_at is None or wanted.as_at >= timezone.localdate():
            return freshness().rolled_up_at
        written = stored(YearRollup, self.request.user, wanted)
        newest: dt.datetime | None = written.aggregate(newest=Max("written"))["newest"]
        return newest

    def list_meta(self, queryset: QuerySet[Any]) -> Mapping[str, Any]:
        wanted = rollup_filter(dict(self.asked))
        today = timezone.localdate()
        known = coverage(self.request.user, wanted, today)
        meta = {
            "rolled_up_at": self._rolled_up_at(),
            "as_at": wanted.as_at or today,
            "financial_year": str(wanted.year) if wanted.year else None,
            "coverage": known and {"known": known.known, "of": known.of},
        }
        return FigureMetaSerializer(meta).data


def stamp(response: Any, rolled_up_at: Any) -> None:
    """Say when the figures were rolled up, as meta does, and that they may change."""
    patch_cache_control(response, private=True, no_cache=True)
    if rolled_up_at is not None:
        response.headers["Last-Modified"] = http_date(rolled_up_at.timestamp())
