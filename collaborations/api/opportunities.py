"""Opportunities: read by whom they concern, by all once decided; written by verbs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.parameters import (
    AskedViewSet,
    Choice,
    CollaborationParameter,
    ForceParameter,
    FunctionParameter,
    Parameters,
)
from collaborations.api.records import (
    IF_MATCH,
    answering_overtaken,
    etag,
    overtaken,
    version_read,
)
from collaborations.models import Collaboration, NotifiedForce, Opportunity
from collaborations.services.opportunities import (
    FIELDS,
    OpportunityDraft,
    Verdict,
    change_opportunity,
    consider_opportunity,
    decide_opportunity,
    notify_force,
    raise_opportunity,
)
from collabtrack.shared.viewsets import GivenFields

_ENDED = [pair for pair in Opportunity.Outcome.choices if pair[0] != "considered"]


class NotifiedForceSerializer(serializers.ModelSerializer[NotifiedForce]):
    force = serializers.CharField(source="force.slug", read_only=True)

    class Meta:
        model = NotifiedForce
        fields = (
            "force",
            "notified_on",
            "considered_on",
            "is_in_interests",
            "reason",
        )


class OpportunitySerializer(serializers.ModelSerializer[Opportunity]):
    id = serializers.CharField(source="reference", help_text="Such as O-0012.")
    force = serializers.CharField(source="force.slug")
    function = serializers.CharField(source="function.code")
    collaboration = serializers.SerializerMethodField(help_text="What came of it.")
    notified = NotifiedForceSerializer(many=True)

    class Meta:
        model = Opportunity
        fields = (
            "id",
            "version",
            "force",
            "duty",
            "title",
            "idea",
            "function",
            "interest",
            "raised_on",
            "notified",
            "outcome",
            "reason",
            "decided_on",
            "collaboration",
        )

    def get_collaboration(self, opportunity: Opportunity) -> str | None:
        """Name it only to who may see it."""
        led_to = opportunity.collaboration
        sees = getattr(opportunity, "sees_collaboration", False)
        return led_to.reference if led_to and sees else None


class OpportunityText(GivenFields):
    """What may be changed while it is considered."""

    title = serializers.CharField(max_length=200, required=False)
    idea = serializers.CharField(required=False)
    function = FunctionParameter(required=False, help_text="A function's code.")
    interest = serializers.ChoiceField(
        choices=Opportunity.Interest.choices, required=False
    )


class OpportunityGiven(GivenFields):
    """What a new opportunity is made of."""

    force = ForceParameter(help_text="The force that you write for.")
    duty = serializers.ChoiceField(choices=Opportunity.Duty.choices)
    title = serializers.CharField(max_length=200)
    idea = serializers.CharField()
    function = FunctionParameter(help_text="A function's code.")
    interest = serializers.ChoiceField(choices=Opportunity.Interest.choices)
    raised_on = serializers.DateField()


class NoticeGiven(GivenFields):
    """A force that was notified."""

    force = ForceParameter(help_text="The notified force's id.")
    notified_on = serializers.DateField()


class AnswerGiven(GivenFields):
    """A notified force's own answer."""

    force = ForceParameter(help_text="The force that you answer for.")
    is_in_interests = serializers.BooleanField()
    reason = serializers.CharField()
    considered_on = serializers.DateField()


class VerdictGiven(GivenFields):
    """What came of it."""

    outcome = serializers.ChoiceField(choices=_ENDED)
    reason = serializers.CharField()
    decided_on = serializers.DateField()
    collaboration = CollaborationParameter(
        required=False, allow_null=True, help_text="What it led to, if it was agreed."
    )


class OpportunityParameters(Parameters):
    outcome = Choice(dict(Opportunity.Outcome.choices), required=False)
    force = ForceParameter(
        required=False, help_text="The force that raised it, or was notified."
    )


