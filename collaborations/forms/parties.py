"""Choosing parties: forces and policing bodies, ticked in one list."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from collaborations.models import Force
from collaborations.reports.parties import Party


class PartiesField(forms.MultipleChoiceField):
    """Tick boxes of parties; the cleaned value is a tuple of them."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self._parties: dict[str, Party] = {}

    def offer(self, parties: Iterable[Party]) -> None:
        self._parties = {key_of(party): party for party in parties}
        self.choices = [(key, str(party)) for key, party in self._parties.items()]

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Iterable) and not isinstance(value, str):
            return [each if isinstance(each, str) else key_of(each) for each in value]
        return value

    def clean(self, value: Any) -> tuple[Party, ...]:
        chosen: Sequence[str] = super().clean(value)
        return tuple(self._parties[key] for key in chosen)


def key_of(party: Party) -> str:
    kind = "force" if isinstance(party, Force) else "policing-body"
    return f"{kind}-{party.pk}"
