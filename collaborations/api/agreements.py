"""Agreements and their parties: written by the same verbs as the pages."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.agreement_ids import AgreementParameter, fixed_once_added
from collaborations.api.exits import ExitTermsSerializer
from collaborations.api.parameters import ForceParameter
from collaborations.api.records import (
    OfCollaboration,
    RecordSerializer,
    RecordViewSet,
)
from collaborations.forms.agreements import PartyForm
from collaborations.models import Agreement, AgreementParty
from collaborations.reports.agreement_wording import state_words
from collaborations.reports.agreements import (
    AgreementStanding,
    State,
    agreements_in_full,
    standing,
)
from collaborations.services.agreements import AGREEMENT, successor_of
from collaborations.services.records import add_record
from collaborations.services.signatures import PARTY, Person, record_party

Kind = AgreementParty.Kind


class SignatorySerializer(serializers.Serializer[Any]):
    """A legal person that must sign the version, or is a party to it."""

    id = serializers.CharField(
        source="party.reference",
        default=None,
        allow_null=True,
        help_text="Of the party; null where it is required and not recorded.",
    )
    title = serializers.CharField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    force = serializers.CharField(source="force.slug", default=None, allow_null=True)
    sections = serializers.ListField(
        child=serializers.CharField(), help_text="Of the Act, that require it."
    )
    signed_on = serializers.DateField(allow_null=True)
    signed_by = serializers.CharField(
        help_text="The predecessor that signed, where it was not the body in office."
    )
    is_required = serializers.BooleanField()
    is_missing = serializers.BooleanField()


class AgreementSerializer(RecordSerializer):
    supersedes = AgreementParameter(
        required=False,
        allow_null=True,
        help_text="The version before it; given with a new record only.",
    )
    superseded_by = AgreementParameter(
        read_only=True,
        default=None,
        allow_null=True,
        help_text="Null while it is the newest.",
    )
    state = serializers.SerializerMethodField(
        help_text="As it stands today: commenced, and not in force, while a signature"
        " is missing."
    )
    state_in_words = serializers.SerializerMethodField(
        help_text="As the pages say it, with the number of missing signatures."
    )
    parties = serializers.SerializerMethodField(
        help_text="Who must sign today, who has, and the other parties."
    )
    exit_terms = ExitTermsSerializer(read_only=True, default=None, allow_null=True)

    class Meta:
        model = Agreement
        fields = (
            "id",
            "collaboration",
            "version",
            "edition",
            "supersedes",
            "superseded_by",
            "state",
            "state_in_words",
            *AGREEMENT.fields,
            "parties",
            "exit_terms",
        )

    def get_fields(self) -> dict[str, Any]:
        return fixed_once_added(self, super().get_fields(), "supersedes")

    @extend_schema_field(serializers.ChoiceField(choices=State.choices))
    def get_state(self, row: Any) -> str:
        return _today(row).told_state.value

    def get_state_in_words(self, row: Any) -> str:
        return state_words(_today(row))

    @extend_schema_field(SignatorySerializer(many=True))
    def get_parties(self, row: Any) -> Any:
        return SignatorySerializer(_today(row).signatories, many=True).data


def _today(row: Any) -> AgreementStanding:
    return standing(row, on=timezone.localdate())


class PartySerializer(RecordSerializer):
    agreement = AgreementParameter(help_text="Such as C-0412-1.")
    force = ForceParameter(
        required=False,
        allow_null=True,
        help_text="Of a chief officer or a policing body.",
    )
    policing_body = serializers.CharField(
        source="policing_body.name",
        read_only=True,
        default=None,
        allow_null=True,
        help_text="The one in office on the day of signing.",
    )

    class Meta:
        model = AgreementParty
        fields = (
            "id",
            "collaboration",
            "version",
            "agreement",
            "kind",
            "force",
            "policing_body",
            *PARTY.fields,
        )

    def get_fields(self) -> dict[str, Any]:
        return fixed_once_added(
            self, super().get_fields(), "agreement", "kind", "force"
        )

    def validate(self, attrs: Any) -> Any:
        """Ask for the one thing that names the party: a force, or a name."""
        if self.instance is not None:
            return attrs
        needed = "name" if attrs["kind"] == Kind.OTHER else "force"
        spare = "force" if needed == "name" else "name"
        if not attrs.get(needed):
            raise serializers.ValidationError({needed: f"Give the {needed}."})
        if attrs.get(spare):
            raise serializers.ValidationError({spare: f"Leave the {spare} out."})
        return attrs

    def to_representation(self, instance: Any) -> Any:
        shown = super().to_representation(instance)
        body = instance.policing_body
        return {**shown, "force": body.force.slug} if body else shown


@extend_schema_view(
    list=extend_schema(summary="List agreements", parameters=[OfCollaboration]),
    retrieve=extend_schema(summary="Read a version of an agreement"),
    create=extend_schema(summary="Add an agreement, or its next version"),
    partial_update=extend_schema(summary="Change a version of an agreement"),
)
class AgreementViewSet(RecordViewSet):
    """Every version of every agreement, with its parties and exit terms."""

    queryset = agreements_in_full(Agreement.objects.all())
    serializer_class = AgreementSerializer
    kind = AGREEMENT
    csv_fields = tuple(
        name
        for name in AgreementSerializer.Meta.fields
        if name not in ("parties", "exit_terms")
    )

    def create(self, request: Request) -> Response:
        record: Any = self._read(request, None)[0]
        if record.supersedes:
            successor_of(record, record.supersedes)
        made = add_record(record=record, kind=self.kind, by=request.user)
        return self._answer(made, status=201)


@extend_schema_view(
    list=extend_schema(summary="List parties to agreements"),
    retrieve=extend_schema(summary="Read a party to an agreement"),
    create=extend_schema(summary="Record a party, or the signature of one"),
    partial_update=extend_schema(summary="Correct a party"),
)
class AgreementPartyViewSet(RecordViewSet):
    """Legal persons that are parties to a version, and when each signed."""

    queryset = AgreementParty.objects.select_related(
        "collaboration", "agreement__collaboration", "force", "policing_body__force"
    )
    serializer_class = PartySerializer
    field_of_code = PartyForm.field_of_code
    kind = PARTY

    def create(self, request: Request) -> Response:
        given: Mapping[str, Any] = self._given(request, None)
        _refuse_elsewhere(given)
        made = record_party(
            agreement=given["agreement"],
            who=Person(
                Kind(given["kind"]), given.get("force"), given.get("name") or ""
            ),
            signed_on=given.get("signed_on"),
            by=request.user,
        )
        return self._answer(made, status=201)


def _refuse_elsewhere(given: Mapping[str, Any]) -> None:
    if given["agreement"].collaboration_id != given["collaboration"].pk:
        raise serializers.ValidationError(
            {"agreement": "Choose an agreement of this collaboration."}
        )
