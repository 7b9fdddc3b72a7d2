"""Exit terms and exit plans: written by the same verbs as the pages."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from collaborations.api.agreement_ids import AgreementParameter, fixed_once_added
from collaborations.api.parameters import ForceParameter
from collaborations.api.records import RecordSerializer, RecordViewSet
from collaborations.models import ExitPlan, ExitTerms
from collaborations.services.exits import EXIT_PLAN, EXIT_TERMS


class ExitTermsSerializer(RecordSerializer):
    agreement = AgreementParameter(help_text="Such as C-0412-1.")

    class Meta:
        model = ExitTerms
        fields = ("id", "collaboration", "version", "agreement", *EXIT_TERMS.fields)

    def get_fields(self) -> dict[str, Any]:
        return fixed_once_added(self, super().get_fields(), "agreement")


class ExitPlanSerializer(RecordSerializer):
    agreement = AgreementParameter(help_text="Such as C-0412-1.")
    force = ForceParameter(
        required=False, allow_null=True, help_text="Who leaves; null: it ends for all."
    )

    class Meta:
        model = ExitPlan
        fields = ("id", "collaboration", "version", "agreement", *EXIT_PLAN.fields)

    def get_fields(self) -> dict[str, Any]:
        return fixed_once_added(self, super().get_fields(), "agreement")


@extend_schema_view(
    list=extend_schema(summary="List exit terms"),
    retrieve=extend_schema(summary="Read exit terms"),
    create=extend_schema(summary="Write the exit terms of a version"),
    partial_update=extend_schema(summary="Change exit terms"),
)
class ExitTermsViewSet(RecordViewSet):
    """What each version of an agreement says about leaving."""

    queryset: QuerySet[Any] = ExitTerms.objects.select_related(
        "collaboration", "agreement__collaboration"
    )
    serializer_class = ExitTermsSerializer
    kind = EXIT_TERMS


@extend_schema_view(
    list=extend_schema(summary="List exit plans"),
    retrieve=extend_schema(summary="Read an exit plan"),
    create=extend_schema(summary="Plan an exit"),
    partial_update=extend_schema(summary="Change an exit plan"),
)
class ExitPlanViewSet(RecordViewSet):
    """What each exit is planned to cost, and what it did."""

    queryset: QuerySet[Any] = ExitPlan.objects.select_related(
        "collaboration", "agreement__collaboration", "force"
    )
    serializer_class = ExitPlanSerializer
    kind = EXIT_PLAN
