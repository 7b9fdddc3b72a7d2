from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.parameters import ForceParameter
from collaborations.api.records import (
    IF_MATCH,
    RecordSerializer,
    RecordViewSet,
    version_read,
)
from collaborations.models import SurveyResponse, UnderstandingSurvey
from collaborations.services.surveys import (
    SURVEY,
    Counts,
    correct_survey,
    record_survey,
)
from collabtrack.shared.viewsets import refuse_unknown_fields

MOST_FORCES = 100


class SurveyResponseSerializer(serializers.ModelSerializer[SurveyResponse]):
    """What one force's people answered; null is not known, never 0."""

    force = ForceParameter(help_text="The force's id.")

    class Meta:
        model = SurveyResponse
        fields = ("force", "asked", "answered", "knowing")
        validators = ()

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            refuse_unknown_fields(data, self.fields)
        return super().to_internal_value(data)


class SurveySerializer(RecordSerializer):
    responses = SurveyResponseSerializer(  # type: ignore[call-arg]  # max_length is of many=True
        many=True,
        required=False,
        max_length=MOST_FORCES,
        help_text="One for each force. Given with a change, they replace the old ones.",
    )

    class Meta:
        model = UnderstandingSurvey
        fields = ("id", "collaboration", "version", *SURVEY.fields, "responses")


@extend_schema_view(
    list=extend_schema(summary="List surveys of understanding"),
    retrieve=extend_schema(summary="Read a survey"),
    create=extend_schema(summary="Add a survey"),
    partial_update=extend_schema(summary="Change a survey"),
)
class SurveyViewSet(RecordViewSet):
    """Whether the people of each force know what the collaboration is for."""

    queryset = UnderstandingSurvey.objects.select_related("collaboration")
    serializer_class = SurveySerializer
    kind = SURVEY

    def get_queryset(self) -> QuerySet[Any]:
        rows = SurveyResponse.objects.select_related("force").order_by("force__slug")
        return super().get_queryset().prefetch_related(Prefetch("responses", rows))

    def create(self, request: Request) -> Response:
        values = self._given(request, None)
        counts = _counts(values.pop("responses", []))
        survey = UnderstandingSurvey(**values)
        made = record_survey(survey=survey, counts=counts, by=request.user)
        return self._answer(made, status=201)

    @extend_schema(parameters=[IF_MATCH])
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        survey = self.get_object()
        version = version_read(request)
        values = self._given(request, survey)
        rows = values.pop("responses", None)
        with self.changing(request):
            changed = correct_survey(
                survey=survey,
                values=values,
                counts=None if rows is None else _counts(rows),
                version=version,
                by=request.user,
            )
        return self._answer(changed)


def _counts(rows: list[dict[str, Any]]) -> list[Counts]:
    return [Counts(**row) for row in rows]
