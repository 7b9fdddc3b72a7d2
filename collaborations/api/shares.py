"""Agreed shares of cost and of votes: dated sets, written whole as on the pages.

A set is sent with every force that takes part on its first day. With `corrects` it is
written over the newest set, which starts on that day, and needs a reason and, in
If-Match, the version that was read: the same in all rows of a set.
"""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError as Refusal
from django.db.models import CharField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.by_force import by_place, members_named
from collaborations.api.parameters import (
    AskedViewSet,
    Choice,
    CollaborationParameter,
    ForceParameter,
    Parameters,
)
from collaborations.api.places import padded, placed
from collaborations.api.records import (
    OfCollaboration,
    RecordSerializer,
    RecordViewSet,
    answering_overtaken,
    set_version_read,
)
from collaborations.api.share_fields import (
    CostSetGiven,
    CostShareSerializer,
    SetGiven,
    VoteSetGiven,
    VoteShareSerializer,
)
from collaborations.models import (
    CostShare,
    Participation,
    VoteReason,
    VoteShare,
)
from collaborations.reports.set_versions import OF_SHARES, digest_of
from collaborations.services.cost_shares import change_cost_shares, correct_cost_shares
from collaborations.services.votes import (
    VOTE_REASON,
    change_votes,
    correct_votes,
)
from collabtrack.shared.problems import Unconditional

OF_CORRECTION = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="With `corrects`: the version of the set as you read it, in quotation"
    " marks.",
)


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
        rows = rows.annotate(
            whole=_of_set(rows.model, Sum("weight")),
            version=_of_set(rows.model, digest_of(OF_SHARES)),
        )
        return placed(rows, "participation__collaboration", *order)

    def create(self, request: Request) -> Response:
        given = self.given.read(request)
        owner, starts_on = given["collaboration"], given["starts_on"]
        forces = [each["force"] for each in given["shares"]]
        members = members_named(owner, forces, starts_on, "shares")
        parts = [each[self.part] for each in given["shares"]]
        shares = {"votes" if self.part == "votes" else "shares": _zip(members, parts)}
        try:
            self._write(request, given, shares)
        except Refusal as refusal:
            raise by_place(refusal, members, "shares", "force") from refusal
        rows = self.get_queryset().filter(
            participation__collaboration=owner, starts_on=starts_on, basis="agreed"
        )
        shown = self.get_serializer(rows.order_by(self.ordering), many=True).data
        headers = {"ETag": f'"{shown[0]["version"]}"'}
        return Response(shown, status=201, headers=headers)

    def _write(
        self, request: Request, given: dict[str, Any], shares: dict[str, Any]
    ) -> None:
        change, correct = self.verbs
        about = {
            "collaboration": given["collaboration"],
            "starts_on": given["starts_on"],
            "by": request.user,
        }
        if not given["corrects"]:
            change(**about, **shares)
            return
        version = set_version_read(request)
        if version is None:
            raise Unconditional
        with answering_overtaken():
            correct(**about, **shares, reason=given["reason"], version=version)


def _zip(members: list[Participation], parts: list[Any]) -> dict[Participation, Any]:
    return dict(zip(members, parts, strict=True))


def _of_set(model: type[Any], said: Any) -> Subquery:
    """Give what is said of all rows of the set that a row belongs to."""
    same = model.objects.order_by().filter(
        participation__collaboration=OuterRef("participation__collaboration"),
        starts_on=OuterRef("starts_on"),
        basis=OuterRef("basis"),
    )
    found = same.values("participation__collaboration").annotate(said=said)
    return Subquery(found.values("said"))


_ROWS = ("participation__collaboration", "participation__force")


@extend_schema_view(
    list=extend_schema(summary="List cost shares", parameters=[ShareParameters]),
    create=extend_schema(
        summary="Agree cost shares from a day, or correct the newest",
        parameters=[OF_CORRECTION],
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
        parameters=[OF_CORRECTION],
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
