from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django import forms

from collabtrack.accounts.models import ApiToken
from collabtrack.accounts.services import USUAL_DAYS


class SignInForm(LoginForm):  # type: ignore[misc]  # untyped
    """The library's form with labels instead of placeholders."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label = "E-mail address", "Password"
        name.error_messages = {
            "required": "Enter your e-mail address.",
            "invalid": "Enter an e-mail address such as name@example.org.",
        }
        password.error_messages["required"] = "Enter your password."
        password.help_text = ""
        name.widget.attrs["autocomplete"] = "username"
        for field in (name, password):
            field.widget.attrs.pop("placeholder", None)


class TokenForm(forms.Form):
    LIVES = (
        (30, "30 days"),
        (USUAL_DAYS, f"{USUAL_DAYS} days"),
        (365, "One year"),
    )

    name = forms.CharField(
        label="What is it for?",
        max_length=100,
        help_text="For example, Power BI report.",
        error_messages={"required": "Enter what the token is for."},
    )
    scope = forms.ChoiceField(
        label="What may it do?",
        choices=ApiToken.Scope.choices,
        initial=ApiToken.Scope.READ,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the token may do."},
    )
    days = forms.TypedChoiceField(
        label="How long does it last?",
        choices=LIVES,
        coerce=int,
        initial=USUAL_DAYS,
    )
