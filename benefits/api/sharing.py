"""How benefits are split by force, and groups that claim one outcome, in the API."""

from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from benefits.api.ledger_fields import MeasureParameter
from benefits.models import BenefitMeasure, BenefitShare, OverlapGroup, OverlapMember
from benefits.services.measures import set_benefit_shares
from benefits.services.overlaps import OVERLAP, dissolve_overlap, save_overlap
from collaborations.api.parameters import (
    AskedViewSet,
    CollaborationParameter,
    ForceParameter,
    Parameters,
)
from collaborations.api.places import placed
from collaborations.api.records import (
    IF_MATCH,
    OfCollaboration,
    RecordSerializer,
    RecordViewSet,
    answering_overtaken,
    etag,
    version_read,
)
from collaborations.api.share_fields import MOST_FORCES
from collabtrack.shared.decimals import PlainDecimalField, PoundsDecimalField
from collabtrack.shared.viewsets import GivenFields

MOST_MEMBERS = 100


def _percentage(**kwargs: Any) -> PlainDecimalField:
    return PlainDecimalField(max_digits=5, decimal_places=2, **kwargs)


class BenefitShareSerializer(serializers.ModelSerializer[BenefitShare]):
    collaboration = serializers.CharField(
        source="measure.collaboration.reference", read_only=True
    )
    measure = serializers.CharField(source="measure.reference", read_only=True)
    force = serializers.CharField(source="force.slug", read_only=True)
    percentage = _percentage(read_only=True)

    class Meta:
        model = BenefitShare
        fields = ("collaboration", "measure", "force", "percentage")


class SharePart(GivenFields):
    force = ForceParameter(help_text="A force's id.")
    percentage = _percentage(min_value=0, max_value=100)


class SharesGiven(GivenFields):
    """All shares of a measure: 100.00 in total, or an empty list for none."""

    measure = MeasureParameter(help_text="Such as B-01873.")
    shares = SharePart(many=True, max_length=MOST_FORCES)  # type: ignore[call-arg]  # of the list

    def validate_shares(self, value: list[dict[str, Any]]) -> list[dict[str, Any]]:
        forces = [part["force"] for part in value]
        if len(set(forces)) < len(forces):
            raise serializers.ValidationError("Name each force once.")
        return value


class BenefitShareParameters(Parameters):
    collaboration = CollaborationParameter(
        required=False, help_text="A collaboration's id, such as C-0412."
    )
    measure = MeasureParameter(required=False, help_text="Such as B-01873.")
    force = ForceParameter(required=False, help_text="A force's id.")


@extend_schema_view(
    list=extend_schema(
        summary="List benefit shares", parameters=[BenefitShareParameters]
    ),
)
class BenefitShareViewSet(AskedViewSet):
    """A measure's own shares by force. A cost share never splits a benefit."""

    queryset = BenefitShare.objects.select_related("measure__collaboration", "force")
    serializer_class = BenefitShareSerializer
    parameters = BenefitShareParameters
    ordering = "place"

    def get_queryset(self) -> QuerySet[Any]:
        paths = {"collaboration": "measure__collaboration"}
        asked = {paths.get(name, name): value for name, value in self.asked.items()}
        rows = super().get_queryset().filter(**asked)
        return placed(rows, "measure", "force__slug")

    @extend_schema(
        summary="Split a benefit by force",
        parameters=[IF_MATCH],
        request=SharesGiven,
        responses={201: BenefitShareSerializer(many=True)},
    )
    def create(self, request: Request) -> Response:
        """Write all shares of a measure anew; If-Match is the ETag of the measure."""
        version = version_read(request)
        given = SharesGiven.read(request)
        measure: BenefitMeasure = given["measure"]
        with answering_overtaken():
            set_benefit_shares(
                measure=measure,
                percentages={
                    part["force"]: part["percentage"] for part in given["shares"]
                },
                by=request.user,
                version=version,
            )
        rows = self.get_queryset().filter(measure=measure).order_by(self.ordering)
        shown = self.get_serializer(rows, many=True).data
        return Response(shown, status=201, headers={"ETag": etag(measure)})


