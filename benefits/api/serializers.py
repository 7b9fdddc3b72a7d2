"""Fields of costs and of what is said about figures, in the words of the API."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework import serializers

from benefits.models import SpendEntry
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


class CoverageSerializer(serializers.Serializer[Any]):
    known = serializers.IntegerField(
        help_text="With a known actual spend; by measure, those that are read."
    )
    of = serializers.IntegerField(
        help_text="Of so many live collaborations; by measure, those to be read."
    )


class FigureMetaSerializer(serializers.Serializer[Any]):
    rolled_up_at = serializers.DateTimeField(allow_null=True)
    as_at = serializers.DateField()
    financial_year = serializers.CharField(allow_null=True)
    coverage = CoverageSerializer(
        allow_null=True, help_text="Null for a day that is past."
    )
