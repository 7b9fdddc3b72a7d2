"""What the forms of all records share."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from collaborations.models import Collaboration
from collabtrack.shared.plain_forms import PlainForm


class RecordForm(PlainForm, forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """A form of one record. `version` is the one that the writer has in sight.

    Constraints are asked by the service, under its lock. `field_of_code` names the
    field to show an error at, by the violation_error_code of its constraint.
    """

    field_of_code: ClassVar[Mapping[str, str]] = {}

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, collaboration: Collaboration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collaboration = collaboration
        # What was typed into an older version carries that version along. What is new
        # has none: somebody else may begin the same record meanwhile.
        is_new = self.instance.pk is None
        read = None if is_new else getattr(self.instance, "version", None)
        self.initial.setdefault("version", read)
        if is_new and hasattr(type(self.instance), "collaboration"):
            self.instance.collaboration = collaboration

    def validate_unique(self) -> None:
        """Leave it to the service."""

    def validate_constraints(self) -> None:
        """Leave it to the service."""

    def _update_errors(self, errors: ValidationError) -> None:
        """Leave to the service also what Django asks of constraints by itself.

        It knows which field can mend what a constraint refuses.
        """
        errors.error_dict.pop(NON_FIELD_ERRORS, None)
        super()._update_errors(errors)  # type: ignore[misc]  # the stubs lack it

    def choose_from(self, name: str, rows: Any) -> None:
        """Offer these rows, and no others, in a field of choice."""
        field: Any = self.fields[name]
        field.queryset = rows
