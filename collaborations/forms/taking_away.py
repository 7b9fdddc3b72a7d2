"""Confirming that what was a mistake goes."""

from django import forms

from collaborations.forms.purpose import long_text
from collabtrack.shared.plain_forms import PlainForm


class ConfirmForm(PlainForm, forms.Form):
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": "Open this page again and send it from there."},
    )


class TakeBackForm(ConfirmForm):
    reason = long_text(
        "Why was it a mistake?",
        "The history keeps that it was added, and this reason.",
        error_messages={"required": "Say why it was a mistake."},
    )
