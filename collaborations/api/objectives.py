from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.records import (
    IF_MATCH,
    RecordSerializer,
    RecordViewSet,
    answering_overtaken,
    version_read,
)
from collaborations.models import Objective
from collaborations.services.objectives import OBJECTIVE, withdraw_objective
from collabtrack.shared.viewsets import GivenFields


class ObjectiveSerializer(RecordSerializer):
    class Meta:
        model = Objective
        fields = (
            "id",
            "collaboration",
            "version",
            *OBJECTIVE.fields,
            "withdrawn_on",
            "withdrawn_because",
        )
        read_only_fields = ("withdrawn_on", "withdrawn_because")


class WithdrawalGiven(GivenFields):
    """Why an objective is pursued no longer."""

    reason = serializers.CharField()
    on = serializers.DateField(required=False, help_text="The day; today if left out.")


@extend_schema_view(
    list=extend_schema(summary="List objectives"),
    retrieve=extend_schema(summary="Read an objective"),
    create=extend_schema(summary="Add an objective"),
    partial_update=extend_schema(summary="Change an objective"),
)
class ObjectiveViewSet(RecordViewSet):
    """Measurable aims under a purpose. What one lacks is empty, not refused."""

    queryset = Objective.objects.select_related("collaboration")
    serializer_class = ObjectiveSerializer
    kind = OBJECTIVE

    @extend_schema(
        summary="Withdraw an objective",
        parameters=[IF_MATCH],
        request=WithdrawalGiven,
        responses={200: ObjectiveSerializer},
    )
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, reference: str) -> Response:
        found, version = self.get_object(), version_read(request)
        given = WithdrawalGiven.read(request)
        with answering_overtaken():
            withdrawn = withdraw_objective(
                objective=found,
                reason=given["reason"],
                on=given.get("on") or timezone.localdate(),
                version=version,
                by=request.user,
            )
        return self._answer(withdrawn)
