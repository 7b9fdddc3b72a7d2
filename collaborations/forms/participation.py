"""Forms about who takes part: they read what is typed; the services hold the rules."""

from typing import Any

from django import forms
from django.db.models import Q

from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.forms.shares import ReasonField
from collaborations.models import Collaboration, Force, Participation
from collabtrack.shared.plain_forms import PlainForm


class InvitationForm(PlainForm, forms.Form):
    force = forms.ModelChoiceField(
        Force.objects.none(),
        to_field_name="slug",
        label="Which force?",
        empty_label="Choose a force",
        error_messages={
            "required": "Choose the force that takes part.",
            "invalid_choice": "Choose a force from the list.",
        },
    )
    joined_on = DayField(
        what="the day from which it takes part",
        label="First day on which it takes part",
    )
    role = forms.ChoiceField(
        label="In which role?",
        choices=Participation.Role.choices,
        initial=Participation.Role.PARTNER,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the role of the force."},
    )

    def __init__(self, *args: Any, collaboration: Collaboration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Who leaves on a known day may be added again from a later one.
        staying = collaboration.participations.filter(left_on__isnull=True)
        # What was sent stays in the list, so that the service can say what is wrong.
        offered = ~Q(pk__in=staying.values("force")) | Q(slug=self.data.get("force"))
        rows = Force.objects.filter(offered)
        forces: Any = self.fields["force"]
        forces.queryset = rows.order_by("name", "slug")


class WithdrawalForm(PlainForm, forms.Form):
    left_on = DayField(
        what="the last day on which it takes part",
        label="Last day on which it takes part",
        help_text=(
            "A day to come is a plan: until then the force takes part. Its agreed"
            " shares end on this day too."
        ),
    )


class ParticipationForm(RecordForm):
    role = forms.ChoiceField(
        label="In which role does it take part?",
        choices=Participation.Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the role of the force."},
    )
    joined_on = DayField(
        what="the day from which it takes part",
        label="First day on which it takes part",
        help_text="Leave empty only if nobody knows it.",
        required=False,
    )
    left_on = DayField(
        what="the last day on which it takes part",
        label="Last day on which it takes part",
        help_text="Leave empty while no last day is known or planned.",
        required=False,
    )
    reason = ReasonField(
        "Why is it changed?",
        help_text="Needed when a recorded day is corrected.",
        required=False,
    )

    class Meta:
        model = Participation
        fields = ("role", "joined_on", "left_on")
