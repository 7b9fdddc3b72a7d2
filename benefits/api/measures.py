"""Benefit measures and their library in the API."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from benefits.api.ledger_fields import YearField
from benefits.forms.measures import MeasureForm
from benefits.models import Area, BenefitMeasure, BenefitType, LibraryMeasure
from benefits.reports.tracking import Benefit, State, states_of
from benefits.services.measures import MEASURE, withdraw_measure
from collaborations.api.objectives import WithdrawalGiven
from collaborations.api.parameters import Choice, CollaborationParameter, Parameters
from collaborations.api.record_fields import RecordField
from collaborations.api.records import (
    IF_MATCH,
    RecordSerializer,
    RecordViewSet,
    answering_overtaken,
    version_read,
)
from collaborations.api.viewsets import ReferenceViewSet
from collaborations.models import Objective

_CHUNK = 500


class MeasureSerializer(RecordSerializer):
    id = serializers.CharField(
        source="reference", read_only=True, help_text="Such as B-01873."
    )
    library_measure = serializers.SlugRelatedField[LibraryMeasure](
        "reference",
        queryset=LibraryMeasure.objects.order_by(),
        allow_null=True,
        required=False,
        help_text="The measure of the library that it was taken from.",
    )
    objective = RecordField(
        Objective,
        allow_null=True,
        required=False,
        help_text="The objective that it serves, such as C-0412-3.",
    )
    price_year = YearField(allow_null=True, required=False)
    first_claimed_year = YearField(allow_null=True, required=False)
    last_claimed_year = YearField(allow_null=True, required=False)
    budget_year = YearField(allow_null=True, required=False)
    state = serializers.SerializerMethodField(
        help_text="Tracked, claimed or described; null for a dis-benefit."
    )
    missing = serializers.SerializerMethodField(
        help_text="What it lacks to be tracked."
    )
    is_live = serializers.SerializerMethodField(
        help_text="Not withdrawn, and within its claimed years; null for a dis-benefit."
    )

    class Meta:
        model = BenefitMeasure
        fields = (
            "id",
            "collaboration",
            "version",
            *MEASURE.fields,
            "withdrawn_on",
            "withdrawn_because",
            "state",
            "missing",
            "is_live",
        )
        read_only_fields = ("withdrawn_on", "withdrawn_because")

    def _benefit(self, row: BenefitMeasure) -> Benefit | None:
        found: Benefit | None = self.context["view"].states.get(row.pk)
        return found

    def get_state(self, row: BenefitMeasure) -> State | None:
        found = self._benefit(row)
        return found.state if found else None

    def get_missing(self, row: BenefitMeasure) -> list[str]:
        found = self._benefit(row)
        return list(found.missing) if found else []

    def get_is_live(self, row: BenefitMeasure) -> bool | None:
        found = self._benefit(row)
        return found.is_live if found else None


class MeasureParameters(Parameters):
    collaboration = CollaborationParameter(
        required=False, help_text="A collaboration's id, such as C-0412."
    )
    type = Choice(dict(BenefitType.choices), required=False)
    area = Choice(dict(Area.choices), required=False)


@extend_schema_view(
    list=extend_schema(summary="List benefit measures", parameters=[MeasureParameters]),
    retrieve=extend_schema(summary="Read a benefit measure"),
    create=extend_schema(summary="Define a benefit measure"),
    partial_update=extend_schema(summary="Change a benefit measure"),
)
class MeasureViewSet(RecordViewSet):
    """What is measured for the benefits of collaborations, and whether it is tracked.

    The first confirmed figure freezes the unit and the two roll-up rules.
    """

    queryset = BenefitMeasure.objects.select_related(
        "collaboration", "library_measure", "objective__collaboration"
    )
    serializer_class = MeasureSerializer
    parameters = MeasureParameters
    kind = MEASURE
    field_of_code = MeasureForm.field_of_code
    ordering = "reference"
    states: dict[int, Benefit]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.states = {}

    def get_queryset(self) -> QuerySet[Any]:
        rows = super(RecordViewSet, self).get_queryset()
        return rows.filter(**self.asked)

    def get_object(self) -> Any:
        rows = self.get_queryset().filter(reference=self.kwargs["reference"])
        measure = rows.first()
        if measure is None:
            raise Http404
        self._read_states([measure])
        return measure

    def paginate_queryset(self, queryset: Any) -> Any:
        page = super().paginate_queryset(queryset)
        self._read_states(page or [])
        return page

    def rows_of(self, rows: QuerySet[Any]) -> Iterator[Any]:
        found = rows.iterator(chunk_size=_CHUNK)
        while chunk := list(islice(found, _CHUNK)):
            self._read_states(chunk)
            yield from chunk

    def shown(self, record: Any) -> Any:
        measure = super().shown(record)
        self._read_states([measure])
        return measure

    def _read_states(self, measures: list[Any]) -> None:
        self.states = states_of(measures, on=timezone.localdate())

    @extend_schema(
        summary="Withdraw a benefit measure",
        parameters=[IF_MATCH],
        request=WithdrawalGiven,
        responses={200: MeasureSerializer},
    )
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, reference: str) -> Response:
        found, version = self.get_object(), version_read(request)
        given = WithdrawalGiven.read(request)
        with answering_overtaken():
            withdrawn = withdraw_measure(
                measure=found,
                because=given["reason"],
                on=given.get("on") or timezone.localdate(),
                version=version,
                by=request.user,
            )
        return self._answer(withdrawn)


class LibraryMeasureSerializer(serializers.ModelSerializer[LibraryMeasure]):
    id = serializers.CharField(source="reference")

    class Meta:
        model = LibraryMeasure
        fields = (
            "id",
            "name",
            "category",
            "unit",
            "direction",
            "across_forces",
            "across_time",
            "interval",
            "is_cashable",
            "definition",
        )


@extend_schema_view(list=extend_schema(summary="List the library of measures"))
class LibraryViewSet(ReferenceViewSet):
    """Measures to choose from: a collaboration takes one as its own."""

    rows = LibraryMeasure.objects.order_by()
    serializer_class = LibraryMeasureSerializer
    ordering = "reference"
