"""What measures are planned to reach, in the API."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request

from benefits.api.ledger_fields import (
    TARGET_ID,
    MeasureParameter,
    PeriodParameters,
    YearField,
    by_place,
    figure_id,
    figure_place,
    in_periods,
)
from benefits.models import Target
from benefits.services.targets import TARGET
from collaborations.api.agreement_ids import fixed_once_added
from collaborations.api.records import RecordSerializer, RecordViewSet
from collaborations.models import Force


class TargetSerializer(RecordSerializer):
    id: Any = serializers.SerializerMethodField(
        help_text="Such as B-01873.2025-04-01.kentmere, or .all for all forces."
    )
    collaboration: Any = serializers.CharField(
        source="collaboration.reference", read_only=True
    )
    measure = MeasureParameter(help_text="Such as B-01873.")
    force = serializers.SlugRelatedField[Force](
        "slug",
        queryset=Force.objects.order_by(),
        allow_null=True,
        required=False,
        help_text="A force's id; null for all forces together.",
    )
    financial_year = YearField(read_only=True)

    class Meta:
        model = Target
        fields = (
            "id",
            "collaboration",
            "version",
            "measure",
            *TARGET.fields,
            "financial_year",
            "basis",
            "source",
        )
        read_only_fields = ("basis", "source")

    def get_id(self, row: Target) -> str:
        return figure_id(row)

    def get_fields(self) -> dict[str, Any]:
        # They make the id, which never changes.
        return fixed_once_added(
            self, super().get_fields(), "measure", "force", "starts_on"
        )


class TargetParameters(PeriodParameters):
    measure = MeasureParameter(required=False, help_text="Such as B-01873.")


@extend_schema_view(
    list=extend_schema(summary="List targets", parameters=[TargetParameters]),
    retrieve=extend_schema(summary="Read a target"),
    create=extend_schema(summary="Add a target"),
    partial_update=extend_schema(summary="Change a target"),
)
class TargetViewSet(RecordViewSet):
    """What measures are planned to reach. Amounts are in pounds, values in the unit."""

    queryset = Target.objects.select_related("measure", "collaboration", "force")
    serializer_class = TargetSerializer
    parameters = TargetParameters
    kind = TARGET
    lookup_value_regex = r"[A-Za-z0-9_.-]+"

    def get_queryset(self) -> QuerySet[Any]:
        rows = super(RecordViewSet, self).get_queryset()
        return by_place(rows.filter(**in_periods(self.asked)))

    def get_object(self) -> Any:
        found = TARGET_ID.fullmatch(self.kwargs["reference"])
        place = figure_place(*found.groups()) if found else None
        target = self.get_queryset().filter(**place).first() if place else None
        if target is None:
            raise Http404
        return target

    def _given(self, request: Request, record: Any) -> dict[str, Any]:
        values = super()._given(request, record)
        if "measure" in values:
            values["collaboration"] = values["measure"].collaboration
        return values
