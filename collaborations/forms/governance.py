from typing import Any, ClassVar

from django import forms

from collaborations.forms.days import DayField
from collaborations.models import Collaboration, Decision, GovernanceBody
from collabtrack.shared.money import PoundsFormField
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_NOT_A_COUNT = "Enter a whole number, such as 4."
_MOST_APPROVALS = 999
# Which field mends what a constraint refuses, by the code of its error.
FIELD_OF_CODE = {
    "name_taken": "name",
    "decided_too_early": "on",
    "considered_too_early": "on",
    "too_many_approvals": "approvals_given",
}


class CountField(forms.IntegerField):
    """A text box for a small number that may be left out."""

    def __init__(self, *, label: str, help_text: str) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            min_value=0,
            max_value=_MOST_APPROVALS,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            error_messages={
                "invalid": _NOT_A_COUNT,
                "min_value": _NOT_A_COUNT,
                "max_value": f"Enter a number up to {_MOST_APPROVALS}.",
            },
        )


class WaitsForField(forms.CharField):
    def __init__(self, *, help_text: str) -> None:
        super().__init__(
            label="With whom does it wait? (optional)",
            help_text=help_text,
            required=False,
            max_length=200,
            validators=[plain_text],
            error_messages={"max_length": "Use at most 200 characters."},
        )


class BodyForm(forms.Form):
    TIERS: ClassVar = [(tier, str(tier)) for tier in range(1, 10)]

    name = forms.CharField(
        label="What is it called?",
        help_text="For example, Joint strategic board.",
        max_length=120,
        validators=[plain_text],
        error_messages={
            "required": "Enter what the body is called.",
            "max_length": "Use at most 120 characters.",
        },
    )
    tier = forms.TypedChoiceField(
        label="Which tier is it?",
        help_text="Tier 1 decides last and is the highest; the unit's own managers are"
        " the lowest.",
        choices=[("", "Choose a tier"), *TIERS],
        coerce=int,
        error_messages={"required": "Choose the tier."},
    )


class DecisionForm(forms.Form):
    matter = forms.CharField(
        label="What is to be decided?",
        max_length=LONGEST_TEXT,
        validators=[plain_text],
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Enter what is to be decided.",
            "max_length": f"Use at most {LONGEST_TEXT:,} characters.",
        },
    )
    kind = forms.ChoiceField(
        label="What kind of matter is it?",
        help_text="Strategic matters change what the collaboration is for, who takes"
        " part or what it costs. All others are routine.",
        choices=Decision.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose routine or strategic."},
    )
    raised_on = DayField(what="a day", label="When was it raised?")
    body = forms.ModelChoiceField(
        label="Which body is to decide? (optional)",
        queryset=GovernanceBody.objects.none(),
        required=False,
        empty_label="Not known yet",
        error_messages={"invalid_choice": "Choose a body of this collaboration."},
    )
    waits_for = WaitsForField(help_text="If it is not that body. For example, the PCC.")
    approvals_needed = CountField(
        label="How many approvals does it need? (optional)",
        help_text="One for each person or body whose yes is needed.",
    )
    amount = PoundsFormField(
        label="What is it worth, in pounds? (optional)",
        help_text="For example, 45,000.",
        required=False,
    )

    def __init__(self, data: Any, *, collaboration: Collaboration) -> None:
        super().__init__(data)
        bodies = collaboration.governance_bodies.order_by("tier", "name", "pk")
        choice = self.fields["body"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 (tells mypy)
        choice.queryset = bodies


class OutcomeForm(forms.Form):
    OUTCOMES: ClassVar = [
        ("approved", "Approved"),
        ("refused", "Refused"),
        ("deferred", "Deferred: put off to another day, it still waits"),
        ("returned", "Returned: sent back for more work, it still waits"),
        ("withdrawn", "Withdrawn: taken back by those who raised it"),
    ]

    outcome = forms.TypedChoiceField(
        label="What came of it?",
        choices=OUTCOMES,
        coerce=Decision.Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it."},
    )
    on = DayField(what="a day", label="On which day?")
    waits_for = WaitsForField(help_text="If it was deferred or returned.")
    approvals_given = CountField(
        label="How many approvals has it now? (optional)",
        help_text="Counted from the day on which it was raised.",
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": "Open this page again and send it from there."},
    )

    def has_seen(self, version: int) -> None:
        """Send the version that the page now shows along with what was typed."""
        typed = {name: self.data.get(name, "") for name in self.fields}
        self.data = {**typed, "version": str(version)}
