"""What is read of forces, functions and findings. Collaborations: benefits.api."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import Count, Max, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from collaborations import access
from collaborations.api.parameters import (
    AskedViewSet,
    Choice,
    CollaborationParameter,
    ForceParameter,
    Parameters,
)
from collaborations.api.serializers import (
    FindingSerializer,
    ForceSerializer,
    FunctionSerializer,
    PolicingBodySerializer,
)
from collaborations.models import (
    Collaboration,
    Finding,
    Force,
    ForceFigure,
    Function,
    PolicingBody,
    Result,
    Theme,
)


class ReferenceViewSet(AskedViewSet):
    """Rows that every signed-in user sees: they belong to no collaboration."""

    serializer_class: type[serializers.BaseSerializer[Any]] | None = None
    rows: ClassVar[QuerySet[Any]]

    def get_queryset(self) -> QuerySet[Any]:
        return self.rows.all()


class ForceParameters(Parameters):
    kind = Choice(dict(Force.Kind.choices), required=False)
    region = serializers.CharField(
        required=False, max_length=40, help_text="A region's name, such as London."
    )


@extend_schema_view(
    list=extend_schema(summary="List forces", parameters=[ForceParameters]),
    retrieve=extend_schema(summary="Read a force"),
)
class ForceViewSet(ReferenceViewSet):
    """Forces with their published figures and policing bodies."""

    rows = Force.objects.order_by()
    serializer_class = ForceSerializer
    parameters = ForceParameters
    ordering = "slug"
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Any]:
        seen = Collaboration.objects.visible_to(self.request.user).live()
        seen = seen.of_kind(Collaboration.RowKind.COLLABORATION)
        taking_part = access.counted_in(timezone.localdate(), "participations__")
        live = taking_part & Q(participations__collaboration__in=seen.values("pk"))
        counted = Count("participations__collaboration", filter=live, distinct=True)
        return (
            self.rows.filter(**self.asked)
            .annotate(live_collaborations=counted)
            .prefetch_related(
                Prefetch("figures", ForceFigure.objects.order_by("kind", "period")),
                Prefetch("policing_bodies", PolicingBody.objects.order_by("name")),
            )
        )


class PolicingBodyParameters(Parameters):
    force = ForceParameter(required=False, help_text="A force's id.")


@extend_schema_view(
    list=extend_schema(
        summary="List policing bodies", parameters=[PolicingBodyParameters]
    )
)
class PolicingBodyViewSet(ReferenceViewSet):
    """Commissioners, mayors and authorities: a legal party apart from the force."""

    rows = PolicingBody.objects.select_related("force")
    serializer_class = PolicingBodySerializer
    parameters = PolicingBodyParameters
    ordering = ("name", "pk")

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().filter(**self.asked)


class FunctionParameters(Parameters):
    level = Choice({"1": "Functions", "2": "Their parts"}, required=False)


@extend_schema_view(
    list=extend_schema(summary="List functions", parameters=[FunctionParameters])
)
class FunctionViewSet(ReferenceViewSet):
    """The policing functions that collaborations are sorted by, at two levels."""

    rows = Function.objects.select_related("parent")
    serializer_class = FunctionSerializer
    parameters = FunctionParameters
    ordering = ("name", "pk")

    def get_queryset(self) -> QuerySet[Any]:
        rows = super().get_queryset()
        if level := self.asked.get("level"):
            return rows.filter(parent__isnull=level == "1")
        return rows


class CriterionParameter(serializers.CharField):
    """P1 to K9, in either case."""

    def to_internal_value(self, data: object) -> str:
        criterion = str(data).upper()
        if not re.fullmatch(r"[PBGK][1-9][0-9]?", criterion, re.ASCII):
            raise serializers.ValidationError("A criterion looks like P1 or B10.")
        return criterion


class FindingParameters(Parameters):
    collaboration = CollaborationParameter(
        required=False, help_text="A collaboration's id, such as C-0412."
    )
    criterion = CriterionParameter(required=False, help_text="Such as P1.")
    theme = Choice(dict(Theme.choices), required=False)
    result = Choice(dict(Result.choices), required=False)


@extend_schema_view(
    list=extend_schema(summary="List findings", parameters=[FindingParameters])
)
class FindingViewSet(AskedViewSet):
    """Each criterion's result for each collaboration, with its reason and evidence.

    A criterion that is not listed for a collaboration has not been judged.
    """

    # By names, not by key: the gaps in keys would tell of rows that are hidden.
    queryset = Finding.objects.select_related("collaboration").annotate(
        place=Concat("collaboration__reference", Value("/"), "criterion")
    )
    ordering = "place"
    serializer_class = FindingSerializer
    parameters = FindingParameters
    csv_fields = (
        "collaboration",
        "criterion",
        "theme",
        "result",
        "reason",
        "since",
        "as_at",
    )

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().filter(**self.asked)

    def list_meta(self, queryset: QuerySet[Any]) -> Mapping[str, Any]:
        found = queryset.aggregate(judged=Max("assessed_at"), as_at=Max("assessed_on"))
        return {
            "assessed_at": found["judged"],
            "as_at": found["as_at"] or timezone.localdate(),
        }
