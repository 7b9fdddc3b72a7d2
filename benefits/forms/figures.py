"""The forms of a measure's figures: its targets by year, a reading, a correction."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from benefits.models import PERCENT, BenefitMeasure, Reading, Target
from benefits.models.readings import EVIDENCE
from collaborations.forms.days import DayField
from collaborations.models import Force
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import PoundsFormField
from collabtrack.shared.numbers import NumberFormField
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import plain_text

MOST_BYTES = 10 * 1024 * 1024


def figure_field(measure: BenefitMeasure, **kwargs: Any) -> forms.Field:
    """Give the box for a figure in the measure's unit."""
    if measure.is_monetary:
        return PoundsFormField(**kwargs)
    return NumberFormField(is_percent=measure.unit == PERCENT, **kwargs)


class TargetsForm(PlainForm, forms.Form):
    """A target for each financial year; a blank year has none."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        measure: BenefitMeasure,
        years: Iterable[FinancialYear],
        stored: Iterable[Target],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.years = list(years)
        self.initial.setdefault("version", measure.version)
        figures = {row.financial_year: _figure(row) for row in stored}
        for year in self.years:
            self.fields[f"target-{year}"] = figure_field(
                measure,
                label=f"Target for {year}",
                required=False,
                initial=figures.get(year),
            )

    def targets(self) -> dict[FinancialYear, Decimal | None]:
        return {year: self.cleaned_data.get(f"target-{year}") for year in self.years}


def _figure(target: Target) -> Decimal | None:
    # Null in the database where the other holds the figure.
    amount: Decimal | None = target.amount
    return target.value if amount is None else amount


class ReadingForm(PlainForm, forms.Form):
    """One reading: a figure, or why there is none; evidence if there is any."""

    force = forms.ModelChoiceField(queryset=Force.objects.none(), label="Force")
    starts_on = DayField(what="the first day", label="First day of the period")
    ends_on = DayField(what="the last day", label="Last day of the period")
    absence = forms.ChoiceField(
        label="If there is no figure",
        required=False,
        choices=[
            ("", "There is a figure"),
            ("no_reading", "No reading: it was expected and has not come"),
            ("exempt", "Exempt: none was expected"),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=300,
        validators=[plain_text],
        help_text="Needed if there is no figure: say why.",
    )
    evidence_url = forms.URLField(
        label="Link to the evidence",
        required=False,
        max_length=300,
        assume_scheme="https",
    )
    evidence_file = forms.FileField(
        label="Or a file", required=False, help_text=f"{', '.join(EVIDENCE)}, to 10 MB."
    )
    reason = forms.CharField(
        label="Why is it corrected?", max_length=300, validators=[plain_text]
    )

    def __init__(
        self,
        *args: Any,
        measure: BenefitMeasure,
        forces: Any,
        corrects: Reading | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.measure, self.corrects = measure, corrects
        self._add_figures()
        if measure.is_read_by_force:
            self.fields["force"].queryset = forces  # type: ignore[attr-defined]
        else:
            del self.fields["force"]
        if corrects is None:
            del self.fields["reason"]
        else:
            for name in ("force", "starts_on", "ends_on"):
                self.fields.pop(name, None)
        wanted = ["force", "starts_on", "ends_on", *self.figures]
        self.order_fields([name for name in wanted if name in self.fields])

    def _add_figures(self) -> None:
        measure = self.measure
        labels: dict[str, str] = {}
        if measure.is_ratio:
            labels = {"numerator": "How many", "denominator": "Out of how many"}
        elif measure.is_monetary:
            labels = {"amount": "Amount in pounds"}
        else:
            labels = {"value": f"Value, in {measure.unit or 'its unit'}"}
        if measure.is_weighted:
            labels["weight"] = "Of how many is it the average?"
        self.figures = list(labels)
        for name, label in labels.items():
            if name in ("amount", "value"):
                self.fields[name] = figure_field(measure, label=label, required=False)
            else:
                self.fields[name] = NumberFormField(label=label, required=False)

    def clean_evidence_file(self) -> Any:
        given = self.cleaned_data["evidence_file"]
        if given and given.size > MOST_BYTES:
            raise ValidationError("Choose a file of 10 MB or less, or give a link.")
        if given and given.name.rpartition(".")[2].lower() not in EVIDENCE:
            raise ValidationError(f"Choose a file of one of: {', '.join(EVIDENCE)}.")
        return given

    def reading(self) -> Reading:
        """Build the reading that was typed."""
        given = self.cleaned_data
        of = self.corrects
        return Reading(
            measure=self.measure,
            force=of.force if of else given.get("force"),
            starts_on=of.starts_on if of else given["starts_on"],
            ends_on=of.ends_on if of else given["ends_on"],
            supersedes=of,
            reason=given.get("reason", ""),
            note=given["note"],
            absence=given["absence"],
            evidence_url=given["evidence_url"],
            evidence_file=given["evidence_file"] or "",
            **self._typed(),
        )

    def _typed(self) -> Mapping[str, Any]:
        return {name: self.cleaned_data.get(name) for name in self.figures}
