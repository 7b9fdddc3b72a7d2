from typing import Any, ClassVar

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.parties import PartiesField
from collaborations.forms.records import RecordForm
from collaborations.models import Attendance, GovernanceBody, Meeting
from collaborations.reports.parties import parties_of
from collaborations.services.governance import BODY
from collaborations.services.meetings import MEETING
from collabtrack.shared.text import plain_text

_NOT_HOURS = "Enter a number of hours, such as 16 or 7.5."


class BodyForm(RecordForm):
    TIERS: ClassVar = [(tier, str(tier)) for tier in range(1, 10)]
    field_of_code: ClassVar = {"name_taken": "name"}

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
    seats = forms.ChoiceField(
        label="Who sits on it?",
        help_text="Whoever sits on it and does not come is absent.",
        choices=GovernanceBody.Seats.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who sits on it."},
    )

    class Meta:
        model = GovernanceBody
        fields = BODY.fields


class MeetingForm(RecordForm):
    field_of_code: ClassVar = {"meeting_taken": "held_on"}

    body = forms.ModelChoiceField(
        label="Which body met?",
        queryset=GovernanceBody.objects.none(),
        empty_label="Choose a body",
        error_messages={
            "required": "Choose the body that met.",
            "invalid_choice": "Choose a body of this collaboration.",
        },
    )
    held_on = DayField(what="the day of the meeting", label="When did it meet?")
    present = PartiesField(
        label="Who was present?",
        help_text="Those with a seat whom you do not tick were absent. Tick nobody if"
        " it is not known.",
    )
    hours = forms.DecimalField(
        label="How many hours did it take, of all who sat in it together? (optional)",
        help_text="For example, 8 people for 2 hours are 16. Leave it out if it is not"
        " known.",
        required=False,
        max_digits=7,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={
            "invalid": _NOT_HOURS,
            "max_digits": _NOT_HOURS,
            "max_whole_digits": _NOT_HOURS,
            "max_decimal_places": "Enter hours with at most two decimal places.",
        },
    )
    minutes_link = forms.CharField(
        label="Where are the minutes? (optional)",
        help_text="An address such as https://intranet.example.org/minutes.",
        required=False,
        max_length=500,
        error_messages={"max_length": "Use at most 500 characters."},
    )

    class Meta:
        model = Meeting
        fields = MEETING.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = self.collaboration.governance_bodies
        self.choose_from("body", bodies.order_by("tier", "name", "pk"))
        present = self.fields["present"]
        assert isinstance(present, PartiesField)  # noqa: S101 (tells mypy)
        present.offer(parties_of(self.collaboration))
        if self.instance.pk:
            there = self.instance.attendances.filter(is_present=True)
            marks = there.select_related(*Attendance.PARTY)
            self.initial.setdefault("present", [mark.party for mark in marks])

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in MEETING.fields}
