"""Agreed shares of cost and of votes: dated sets, written whole as on the pages.

A set is sent with every force that takes part on its first day. With `corrects` it is
written over the newest set, which starts on that day, and needs a reason.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import ValidationError as Refusal
from django.db.models import CharField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.parameters import (
    AskedViewSet,
    Choice,
    CollaborationParameter,
    ForceParameter,
    Parameters,
)
from collaborations.api.places import padded, placed
from collaborations.api.records import OfCollaboration, RecordSerializer, RecordViewSet
from collaborations.models import (
    Collaboration,
    CostShare,
    Force,
    Participation,
    VoteReason,
    VoteShare,
)
from collaborations.reports.shares import percentage_of
from collaborations.services.cost_shares import change_cost_shares, correct_cost_shares
from collaborations.services.votes import (
    MOST_VOTES,
    VOTE_REASON,
    change_votes,
    correct_votes,
)
from collabtrack.shared.decimals import PlainDecimalField
from collabtrack.shared.text import plain_text
from collabtrack.shared.viewsets import GivenFields

# More than there are: a list of thousands would only take time.
MOST_FORCES = 100
_PERCENTAGE = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True)
_Faults = dict[str, Any]


class ShareSerializer(serializers.ModelSerializer[Any]):
    collaboration = serializers.CharField(
        source="participation.collaboration.reference", read_only=True
    )
    force = serializers.CharField(source="participation.force.slug", read_only=True)
    percentage = serializers.SerializerMethodField(
        help_text="Of the whole set; null where all of it is 0."
    )

    @extend_schema_field(_PERCENTAGE)
    def get_percentage(self, row: Any) -> Decimal | None:
        return percentage_of(row.weight, row.whole)


_FIELDS = ("collaboration", "force", "percentage", "starts_on", "ends_on", "basis")


class CostShareSerializer(ShareSerializer):
    class Meta:
        model = CostShare
        fields = _FIELDS


class VoteShareSerializer(ShareSerializer):
    votes = serializers.IntegerField(source="weight", read_only=True)

    class Meta:
        model = VoteShare
        fields = (*_FIELDS, "votes")


class CostPart(GivenFields):
    force = ForceParameter(help_text="A force's id.")
    share = PlainDecimalField(
        max_digits=5, decimal_places=2, help_text="In per cent; all total 100.00."
    )


class VotePart(GivenFields):
    force = ForceParameter(help_text="A force's id.")
    votes = serializers.IntegerField(min_value=0, max_value=MOST_VOTES)


class SetGiven(GivenFields):
    collaboration = CollaborationParameter(help_text="Such as C-0412.")
    starts_on = serializers.DateField(help_text="The first day that it holds.")
    corrects = serializers.BooleanField(
        default=False,
        help_text="True to write over the newest set, which starts on that day.",
    )
    reason = serializers.CharField(
        default="",
        allow_blank=True,
        max_length=4_000,
        validators=[plain_text],
        help_text="Why it is corrected; needed then, and only then.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["reason"] and not attrs["corrects"]:
            problem = "A reason is for a correction. Send corrects, too, or leave it."
            raise serializers.ValidationError({"reason": problem})
        return attrs


class CostSetGiven(SetGiven):
    shares = CostPart(many=True, allow_empty=False, max_length=MOST_FORCES)  # type: ignore[call-arg]  # of the list


class VoteSetGiven(SetGiven):
    shares = VotePart(many=True, allow_empty=False, max_length=MOST_FORCES)  # type: ignore[call-arg]  # of the list


class ShareParameters(Parameters):
    collaboration = CollaborationParameter(
        required=False, help_text="A collaboration's id, such as C-0412."
    )
    force = ForceParameter(required=False, help_text="A force's id.")
    basis = Choice(dict(CostShare.Basis.choices), required=False)


class ShareViewSet(AskedViewSet):
    """Dated shares: every set that was ever agreed, and those that were computed."""

    parameters = ShareParameters
    ordering = "place"
    given: ClassVar[type[SetGiven]]
    part: ClassVar[str]
    verbs: ClassVar[tuple[Any, Any]]

    def get_queryset(self) -> QuerySet[Any]:
        paths = {name: f"participation__{name}" for name in ("collaboration", "force")}
        asked = {paths.get(name, name): value for name, value in self.asked.items()}
        rows: QuerySet[Any] = super().get_queryset().filter(**asked)
        member = padded("participation__number")
        order = (
            Cast("starts_on", CharField()),
            Value("/"),
            member,
            Value("/"),
            "basis",
        )
        rows = rows.annotate(whole=_whole(rows.model))
        return placed(rows, "participation__collaboration", *order)

    def create(self, request: Request) -> Response:
        given = self.given.read(request)
        owner, starts_on = given["collaboration"], given["starts_on"]
        forces = [each["force"] for each in given["shares"]]
        members = members_named(owner, forces, starts_on, "shares")
        parts = [each[self.part] for each in given["shares"]]
        change, correct = self.verbs
        said = {"reason": given["reason"]} if given["corrects"] else {}
        try:
            (correct if given["corrects"] else change)(
                collaboration=owner,
                starts_on=starts_on,
                by=request.user,
                **{"votes" if self.part == "votes" else "shares": _zip(members, parts)},
                **said,
            )
        except Refusal as refusal:
            raise by_place(refusal, members, "shares", "force") from refusal
        rows = self.get_queryset().filter(
            participation__collaboration=owner, starts_on=starts_on, basis="agreed"
        )
        shown = self.get_serializer(rows.order_by(self.ordering), many=True).data
        return Response(shown, status=201)


def _zip(members: list[Participation], parts: list[Any]) -> dict[Participation, Any]:
    return dict(zip(members, parts, strict=True))


def _whole(model: type[Any]) -> Subquery:
    same = model.objects.order_by().filter(
        participation__collaboration=OuterRef("participation__collaboration"),
        starts_on=OuterRef("starts_on"),
        basis=OuterRef("basis"),
    )
    sums = same.values("participation__collaboration").annotate(total=Sum("weight"))
    return Subquery(sums.values("total"))


def members_named(
    collaboration: Collaboration, forces: list[Force], on: Any, name: str
) -> list[Participation]:
    """Give each force's participation, the one of the day first; 400 by place."""
    rows = collaboration.participations.select_related("force")
    known = {row.force_id: row for row in rows.order_by("number")}
    known |= {row.force_id: row for row in rows.on(on)}
    faults: _Faults = {}
    for place, force in enumerate(forces):
        if force in forces[:place]:
            faults[str(place)] = {"force": ["Name each force once."]}
        elif force.pk not in known:
            faults[str(place)] = {"force": [f"{force} does not take part in it."]}
    if faults:
        raise serializers.ValidationError({name: faults})
    return [known[force.pk] for force in forces]


