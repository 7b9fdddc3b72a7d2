from typing import Any

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.purpose import long_text
from collaborations.models import Collaboration, Force, Function, Opportunity
from collaborations.services.opportunities import OpportunityDraft, Verdict
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import plain_text

FIELD_OF_CODE = {
    "notified_already": "force",
    "considered_too_early": "considered_on",
    "decided_too_early": "decided_on",
    "no_reason": "reason",
    "half_an_answer": "reason",
}
_ENDED = [choice for choice in Opportunity.Outcome.choices if choice[0] != "considered"]


class OpportunityTextForm(PlainForm, forms.Form):
    title = forms.CharField(
        label="What is the idea, in one line?",
        max_length=200,
        validators=[plain_text],
        error_messages={"required": "Say in one line what the idea is."},
    )
    idea = long_text(
        "What could forces do together?",
        "And how it could help efficiency or effectiveness.",
        error_messages={"required": "Describe the idea."},
    )
    function = forms.ModelChoiceField(
        label="What is it about?",
        queryset=Function.objects.order_by("code"),
        empty_label="Choose a function",
        error_messages={"required": "Choose a function."},
    )
    interest = forms.ChoiceField(
        label="In whose interest could it be?",
        choices=Opportunity.Interest.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose in whose interest it could be."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def values(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version"
        }


class OpportunityForm(OpportunityTextForm):
    force = forms.ModelChoiceField(
        label="For which force is it raised?",
        queryset=Force.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose your force."},
    )
    duty = forms.ChoiceField(
        label="Who raises it?",
        choices=Opportunity.Duty.choices,
        widget=forms.RadioSelect,
        help_text="Both must keep under consideration how collaboration could help.",
        error_messages={"required": "Choose who raises it."},
    )
    raised_on = DayField(what="the day on which it was raised", label="Raised on")
    field_order = (
        "force", "duty", "raised_on", "title", "idea", "function", "interest",
    )  # fmt: skip

    def __init__(self, *args: Any, forces: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["force"].queryset = forces.order_by("slug")  # type: ignore[attr-defined]  # of ModelChoiceField

    def draft(self) -> OpportunityDraft:
        return OpportunityDraft(**self.values())


class NotifyForm(PlainForm, forms.Form):
    force = forms.ModelChoiceField(
        label="Which force was notified?",
        queryset=Force.objects.none(),
        empty_label="Choose a force",
        help_text="Its members see the opportunity from then on.",
        error_messages={"required": "Choose a force."},
    )
    notified_on = DayField(what="the day of the notice", label="When?")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, opportunity: Opportunity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Force.objects.exclude(pk=opportunity.force_id)
        told = opportunity.notified.values("force")
        rows = rows.exclude(pk__in=told).order_by("slug")
        self.fields["force"].queryset = rows  # type: ignore[attr-defined]  # of ModelChoiceField


class ConsiderForm(PlainForm, forms.Form):
    is_in_interests = forms.TypedChoiceField(
        label="Is it in the interests of efficiency or effectiveness?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no."},
    )
    reason = long_text(
        "Why?", error_messages={"required": "Say why, for those who ask later."}
    )
    considered_on = DayField(
        what="the day on which your force considered it", label="When did you decide?"
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DecideForm(PlainForm, forms.Form):
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=_ENDED,
        widget=forms.RadioSelect,
        help_text="Agreed needs a second force in favour.",
        error_messages={"required": "Choose what came of it."},
    )
    reason = long_text(
        "Why?", error_messages={"required": "Say why, for those who ask later."}
    )
    decided_on = DayField(what="the day of the decision", label="When?")
    collaboration = forms.ModelChoiceField(
        label="Which collaboration did it lead to?",
        queryset=Collaboration.objects.none(),
        required=False,
        empty_label="None yet",
        help_text="Only for what was agreed.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, collaborations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["collaboration"].queryset = collaborations  # type: ignore[attr-defined]  # of ModelChoiceField

    def verdict(self) -> Verdict:
        given = self.cleaned_data
        return Verdict(
            given["outcome"],
            given["reason"],
            given["decided_on"],
            given["collaboration"],
        )


class OpportunityFilterForm(PlainForm, forms.Form):
    """What the list is narrowed to; wrong values are ignored, and said."""

    outcome = forms.ChoiceField(
        label="Outcome",
        required=False,
        choices=[("", "All outcomes"), *Opportunity.Outcome.choices],
    )
    force = forms.ModelChoiceField(
        label="Force",
        required=False,
        queryset=Force.objects.order_by("slug"),
        to_field_name="slug",
        empty_label="All forces",
    )
