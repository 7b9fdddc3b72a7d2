"""A record that another one names, by its id such as C-0412-3."""

import re
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

_ID = re.compile(r"(C-[0-9]{4,6})-([0-9]{1,6})", re.ASCII)


@extend_schema_field(OpenApiTypes.STR)
class RecordField(serializers.Field[Any, Any, Any, Any]):
    """One that may not be seen is refused like one that is not there."""

    def __init__(self, model: type[Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.model = model

    def to_internal_value(self, data: object) -> Any:
        found = _ID.fullmatch(str(data))
        record = self._seen(*found.groups()) if found else None
        if record is None:
            noun = self.model._meta.verbose_name
            raise serializers.ValidationError(f"There is no {noun} “{data}”.")
        return record

    def to_representation(self, value: Any) -> str:
        return str(value.reference)

    def _seen(self, reference: str, number: str) -> Any:
        rows = self.model.objects.visible_to(self.context["request"].user)
        named = rows.filter(collaboration__reference=reference, number=number)
        return named.select_related("collaboration").order_by("pk").first()
