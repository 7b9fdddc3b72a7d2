from typing import Any

from django import forms

from collaborations.forms.days import DayField
from collaborations.models import Collaboration, Force, Function
from collaborations.services.collaborations import CollaborationDraft
from collabtrack.shared.text import plain_text

_Status = Collaboration.Status
STARTS_AS = (_Status.PROPOSED, _Status.SETTING_UP, _Status.LIVE)


class StartForm(forms.Form):
    name = forms.CharField(
        label="Name",
        max_length=200,
        validators=[plain_text],
        help_text="As the forces call it.",
        error_messages={"required": "Enter the name."},
    )
    force = forms.ModelChoiceField(
        label="Your force, which leads it",
        queryset=Force.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose your force."},
    )
    function = forms.ModelChoiceField(
        label="What is it about?",
        queryset=Function.objects.order_by("code"),
        empty_label="Choose a function",
        error_messages={"required": "Choose a function."},
    )
    scope = forms.ChoiceField(
        label="How far does it reach?",
        choices=Collaboration.Scope.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how far it reaches."},
    )
    status = forms.ChoiceField(
        label="Where does it stand?",
        choices=[(status.value, status.label) for status in STARTS_AS],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where it stands."},
    )
    started_on = DayField(
        what="the day on which it went live",
        label="Live since",
        required=False,
        help_text="Leave empty unless it is live.",
    )

    def __init__(self, *args: Any, forces: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["force"].queryset = forces.order_by("slug")  # type: ignore[attr-defined]  # of ModelChoiceField

    def draft(self) -> CollaborationDraft:
        return CollaborationDraft(**self.cleaned_data)
