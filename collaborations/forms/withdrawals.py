"""Taking out of use what is not removed: when, and why."""

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.purpose import long_text
from collabtrack.shared.plain_forms import PlainForm


class WithdrawalForm(PlainForm, forms.Form):
    on = DayField(what="the day of the withdrawal", label="Withdrawn from")
    reason = long_text(
        "Why is it withdrawn?",
        "It stays in the list with this reason.",
        error_messages={"required": "Say why it is withdrawn."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
