from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.models import (
    Collaboration,
    Force,
    Objective,
    Participation,
    Purpose,
    SignOff,
)
from collaborations.services.objectives import OBJECTIVE
from collaborations.services.purpose import Answer, PurposeDraft
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import LONGEST_TEXT, plain_text


def long_text(label: str, help_text: str = "", **changes: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_TEXT,
        validators=[plain_text],
        widget=forms.Textarea(attrs={"rows": 5}),
        **changes,
    )


class PurposeForm(PlainForm, forms.Form):
    """A new version. `based_on` says which version the writer has read."""

    text = long_text(
        "Purpose",
        "Say who benefits, what changes for them and by when. For example: Victims of "
        "serious crime get forensic results within 30 days by March 2027.",
        error_messages={"required": "Write the purpose."},
    )
    aims = forms.MultipleChoiceField(
        label="What is it for?",
        help_text="A collaboration is in the interests of one or both.",
        choices=[("efficiency", "Efficiency"), ("effectiveness", "Effectiveness")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick efficiency, effectiveness or both."},
    )
    forces = forms.ModelMultipleChoiceField(
        label="Which forces benefit?",
        queryset=Force.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one force."},
    )
    reason = long_text(
        "Why is it changed?", "Kept in the history beside both texts.", required=False
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, collaboration: Collaboration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        inside = collaboration.participations.staying_on(today)
        # A force that was to join and withdrew before it did is not one of them.
        inside = inside.exclude(joined_on__gt=today, left_on__isnull=False)
        rows = Force.objects.filter(participations__in=inside).order_by("slug")
        self.fields["forces"].queryset = rows.distinct()  # type: ignore[attr-defined]
        if not self.initial.get("based_on"):
            # The first version changes nothing.
            del self.fields["reason"]

    def having_read(self, newest: Purpose | None) -> "PurposeForm":
        """Keep what was typed, and note that the newest version is shown beside it."""
        typed = cast("QueryDict", self.data).copy()
        typed["based_on"] = str(newest.version if newest else 0)
        self.data = typed
        return self

    def draft(self) -> PurposeDraft:
        given = self.cleaned_data
        return PurposeDraft(
            text=given["text"],
            is_for_efficiency="efficiency" in given["aims"],
            is_for_effectiveness="effectiveness" in given["aims"],
            forces=list(given["forces"]),
            based_on=given["based_on"],
            reason=given.get("reason", ""),
        )


class ObjectiveForm(RecordForm):
    due_on = DayField(
        what="the day by which it is due", label="By when?", required=False
    )

    class Meta:
        model = Objective
        fields = OBJECTIVE.fields
        labels: ClassVar = {
            "text": "Objective",
            "measure": "How is it measured?",
            "target": "Target",
            "owner": "Who owns it?",
        }
        help_texts: ClassVar = {
            "text": "For example: Cut the median turnaround of priority items.",
            "target": "For example: 30 days.",
            "owner": "A role, such as Head of forensics. No name is needed.",
        }
        error_messages: ClassVar = {
            "text": {"required": "Write the objective."},
        }
        widgets: ClassVar = {
            "text": forms.Textarea(attrs={"rows": 3}),
        }


class SignOffForm(PlainForm, forms.Form):
    participation = forms.ModelChoiceField(
        label="Force",
        queryset=Participation.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose the force that you answer for."},
    )
    restatement = long_text(
        "The purpose in your force's own words",
        "What will this do for the people your force serves?",
        error_messages={"required": "Say in your own words what the purpose is."},
    )
    answer = forms.ChoiceField(
        label="Your force's answer",
        choices=SignOff.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose your force's answer."},
    )
    concern = long_text(
        "Concern", "Needed unless your force simply agrees.", required=False
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, participations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["participation"]
        field.queryset = participations.select_related("force")
        field.label_from_instance = lambda member: member.force.name

    def having_read(self, newest: Purpose) -> "SignOffForm":
        """Keep what was typed, and note that the newest version is shown above it."""
        given = cast("QueryDict", self.data).copy()
        given["version"] = str(newest.version)
        self.data = given
        return self

    def answer_given(self) -> Answer:
        given = self.cleaned_data
        return Answer(given["answer"], given["restatement"], given["concern"])
