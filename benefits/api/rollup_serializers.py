"""Fields of rollups, in the words of the API."""

from collections.abc import Iterable, Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from benefits.models import MeasureYearRollup
from benefits.reports.yearly_rollups import BENEFIT_TYPES, COSTS, FUNDING, PAID
from collaborations.api.serializers import pounds
from collaborations.models import Collaboration


def _number(about: str) -> serializers.DecimalField:
    return serializers.DecimalField(
        max_digits=24, decimal_places=6, allow_null=True, help_text=about
    )


def _count(about: str) -> serializers.IntegerField:
    return serializers.IntegerField(default=None, allow_null=True, help_text=about)


class BenefitAmountsSerializer(serializers.Serializer[Any]):
    """Pounds by type of benefit. Types stand apart: they are not to be added."""

    cashable = pounds("Cashable.")
    non_cashable = pounds("Non-cashable.")
    cost_avoidance = pounds("Cost avoided.")
    income = pounds("Income.")
    not_stated = pounds("Of a type that the source does not state.")
    dis_benefit = pounds("Dis-benefits, not taken off the others.")
    cash_dis_benefit = pounds("The part of the dis-benefits that is cash.")


class CostsSerializer(serializers.Serializer[Any]):
    """Actual gross spend by what it is for."""

    running = pounds("Running cost.")
    set_up = pounds("Set-up cost.")
    exit = pounds("Exit cost.")
    governance = pounds("Cost of governance.")


class FundingAmountsSerializer(serializers.Serializer[Any]):
    """What pays for the gross spend; never add it to spend."""

    contributions = pounds("What forces pay in.")
    grants = pounds("Grants; null by force.")
    income = pounds("Income; null by force.")
    recharges = pounds(
        "Moved from one force to another; by force, paid less what it is paid."
    )


