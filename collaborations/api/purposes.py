"""Purposes and sign-offs: lists to read, written by the same verbs as the pages."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations import access
from collaborations.access import Action
from collaborations.api.parameters import (
    AskedViewSet,
    CollaborationParameter,
    ForceParameter,
    Parameters,
)
from collaborations.api.places import padded, placed
from collaborations.models import Force, Purpose, SignOff
from collaborations.services.purpose import (
    WRITTEN_MEANWHILE,
    Answer,
    PurposeDraft,
    revise_purpose,
    sign_off_purpose,
)
from collabtrack.shared.problems import Conflict
from collabtrack.shared.viewsets import GivenFields

# More than there are: a list of thousands would only take time.
MOST_FORCES = 100
_MEMBER = "participation__number"


class PurposeVersionSerializer(serializers.ModelSerializer[Purpose]):
    collaboration = serializers.SlugRelatedField[Any]("reference", read_only=True)
    forces = serializers.SlugRelatedField[Any](
        "slug",
        many=True,
        read_only=True,
        help_text="Whose efficiency or effectiveness it names.",
    )

    class Meta:
        model = Purpose
        fields = (
            "collaboration",
            "version",
            "text",
            "reason",
            "is_for_efficiency",
            "is_for_effectiveness",
            "forces",
            "starts_on",
        )


class PurposeGiven(GivenFields):
    """What a new version is made of."""

    collaboration = CollaborationParameter(help_text="Such as C-0412.")
    text = serializers.CharField()
    reason = serializers.CharField(
        default="", allow_blank=True, help_text="Why it is changed; not for the first."
    )
    is_for_efficiency = serializers.BooleanField(default=False)
    is_for_effectiveness = serializers.BooleanField(default=False)
    forces = serializers.ListField(
        child=ForceParameter(),
        allow_empty=False,
        max_length=MOST_FORCES,
        help_text="Their ids, each once.",
    )
    based_on = serializers.IntegerField(
        min_value=0,
        help_text="The version that you read; 0 where there is none. 409 when stale.",
    )

    def validate_forces(self, forces: list[Force]) -> list[Force]:
        if len(set(forces)) < len(forces):
            raise serializers.ValidationError("Name each force once.")
        return forces


class SignOffSerializer(serializers.ModelSerializer[SignOff]):
    collaboration = serializers.CharField(
        source="purpose.collaboration.reference", read_only=True
    )
    version = serializers.IntegerField(source="purpose.version", read_only=True)
    force = serializers.CharField(source="participation.force.slug", read_only=True)

    class Meta:
        model = SignOff
        fields = (
            "collaboration",
            "version",
            "force",
            "answer",
            "restatement",
            "concern",
            "signed_on",
        )


class SignOffGiven(GivenFields):
    """One force's answer to a version."""

    collaboration = CollaborationParameter(help_text="Such as C-0412.")
    version = serializers.IntegerField(min_value=1, help_text="The version you read.")
    force = ForceParameter(help_text="The force that you answer for.")
    answer = serializers.ChoiceField(choices=SignOff.Answer.choices)
    restatement = serializers.CharField(
        help_text="The purpose in the force's own words."
    )
    concern = serializers.CharField(
        default="", allow_blank=True, help_text="Needed unless the force simply agrees."
    )


class OfCollaboration(Parameters):
    collaboration = CollaborationParameter(
        required=False, help_text="A collaboration's id, such as C-0412."
    )


@extend_schema_view(
    list=extend_schema(summary="List purposes", parameters=[OfCollaboration]),
    create=extend_schema(
        summary="Write the next version of a purpose",
        request=PurposeGiven,
        responses={201: PurposeVersionSerializer},
    ),
)
class PurposeViewSet(AskedViewSet):
    """Every version of every purpose; the highest version is the one in effect.

    A version is never changed: what is written becomes the next one, and every force
    then needs to sign it off anew.
    """

    queryset = Purpose.objects.select_related("collaboration")
    serializer_class = PurposeVersionSerializer
    parameters = OfCollaboration
    ordering = "place"
    csv_fields = (
        "collaboration",
        "version",
        "text",
        "reason",
        "is_for_efficiency",
        "is_for_effectiveness",
        "starts_on",
    )

    def get_queryset(self) -> QuerySet[Any]:
        forces = Prefetch("forces", Force.objects.order_by("slug"))
        rows: QuerySet[Any] = super().get_queryset().filter(**self.asked)
        versions = placed(rows, "collaboration", padded("version"))
        return versions.prefetch_related(forces)

    def create(self, request: Request) -> Response:
        given = PurposeGiven.read(request)
        collaboration = given.pop("collaboration")
        try:
            made = revise_purpose(
                collaboration=collaboration,
                draft=PurposeDraft(**given),
                by=request.user,
            )
        except ValidationError as refusal:
            if getattr(refusal, "code", "") == WRITTEN_MEANWHILE:
                raise Conflict(refusal.message) from refusal
            raise
        return Response(PurposeVersionSerializer(made).data, status=201)


@extend_schema_view(
    list=extend_schema(summary="List sign-offs", parameters=[OfCollaboration]),
    create=extend_schema(
        summary="Answer a purpose for a force",
        request=SignOffGiven,
        responses={201: SignOffSerializer},
    ),
)
class SignOffViewSet(AskedViewSet):
    """Each force's answer to a version of the purpose. Nobody's name is told.

    Only a signatory of the force can answer for it, once, and only the newest version.
    """

    queryset = SignOff.objects.select_related(
        "purpose__collaboration", "participation__force"
    )
    serializer_class = SignOffSerializer
    parameters = OfCollaboration
    ordering = "place"

    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset()
        if asked := self.asked.get("collaboration"):
            rows = rows.filter(purpose__collaboration=asked)
        answer = (padded("purpose__version"), padded(_MEMBER))
        return placed(rows, "purpose__collaboration", *answer)

    def create(self, request: Request) -> Response:
        given = SignOffGiven.read(request)
        collaboration = given["collaboration"]
        purpose = collaboration.purposes.filter(version=given["version"]).first()
        own = access.acting_for(request.user, Action.SIGN_OFF, collaboration)
        members = collaboration.participations.filter(force=given["force"])
        member = members.filter(pk__in=own).first() or members.order_by("pk").first()
        if member is None:
            raise PermissionDenied(f"{given['force']} does not take part in it.")
        if purpose is None:
            raise ValidationError({"version": "There is no such version."})
        made = sign_off_purpose(
            purpose=purpose,
            participation=member,
            answer=Answer(given["answer"], given["restatement"], given["concern"]),
            by=request.user,
        )
        return Response(SignOffSerializer(made).data, status=201)
