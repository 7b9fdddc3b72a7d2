from drf_spectacular.utils import extend_schema, extend_schema_view

from collaborations.api.records import RecordSerializer, RecordViewSet
from collaborations.models import Objective
from collaborations.services.purpose import OBJECTIVE


class ObjectiveSerializer(RecordSerializer):
    class Meta:
        model = Objective
        fields = ("id", "collaboration", "version", *OBJECTIVE.fields)


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
