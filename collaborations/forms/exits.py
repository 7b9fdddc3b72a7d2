from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.models import ExitPlan, ExitTerms, Force
from collaborations.services.exits import EXIT_PLAN, EXIT_TERMS
from collabtrack.shared.money import PoundsFormField
from collabtrack.shared.text import LONGEST_TEXT

_LONG_TEXTS = ("notice", "who_pays", "method_text", "assets", "staff", "data")
_TOO_LONG: Mapping[str, str] = {
    "max_length": f"Use at most {LONGEST_TEXT:,} characters."
}
_NOT_RECORDED = ("", "Not recorded")


class ExitTermsForm(RecordForm):
    amount = PoundsFormField(
        label="What can leaving cost, in pounds? (optional)",
        help_text="For example, 250,000.",
        required=False,
    )
    tested_on = DayField(
        what="the day of the test",
        label="When were the terms last tested? (optional)",
        help_text="Worked through as if a force left.",
        required=False,
    )

    class Meta:
        model = ExitTerms
        fields = EXIT_TERMS.fields
        labels: ClassVar = {
            "notice": "How is notice given? (optional)",
            "who_pays": "Who pays when a force leaves? (optional)",
            "method": "How is the cost worked out?",
            "method_text": "What else is said about the method? (optional)",
            "amount_basis": "Is that a cap or an estimate?",
            "assets": "Who keeps the assets? (optional)",
            "staff": "What happens to the staff? (optional)",
            "data": "How are data and systems separated? (optional)",
        }
        help_texts: ClassVar = {
            "notice": "To whom and in what form. Its months stand in the agreement.",
            "method": "“Reasonable costs” and what is agreed at the time give no sum:"
            " they are recorded, and not counted as precise.",
        }
        widgets: ClassVar = {
            name: forms.Textarea(attrs={"rows": 3}) for name in _LONG_TEXTS
        }
        error_messages: ClassVar = dict.fromkeys(_LONG_TEXTS, _TOO_LONG)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("method", ExitTerms.Method.choices),
            ("amount_basis", ExitTerms.AmountBasis.choices),
        ):
            field: Any = self.fields[name]
            field.choices = [_NOT_RECORDED, *choices]


class ExitPlanForm(RecordForm):
    planned_cost = PoundsFormField(
        label="What is leaving planned to cost, in pounds?",
        help_text="For example, 250,000.",
        error_messages={"required": "Enter the planned cost, 0 if there is none."},
    )
    agreed_on = DayField(
        what="the day on which the plan was agreed", label="When was the plan agreed?"
    )
    actual_cost = PoundsFormField(
        label="What did it cost in the end, in pounds? (optional)",
        help_text="Leave it empty until it is settled.",
        required=False,
    )
    settled_on = DayField(
        what="the day on which it was settled",
        label="When was that settled? (optional)",
        required=False,
    )

    class Meta:
        model = ExitPlan
        fields = EXIT_PLAN.fields
        labels: ClassVar = {"force": "Who leaves?"}
        error_messages: ClassVar = {
            "force": {"invalid_choice": "Choose a force that takes part."}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = self.collaboration.participations.values("force")
        self.choose_from("force", Force.objects.filter(pk__in=members).order_by("name"))
        field: Any = self.fields["force"]
        field.empty_label = "All forces: the collaboration ends"
