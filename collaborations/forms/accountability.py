from typing import Any, ClassVar

from django import forms

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.models import (
    AccountabilityArrangement,
    AccountableLead,
    DelegationLimit,
    DirectionAndControl,
    Function,
)
from collaborations.reports.names import ROLES_ONLY, NameSight
from collaborations.reports.parties import forces_of, policing_bodies_of
from collaborations.services.accountability import (
    ARRANGEMENT,
    DIRECTION,
    LEAD_FIELDS,
    LIMIT,
)
from collabtrack.shared.money import PoundsFormField
from collabtrack.shared.text import LONGEST_TEXT

_TOO_LONG = f"Use at most {LONGEST_TEXT:,} characters."


class SinceField(DayField):
    def __init__(self, label: str) -> None:
        super().__init__(what="the first day", label=label)


class UntilField(DayField):
    def __init__(self, label: str) -> None:
        super().__init__(
            what="the last day",
            label=f"{label} (optional)",
            help_text="Leave it out while it holds.",
            required=False,
        )


class LeadForm(RecordForm):
    """`sight` says whose names the writer may read, and so write."""

    sight: ClassVar[NameSight] = ROLES_ONLY
    field_of_code: ClassVar = {"one_party": "force"}

    starts_on = SinceField("Since when?")
    ends_on = UntilField("Until when?")
    handover_on = DayField(
        what="the day of the handover",
        label="When was the work handed over to them? (optional)",
        required=False,
    )

    class Meta:
        model = AccountableLead
        fields = LEAD_FIELDS
        labels: ClassVar = {
            "role_title": "What is the role of the senior responsible owner?",
            "force": "Which force are they of?",
            "policing_body": "Or which policing body are they of?",
            "person_name": "What is the person's name? (optional)",
            "handover": "What was handed over? (optional)",
        }
        help_texts: ClassVar = {
            "role_title": "For example, Assistant chief constable, crime.",
            "person_name": "Only members of the person's own force see it. Everybody"
            " else sees the role.",
            "handover": "For example, open risks, decisions that wait and who to call.",
        }
        error_messages: ClassVar = {
            "role_title": {
                "required": "Enter the role of the owner.",
                "max_length": "Use at most 120 characters.",
            },
            "person_name": {"max_length": "Use at most 120 characters."},
            "handover": {"max_length": _TOO_LONG},
        }
        widgets: ClassVar = {"handover": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_from("force", forces_of(self.collaboration))
        self.choose_from("policing_body", policing_bodies_of(self.collaboration))
        lead = self.instance
        if lead.person_name and not self.sight.covers(lead.person_force_id):
            del self.fields["person_name"]


def lead_form(sight_of_writer: NameSight) -> type[LeadForm]:
    """Give the form as somebody with this sight of names may see it."""

    class SeenLeadForm(LeadForm):
        sight = sight_of_writer

    return SeenLeadForm


class DirectionForm(RecordForm):
    starts_on = SinceField("Since when?")
    ends_on = UntilField("Until when?")

    class Meta:
        model = DirectionAndControl
        fields = DIRECTION.fields
        labels: ClassVar = {
            "force": "Which force's chief officer has direction and control?",
            "function": "Of which function?",
            "agreement_clause": "Which clause of the agreement says so? (optional)",
        }
        help_texts: ClassVar = {"agreement_clause": "For example, clause 7.2."}
        error_messages: ClassVar = {
            "force": {"required": "Choose a force."},
            "function": {"required": "Choose a function."},
            "agreement_clause": {"max_length": "Use at most 120 characters."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_from("force", forces_of(self.collaboration))
        self.choose_from("function", Function.objects.order_by("name", "pk"))
        if self.instance.pk is None:
            self.initial.setdefault("function", self.collaboration.function_id)


class LimitForm(RecordForm):
    field_of_code: ClassVar = {"body_or_role": "role_title", "negative_limit": "limit"}

    limit = PoundsFormField(
        label="Up to how many pounds? (optional)",
        help_text="For example, 50,000. Leave it out if no limit is stated.",
        required=False,
    )
    starts_on = SinceField("Since when?")
    ends_on = UntilField("Until when?")

    class Meta:
        model = DelegationLimit
        fields = LIMIT.fields
        labels: ClassVar = {
            "body": "Which body decides?",
            "role_title": "Or which role decides?",
            "what": "What may they decide?",
        }
        help_texts: ClassVar = {
            "role_title": "For example, Head of unit. No name is needed.",
            "what": "For example, buying equipment within the agreed budget.",
        }
        error_messages: ClassVar = {
            "role_title": {"max_length": "Use at most 120 characters."},
            "what": {
                "required": "Enter what they may decide.",
                "max_length": "Use at most 400 characters.",
            },
        }
        widgets: ClassVar = {"what": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = self.collaboration.governance_bodies
        self.choose_from("body", bodies.order_by("tier", "name", "pk"))


class ArrangementForm(RecordForm):
    field_of_code: ClassVar = {"arrangement_taken": "considered_on"}

    considered_on = DayField(
        what="the day", label="When did the policing body consider it?"
    )

    class Meta:
        model = AccountabilityArrangement
        fields = ARRANGEMENT.fields
        labels: ClassVar = {
            "policing_body": "Which policing body?",
            "text": "How does it hold the lead chief officer to account?",
        }
        help_texts: ClassVar = {
            "text": "For example: The lead chief reports on the unit to the"
            " commissioner's public meeting each quarter.",
        }
        error_messages: ClassVar = {
            "policing_body": {"required": "Choose a policing body."},
            "text": {
                "required": "Enter how it holds the chief officer to account.",
                "max_length": _TOO_LONG,
            },
        }
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_from("policing_body", policing_bodies_of(self.collaboration))
