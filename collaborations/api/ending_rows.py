"""Who was consulted about an ending, and what happens to each benefit."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request

from collaborations.api.records import RecordSerializer, RecordViewSet
from collaborations.forms.endings import EndingBenefitForm
from collaborations.models import Ending, EndingBenefit, EndingConsultation
from collaborations.services.endings import CONSULTATION, ENDING_BENEFIT

OWN = ("id", "collaboration", "version")
NOT_BEGUN = "Begin its closing record first: give the reasons."


class ConsultationSerializer(RecordSerializer):
    class Meta:
        model = EndingConsultation
        fields = (*OWN, *CONSULTATION.fields)


class BenefitSerializer(RecordSerializer):
    class Meta:
        model = EndingBenefit
        fields = (*OWN, *ENDING_BENEFIT.fields)


class OfEndingViewSet(RecordViewSet):
    """Rows of the closing record, which the collaboration has to have."""

    def _read(
        self, request: Request, record: Any
    ) -> tuple[Model, dict[str, list[Any]]]:
        made: Any
        made, lists = super()._read(request, record)
        endings = Ending.objects.visible_to(request.user)
        ending = endings.filter(collaboration=made.collaboration).first()
        if ending is None:
            raise ValidationError({"collaboration": NOT_BEGUN})
        made.ending = ending
        return made, lists


@extend_schema_view(
    list=extend_schema(summary="List consultations about endings"),
    retrieve=extend_schema(summary="Read a consultation about an ending"),
    create=extend_schema(summary="Add a consultation about an ending"),
    partial_update=extend_schema(summary="Change a consultation about an ending"),
)
class ConsultationViewSet(OfEndingViewSet):
    """Who was asked about an ending, when, and what they said."""

    queryset = EndingConsultation.objects.select_related("collaboration")
    serializer_class = ConsultationSerializer
    kind = CONSULTATION


@extend_schema_view(
    list=extend_schema(summary="List what happens to benefits"),
    retrieve=extend_schema(summary="Read what happens to a benefit"),
    create=extend_schema(summary="Say what happens to a benefit at the end"),
    partial_update=extend_schema(summary="Change what happens to a benefit"),
)
class EndingBenefitViewSet(OfEndingViewSet):
    """Whether a benefit is kept, lost or transferred when its collaboration ends."""

    queryset = EndingBenefit.objects.select_related("collaboration")
    serializer_class = BenefitSerializer
    field_of_code = EndingBenefitForm.field_of_code
    kind = ENDING_BENEFIT