class OverlapMemberSerializer(serializers.ModelSerializer[OverlapMember]):
    measure = serializers.CharField(source="measure.reference", read_only=True)
    percentage = serializers.SerializerMethodField(
        help_text="Its share of the pool; null without one."
    )

    class Meta:
        model = OverlapMember
        fields = ("measure", "is_primary", "percentage")

    @extend_schema_field(_percentage(allow_null=True))
    def get_percentage(self, row: OverlapMember) -> Decimal | None:
        return None if row.weight is None else Decimal(row.weight).scaleb(-2)


class OverlapSerializer(RecordSerializer):
    members = OverlapMemberSerializer(many=True, read_only=True)

    class Meta:
        model = OverlapGroup
        fields = ("id", "collaboration", "version", *OVERLAP.fields, "members")


class MemberGiven(GivenFields):
    measure = MeasureParameter(help_text="Such as B-01873.")
    is_primary = serializers.BooleanField(default=False)
    percentage = _percentage(
        min_value=0, max_value=100, allow_null=True, required=False
    )


class OverlapGiven(GivenFields):
    """A group whole: its rule and every member."""

    name = serializers.CharField(max_length=160)
    rule = serializers.ChoiceField(choices=OverlapGroup.Rule.choices)
    ceiling = PoundsDecimalField(allow_null=True, required=False)
    members = MemberGiven(many=True, max_length=MOST_MEMBERS)  # type: ignore[call-arg]  # of the list

    def validate_members(self, value: list[dict[str, Any]]) -> list[dict[str, Any]]:
        measures = [each["measure"] for each in value]
        if len(set(measures)) < len(measures):
            raise serializers.ValidationError("Name each measure once.")
        if sum(each["is_primary"] for each in value) > 1:
            raise serializers.ValidationError("Let one of them be primary.")
        return value


class NewOverlapGiven(OverlapGiven):
    collaboration = CollaborationParameter(help_text="Such as C-0412.")


_FIELD_OF_CODE = {"pool_has_ceiling": "ceiling"}


@extend_schema_view(
    list=extend_schema(summary="List overlap groups", parameters=[OfCollaboration]),
    retrieve=extend_schema(summary="Read an overlap group"),
    create=extend_schema(
        summary="Group measures that claim one outcome",
        request=NewOverlapGiven,
        responses={201: OverlapSerializer},
    ),
)
class OverlapViewSet(RecordViewSet):
    """Measures that claim the same outcome, and the one rule that settles it."""

    queryset = OverlapGroup.objects.select_related("collaboration")
    serializer_class = OverlapSerializer
    kind = OVERLAP
    field_of_code = _FIELD_OF_CODE

    def get_queryset(self) -> QuerySet[Any]:
        seen = OverlapMember.objects.visible_to(self.request.user)
        seen = seen.select_related("measure").order_by("measure__reference")
        return super().get_queryset().prefetch_related(Prefetch("members", seen))

    def create(self, request: Request) -> Response:
        given = NewOverlapGiven.read(request)
        group = OverlapGroup(collaboration=given["collaboration"])
        return self._answer(self._save(group, given, None), status=201)

    @extend_schema(
        summary="Change an overlap group",
        parameters=[IF_MATCH],
        request=OverlapGiven,
        responses={200: OverlapSerializer},
    )
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        group, version = self.get_object(), version_read(request)
        given = OverlapGiven.read(request)
        return self._answer(self._save(group, given, version))

    @extend_schema(summary="Dissolve an overlap group", parameters=[IF_MATCH])
    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        group, version = self.get_object(), version_read(request)
        with answering_overtaken():
            dissolve_overlap(group=group, by=request.user, version=version)
        return Response(status=204)

    def _save(
        self, group: OverlapGroup, given: dict[str, Any], version: int | None
    ) -> OverlapGroup:
        group.name, group.rule = given["name"], given["rule"]
        group.ceiling = given.get("ceiling")
        members = given["members"]
        primary = [each["measure"] for each in members if each["is_primary"]]
        with answering_overtaken():
            return save_overlap(
                group=group,
                members={each["measure"]: each.get("percentage") for each in members},
                primary=primary[0] if primary else None,
                by=self.request.user,
                version=version,
            )
