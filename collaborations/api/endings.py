"""Closing records: written like every record, row by row, and closed by a verb."""

import re
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.ending_rows import BenefitSerializer, ConsultationSerializer
from collaborations.api.parameters import CollaborationParameter
from collaborations.api.records import IF_MATCH, answering_overtaken, version_read
from collaborations.api.reviews import NamesLessonsSerializer, NamesLessonsViewSet
from collaborations.forms.endings import ExitCostForm, SuccessorForm
from collaborations.models import (
    Collaboration,
    Decision,
    Ending,
    EndingBenefit,
    EndingConsultation,
)
from collaborations.services.endings import (
    CONSULTATION,
    ENDING,
    ENDING_BENEFIT,
    close_collaboration,
)
from collaborations.services.records import RecordKind, add_record
from collabtrack.shared.decimals import PoundsDecimalField
from collabtrack.shared.viewsets import GivenFields

_REFERENCE = re.compile(r"(C-[0-9]{4,6})-([0-9]{1,6})", re.ASCII)


@extend_schema_field(OpenApiTypes.STR)
class DecisionField(serializers.RelatedField[Decision, Any, str]):
    default_error_messages = {  # noqa: RUF012 (as Django REST framework declares it)
        "does_not_exist": "There is no decision “{value}”.",
    }

    def get_queryset(self) -> Any:
        return Decision.objects.visible_to(self.context["request"].user)

    def to_internal_value(self, data: object) -> Decision:
        found = _REFERENCE.fullmatch(str(data))
        decision: Decision | None = None
        if found:
            owner, number = found.groups()
            rows = self.get_queryset().filter(number=number)
            decision = rows.filter(collaboration__reference=owner).first()
        if decision is None:
            self.fail("does_not_exist", value=str(data)[:40])
        return decision

    def to_representation(self, value: Any) -> str:
        return str(value.reference)


def _cost(about: str) -> PoundsDecimalField:
    return PoundsDecimalField(
        min_value=0,
        required=False,
        allow_null=True,
        help_text=about,
    )


class ConsultationGiven(GivenFields):
    """Who was asked about the ending, when, and what they said."""

    who = serializers.CharField(max_length=200)
    asked_on = serializers.DateField()
    said = serializers.CharField()


class BenefitGiven(GivenFields):
    """What happens to one benefit."""

    name = serializers.CharField(max_length=200)
    fate = serializers.ChoiceField(choices=EndingBenefit.Fate.choices)
    explanation = serializers.CharField(default="", allow_blank=True)


class EndingSerializer(NamesLessonsSerializer):
    decision = DecisionField(
        queryset=Decision.objects.none(),
        required=False,
        allow_null=True,
        help_text="A decision's id, such as C-0412-3.",
    )
    successor = CollaborationParameter(
        required=False, allow_null=True, help_text="The collaboration that follows."
    )
    planned_exit_cost = _cost("In pounds; null is not known.")
    actual_exit_cost = _cost("In pounds; null is not known.")
    consultations = ConsultationSerializer(many=True, read_only=True)
    benefits = BenefitSerializer(many=True, read_only=True)

    class Meta:
        model = Ending
        fields = (
            "id",
            "collaboration",
            "version",
            *ENDING.fields,
            "lessons",
            "consultations",
            "benefits",
            "closed_on",
        )
        read_only_fields = ("closed_on",)

    def to_representation(self, ending: Ending) -> dict[str, Any]:
        shown: dict[str, Any] = super().to_representation(ending)
        # A successor that the caller may not see is not told.
        if not getattr(ending, "sees_successor", False):
            shown["successor"] = None
        return shown


@extend_schema_view(
    list=extend_schema(summary="List closing records"),
    retrieve=extend_schema(summary="Read a closing record"),
    create=extend_schema(summary="Begin a closing record"),
    partial_update=extend_schema(summary="Change a closing record"),
)
class EndingViewSet(NamesLessonsViewSet):
    """Why and how collaborations ended. A draft is for the forces taking part."""

    queryset = Ending.objects.select_related(
        "collaboration", "decision__collaboration", "successor"
    )
    serializer_class = EndingSerializer
    field_of_code = ExitCostForm.field_of_code | SuccessorForm.field_of_code
    kind = ENDING

    def get_queryset(self) -> QuerySet[Any]:
        seen = Collaboration.objects.visible_to(self.request.user)
        follows = seen.filter(pk=OuterRef("successor"))
        told, benefits = (
            model.objects.select_related("collaboration").order_by(first, "pk")
            for model, first in (
                (EndingConsultation, "asked_on"),
                (EndingBenefit, "name"),
            )
        )
        rows: QuerySet[Any] = super().get_queryset()
        rows = rows.annotate(sees_successor=Exists(follows))
        return rows.prefetch_related(
            Prefetch("consultations", told), Prefetch("benefits", benefits)
        )

    @extend_schema(
        summary="Add a consultation to a closing record",
        request=ConsultationGiven,
        responses={201: EndingSerializer},
    )
    @action(detail=True, methods=["post"])
    def consultations(self, request: Request, reference: str) -> Response:
        return self._row_added(CONSULTATION, ConsultationGiven.read(request))

    @extend_schema(
        summary="Say what happens to a benefit",
        request=BenefitGiven,
        responses={201: EndingSerializer},
    )
    @action(detail=True, methods=["post"])
    def benefits(self, request: Request, reference: str) -> Response:
        return self._row_added(ENDING_BENEFIT, BenefitGiven.read(request))

    @extend_schema(
        summary="Close a collaboration",
        parameters=[IF_MATCH],
        request=None,
        responses={200: EndingSerializer},
    )
    @action(detail=True, methods=["post"])
    def close(self, request: Request, reference: str) -> Response:
        """End it on the last day of its record; 400 names each part that is missing."""
        ending, version = self.get_object(), version_read(request)
        with answering_overtaken():
            closed = close_collaboration(
                ending=ending, version=version, by=request.user
            )
        return self._answer(closed)

    def _row_added(self, kind: RecordKind, given: dict[str, Any]) -> Response:
        ending = self.get_object()
        row = kind.model(collaboration=ending.collaboration, ending=ending, **given)
        add_record(record=row, kind=kind, by=self.request.user)
        return self._answer(ending, status=201)