class RollupSerializer(serializers.Serializer[Any]):
    """One financial year's figures. What is not recorded is null, never 0."""

    financial_year = serializers.CharField(help_text="Such as 2025-26.")
    collaboration = serializers.CharField(
        source="reference",
        default=None,
        allow_null=True,
        help_text="Its id; null unless by=collaboration or by=measure.",
    )
    name = serializers.CharField(default=None, allow_null=True)
    row_kind = serializers.ChoiceField(
        choices=Collaboration.RowKind.choices,
        default=None,
        allow_null=True,
        help_text="Never add a programme to its units.",
    )
    force = serializers.CharField(
        source="member",
        default=None,
        allow_null=True,
        help_text="Its id, by force or of a measure; null where it is not split.",
    )
    basis = serializers.ChoiceField(
        choices=MeasureYearRollup.Basis.choices,
        default=None,
        allow_null=True,
        help_text="How a part is known; null unless by=force or by=measure.",
    )
    function = serializers.CharField(
        default=None,
        allow_null=True,
        help_text="The id of the first-level function, by collaboration or function.",
    )
    measure = serializers.CharField(
        source="measured",
        default=None,
        allow_null=True,
        help_text="Its id; null unless by=measure.",
    )
    unit = serializers.CharField(default=None, allow_null=True)
    is_additive = serializers.BooleanField(
        default=None,
        allow_null=True,
        help_text="False where the measure's rules forbid a figure over the year.",
    )
    value = serializers.SerializerMethodField()
    planned_value = serializers.SerializerMethodField()
    counted = pounds(
        "Pounds that count, after attribution and overlap; null unless by=measure.",
        source="realised_counted",
        default=None,
    )
    planned_counted = pounds("Planned pounds that count.", default=None)
    readings = _count("How many readings the value is made of.")
    absences = _count("How many readings say why there is none.")
    plan_spend = serializers.SerializerMethodField()
    forecast_spend = serializers.SerializerMethodField()
    actual_spend = serializers.SerializerMethodField()
    actual_spend_known = serializers.SerializerMethodField(
        help_text="For how many collaborations the actual spend is known."
    )
    programmes_actual_spend = pounds(
        "Published for programmes, not added to actual_spend.", default=None
    )
    costs = serializers.SerializerMethodField()
    funding = serializers.SerializerMethodField()
    planned = serializers.SerializerMethodField(
        help_text="Planned benefits by type; null by measure."
    )
    realised = serializers.SerializerMethodField(
        help_text="Confirmed benefits by type; null by measure."
    )
    cut_off = serializers.SerializerMethodField()
    measures_read = serializers.SerializerMethodField()
    measures_expected = serializers.SerializerMethodField()
    rolled_up_at = serializers.DateTimeField()

    @extend_schema_field(pounds("Planned spend, gross."))
    def get_plan_spend(self, row: Mapping[str, Any]) -> str | None:
        return _sum(row, "plan_spend")

    @extend_schema_field(pounds("Forecast spend, gross."))
    def get_forecast_spend(self, row: Mapping[str, Any]) -> str | None:
        return _sum(row, "forecast_spend")

    @extend_schema_field(pounds("Actual spend, gross; programmes left out of sums."))
    def get_actual_spend(self, row: Mapping[str, Any]) -> str | None:
        return _sum(row, "actual_spend")

    @extend_schema_field(_number("By its rules, in its unit; null if not additive."))
    def get_value(self, row: Mapping[str, Any]) -> str | None:
        return _plain(row, "realised")

    @extend_schema_field(_number("Planned, by the same rules."))
    def get_planned_value(self, row: Mapping[str, Any]) -> str | None:
        return _plain(row, "planned")

    @extend_schema_field(
        _count("For how many collaborations it is known; null by measure.")
    )
    def get_actual_spend_known(self, row: Mapping[str, Any]) -> int | None:
        if _is_of_measure(row):
            return None
        return int(row["known"] if "known" in row else row["actual_spend"] is not None)

    @extend_schema_field(CostsSerializer(allow_null=True))
    def get_costs(self, row: Mapping[str, Any]) -> Any:
        return _amounts(row, COSTS, "actual")

    @extend_schema_field(FundingAmountsSerializer(allow_null=True))
    def get_funding(self, row: Mapping[str, Any]) -> Any:
        if _is_of_force(row):
            paid, moved = (_sum(row, name) for name in PAID)
            known = {"contributions": paid, "recharges": moved}
            return dict.fromkeys(FUNDING) | known
        return _amounts(row, FUNDING, "actual")

    @extend_schema_field(BenefitAmountsSerializer(allow_null=True))
    def get_planned(self, row: Mapping[str, Any]) -> Any:
        return _amounts(row, BENEFIT_TYPES, "planned", by_force=True)

    @extend_schema_field(BenefitAmountsSerializer(allow_null=True))
    def get_realised(self, row: Mapping[str, Any]) -> Any:
        return _amounts(row, BENEFIT_TYPES, "realised", by_force=True)

    @extend_schema_field(pounds("Claimed, but cut off because of an overlap."))
    def get_cut_off(self, row: Mapping[str, Any]) -> str | None:
        return _sum(row, "realised_cut_off")

    @extend_schema_field(_count("Measures in pounds that are read."))
    def get_measures_read(self, row: Mapping[str, Any]) -> int | None:
        found: int | None = _found(row, "measures_read")
        return found

    @extend_schema_field(_count("Measures in pounds that are expected to be read."))
    def get_measures_expected(self, row: Mapping[str, Any]) -> int | None:
        found: int | None = _found(row, "measures_expected")
        return found


def _is_of_measure(row: Mapping[str, Any]) -> bool:
    return "measured" in row


def _is_of_force(row: Mapping[str, Any]) -> bool:
    return "member" in row and not _is_of_measure(row)


def _found(row: Mapping[str, Any], name: str) -> Any:
    """Give a figure, from a group's sum or from the row itself."""
    return row.get(f"sum_{name}", row.get(name))


def _sum(row: Mapping[str, Any], name: str) -> str | None:
    amount = _found(row, name)
    return None if amount is None else f"{amount:.2f}"


def _plain(row: Mapping[str, Any], name: str) -> str | None:
    """Write a number without the noughts that only say how it is kept."""
    number = row.get(name) if _is_of_measure(row) else None
    return None if number is None else f"{number.normalize():f}"


def _amounts(
    row: Mapping[str, Any], names: Iterable[str], side: str, *, by_force: bool = False
) -> dict[str, str | None] | None:
    if _is_of_measure(row) or (_is_of_force(row) and not by_force):
        return None
    return {name: _sum(row, f"{side}_{name}") for name in names}
