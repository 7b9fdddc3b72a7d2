"""Who answers for a collaboration: owners, chief officers, limits and arrangements."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from collaborations.api.parameters import ForceParameter, FunctionParameter
from collaborations.api.records import RecordSerializer, RecordViewSet
from collaborations.api.references import PolicingBodyParameter, RecordReference
from collaborations.forms.accountability import ArrangementForm, LeadForm, LimitForm
from collaborations.models import (
    AccountabilityArrangement,
    AccountableLead,
    DelegationLimit,
    DirectionAndControl,
    GovernanceBody,
)
from collaborations.reports.names import NameSight, name_sight
from collaborations.services.accountability import (
    ARRANGEMENT,
    DIRECTION,
    LEAD_FIELDS,
    LIMIT,
    lead_kind,
)
from collaborations.services.records import RecordKind
from collabtrack.shared.decimals import PoundsDecimalField

OWN = ("id", "collaboration", "version")


class LeadSerializer(RecordSerializer):
    force = ForceParameter(required=False, allow_null=True)
    policing_body = PolicingBodyParameter(required=False, allow_null=True)
    person_name = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=120,
        help_text="Told to, and taken from, members of the person's own force only.",
    )

    class Meta:
        model = AccountableLead
        fields = (*OWN, *LEAD_FIELDS)

    def to_representation(self, instance: AccountableLead) -> Any:
        shown = super().to_representation(instance)
        name = shown["person_name"]
        shown["person_name"] = self._sight.name(name, instance.person_force_id)
        return shown

    @property
    def _sight(self) -> NameSight:
        """Ask once for all the rows of an answer."""
        known: Any = self.context
        if "sight" not in known:
            known["sight"] = name_sight(known["request"].user)
        found: NameSight = known["sight"]
        return found


@extend_schema_view(
    list=extend_schema(summary="List senior responsible owners"),
    retrieve=extend_schema(summary="Read a senior responsible owner"),
    create=extend_schema(summary="Add a senior responsible owner"),
    partial_update=extend_schema(summary="Change a senior responsible owner"),
)
class LeadViewSet(RecordViewSet):
    """Senior responsible owners from day to day, one at a time.

    `person_name` is empty for everybody but members of the person's own force.
    """

    queryset = AccountableLead.objects.select_related(
        "collaboration", *AccountableLead.PARTY
    )
    serializer_class = LeadSerializer
    field_of_code = LeadForm.field_of_code

    @property
    def kind(self) -> RecordKind:  # type: ignore[override]  # the writer's own
        return lead_kind(self.request.user)


class DirectionSerializer(RecordSerializer):
    force = ForceParameter(help_text="Whose chief officer has direction and control.")
    function = FunctionParameter(help_text="A function's code.")

    class Meta:
        model = DirectionAndControl
        fields = (*OWN, *DIRECTION.fields)


@extend_schema_view(
    list=extend_schema(summary="List who has direction and control"),
    retrieve=extend_schema(summary="Read who has direction and control"),
    create=extend_schema(summary="Add direction and control of a function"),
    partial_update=extend_schema(summary="Change direction and control"),
)
class DirectionViewSet(RecordViewSet):
    """Which force's chief officer has direction and control of which function."""

    queryset = DirectionAndControl.objects.select_related(
        "collaboration", "force", "function"
    )
    serializer_class = DirectionSerializer
    kind = DIRECTION


class LimitSerializer(RecordSerializer):
    body = RecordReference(
        queryset=GovernanceBody.objects.select_related("collaboration"),
        required=False,
        allow_null=True,
        help_text="The id of the body that decides, unless a role does.",
    )
    limit = PoundsDecimalField(
        required=False,
        allow_null=True,
        help_text="Pounds; null where no limit is stated.",
    )

    class Meta:
        model = DelegationLimit
        fields = (*OWN, *LIMIT.fields)


@extend_schema_view(
    list=extend_schema(summary="List delegation limits"),
    retrieve=extend_schema(summary="Read a delegation limit"),
    create=extend_schema(summary="Add a delegation limit"),
    partial_update=extend_schema(summary="Change a delegation limit"),
)
class LimitViewSet(RecordViewSet):
    """Who decides what, up to how much."""

    queryset = DelegationLimit.objects.select_related(
        "collaboration", "body__collaboration"
    )
    serializer_class = LimitSerializer
    field_of_code = LimitForm.field_of_code
    kind = LIMIT


class ArrangementSerializer(RecordSerializer):
    policing_body = PolicingBodyParameter()

    class Meta:
        model = AccountabilityArrangement
        fields = (*OWN, *ARRANGEMENT.fields)


@extend_schema_view(
    list=extend_schema(summary="List accountability arrangements"),
    retrieve=extend_schema(summary="Read an accountability arrangement"),
    create=extend_schema(summary="Add an accountability arrangement"),
    partial_update=extend_schema(summary="Change an accountability arrangement"),
)
class ArrangementViewSet(RecordViewSet):
    """How each policing body holds the lead chief officer to account."""

    queryset = AccountabilityArrangement.objects.select_related(
        "collaboration", "policing_body"
    )
    serializer_class = ArrangementSerializer
    field_of_code = ArrangementForm.field_of_code
    kind = ARRANGEMENT
