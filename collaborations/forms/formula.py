"""Forms of the cost formula: which it is, and what it measures of each force."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from collaborations.forms.shares import ReasonField
from collaborations.models import FORMULA_KINDS, Driver, Participation
from collaborations.services.formulas import DriverEntry, FormulaDraft
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.plain_forms import PlainForm
from collabtrack.shared.text import plain_text

_FIGURE = re.compile(r"(?:\d{1,14}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,2})?", re.ASCII)
_PART = re.compile(r"\d{1,3}(?:\.\d{1,2})?", re.ASCII)


class TypedNumber(forms.Field):
    """A text box for a figure of at most two decimals; left empty, there is none."""

    def __init__(self, pattern: re.Pattern[str], message: str, **kwargs: Any) -> None:
        self.pattern, self.message = pattern, message
        box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, widget=box, localize=False, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        typed = re.sub(r"[\s£%]", "", value or "")
        if not typed:
            return None
        if not self.pattern.fullmatch(typed):
            raise ValidationError(self.message, code="invalid")
        return Decimal(typed.replace(",", ""))


class FormulaForm(PlainForm, forms.Form):
    """The formula of one financial year; `version` is the one in sight, 0 for none."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    kind = forms.ChoiceField(
        label="How is the cost shared?",
        choices=FORMULA_KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the cost is shared."},
    )
    note = ReasonField(
        "How does the agreement word it?", required=False, help_text="May stay empty."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for driver in Driver:
            wrong = f"Enter the part of {driver.label} from 0 to 100, such as 40."
            self.fields[_part_name(driver)] = TypedNumber(
                _PART, wrong, label=driver.label
            )

    @property
    def part_fields(self) -> list[Any]:
        return [self[_part_name(driver)] for driver in Driver]

    def draft(self, year: FinancialYear) -> FormulaDraft:
        typed = {d: self.cleaned_data[_part_name(d)] for d in Driver}
        parts = {d: int(part.scaleb(2)) for d, part in typed.items() if part}
        kind, note = self.cleaned_data["kind"], self.cleaned_data["note"]
        return FormulaDraft(kind, year, note, parts)


class DriversForm(PlainForm, forms.Form):
    """A table: each force by each driver of the formula, and a source by driver."""

    def __init__(
        self,
        members: Sequence[Participation],
        drivers: Sequence[Driver],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.drivers = members, drivers
        # Of the figures that the writer has in sight; empty where there are none.
        self.fields["version"] = forms.CharField(
            required=False, widget=forms.HiddenInput
        )
        for driver in drivers:
            for member in members:
                label = f"{driver.label}, {member.force}"
                wrong = f"Enter {label} as a figure of 0 or more, such as 1,234.5."
                self.fields[value_name(member, driver)] = TypedNumber(
                    _FIGURE, wrong, label=label
                )
            self.fields[source_name(driver)] = forms.CharField(
                required=False,
                label=f"Source of {driver.label}",
                validators=[plain_text, MaxLengthValidator(300)],
            )

    @property
    def table(self) -> list[dict[str, Any]]:
        return [
            {
                "member": member,
                "fields": [self[value_name(member, d)] for d in self.drivers],
            }
            for member in self.rows
        ]

    @property
    def sources(self) -> list[Any]:
        return [self[source_name(driver)] for driver in self.drivers]

    def entries(self) -> list[DriverEntry]:
        typed = self.cleaned_data
        return [
            DriverEntry(
                participation=member,
                driver=driver,
                value=typed[value_name(member, driver)],
                source=typed[source_name(driver)],
            )
            for driver in self.drivers
            for member in self.rows
        ]

    def show_refusal(self, refusal: ValidationError) -> None:
        by_key = {member.pk: member for member in self.rows}
        for fault in refusal.update_error_dict({}).get("__all__", []):
            about = fault.params or {}
            member = by_key.get(about.get("participation", 0))
            name = value_name(member, about["driver"]) if member else None
            self.add_error(name, fault)


def value_name(member: Participation, driver: str) -> str:
    return f"value_{member.pk}_{driver}"


def source_name(driver: str) -> str:
    return f"source_{driver}"


def _part_name(driver: str) -> str:
    return f"part_{driver}"


def part_initial(parts: dict[Driver, int]) -> dict[str, Decimal]:
    return {_part_name(d): Decimal(weight).scaleb(-2) for d, weight in parts.items()}
