"""The forms of a benefit measure: what it is, its targets, its shares, its end."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from benefits.models import (
    BenefitMeasure,
    BenefitShare,
    LibraryMeasure,
    RollUp,
)
from benefits.services.measures import MEASURE
from collaborations.forms.days import DayField
from collaborations.forms.records import RecordForm
from collaborations.models import Force
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import plain_text

YES_NO = ((True, "Yes"), (False, "No"))
# Forces have no latest: one reading of a period comes from each of them.
_ACROSS_FORCES = [choice for choice in RollUp.choices if choice[0] != RollUp.LATEST]
_RULES = {
    RollUp.SUM: "Sum: add them up, as with pounds or hours",
    RollUp.MAXIMUM: "Maximum: the highest of them",
    RollUp.WEIGHTED_MEAN: "Weighted mean: each counts by the number it is of",
    RollUp.RATIO: "Ratio: all that is counted over all it is out of",
    RollUp.LATEST: "Latest: the last one stands for the year",
    RollUp.NONE: "Not added: no figure follows from several",
}


def _rules(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, str]]:
    return [(value, _RULES[RollUp(value)]) for value, _ in choices]


class MeasureForm(RecordForm):
    """All that defines a measure, in four parts that are read together (ux.md 2.1)."""

    groups: ClassVar = (
        (
            "What is measured",
            (
                *("name", "description", "objective", "area", "type"),
                *("is_dis_benefit", "unit", "direction", "tolerance_pct", "owner"),
                *("measurer", "method"),
            ),
        ),
        (
            "How it is read and adds up",
            (
                *("interval", "is_read_by_force", "across_forces", "across_time"),
                *("recurrence", "part_year_rule"),
            ),
        ),
        (
            "Baseline and claim",
            (
                *("baseline_amount", "baseline_value", "baseline_on"),
                *("baseline_source", "first_claimed_year", "last_claimed_year"),
                *("attribution_pct", "grade"),
            ),
        ),
        (
            "Money",
            (
                *("extent", "price_base", "price_year", "cash_status", "budget_year"),
                *("budget_line", "reinvested_in", "cash_confirmed_by"),
                *("cash_confirmed_on",),
            ),
        ),
    )
    field_of_code: ClassVar = {
        "rules_do_not_go_together": "across_time",
        "running_total_summed": "across_time",
        "money_in_pounds": "unit",
        "real_without_year": "price_year",
        "claimed_years_in_order": "last_claimed_year",
        "attribution_out_of_bounds": "attribution_pct",
        "tolerance_out_of_bounds": "tolerance_pct",
        "cash_status_of_cashable": "cash_status",
        "removed_without_budget": "budget_line",
        "reinvested_in_nothing": "reinvested_in",
        "confirmed_by_and_on": "cash_confirmed_on",
    }

    across_forces = forms.ChoiceField(
        label="How do several forces' readings combine?",
        choices=_rules(_ACROSS_FORCES),
        widget=forms.RadioSelect,
        help_text="Fixed once a figure is confirmed.",
    )
    across_time = forms.ChoiceField(
        label="How do several periods' readings combine?",
        choices=_rules(RollUp.choices),
        widget=forms.RadioSelect,
        help_text="Fixed once a figure is confirmed.",
    )
    is_dis_benefit = forms.TypedChoiceField(
        label="Is it a dis-benefit?",
        help_text="Something that gets worse, such as miles travelled.",
        choices=YES_NO,
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
        initial=False,
    )
    is_read_by_force = forms.TypedChoiceField(
        label="Who gives a reading?",
        choices=((True, "Each force"), (False, "One for all forces together")),
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )
    baseline_on = DayField(what="the day of the baseline", required=False)
    cash_confirmed_on = DayField(what="the day", required=False)

    class Meta:
        model = BenefitMeasure
        fields = tuple(name for name in MEASURE.fields if name != "library_measure")
        labels: ClassVar = {
            "name": "What is measured?",
            "description": "What is the benefit?",
            "objective": "Which objective does it serve?",
            "area": "Benefit area",
            "type": "What type of benefit is it?",
            "unit": "Unit",
            "direction": "Which way is better?",
            "tolerance_pct": "Tolerance, per cent",
            "owner": "Who owns the benefit?",
            "measurer": "Who measures it?",
            "method": "How is it measured?",
            "interval": "How often is it read?",
            "recurrence": "Does it come again?",
            "part_year_rule": "How is part of a year counted?",
            "baseline_amount": "Baseline in pounds",
            "baseline_value": "Baseline as a number",
            "baseline_source": "Where does the baseline come from?",
            "first_claimed_year": "First financial year claimed",
            "last_claimed_year": "Last financial year claimed",
            "attribution_pct": "How much of it is due to the collaboration, per cent?",
            "grade": "How good is the evidence?",
            "extent": "Gross or net?",
            "price_base": "In which prices?",
            "price_year": "Year of the prices",
            "cash_status": "Has the cash been taken out of a budget?",
            "budget_year": "Budget year",
            "budget_line": "Budget line",
            "reinvested_in": "Reinvested in",
            "cash_confirmed_by": "Chief finance officer who confirmed it",
        }
        help_texts: ClassVar = {
            "name": "For example: Median turnaround of priority items.",
            "unit": "GBP for pounds, percent, days, hours, count …",
            "tolerance_pct": "Only for what is to be kept as it is.",
            "owner": "A role and its force, such as Head of forensics, Ellisfold.",
            "baseline_amount": "Only for a measure in pounds.",
            "baseline_value": "For every other unit.",
            "attribution_pct": "Type 100 if all of it is.",
            "cash_status": "Only for cashable benefits.",
            "cash_confirmed_by": "A role. No name is needed.",
        }
        widgets: ClassVar = {
            "description": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = self.collaboration.objectives.standing().order_by("number")
        self.choose_from("objective", standing)
        self.fields["objective"].required = False
        # The model's default serves rows of the public register.
        self.fields["tolerance_pct"].required = False
        if self.instance.pk is None and not self.is_bound:
            self.initial.setdefault("part_year_rule", "twelfths")
            if self.instance.library_measure_id is None:
                for name in ("is_read_by_force", "across_forces", "across_time"):
                    self.initial[name] = self.initial.get(name, "")

    def clean_tolerance_pct(self) -> Decimal:
        given: Decimal | None = self.cleaned_data["tolerance_pct"]
        return Decimal(5) if given is None else given

    def parts(self) -> list[tuple[str, list[Any]]]:
        """Give the parts of the page, each with its fields."""
        return [(title, [self[name] for name in names]) for title, names in self.groups]


class LibraryForm(PlainForm, forms.Form):
    """Choose a measure of the shared library, or write one of one's own."""

    q = forms.CharField(label="Search the library", required=False, max_length=80)
    category = forms.ChoiceField(label="Category", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = LibraryMeasure.objects.order_by("category").values_list(
            "category", flat=True
        )
        every = [("", "Every category")]
        self.fields["category"].choices = every + [  # type: ignore[attr-defined]
            (name, name.capitalize()) for name in dict.fromkeys(rows)
        ]


class BenefitSharesForm(PlainForm, forms.Form):
    """A percentage for each force that takes part, 100.00 in all, or none at all."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        measure: BenefitMeasure,
        forces: Iterable[Force],
        stored: Iterable[BenefitShare],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.forces = list(forces)
        shares = {row.force_id: Decimal(row.weight) / 100 for row in stored}
        self.initial.setdefault("version", measure.version)
        for force in self.forces:
            self.fields[self.name_of(force)] = forms.DecimalField(
                label=f"{force.name}, per cent",
                required=False,
                min_value=0,
                max_value=100,
                decimal_places=2,
                max_digits=5,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
                initial=shares.get(force.pk),
            )

    @staticmethod
    def name_of(force: Force) -> str:
        return f"share-{force.slug}"

    def percentages(self) -> dict[Force, Decimal]:
        given = {
            force: self.cleaned_data.get(self.name_of(force)) for force in self.forces
        }
        return {force: share for force, share in given.items() if share}


class WithdrawForm(PlainForm, forms.Form):
    on = DayField(what="the day", label="From which day is it no longer claimed?")
    because = forms.CharField(
        label="Why is it withdrawn?", max_length=300, validators=[plain_text]
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
