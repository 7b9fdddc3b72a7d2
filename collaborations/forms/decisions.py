import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError

from collaborations.forms.days import DayField
from collaborations.forms.parties import PartiesField
from collaborations.forms.records import RecordForm
from collaborations.models import Decision, GovernanceBody
from collaborations.reports.parties import Party
from collaborations.services.governance import DECISION
from collabtrack.shared.money import PoundsFormField
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import LONGEST_TEXT, plain_text

_NOT_A_COUNT = "Enter a whole number, such as 4."
_MOST_APPROVALS = 999
# Which field mends what a constraint refuses, by the code of its error.
FIELD_OF_CODE = {
    "decided_too_early": "on",
    "considered_too_early": "on",
    "too_many_approvals": "approvals_given",
    "approval_day": "on",
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


class DecisionForm(RecordForm):
    field_of_code: ClassVar = {
        "decided_too_early": "raised_on",
        "considered_too_early": "raised_on",
        "too_many_approvals": "approvals_needed",
    }

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

    class Meta:
        model = Decision
        fields = DECISION.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = self.collaboration.governance_bodies
        self.choose_from("body", bodies.order_by("tier", "name", "pk"))


class SeenForm(PlainForm, forms.Form):
    """A form that says which version of a matter its writer had in sight."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": "Open this page again and send it from there."},
    )

    def has_seen(self, version: int) -> None:
        """Send the version that the page now shows along with what was typed."""
        typed: Any = cast("Any", self.data).copy()
        typed["version"] = str(version)
        self.data = typed


class OutcomeForm(SeenForm):
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


class ApprovalsForm(SeenForm):
    needed = PartiesField(
        label="Whose approval does it need?",
        help_text="Each force stands for its chief officer. Tick nobody if it is not"
        " known by name.",
    )
    given = PartiesField(
        label="Who has approved it?",
        help_text="Untick one that was ticked by mistake.",
    )
    on = DayField(
        what="a day",
        label="When did those approve it that you have just ticked?",
        help_text="Earlier approvals keep their day.",
        required=False,
    )

    def __init__(self, *args: Any, parties: tuple[Party, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("needed", "given"):
            field = self.fields[name]
            assert isinstance(field, PartiesField)  # noqa: S101 (tells mypy)
            field.offer(parties)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        missing = set(given.get("given", ())) - set(given.get("needed", ()))
        if missing:
            names = ", ".join(sorted(str(party) for party in missing))
            self.add_error(
                "given", f"Tick {names} among those whose approval is needed, too."
            )
        return given

    def days(
        self, recorded: Mapping[Party, dt.date | None]
    ) -> dict[Party, dt.date | None]:
        """Give the day of each approval: earlier ones keep theirs."""
        given, on = self.cleaned_data["given"], self.cleaned_data["on"]
        if on is None and any(recorded.get(party) is None for party in given):
            raise ValidationError({"on": "Enter the day of the new approvals."})
        return {
            party: (recorded.get(party) or on) if party in given else None
            for party in self.cleaned_data["needed"]
        }
