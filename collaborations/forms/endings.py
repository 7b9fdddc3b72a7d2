"""The closing record, one short form for each of its parts."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q

from collaborations.forms.days import DayField
from collaborations.forms.lessons_named import NamesLessons
from collaborations.forms.records import RecordForm
from collaborations.forms.reviews import box
from collaborations.models import (
    Collaboration,
    Decision,
    Ending,
    EndingBenefit,
    EndingConsultation,
    EndingReason,
)


class ReasonsForm(RecordForm):
    reasons = forms.MultipleChoiceField(
        label="Why does it end?",
        choices=EndingReason.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose all that apply.",
        error_messages={"required": "Choose at least one reason."},
    )

    class Meta:
        model = Ending
        fields = ("reasons", "explanation")
        labels: ClassVar = {"explanation": "What led to it?"}
        widgets: ClassVar = {"explanation": box()}


class DecisionToEndForm(RecordForm):
    class Meta:
        model = Ending
        fields = ("decision", "decision_text")
        labels: ClassVar = {
            "decision": "Which decision ended it?",
            "decision_text": "If it is not in the list: who decided, and when?",
        }
        help_texts: ClassVar = {"decision": "A matter recorded here that is decided."}
        widgets: ClassVar = {"decision_text": box(3)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decided = Q(outcome__in=Decision.DECIDING) | Q(pk=self.instance.decision_id)
        rows = self.collaboration.decisions.filter(decided)
        self.choose_from("decision", rows.order_by("-raised_on", "-pk"))


class BusinessCaseForm(RecordForm):
    class Meta:
        model = Ending
        fields = ("business_case",)
        labels: ClassVar = {"business_case": "What is the business case for ending?"}
        help_texts: ClassVar = {
            "business_case": "What ending costs and saves, against going on. Say where"
            " the paper is kept."
        }
        widgets: ClassVar = {"business_case": box(6)}


class ExitCostForm(RecordForm):
    field_of_code: ClassVar = {
        "planned_exit_cost": "planned_exit_cost",
        "actual_exit_cost": "actual_exit_cost",
    }

    class Meta:
        model = Ending
        fields = ("planned_exit_cost", "actual_exit_cost", "cost_not_known_because")
        labels: ClassVar = {
            "planned_exit_cost": "What was ending planned to cost?",
            "actual_exit_cost": "What did it cost?",
            "cost_not_known_because": "If one of them is not known, why not?",
        }
        help_texts: ClassVar = {
            "planned_exit_cost": "In pounds. Leave empty what is not known.",
            "actual_exit_cost": "In pounds. 0 means that it cost nothing.",
        }
        widgets: ClassVar = {"cost_not_known_because": box(3)}


class HandoverForm(RecordForm):
    class Meta:
        model = Ending
        fields = ("assets", "staff", "information")
        labels: ClassVar = {
            "assets": "What happens to the assets?",
            "staff": "What happens to the staff?",
            "information": "What happens to the data?",
        }
        help_texts: ClassVar = {
            "staff": "Posts and roles. No names are needed.",
            "information": "Who keeps it, and how the systems are separated.",
        }
        widgets: ClassVar = {"assets": box(), "staff": box(), "information": box()}


class BenefitsInGeneralForm(RecordForm):
    class Meta:
        model = Ending
        fields = ("benefits_in_general",)
        labels: ClassVar = {
            "benefits_in_general": "What happens to the benefits as a whole?"
        }
        help_texts: ClassVar = {
            "benefits_in_general": "Which are kept, lost or transferred. You can also"
            " list them one by one on the page before."
        }
        widgets: ClassVar = {"benefits_in_general": box()}


class EndingLessonsForm(NamesLessons):
    class Meta:
        model = Ending
        fields = ("lessons", "no_lessons_because")
        labels: ClassVar = {"no_lessons_because": "If there were no lessons, why not?"}
        help_texts: ClassVar = {
            "no_lessons_because": "Leave empty when lessons are named."
        }
        widgets: ClassVar = {"no_lessons_because": box(3)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["lessons", "more_lessons", "no_lessons_because"])


class SuccessorForm(RecordForm):
    """Another collaboration that everybody sees, or words.

    A restricted one is not offered, and not lost either.
    """

    field_of_code: ClassVar = {"own_successor": "successor"}

    class Meta:
        model = Ending
        fields = ("successor", "what_follows")
        labels: ClassVar = {
            "successor": "Which collaboration follows?",
            "what_follows": "Otherwise: what takes its place?",
        }
        help_texts: ClassVar = {
            "what_follows": "For example: each force does it itself. If nothing does,"
            " say so."
        }
        widgets: ClassVar = {"what_follows": box(3)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = Collaboration.objects.filter(is_restricted=False, is_draft=False)
        named = Q(pk=self.instance.successor_id)
        rows = shown.filter(Q(ended_on=None) | named)
        rows = rows.exclude(pk=self.collaboration.pk)
        self.choose_from("successor", rows.order_by("name", "pk"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        present = self.instance.successor
        is_offered = present is None or not (present.is_restricted or present.is_draft)
        if not is_offered and cleaned.get("successor", present) is None:
            cleaned["successor"] = present
        return cleaned


class LastDayForm(RecordForm):
    last_day = DayField(
        what="the last day of the collaboration",
        label="What is its last day?",
        help_text="It may be ahead; it can be closed once the day has come.",
    )

    class Meta:
        model = Ending
        fields = ("last_day",)


class ConsultationForm(RecordForm):
    asked_on = DayField(what="the day on which they were asked", label="When?")

    class Meta:
        model = EndingConsultation
        fields = ("who", "asked_on", "said")
        labels: ClassVar = {
            "who": "Who was consulted?",
            "said": "What did they say?",
        }
        help_texts: ClassVar = {
            "who": "For example: the public, staff associations, the policing bodies."
        }
        error_messages: ClassVar = {
            "who": {"required": "Say who was consulted."},
            "said": {"required": "Say what they said."},
        }
        widgets: ClassVar = {"said": box()}


class EndingBenefitForm(RecordForm):
    field_of_code: ClassVar = {"benefit_named": "name"}

    class Meta:
        model = EndingBenefit
        fields = ("name", "fate", "explanation")
        labels: ClassVar = {
            "name": "Which benefit?",
            "fate": "What happens to it?",
            "explanation": "How?",
        }
        error_messages: ClassVar = {
            "name": {"required": "Name the benefit."},
            "fate": {"required": "Choose what happens to it."},
        }
        widgets: ClassVar = {"fate": forms.RadioSelect, "explanation": box(3)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # No empty button among the radio buttons.
        self.fields["fate"].choices = EndingBenefit.Fate.choices  # type: ignore[attr-defined]
