"""Fields of a collaboration, and how to fetch them for a page in few queries."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from collaborations.models import (
    Collaboration,
    Force,
    Function,
    Participation,
    Precision,
    Purpose,
    RegisterEntry,
    Result,
    Theme,
)


class CollaborationFunctionSerializer(serializers.ModelSerializer[Function]):
    class Meta:
        model = Function
        fields = ("code", "name")


class ParticipationSerializer(serializers.ModelSerializer[Participation]):
    force = serializers.SlugRelatedField[Force]("slug", read_only=True)

    class Meta:
        model = Participation
        fields = ("force", "role", "basis", "joined_on", "left_on")


class PurposeSerializer(serializers.ModelSerializer[Purpose]):
    forces = serializers.SlugRelatedField[Force]("slug", many=True, read_only=True)

    class Meta:
        model = Purpose
        fields = (
            "version",
            "text",
            "is_for_efficiency",
            "is_for_effectiveness",
            "forces",
            "starts_on",
        )


class ThemeResultSerializer(serializers.Serializer[Any]):
    theme = serializers.ChoiceField(choices=Theme.choices)
    result = serializers.ChoiceField(choices=Result.choices)
    since = serializers.DateField(
        allow_null=True, help_text="Null where nobody has judged it yet."
    )


class CollaborationSerializer(serializers.ModelSerializer[Collaboration]):
    """A collaboration, or a programme of them, as it is recorded or published."""

    id = serializers.CharField(source="reference", help_text="Such as C-0412.")
    programme = serializers.SlugRelatedField[Collaboration](
        "reference",
        read_only=True,
        allow_null=True,
        help_text="The programme that it is a unit of.",
    )
    function = CollaborationFunctionSerializer()
    published_function = serializers.CharField(
        source="register_entry.published_function",
        default=None,
        allow_null=True,
        help_text="The function in the source's own words.",
    )
    status_basis = serializers.ChoiceField(
        choices=RegisterEntry.StatusBasis.choices,
        source="register_entry.status_basis",
        default=None,
        allow_null=True,
        help_text="How the status is known, on the public register.",
    )
    status_basis_text = serializers.CharField(
        source="register_entry.status_basis_text", default=None, allow_null=True
    )
    source = serializers.CharField(  # type: ignore[assignment]  # DRF keeps fields elsewhere
        source="register_entry.source_text",
        default=None,
        allow_null=True,
        help_text="Where it is published, or “Not sourced”.",
    )
    is_sourced = serializers.BooleanField(
        source="register_entry.is_sourced",
        default=None,
        allow_null=True,
        help_text="False for a row from general knowledge; null off the register.",
    )
    started_precision = serializers.ChoiceField(
        choices=Precision.choices, help_text="How exactly started_on is known."
    )
    ended_precision = serializers.ChoiceField(
        choices=Precision.choices, help_text="How exactly ended_on is known."
    )
    lead_force = serializers.SerializerMethodField(
        help_text="Null where none is named."
    )
    forces = serializers.SerializerMethodField(help_text="How many take part now.")
    participations = ParticipationSerializer(many=True)
    purpose = serializers.SerializerMethodField(
        help_text="The current version; null where none is recorded."
    )
    themes = serializers.SerializerMethodField(
        help_text="The result of each of the four themes."
    )

    class Meta:
        model = Collaboration
        fields: tuple[str, ...] = (
            "id",
            "name",
            "row_kind",
            "programme",
            "origin",
            "scope",
            "function",
            "published_function",
            "status",
            "status_basis",
            "status_basis_text",
            "ending_reason",
            "source",
            "is_sourced",
            "started_on",
            "started_precision",
            "ended_on",
            "ended_precision",
            "is_mandatory",
            "lead_force",
            "forces",
            "participations",
            "purpose",
            "themes",
        )

    def get_lead_force(self, row: Any) -> str | None:
        leads = (
            member.force.slug
            for member in _current(row)
            if member.role == Participation.Role.LEAD
        )
        return next(leads, None)

    def get_forces(self, row: Any) -> int:
        return len(_current(row))

    @extend_schema_field(PurposeSerializer(allow_null=True))
    def get_purpose(self, row: Any) -> Any:
        current = next(iter(row.current_purposes), None)
        return PurposeSerializer(current).data if current else None

    @extend_schema_field(ThemeResultSerializer(many=True))
    def get_themes(self, row: Any) -> Any:
        found = {finding.theme: finding for finding in row.theme_findings.all()}
        judged = [
            {
                "theme": theme.value,
                "result": getattr(found.get(theme), "result", Result.NOT_ASSESSED),
                "since": getattr(found.get(theme), "since", None),
            }
            for theme in Theme
        ]
        return ThemeResultSerializer(judged, many=True).data


def _current(row: Any) -> list[Participation]:
    members: list[Participation] = row.current_participations
    return members


def collaborations_in_full(
    rows: QuerySet[Collaboration], user: Any
) -> QuerySet[Collaboration]:
    """Fetch what CollaborationSerializer shows, in as many queries for any page.

    The programme is fetched through sight: a unit may be seen where it may not.
    """
    members = Participation.objects.select_related("force")
    members = members.order_by("force__slug", "joined_on")
    current = members.counted_on(timezone.localdate())
    purposes = Purpose.objects.current().prefetch_related(
        Prefetch("forces", Force.objects.order_by("slug"))
    )
    return rows.select_related("function", "register_entry").prefetch_related(
        Prefetch("programme", Collaboration.objects.visible_to(user)),
        Prefetch("participations", members),
        Prefetch("participations", current, to_attr="current_participations"),
        Prefetch("purposes", purposes, to_attr="current_purposes"),
        "theme_findings",
    )
