"""Records and policing bodies as the API names them: what it shows, it also takes."""

import re
from typing import Any, ClassVar

from django.core.exceptions import MultipleObjectsReturned
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from collaborations.api.parameters import ForceParameter
from collaborations.models import Attendance, DecisionApproval, PolicingBody
from collabtrack.shared.viewsets import GivenFields

_REFERENCE = re.compile(r"(C-[0-9]{4,6})-([0-9]{1,6})", re.ASCII)


@extend_schema_field(OpenApiTypes.STR)
class RecordReference(serializers.RelatedField[Any, Any, Any]):
    """A record's id, such as C-0412-3; one that may not be seen is not there."""

    default_error_messages: ClassVar = {
        "does_not_exist": "There is no record “{value}” of that kind.",
    }

    def use_pk_only_optimization(self) -> bool:
        return False

    def to_representation(self, value: Any) -> str:
        return str(value.reference)

    def to_internal_value(self, data: Any) -> Any:
        found = _REFERENCE.fullmatch(str(data))
        record = None
        if found:
            rows: Any = self.get_queryset()
            seen = rows.visible_to(self.context["request"].user)
            reference, number = found.groups()
            named = seen.filter(collaboration__reference=reference, number=number)
            record = named.first()
        if record is None:
            self.fail("does_not_exist", value=data)
        return record


@extend_schema_field(OpenApiTypes.STR)
class PolicingBodyParameter(serializers.SlugRelatedField[PolicingBody]):
    """A policing body by its name."""

    default_error_messages: ClassVar = {
        "does_not_exist": "There is no policing body “{value}”.",
        "invalid": "This cannot be a policing body.",
        "several": "There are several policing bodies “{value}”.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("name", queryset=PolicingBody.objects.all(), **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        try:
            return super().to_internal_value(data)
        except MultipleObjectsReturned:
            self.fail("several", value=data)


class NamedPartySerializer(GivenFields):
    """A force or a policing body, and only one of them."""

    force = ForceParameter(required=False, allow_null=True)
    policing_body = PolicingBodyParameter(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if bool(attrs.get("force")) == bool(attrs.get("policing_body")):
            raise serializers.ValidationError(
                "Name a force or a policing body, and only one."
            )
        return attrs


class AttendanceSerializer(serializers.ModelSerializer[Attendance]):
    force = serializers.SlugRelatedField[Any]("slug", read_only=True)
    policing_body = serializers.SlugRelatedField[Any]("name", read_only=True)

    class Meta:
        model = Attendance
        fields = ("force", "policing_body", "is_present")


class ApprovalSerializer(NamedPartySerializer):
    """Whose approval is needed; without a day it has not been given."""

    given_on = serializers.DateField(required=False, allow_null=True)


def party_of(given: dict[str, Any]) -> Any:
    return given.get("force") or given.get("policing_body")


APPROVALS = DecisionApproval.objects.select_related(*DecisionApproval.PARTY).order_by(
    "policing_body__name", "force__name", "pk"
)
ATTENDANCES = Attendance.objects.select_related(*Attendance.PARTY).order_by(
    "policing_body__name", "force__name", "pk"
)
