"""Readings in the API: nothing is edited, a correction supersedes."""

from typing import Any

from django.core.exceptions import ValidationError as Refusal
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.http import Http404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from benefits.api.ledger_fields import (
    MeasureParameter,
    PeriodParameters,
    ReadingParameter,
    YearField,
    by_place,
    in_periods,
    reading_id,
    reading_named,
    readings_seen,
)
from benefits.models import Reading
from benefits.services.readings import (
    RefusedReadingsError,
    confirm_readings,
    record_readings,
)
from collaborations import access
from collaborations.api.parameters import AskedViewSet, Choice
from collaborations.api.places import padded
from collaborations.api.records import RecordSerializer
from collaborations.models import Force

_GIVEN = (
    *("measure", "force", "starts_on", "ends_on", "amount", "value", "numerator"),
    *("denominator", "weight", "absence", "note", "evidence_url", "supersedes"),
    "reason",
)


class ReadingSerializer(RecordSerializer):
    """A figure (an amount, a value, or numerator and denominator), or why none."""

    id: Any = serializers.SerializerMethodField(
        help_text="Such as B-01873.2025-10-01.kentmere.1: the last part counts."
    )
    collaboration: Any = serializers.CharField(
        source="measure.collaboration.reference", read_only=True
    )
    measure = MeasureParameter(help_text="Such as B-01873.")
    force = serializers.SlugRelatedField[Force](
        "slug",
        queryset=Force.objects.order_by(),
        allow_null=True,
        required=False,
        help_text="A force's id; null where all forces are read together.",
    )
    supersedes = ReadingParameter(
        required=False,
        allow_null=True,
        help_text="The id of the reading that it corrects; a correction has a reason.",
    )
    financial_year = YearField(read_only=True)
    is_standing = serializers.BooleanField(
        read_only=True,
        help_text="The last confirmed figure of its period: this one counts.",
    )

    class Meta:
        model = Reading
        fields = (
            "id",
            "collaboration",
            *_GIVEN,
            "financial_year",
            "state",
            "is_standing",
            "recorded_at",
            "confirmed_at",
            "basis",
            "source",
        )
        read_only_fields = (
            *("state", "recorded_at", "confirmed_at", "basis", "source"),
        )

    def get_id(self, row: Reading) -> str:
        return reading_id(row)

    def to_representation(self, instance: Any) -> Any:
        shown = super().to_representation(instance)
        former = instance.supersedes
        if former and not former.is_confirmed and not self._is_own(instance):
            # Who may not see a provisional figure is not told of it either.
            shown["supersedes"] = None
        return shown

    def _is_own(self, row: Reading) -> bool:
        return row.collaboration_id in self.context["view"].own_collaborations()


class ReadingParameters(PeriodParameters):
    measure = MeasureParameter(required=False, help_text="Such as B-01873.")
    state = Choice(dict(Reading.State.choices), required=False)


@extend_schema_view(
    list=extend_schema(summary="List readings", parameters=[ReadingParameters]),
    retrieve=extend_schema(summary="Read a reading"),
)
class ReadingViewSet(AskedViewSet):
    """What was measured. Provisional readings are seen by those who take part."""

    queryset = Reading.objects.select_related(
        "measure__collaboration", "force", "supersedes__measure", "supersedes__force"
    )
    serializer_class = ReadingSerializer
    parameters = ReadingParameters
    lookup_field = "reference"
    lookup_value_regex = r"[A-Za-z0-9_.-]+"
    ordering = "place"
    _own: frozenset[int] | None = None

    def get_queryset(self) -> QuerySet[Any]:
        rows = super().get_queryset().filter(readings_seen(self.request.user))
        rows = rows.filter(**in_periods(self.asked))
        standing = Reading.objects.standing().filter(pk=OuterRef("pk"))
        rows = rows.annotate(is_standing=Exists(standing))
        return by_place(rows, Value("/"), padded("revision"))

    def own_collaborations(self) -> frozenset[int]:
        """Give the keys of the collaborations whose provisional figures are seen."""
        if self._own is None:
            rows = access.own_collaborations(self.request.user)
            self._own = frozenset(key for row in rows for key in row.values())
        return self._own

    def get_object(self) -> Any:
        found = reading_named(self.kwargs["reference"], self.get_queryset())
        if found is None:
            raise Http404
        return found

    @extend_schema(
        summary="Record a reading, or correct one",
        responses={200: ReadingSerializer, 201: ReadingSerializer},
    )
    def create(self, request: Request) -> Response:
        """Record a figure; the same figure again answers 200 and changes nothing."""
        given = self.get_serializer(data=request.data)
        given.is_valid(raise_exception=True)
        reading = Reading(**given.validated_data)
        try:
            saved = record_readings(readings=[reading], by=request.user)
        except RefusedReadingsError as refused:
            fault: Refusal = refused.faults[0]
            raise fault from refused
        rows = self.get_queryset()
        if saved:
            return self._answer(rows.get(pk=saved[0].pk), status=201)
        return self._answer(self._there(rows, reading))

    def _there(self, rows: QuerySet[Any], reading: Reading) -> Any:
        return rows.filter(
            measure=reading.measure,
            force=reading.force,
            starts_on=reading.starts_on,
            superseded_by__isnull=True,
        ).get()

    def _answer(self, reading: Any, status: int = 200) -> Response:
        return Response(self.get_serializer(reading).data, status=status)

    @extend_schema(
        summary="Confirm a reading", request=None, responses={200: ReadingSerializer}
    )
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, reference: str) -> Response:
        found = self.get_object()
        confirm_readings(readings=[found], by=request.user)
        return self._answer(self.get_object())
