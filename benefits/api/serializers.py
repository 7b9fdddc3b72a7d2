"""Fields of costs and rollups, in the words of the API."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from benefits.models import ForceYearRollup, SpendEntry
from benefits.reports.yearly_rollups import BENEFIT_TYPES
from collaborations.api.collaboration_serializers import (
    CollaborationSerializer,
    collaborations_in_full,
)
from collaborations.api.serializers import pounds
from collaborations.models import Collaboration, Force


class PublishedCostSerializer(serializers.ModelSerializer[SpendEntry]):
    financial_year = serializers.CharField(help_text="Such as 2025-26.")
    amount = pounds("Gross, in pounds.")
    force = serializers.SlugRelatedField[Force](
        "slug",
        read_only=True,
        allow_null=True,
        help_text="Null where the cost is published as a whole.",
    )

    class Meta:
        model = SpendEntry
        fields = (
            "financial_year",
            "kind",
            "category",
            "amount",
            "force",
            "basis",
            "source",
        )


class CostedCollaborationSerializer(CollaborationSerializer):
    """A collaboration, or a programme of them, as it is recorded or published."""

    costs = PublishedCostSerializer(
        source="published_costs",
        many=True,
        help_text="Published costs, each with its financial year and source.",
    )

    class Meta(CollaborationSerializer.Meta):
        fields = (*CollaborationSerializer.Meta.fields, "costs")


def collaborations_with_costs(
    rows: QuerySet[Collaboration], user: Any
) -> QuerySet[Collaboration]:
    published = SpendEntry.objects.exclude(source="").select_related("force")
    return collaborations_in_full(rows, user).prefetch_related(
        Prefetch(
            "spend_entries",
            published.order_by("starts_on", "pk"),
            to_attr="published_costs",
        )
    )


class BenefitAmountsSerializer(serializers.Serializer[Any]):
    """Pounds by type of benefit. Types stand apart: they are not to be added."""

    cashable = pounds("Cashable.")
    non_cashable = pounds("Non-cashable.")
    cost_avoidance = pounds("Cost avoided.")
    income = pounds("Income.")
    not_stated = pounds("Of a type that the source does not state.")
    dis_benefit = pounds("Dis-benefits, not taken off the others.")


class RollupSerializer(serializers.Serializer[Any]):
    """One financial year's figures. What is not recorded is null, never 0."""

    financial_year = serializers.CharField(help_text="Such as 2025-26.")
    collaboration = serializers.CharField(
        source="reference",
        default=None,
        allow_null=True,
        help_text="Its id; null unless by=collaboration.",
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
        help_text="Its id; null unless by=force, and where spend is not split.",
    )
    basis = serializers.ChoiceField(
        choices=ForceYearRollup.Basis.choices,
        default=None,
        allow_null=True,
        help_text="How the force's part is known; null unless by=force.",
    )
    function = serializers.CharField(
        default=None,
        allow_null=True,
        help_text="The id of the first-level function, by collaboration or function.",
    )
    plan_spend = serializers.SerializerMethodField()
    forecast_spend = serializers.SerializerMethodField()
    actual_spend = serializers.SerializerMethodField()
    actual_spend_known = serializers.SerializerMethodField(
        help_text="For how many collaborations the actual spend is known."
    )
    programmes_actual_spend = pounds(
        "Published for programmes, not added to actual_spend.", default=None
    )
    planned = serializers.SerializerMethodField(
        help_text="Planned benefits by type; null by force, as they are not split."
    )
    realised = serializers.SerializerMethodField(
        help_text="Confirmed benefits by type; null by force, as they are not split."
    )
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

    def get_actual_spend_known(self, row: Mapping[str, Any]) -> int:
        if "known" in row:
            return int(row["known"])
        return int(row["actual_spend"] is not None)

    @extend_schema_field(BenefitAmountsSerializer(allow_null=True))
    def get_planned(self, row: Mapping[str, Any]) -> Any:
        return _benefits(row, "planned")

    @extend_schema_field(BenefitAmountsSerializer(allow_null=True))
    def get_realised(self, row: Mapping[str, Any]) -> Any:
        return _benefits(row, "realised")


def _sum(row: Mapping[str, Any], name: str) -> str | None:
    """Write a figure, from a group's sum or from the row itself."""
    amount = row.get(f"sum_{name}", row.get(name))
    return None if amount is None else f"{amount:.2f}"


def _benefits(row: Mapping[str, Any], side: str) -> dict[str, str | None] | None:
    if "member" in row:
        return None
    return {kind: _sum(row, f"{side}_{kind}") for kind in BENEFIT_TYPES}


class CoverageSerializer(serializers.Serializer[Any]):
    known = serializers.IntegerField(help_text="With a known actual spend.")
    of = serializers.IntegerField(help_text="Of so many live collaborations.")


class FigureMetaSerializer(serializers.Serializer[Any]):
    rolled_up_at = serializers.DateTimeField(allow_null=True)
    as_at = serializers.DateField()
    financial_year = serializers.CharField(allow_null=True)
    coverage = CoverageSerializer()
