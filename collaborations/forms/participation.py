"""Forms about who takes part: they read what is typed; the services hold the rules."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from collaborations.forms.days import DayField
from collaborations.models import Force, Participation
from collabtrack.shared.money import PoundsFormField

_PERCENTAGE = re.compile(r"\d{1,3}(?:\.\d{1,2})?", re.ASCII)


class ShareField(forms.Field):
    """A text box for one force's percentage; left empty, the force has no share."""

    def __init__(self, member: Participation, **kwargs: Any) -> None:
        self.member = member
        box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(
            required=False,
            label=member.force.name,
            widget=box,
            localize=False,
            **kwargs,
        )

    def to_python(self, value: Any) -> Decimal | None:
        typed = re.sub(r"\s", "", value or "").removesuffix("%")
        if not typed:
            return None
        if not _PERCENTAGE.fullmatch(typed) or Decimal(typed) > 100:
            raise ValidationError(
                f"Enter the share of {self.member.force} from 0 to 100 with at most two"
                " decimals, such as 27.6.",
                code="invalid",
            )
        return Decimal(typed)


class CostSharesForm(forms.Form):
    """One percentage for each participation, and the day from which they hold."""

    starts_on = DayField(
        what="the day from which the shares hold", label="First day of these shares"
    )
    amount = PoundsFormField(
        label="An amount, to see how the shares split it",
        required=False,
        help_text="Nothing is recorded about this amount.",
    )

    def __init__(
        self, members: Iterable[Participation], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = {share_name(member): member for member in members}
        for name, member in self.members.items():
            self.fields[name] = ShareField(member)

    @property
    def share_fields(self) -> list[Any]:
        return [{"field": self[n], "member": m} for n, m in self.members.items()]

    @property
    def shares(self) -> dict[Participation, Decimal]:
        """Give what was typed; a force whose box is empty is left out."""
        typed: Mapping[str, Decimal | None] = self.cleaned_data
        return {
            member: share
            for name, member in self.members.items()
            if (share := typed.get(name)) is not None
        }

    def show_refusal(self, refusal: ValidationError) -> None:
        """Put what a service refused beside the box that it is about."""
        if hasattr(refusal, "error_dict"):
            self.add_error(None, refusal)
            return
        by_key: dict[Any, str] = {
            member.pk: name for name, member in self.members.items()
        }
        for fault in refusal.error_list:
            about = (fault.params or {}).get("participation")
            self.add_error(by_key.get(about), fault)


class InvitationForm(forms.Form):
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forces: Any = self.fields["force"]
        forces.queryset = Force.objects.order_by("name", "slug")


class WithdrawalForm(forms.Form):
    left_on = DayField(
        what="the last day on which it takes part",
        label="Last day on which it takes part",
        help_text="Its agreed cost share ends on this day too.",
    )


def share_name(member: Participation) -> str:
    return f"share_{member.pk}"
