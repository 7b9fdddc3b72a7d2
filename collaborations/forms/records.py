"""What the forms of all records share."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from collaborations.models import Collaboration


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """A form of one record. `version` is the one that the writer has in sight.

    Constraints are asked by the service, under its lock. `field_of_code` names the
    field to show an error at, by the violation_error_code of its constraint.
    """

    field_of_code: ClassVar[Mapping[str, str]] = {}

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, collaboration: Collaboration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collaboration = collaboration
        # What was typed into an older version carries that version along.
        self.initial.setdefault("version", getattr(self.instance, "version", None))
        if self.instance.pk is None and hasattr(type(self.instance), "collaboration"):
            self.instance.collaboration = collaboration

    def validate_unique(self) -> None:
        """Leave it to the service."""

    def _update_errors(self, errors: ValidationError) -> None:
        """Show what one row's own constraints refuse at the field that mends it."""
        by_field = errors.update_error_dict({})
        for error in by_field.pop(NON_FIELD_ERRORS, []):
            named = self.field_of_code.get(error.code or "")
            place = named if named in self.fields else NON_FIELD_ERRORS
            by_field.setdefault(place, []).append(error)
        super()._update_errors(ValidationError(by_field))  # type: ignore[misc]  # of Django

    def choose_from(self, name: str, rows: Any) -> None:
        """Offer these rows, and no others, in a field of choice."""
        field: Any = self.fields[name]
        field.queryset = rows