def by_place(
    refusal: Refusal, members: list[Participation], name: str, field: str
) -> Exception:
    """Say each fault of a list at the place of the force it is about."""
    if hasattr(refusal, "error_dict"):
        return refusal
    places = {member.pk: str(place) for place, member in enumerate(members)}
    faults: _Faults = {}
    for fault in refusal.error_list:
        about: Mapping[str, Any] = fault.params or {}
        place = places.get(about.get("participation", 0))
        if place is None:
            faults.setdefault("non_field_errors", []).extend(fault.messages)
        else:
            said = faults.setdefault(place, {}).setdefault(field, [])
            said.extend(fault.messages)
    return serializers.ValidationError({name: faults})


_ROWS = ("participation__collaboration", "participation__force")


@extend_schema_view(
    list=extend_schema(summary="List cost shares", parameters=[ShareParameters]),
    create=extend_schema(
        summary="Agree cost shares from a day, or correct the newest",
        request=CostSetGiven,
        responses={201: CostShareSerializer(many=True)},
    ),
)
class CostShareViewSet(ShareViewSet):
    queryset = CostShare.objects.select_related(*_ROWS)
    serializer_class = CostShareSerializer
    given = CostSetGiven
    part = "share"
    verbs = (change_cost_shares, correct_cost_shares)


@extend_schema_view(
    list=extend_schema(summary="List vote shares", parameters=[ShareParameters]),
    create=extend_schema(
        summary="Agree votes from a day, or correct the newest",
        request=VoteSetGiven,
        responses={201: VoteShareSerializer(many=True)},
    ),
)
class VoteShareViewSet(ShareViewSet):
    queryset = VoteShare.objects.select_related(*_ROWS)
    serializer_class = VoteShareSerializer
    given = VoteSetGiven
    part = "votes"
    verbs = (change_votes, correct_votes)


class VoteReasonSerializer(RecordSerializer):
    class Meta:
        model = VoteReason
        fields = ("id", "collaboration", "version", *VOTE_REASON.fields)


@extend_schema_view(
    list=extend_schema(summary="List reasons for votes", parameters=[OfCollaboration]),
    retrieve=extend_schema(summary="Read a reason for votes"),
    create=extend_schema(summary="State why voice differs from stake"),
    partial_update=extend_schema(summary="Change a reason for votes"),
)
class VoteReasonViewSet(RecordViewSet):
    """Why a force's voice may differ from its stake; it holds until another one."""

    queryset = VoteReason.objects.select_related("collaboration")
    serializer_class = VoteReasonSerializer
    kind = VOTE_REASON
