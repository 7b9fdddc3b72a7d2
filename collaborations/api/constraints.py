"""What a constraint or a service refused, at the field that can mend it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


def at_its_field(fault: Exception, field_of_code: Mapping[str, str]) -> Exception:
    """Give the fault anew; a constraint knows no field, but its error has a code."""
    if not isinstance(fault, ValidationError) or not field_of_code:
        return fault
    by_field = fault.update_error_dict({})
    for error in by_field.pop(NON_FIELD_ERRORS, []):
        place = field_of_code.get(error.code or "", NON_FIELD_ERRORS)
        by_field.setdefault(place, []).append(error)
    return ValidationError(by_field)


@contextmanager
def named_here(**names: str) -> Iterator[None]:
    """Name what a service refuses as the API does, where that is another word."""
    try:
        yield
    except ValidationError as refusal:
        if not hasattr(refusal, "error_dict"):
            raise
        said = refusal.error_dict.items()
        raise ValidationError({names.get(k, k): each for k, each in said}) from refusal
