"""What a service refused, shown at the field that can mend it."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


def add_refusal(
    form: forms.BaseForm, refusal: ValidationError, field_of_code: Mapping[str, str]
) -> None:
    """Add the errors of a service to a form, the first of each field.

    A constraint knows no field: `field_of_code` names one for the code of its error.
    """
    by_field = refusal.update_error_dict({})
    for field, errors in by_field.items():
        for error in errors:
            named = field_of_code.get(error.code or "", field)
            place = named if named in form.fields else None
            if (place or NON_FIELD_ERRORS) not in form.errors:
                form.add_error(place, error)