@extend_schema_view(
    list=extend_schema(
        summary="List opportunities", parameters=[OpportunityParameters]
    ),
    retrieve=extend_schema(summary="Read an opportunity"),
)
class OpportunityViewSet(AskedViewSet):
    """What was considered under sections 22B and 22C, and what came of it."""

    queryset = Opportunity.objects.select_related("force", "function", "collaboration")
    serializer_class = OpportunitySerializer
    parameters = OpportunityParameters
    ordering = "reference"
    lookup_field = "reference"

    def get_queryset(self) -> QuerySet[Any]:
        seen = Collaboration.objects.visible_to(self.request.user)
        told = NotifiedForce.objects.select_related("force").order_by("force__slug")
        rows: QuerySet[Any] = super().get_queryset()
        rows = rows.prefetch_related(Prefetch("notified", told))
        led_to = Exists(seen.filter(pk=OuterRef("collaboration")))
        rows = rows.annotate(sees_collaboration=led_to)
        if outcome := self.asked.get("outcome"):
            rows = rows.filter(outcome=outcome)
        if force := self.asked.get("force"):
            of_force = NotifiedForce.objects.filter(force=force).values("opportunity")
            rows = rows.filter(Q(force=force) | Q(pk__in=of_force))
        return rows

    def get_object(self) -> Any:
        return super().get_object()

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self._answer(self.get_object())

    @extend_schema(
        summary="Raise an opportunity",
        request=OpportunityGiven,
        responses={201: OpportunitySerializer},
    )
    def create(self, request: Request) -> Response:
        draft = OpportunityDraft(**OpportunityGiven.read(request))
        made = raise_opportunity(draft=draft, by=request.user)
        return self._answer(made, status=201)

    @extend_schema(
        summary="Change an opportunity's text",
        request=OpportunityText,
        parameters=[IF_MATCH],
    )
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        found = self.get_object()
        version = version_read(request)
        given = OpportunityText.read(request)
        try:
            changed = change_opportunity(
                opportunity=found,
                values={name: given[name] for name in FIELDS if name in given},
                version=version,
                by=request.user,
            )
        except ValidationError as refusal:
            raise overtaken(refusal) from refusal
        return self._answer(changed)

    @extend_schema(
        summary="Notify a force of an opportunity",
        parameters=[IF_MATCH],
        request=NoticeGiven,
        responses={201: OpportunitySerializer},
    )
    @action(detail=True, methods=["post"])
    def notify(self, request: Request, reference: str) -> Response:
        found, version = self.get_object(), version_read(request)
        given = NoticeGiven.read(request)
        with answering_overtaken():
            notify_force(
                opportunity=found,
                force=given["force"],
                on=given["notified_on"],
                version=version,
                by=request.user,
            )
        return self._answer(found, status=201)

    @extend_schema(
        summary="Answer for a notified force",
        parameters=[IF_MATCH],
        request=AnswerGiven,
        responses={200: OpportunitySerializer},
    )
    @action(detail=True, methods=["post"])
    def consider(self, request: Request, reference: str) -> Response:
        found, version = self.get_object(), version_read(request)
        given = AnswerGiven.read(request)
        told = found.notified.filter(force=given["force"]).first()
        if told is None:
            raise NotFound(f"{given['force']} was not notified of it.")
        with answering_overtaken():
            consider_opportunity(
                notified=told,
                is_in_interests=given["is_in_interests"],
                reason=given["reason"],
                on=given["considered_on"],
                version=version,
                by=request.user,
            )
        return self._answer(found)

    @extend_schema(
        summary="Say what came of an opportunity",
        parameters=[IF_MATCH],
        request=VerdictGiven,
        responses={200: OpportunitySerializer},
    )
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, reference: str) -> Response:
        found, version = self.get_object(), version_read(request)
        given = VerdictGiven.read(request)
        verdict = Verdict(
            given["outcome"],
            given["reason"],
            given["decided_on"],
            given.get("collaboration"),
        )
        with answering_overtaken():
            decided = decide_opportunity(
                opportunity=found, verdict=verdict, version=version, by=request.user
            )
        return self._answer(decided)

    def _answer(self, opportunity: Opportunity, status: int = 200) -> Response:
        row = self.get_queryset().get(pk=opportunity.pk)
        shown = self.get_serializer(row).data
        return Response(shown, status=status, headers={"ETag": etag(row)})
