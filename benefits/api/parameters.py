"""What collaborations, rollups and the overview may be asked, in the pages' words."""

import datetime as dt
from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from benefits.forms import BASES, COSTS, GAPS, KEYS, KINDS, STATUSES, TRACKED
from benefits.reports.rollup_rows import RollupFilter
from benefits.reports.selection import PortfolioFilter, default_year, regions
from benefits.reports.yearly_rollups import GROUPS
from collaborations.api.parameters import (
    Choice,
    CollaborationParameter,
    FinancialYearParameter,
    ForceParameter,
    FunctionParameter,
    Parameters,
)
from collaborations.models import Collaboration, Force, Result, Theme

YEAR = "A financial year such as 2025-26."
AREA = "A force's id, or a region such as region-north-west."
FUNCTION = "A function's id; a first-level one includes its parts."
PAGE_WORDS = set(KEYS) - {"fy", "function", "sort", "page"}


class AreaParameter(serializers.CharField):
    def to_internal_value(self, data: Any) -> str:
        area = str(super().to_internal_value(data))
        # Compared here: not every text may be sent to the database.
        known = {*Force.objects.values_list("slug", flat=True)}
        known.update(region.slug for region in regions())
        if area not in known:
            raise ValidationError(f"There is no force or region “{area}”.")
        return area


class OverviewParameters(Parameters):
    area = AreaParameter(required=False, help_text=AREA)
    fy = FinancialYearParameter(
        required=False, help_text=f"{YEAR} Without it, the latest with a known spend."
    )
    function = FunctionParameter(required=False, help_text=FUNCTION)
    status = Choice(STATUSES, required=False, help_text="Without it, live.")


class CollaborationParameters(Parameters):
    area = AreaParameter(required=False, help_text=AREA)
    fy = FinancialYearParameter(
        required=False, help_text=f"{YEAR} Says which year cost=year means."
    )
    function = FunctionParameter(required=False, help_text=FUNCTION)
    status = Choice(STATUSES, required=False, help_text="Without it, all.")
    kind = Choice(KINDS, required=False, help_text="Without it, all.")
    basis = Choice(BASES, required=False, help_text="How the status is known.")
    cost = Choice(COSTS, required=False, help_text="Whether a cost is known.")
    tracked = Choice(TRACKED, required=False, help_text="Whether benefits are tracked.")
    gap = Choice(GAPS, required=False, help_text="A segment of spend at risk.")
    theme = Choice(dict(Theme.choices), required=False, help_text="With result.")
    result = Choice(dict(Result.choices), required=False, help_text="With theme.")
    q = serializers.CharField(
        required=False, max_length=100, help_text="Words to find, as on the page."
    )
    force = ForceParameter(required=False, help_text="A force that takes part.")
    programme = CollaborationParameter(
        required=False, help_text="A programme's id: gives its units."
    )
    origin = Choice(dict(Collaboration.Origin.choices), required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        for name, other in (("theme", "result"), ("result", "theme")):
            if name in attrs and other not in attrs:
                raise ValidationError({name: f"Give {other} with it."})
        return attrs


class RollupParameters(Parameters):
    by = Choice(GROUPS, required=False, help_text="Without it, collaboration.")
    fy = FinancialYearParameter(required=False, help_text=YEAR)
    force = ForceParameter(
        required=False,
        help_text=(
            "A force's id. With by=force or by=measure, its own part; otherwise the "
            "whole figures of the collaborations that it takes part in."
        ),
    )
    collaboration = CollaborationParameter(
        required=False, help_text="A collaboration's id, such as C-0412."
    )
    function = FunctionParameter(required=False, help_text=FUNCTION)
    as_at = serializers.DateField(
        required=False,
        help_text="Figures as they stood at the end of this day in London.",
    )

    def validate_as_at(self, value: dt.date) -> dt.date:
        if value > timezone.localdate():
            raise ValidationError("Give a day that is not in the future.")
        return value


def portfolio_filter(
    asked: dict[str, Any], *, user: Any, on: dt.date, **defaults: str
) -> PortfolioFilter:
    """Build the filter that the pages build from the same words."""
    said = {word: asked[word] for word in PAGE_WORDS if word in asked}
    if "function" in asked:
        said["function"] = asked["function"].code
    year = asked.get("fy") or default_year(user, on)
    return PortfolioFilter(year=year, **{**defaults, **said})


def rollup_filter(asked: dict[str, Any]) -> RollupFilter:
    said = {name: value for name, value in asked.items() if name != "fy"}
    return RollupFilter(year=asked.get("fy"), **said)
