"""What the list of benefit measures may be asked."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q

from benefits.models import Area, BenefitType
from collabtrack.shared.plain_forms import PlainForm

_ANY = ("", "Any")
KEYS = ("area", "type", "q")


class MeasureQueryForm(PlainForm, forms.Form):
    """A GET form; what it does not know is left out of the question."""

    q = forms.CharField(label="Name or reference", required=False, max_length=80)
    area = forms.ChoiceField(
        label="Benefit area", required=False, choices=[_ANY, *Area.choices]
    )
    type = forms.ChoiceField(
        label="Type", required=False, choices=[_ANY, *BenefitType.choices]
    )

    def __init__(self, data: Any) -> None:
        super().__init__({key: data.get(key, "") for key in KEYS})
        self.is_valid()

    def wanted(self) -> Q:
        given = self.cleaned_data
        found = Q()
        if text := given.get("q", "").strip():
            found &= Q(name__icontains=text) | Q(reference__iexact=text)
        if area := given.get("area"):
            found &= Q(area=area)
        if kind := given.get("type"):
            found &= Q(type=kind)
        return found

    def query(self) -> str:
        """Give the question as it stands in a link, without what says nothing."""
        asked = [(key, self.cleaned_data.get(key, "")) for key in KEYS]
        return urlencode([pair for pair in asked if pair[1]])
