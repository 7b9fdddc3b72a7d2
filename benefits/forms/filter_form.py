"""The filter bar of a page."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import parse_qsl

from django import forms

from benefits.forms.query import LABELS, Options, Query
from collabtrack.shared.financial_years import FinancialYear


class FilterForm(forms.Form):
    """The filter bar: a box for what the page offers, the rest of the query hidden."""

    def __init__(self, query: Query, shown: Sequence[str]) -> None:
        super().__init__(
            data=query.values, auto_id="filter-%s", use_required_attribute=False
        )
        for key in shown:
            self.fields[key] = _field(key, query)
        hidden = parse_qsl(query.without("page", *shown))
        for key, _ in hidden:
            self.fields[key] = forms.CharField(
                required=False, widget=forms.HiddenInput()
            )


def _field(key: str, query: Query) -> forms.Field:
    label = LABELS[key]
    if key == "q":
        box = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
        return forms.CharField(label=label, required=False, widget=box)
    return forms.ChoiceField(
        label=label, required=False, choices=list(_choices(key, query))
    )


def _choices(key: str, query: Query) -> Iterable[Any]:
    options = query.options
    if key == "fy":
        chosen = FinancialYear.parse(query.values["fy"])
        years = {*options.choices.years, options.default_year, chosen}
        return [(year.label, year.label) for year in sorted(years, reverse=True)]
    if key == "area":
        return _areas(options)
    named = list(options.named(key).items())
    first = {"function": "All functions", "cost": "Any", "tracked": "Any"}
    return [("", first[key]), *named] if key in first else named


def _areas(options: Options) -> list[Any]:
    regions = [(region.slug, region.name) for region in options.choices.regions]
    forces = [(force.slug, force.name) for force in options.choices.forces]
    return [("", "All forces"), ("Regions", regions), ("Forces", forces)]
