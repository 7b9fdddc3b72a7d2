"""How a record names the agreement that it belongs to."""

from typing import Any, ClassVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from collaborations.api.records import REFERENCE
from collaborations.models import Agreement


@extend_schema_field(OpenApiTypes.STR)
class AgreementParameter(serializers.RelatedField[Agreement, str, Any]):
    """An agreement's id: one that may not be seen is refused like one not there."""

    default_error_messages: ClassVar = {
        "does_not_exist": "There is no agreement “{value}”."
    }

    def __init__(self, **kwargs: Any) -> None:
        if not kwargs.get("read_only"):
            kwargs["queryset"] = Agreement.objects.all()
        super().__init__(**kwargs)

    def use_pk_only_optimization(self) -> bool:
        return False

    def to_representation(self, value: Any) -> str:
        return str(value.reference)

    def to_internal_value(self, data: object) -> Agreement:
        named = REFERENCE.fullmatch(str(data))
        rows = Agreement.objects.visible_to(self.context["request"].user)
        found: Agreement | None = None
        if named is not None:
            reference, number = named.groups()
            rows = rows.select_related("collaboration")
            of = {"collaboration__reference": reference, "number": number}
            found = rows.filter(**of).first()
        if found is None:
            self.fail("does_not_exist", value=data)
        return found


def fixed_once_added(
    serializer: serializers.BaseSerializer[Any], fields: dict[str, Any], *names: str
) -> dict[str, Any]:
    """Let what a record belongs to be given once, and never changed."""
    if serializer.instance is not None:
        for name in names:
            fields[name].read_only = True
    return fields
