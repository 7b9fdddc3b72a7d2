"""Posts agreed by forces, the systems they work with, and figures about staff."""

from typing import Any, ClassVar

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.people import (
    PostsField,
    first_day,
    forces_to_choose,
    last_day,
)
from collaborations.forms.records import RecordForm
from collaborations.models import PostContribution, SystemInUse, WorkforceFigure
from collaborations.services.workforce import (
    POST_CONTRIBUTION,
    SYSTEM_IN_USE,
    WORKFORCE_FIGURE,
)


class _OfForceForm(RecordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_from("force", forces_to_choose(self.collaboration))


class ContributionForm(_OfForceForm):
    posts = PostsField(label="How many posts does it agree to supply?")
    starts_on = first_day("From which day?")
    ends_on = last_day("Leave it empty if it holds until further notice.")

    class Meta:
        model = PostContribution
        fields = POST_CONTRIBUTION.fields
        labels: ClassVar = {
            "force": "Which force?",
            "note": "Where is it agreed? (optional)",
        }
        error_messages: ClassVar = {"force": {"required": "Choose the force."}}
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 3})}


class SystemForm(_OfForceForm):
    field_of_code: ClassVar = {"system_named": "name"}

    as_at = DayField(what="the day", label="On which day was this so?")

    class Meta:
        model = SystemInUse
        fields = SYSTEM_IN_USE.fields
        labels: ClassVar = {
            "force": "Which force?",
            "purpose": "What does it use the system for?",
            "name": "What is the system called?",
            "differences": "How does it differ from the partners'? (optional)",
            "seen_by": "Who sees in it who is on duty, with which skills? (optional)",
        }
        help_texts: ClassVar = {
            "differences": "For example: another version; rosters are typed in twice.",
            "seen_by": "Roles, such as Duty inspectors of all three forces.",
        }
        error_messages: ClassVar = {
            "force": {"required": "Choose the force."},
            "purpose": {"required": "Choose what it is used for."},
            "name": {"required": "Enter what the system is called."},
        }
        widgets: ClassVar = {"differences": forms.Textarea(attrs={"rows": 3})}


class FigureForm(RecordForm):
    field_of_code: ClassVar = {
        "figure_of_that_day": "as_at",
        "above_all": "value",
    }

    as_at = DayField(what="the day", label="As on which day?")

    class Meta:
        model = WorkforceFigure
        fields = WORKFORCE_FIGURE.fields
        labels: ClassVar = {
            "kind": "Which figure?",
            "value": "What is it?",
            "source": "Where is it from?",
        }
        help_texts: ClassVar = {
            "value": "A number without a sign, such as 8.5.",
            "source": "For example, HR return of the lead force.",
        }
        error_messages: ClassVar = {
            "kind": {"required": "Choose the figure."},
            "value": {
                "required": "Enter a number, such as 8.5.",
                "invalid": "Enter a number, such as 8.5.",
            },
            "source": {"required": "Enter where the figure is from."},
        }
        widgets: ClassVar = {"value": forms.TextInput(attrs={"inputmode": "decimal"})}
