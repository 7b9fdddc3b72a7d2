"""Fields of forces, functions and findings, in the words of the API."""

from typing import Any

from rest_framework import serializers

from collaborations.models import (
    Collaboration,
    Finding,
    Force,
    ForceFigure,
    Function,
    PolicingBody,
)


def pounds(about: str, **kwargs: Any) -> serializers.DecimalField:
    """Give a field of money: pounds and pence, as a string; null where missing."""
    return serializers.DecimalField(
        max_digits=13,
        decimal_places=2,
        read_only=True,
        allow_null=True,
        help_text=about,
        **kwargs,
    )


class ForceFigureSerializer(serializers.ModelSerializer[ForceFigure]):
    value = serializers.DecimalField(
        max_digits=14,
        decimal_places=2,
        allow_null=True,
        help_text="The figure, where it is not money.",
    )
    amount = pounds("The figure in pounds, where it is money.")

    class Meta:
        model = ForceFigure
        fields = ("kind", "period", "value", "amount", "source")


class ForcePolicingBodySerializer(serializers.ModelSerializer[PolicingBody]):
    class Meta:
        model = PolicingBody
        fields = ("name", "kind", "starts_on", "ends_on")


class ForceSerializer(serializers.ModelSerializer[Force]):
    id = serializers.SlugField(source="slug", help_text="The force's key.")
    figures = ForceFigureSerializer(
        many=True, help_text="Published figures, each with its period and source."
    )
    policing_bodies = ForcePolicingBodySerializer(
        many=True, help_text="Who holds the force to account."
    )
    live_collaborations = serializers.IntegerField(
        help_text="Live collaborations it takes part in; programmes are not counted."
    )

    class Meta:
        model = Force
        fields = (
            "id",
            "code",
            "name",
            "official_name",
            "short_name",
            "abbreviation",
            "kind",
            "country",
            "region",
            "region_code",
            "organised_crime_unit",
            "organised_crime_region",
            "starts_on",
            "ends_on",
            "note",
            "live_collaborations",
            "figures",
            "policing_bodies",
        )


class PolicingBodySerializer(serializers.ModelSerializer[PolicingBody]):
    force = serializers.SlugRelatedField[Force]("slug", read_only=True)

    class Meta:
        model = PolicingBody
        fields = ("force", "name", "kind", "starts_on", "ends_on")


class FunctionSerializer(serializers.ModelSerializer[Function]):
    id = serializers.CharField(source="code", help_text="The function's code.")
    parent = serializers.SlugRelatedField[Function](  # type: ignore[assignment]  # DRF keeps fields elsewhere
        "code", read_only=True, allow_null=True
    )
    level = serializers.IntegerField(help_text="1, or 2 for a part of a function.")

    class Meta:
        model = Function
        fields = ("id", "name", "level", "parent", "source", "confidence", "note")


class EvidenceSerializer(serializers.Serializer[Any]):
    label = serializers.CharField()  # type: ignore[assignment]  # as above
    href = serializers.CharField()


class FindingSerializer(serializers.ModelSerializer[Finding]):
    collaboration = serializers.SlugRelatedField[Collaboration](
        "reference", read_only=True
    )
    evidence = EvidenceSerializer(many=True, help_text="The records it was judged by.")
    since = serializers.DateField(help_text="Since when this has been the result.")
    as_at = serializers.DateField(
        source="assessed_on", help_text="The day that it was judged for."
    )

    class Meta:
        model = Finding
        fields = (
            "collaboration",
            "criterion",
            "theme",
            "result",
            "reason",
            "evidence",
            "since",
            "as_at",
            "assessed_at",
        )
