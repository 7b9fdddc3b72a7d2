"""Participations: who takes part from when to when, and what each bears today."""

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from collaborations.api.parameters import ForceParameter
from collaborations.api.records import OfCollaboration, RecordSerializer, RecordViewSet
from collaborations.models import Participation
from collaborations.reports.shares import percentage_of, with_shares
from collaborations.services.participation import PARTICIPATION

_SHARE = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True)


class ParticipationRecordSerializer(RecordSerializer):
    force = ForceParameter(help_text="The force's id; it never changes.")
    joined_on = serializers.DateField(
        allow_null=True, help_text="Null where nobody knows the day."
    )
    cost_share = serializers.SerializerMethodField(
        help_text="Agreed, in per cent, today; null where none is."
    )
    vote_share = serializers.SerializerMethodField(
        help_text="Agreed, in per cent, today; null where none is."
    )

    class Meta:
        model = Participation
        fields = (
            "id",
            "collaboration",
            "version",
            "force",
            "role",
            "basis",
            "joined_on",
            "left_on",
            "cost_share",
            "vote_share",
        )
        read_only_fields = ("basis",)

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        if self.instance is not None:
            fields["force"].read_only = True
        return fields

    @extend_schema_field(_SHARE)
    def get_cost_share(self, row: Any) -> Decimal | None:
        return percentage_of(row.cost_weight, row.cost_whole)

    @extend_schema_field(_SHARE)
    def get_vote_share(self, row: Any) -> Decimal | None:
        return percentage_of(row.vote_weight, row.vote_whole)


class ParticipationParameters(OfCollaboration):
    force = ForceParameter(required=False, help_text="A force's id.")


@extend_schema_view(
    list=extend_schema(
        summary="List participations", parameters=[ParticipationParameters]
    ),
    retrieve=extend_schema(summary="Read a participation"),
    create=extend_schema(summary="Add a force"),
    partial_update=extend_schema(summary="Change a force's role, days or leaving"),
)
class ParticipationViewSet(RecordViewSet):
    """Each force's dated membership of a collaboration; a force may come back.

    To withdraw a force, give its last day; a day to come is a plan.
    """

    queryset = Participation.objects.select_related("collaboration", "force")
    serializer_class = ParticipationRecordSerializer
    parameters = ParticipationParameters
    kind = PARTICIPATION
    csv_fields = (
        "id",
        "collaboration",
        "force",
        "role",
        "basis",
        "joined_on",
        "left_on",
        "cost_share",
        "vote_share",
    )

    def get_queryset(self) -> QuerySet[Any]:
        return with_shares(super().get_queryset(), timezone.localdate())
