"""What the fields of the API say by themselves: as the forms do, see plain_forms."""

from typing import Any

from django.core.validators import MaxLengthValidator
from rest_framework import serializers


class PlainWords(serializers.Serializer[Any]):
    """A serializer whose fields refuse a text that is too long in the forms' words."""

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        for field in fields.values():
            field.validators = [_plain(each) for each in field.validators]
        return fields


def _plain(validator: Any) -> Any:
    """Word a limit anew; the model's own validator is shared, and stays."""
    if not isinstance(validator, MaxLengthValidator) or callable(validator.limit_value):
        return validator
    longest = int(validator.limit_value)
    return MaxLengthValidator(longest, f"Use at most {longest:,} characters.")
