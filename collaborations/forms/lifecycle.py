"""Moving the status of a collaboration, its business cases and its other names."""

from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.models import BusinessCase, Collaboration, OtherName
from collaborations.services.business_cases import BUSINESS_CASE
from collaborations.services.collaboration_changes import OTHER_NAME
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import LONGEST_TEXT, plain_text


class MoveForm(PlainForm, forms.Form):
    """What `move_collaboration` is told."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label="What does it become?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it becomes."},
    )
    on = DayField(
        what="the day",
        label="Since when?",
        help_text="For what has ended or was absorbed: its last day.",
    )
    ended_because = forms.ChoiceField(
        label="Why did it end?",
        help_text="Only when it has ended or was absorbed.",
        choices=[("", "It goes on"), *Collaboration.EndingReason.choices],
        required=False,
    )
    reason = forms.CharField(
        label="What should others know about it? (optional)",
        max_length=LONGEST_TEXT,
        validators=[plain_text],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Use at most {LONGEST_TEXT:,} characters."},
    )

    def __init__(self, *args: Any, moves: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(moves)

    def offer(self, moves: Any) -> None:
        """Show these moves; which are allowed is for the service to say."""
        field: Any = self.fields["status"]
        field.choices = [(move.value, move.label) for move in moves]

    def has_seen(self, version: int) -> None:
        """Note that what is there now is shown above what was typed."""
        given = cast("QueryDict", self.data).copy()
        given["version"] = str(version)
        self.data = given


class BusinessCaseForm(RecordForm):
    field_of_code: ClassVar = {"says_nothing": "rationale"}

    decided_on = DayField(what="the day", label="When was it decided?")

    class Meta:
        model = BusinessCase
        fields = BUSINESS_CASE.fields
        labels: ClassVar = {
            "kind": "What was it for?",
            "rationale": "Why was it the right thing to do?",
            "link": "Where can it be read? (optional)",
            "approved_by": "Who approved it?",
        }
        help_texts: ClassVar = {
            "rationale": "The options, what each cost and returned, and why this one."
            " Leave it empty if the document behind the link says it.",
            "link": "An address that begins with https://",
            "approved_by": "The title of the role, such as Chief Constable. No names.",
        }
        error_messages: ClassVar = {
            "kind": {"required": "Choose what it was for."},
            "approved_by": {"required": "Enter the title of who approved it."},
        }
        widgets: ClassVar = {
            "kind": forms.RadioSelect,
            "rationale": forms.Textarea(attrs={"rows": 6}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = BusinessCase.Kind.choices


class OtherNameForm(RecordForm):
    field_of_code: ClassVar = {"name_taken": "name"}

    class Meta:
        model = OtherName
        fields = OTHER_NAME.fields
        labels: ClassVar = {
            "kind": "What is it?",
            "name": "What else is it called?",
        }
        help_texts: ClassVar = {"name": "Who searches for it finds the collaboration."}
        error_messages: ClassVar = {
            "name": {
                "required": "Enter the name.",
                "max_length": "Use at most 200 characters.",
            },
        }
        widgets: ClassVar = {"kind": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = OtherName.Kind.choices
