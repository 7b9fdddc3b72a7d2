"""The form of an overlap group: its rule, and the measures that claim one outcome."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from benefits.models import BenefitMeasure, OverlapGroup, OverlapMember
from collabtrack.shared.money import PoundsFormField
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import plain_text


class OverlapForm(PlainForm, forms.Form):
    """Tick the measures; say which one counts, or each one's share of the pool."""

    name = forms.CharField(
        label="What outcome do they share?",
        max_length=160,
        validators=[plain_text],
        help_text="For example: posts saved by one control room.",
    )
    rule = forms.ChoiceField(
        label="How is it settled?",
        choices=OverlapGroup.Rule.choices,
        widget=forms.RadioSelect,
    )
    primary = forms.ModelChoiceField(
        label="If one counts, which?",
        queryset=BenefitMeasure.objects.none(),
        required=False,
    )
    ceiling = PoundsFormField(
        label="If they share a pool: its ceiling for a financial year", required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        measures: Any,
        stored: Iterable[OverlapMember] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["primary"].queryset = measures  # type: ignore[attr-defined]
        self.measures = list(measures)
        members = {row.measure_id: row for row in stored}
        for measure in self.measures:
            member = members.get(measure.pk)
            self.fields[f"in-{measure.reference}"] = forms.BooleanField(
                label=f"{measure} claims it", required=False, initial=bool(member)
            )
            self.fields[f"share-{measure.reference}"] = forms.DecimalField(
                label=f"Share of the pool of {measure.reference}, per cent",
                required=False,
                min_value=0,
                max_value=100,
                decimal_places=2,
                max_digits=5,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
                initial=member.percentage if member else None,
            )

    def members(self) -> dict[BenefitMeasure, Decimal | None]:
        return {
            measure: self.cleaned_data.get(f"share-{measure.reference}")
            for measure in self.measures
            if self.cleaned_data.get(f"in-{measure.reference}")
        }
