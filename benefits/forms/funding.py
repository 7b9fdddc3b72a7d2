"""What pays for a collaboration: one amount of a month."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from benefits.models import FundingEntry
from collaborations.models import Collaboration, Force
from collabtrack.shared.money import PoundsFormField
from collabtrack.shared.months import last_day
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import plain_text


class FundingForm(PlainForm, forms.Form):
    """A total: what stands there already is adjusted by the difference."""

    collaboration = forms.ModelChoiceField(
        Collaboration.objects.none(),
        to_field_name="reference",
        label="Which collaboration?",
    )
    funding = forms.ChoiceField(
        choices=FundingEntry.Source, label="What kind is it?", widget=forms.RadioSelect
    )
    force = forms.ModelChoiceField(
        Force.objects.none(),
        to_field_name="slug",
        required=False,
        label="Which force pays?",
        empty_label="No force",
        help_text="For a contribution and for a recharge.",
    )
    counterparty = forms.ModelChoiceField(
        Force.objects.none(),
        to_field_name="slug",
        required=False,
        label="Which force is paid?",
        empty_label="No force",
        help_text="For a recharge only.",
    )
    payer = forms.CharField(
        label="Who pays, if no force does?",
        required=False,
        max_length=120,
        validators=[plain_text],
        help_text="For a grant or income, such as the Home Office.",
    )
    kind = forms.ChoiceField(
        choices=FundingEntry.Kind,
        label="Is it planned, forecast or actual?",
        widget=forms.RadioSelect,
    )
    amount = PoundsFormField(label="How much for the month, in pounds?")
    reason = forms.CharField(
        label="Why is it changed?",
        required=False,
        max_length=300,
        validators=[plain_text],
        help_text="Only where another amount stands there already.",
    )

    def __init__(
        self,
        *args: Any,
        collaborations: Sequence[Collaboration],
        month: dt.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.month = month
        keys = [each.pk for each in collaborations]
        chosen: Any = self.fields["collaboration"]
        chosen.queryset = Collaboration.objects.filter(pk__in=keys).order_by("name")
        members = Force.objects.filter(participations__collaboration__in=keys)
        for name in ("force", "counterparty"):
            field: Any = self.fields[name]
            field.queryset = members.distinct().order_by("name", "pk")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        funding = given.get("funding")
        needs_force = funding in ("contribution", "recharge")
        if needs_force and not given.get("force"):
            self.add_error("force", "Choose the force that pays.")
        if funding == "recharge" and not given.get("counterparty"):
            self.add_error("counterparty", "Choose the force that is paid.")
        return given

    def entry(self) -> FundingEntry:
        """Build the entry that was typed, as a total of the month."""
        given = self.cleaned_data
        names = ("funding", "force", "counterparty", "payer", "kind", "amount")
        made = FundingEntry(
            collaboration=given["collaboration"],
            starts_on=self.month,
            ends_on=last_day(self.month),
            reason=given["reason"],
            **{name: given[name] for name in names},
        )
        if made.counterparty and made.funding != FundingEntry.Source.RECHARGE:
            raise ValidationError(
                {"counterparty": "Only a recharge names the force that is paid."}
            )
        if made.counterparty and made.counterparty == made.force:
            raise ValidationError({"counterparty": "Choose another force."})
        return made
