"""A survey: its day and way, and a row of three counts for each force."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.forms.reviews import box
from collaborations.models import Force, UnderstandingSurvey
from collaborations.services.records import CHANGED_MEANWHILE
from collaborations.services.surveys import Counts

COUNTS = {
    "asked": "People asked",
    "answered": "Answered",
    "knowing": "Know the purpose",
}
_WHOLE = "Enter a whole number, such as 12, or leave it empty."
_MOST = 1_000_000
_OVERTAKEN = (
    "Somebody changed this survey while you were writing. What is there now is shown"
    " above; to save yours in its place, save again."
)


@dataclass(frozen=True)
class ForceRow:
    force: Force
    cells: list[BoundField]


class SurveyForm(RecordForm):
    asked_on = DayField(what="the day on which people were asked", label="When?")

    class Meta:
        model = UnderstandingSurvey
        fields = ("asked_on", "method")
        labels: ClassVar = {"method": "How were they asked?"}
        help_texts: ClassVar = {
            "method": "For example: a form on paper at the shift briefing."
        }
        error_messages: ClassVar = {
            "method": {"required": "Say how they were asked."},
        }
        widgets: ClassVar = {"method": box(3)}

    def __init__(
        self, *args: Any, forces: Sequence[Force], counts: Sequence[Counts], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.forces = forces
        known = {each.force.pk: each for each in counts}
        for force in forces:
            for name, label in COUNTS.items():
                self.fields[_cell(force, name)] = forms.IntegerField(
                    label=f"{force}: {label.lower()}",
                    required=False,
                    min_value=0,
                    max_value=_MOST,
                    widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
                    error_messages=_messages(force),
                    initial=getattr(known.get(force.pk), name, None),
                )

    def plain(self) -> list[BoundField]:
        """Give the fields that stand above the table."""
        return [self["asked_on"], self["method"]]

    def rows(self) -> list[ForceRow]:
        return [
            ForceRow(force, [self[_cell(force, name)] for name in COUNTS])
            for force in self.forces
        ]

    def counts(self) -> list[Counts]:
        given = self.cleaned_data
        return [
            Counts(force, *(given[_cell(force, name)] for name in COUNTS))
            for force in self.forces
        ]

    def add_refusal(self, refusal: ValidationError) -> bool:
        """Show what was refused; tell whether the writer was overtaken."""
        if getattr(refusal, "code", "") == CHANGED_MEANWHILE:
            self.add_error(None, _OVERTAKEN)
            return True
        slugs = {force.slug: _cell(force, "asked") for force in self.forces}
        for field, errors in refusal.update_error_dict({}).items():
            place = slugs.get(field, field)
            for error in errors:
                self.add_error(place if place in self.fields else None, error)
        return False

    def having_read(self, current: UnderstandingSurvey) -> None:
        """Keep what was typed, and note that what is there now is shown above it."""
        typed = cast("QueryDict", self.data).copy()
        typed["version"] = str(current.version)
        self.data = typed


def _cell(force: Force, name: str) -> str:
    return f"{name}_{force.slug}"


def _messages(force: Force) -> dict[str, str]:
    return {
        "invalid": f"{force}: {_WHOLE[0].lower()}{_WHOLE[1:]}",
        "min_value": f"{force}: enter 0 or more.",
        "max_value": f"{force}: enter a million at most.",
    }
