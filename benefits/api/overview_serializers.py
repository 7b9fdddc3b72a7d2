"""Fields of the overview: what its page says, from the same report."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from benefits.api.serializers import FigureMetaSerializer
from collaborations.api.serializers import pounds
from collaborations.models import Result, Theme


def financial_year(source: str) -> serializers.CharField:
    return serializers.CharField(source=source, help_text="Such as 2025-26.")


class SegmentSerializer(serializers.Serializer[Any]):
    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # DRF keeps fields elsewhere
    count = serializers.IntegerField()
    spend = pounds("Null where none of them has a known spend.")
    spend_known = serializers.IntegerField()


class ResultCountsSerializer(serializers.Serializer[Any]):
    met = serializers.IntegerField()
    partly_met = serializers.IntegerField()
    not_met = serializers.IntegerField()
    not_assessed = serializers.IntegerField()


class ThemeCountsSerializer(serializers.Serializer[Any]):
    theme = serializers.ChoiceField(choices=Theme.choices)
    counts = ResultCountsSerializer()
    total = serializers.IntegerField()


class RegisterCountsSerializer(serializers.Serializer[Any]):
    """The counts of the public register's sentence."""

    live = serializers.IntegerField()
    sourced = serializers.IntegerField(help_text="By a source of 2020 or later.")
    assumed = serializers.IntegerField(help_text="Assumed still running.")
    programmes = serializers.IntegerField()
    costed = serializers.IntegerField(help_text="With a cost published for any year.")
    tracked = serializers.IntegerField(help_text="With tracked benefits.")


class LatestCostSerializer(serializers.Serializer[Any]):
    financial_year = financial_year("year")
    amount = pounds("In pounds.")


class ThemeResultsSerializer(serializers.Serializer[Any]):
    purpose = serializers.ChoiceField(choices=Result.choices)
    benefits = serializers.ChoiceField(choices=Result.choices)
    governance = serializers.ChoiceField(choices=Result.choices)
    skills = serializers.ChoiceField(choices=Result.choices)


class ChallengeSerializer(serializers.Serializer[Any]):
    """A collaboration to ask about, as the page lists it."""

    id = serializers.CharField(source="reference")
    name = serializers.CharField()
    members = serializers.CharField()
    function = serializers.CharField()
    status = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # DRF keeps fields elsewhere
    spend = pounds("Actual spend of the financial year.")
    latest_cost = LatestCostSerializer(allow_null=True)
    themes = ThemeResultsSerializer()
    benefits_updated_on = serializers.DateField(allow_null=True)


class YearSpendSerializer(serializers.Serializer[Any]):
    financial_year = financial_year("year")
    actual_spend = pounds("Null where none is published or recorded.", source="amount")
    collaborations = serializers.IntegerField(help_text="How many it is the sum of.")
    programmes_actual_spend = pounds("Not added.", source="programme_amount")
    sources = serializers.ListField(child=serializers.CharField())
    programme_sources = serializers.ListField(child=serializers.CharField())


class ForceCountSerializer(serializers.Serializer[Any]):
    id = serializers.SlugField(source="slug")
    name = serializers.CharField()
    collaborations = serializers.IntegerField()


class OverviewSerializer(serializers.Serializer[Any]):
    """The numbers of the overview page for the same query."""

    is_register = serializers.BooleanField(help_text="Figures are published ones.")
    forces = serializers.IntegerField(help_text="That take part in the selected ones.")
    collaborations = serializers.IntegerField(source="live", help_text="Selected.")
    spend = pounds("Actual spend of the financial year.")
    spend_known = serializers.IntegerField(help_text="For so many it is known.")
    segments = SegmentSerializer(many=True, help_text="Spend at risk; sums to spend.")
    themes = ThemeCountsSerializer(many=True, source="tiles")
    register = RegisterCountsSerializer(allow_null=True)
    challenges = ChallengeSerializer(many=True, help_text="Costliest first.")
    years = YearSpendSerializer(many=True)
    force_counts = ForceCountSerializer(many=True)
    meta = serializers.SerializerMethodField()

    @extend_schema_field(FigureMetaSerializer)
    def get_meta(self, page: Any) -> Any:
        return FigureMetaSerializer(
            {
                "rolled_up_at": page.freshness.rolled_up_at,
                "as_at": page.as_at,
                "financial_year": str(page.wanted.year),
                "coverage": {"known": page.spend_known, "of": page.live},
            }
        ).data
