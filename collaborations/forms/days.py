from typing import Any

from django import forms

from collabtrack.shared.templatetags.figures import uk_date

DAY_FORMATS = ["%d/%m/%Y", "%d %m %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"]


class DayField(forms.DateField):
    """A text box for a day, as people write it."""

    def __init__(self, *, what: str, help_text: str = "", **kwargs: Any) -> None:
        example = "such as 1 April 2027 or 01/04/2027"
        messages = {
            "required": f"Enter {what}, {example}.",
            "invalid": f"There is no such day. Enter {what}, {example}.",
        }
        super().__init__(
            input_formats=DAY_FORMATS,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            error_messages=messages,
            help_text=f"For example, 1 April 2027. {help_text}".strip(),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else uk_date(value)
