"""Starting, changing, moving and publishing a collaboration over HTTP.

What is read of one stands in benefits, because it shows costs: that resource inherits
these calls, and says with `shown` how it answers.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.collaboration_serializers import CollaborationSerializer
from collaborations.api.parameters import (
    AskedViewSet,
    CollaborationParameter,
    ForceParameter,
    FunctionParameter,
)
from collaborations.api.records import IF_MATCH, etag, overtaken, version_read
from collaborations.models import Collaboration
from collaborations.services.collaboration_changes import change_collaboration
from collaborations.services.collaborations import (
    CollaborationDraft,
    publish_collaboration,
    start_collaboration,
)
from collaborations.services.lifecycle import move_collaboration
from collabtrack.shared.viewsets import GivenFields

LONGEST_NAME = 200
WHEN_MISSING = "Nothing, or null, while a draft leaves it open."


class _About(GivenFields):
    """What is said about a collaboration itself."""

    name = serializers.CharField(max_length=LONGEST_NAME)
    row_kind = serializers.ChoiceField(
        choices=Collaboration.RowKind.choices,
        required=False,
        help_text="Only in a draft.",
    )
    function = FunctionParameter(
        required=False, allow_null=True, help_text=f"Its id. {WHEN_MISSING}"
    )
    model = serializers.ChoiceField(
        choices=Collaboration.Model.choices, required=False, allow_blank=True
    )
    scope = serializers.ChoiceField(
        choices=Collaboration.Scope.choices, required=False, allow_blank=True
    )
    is_mandatory = serializers.BooleanField(required=False)
    programme = CollaborationParameter(
        required=False, allow_null=True, help_text="A programme's id, or null."
    )
    status = serializers.ChoiceField(
        choices=Collaboration.Status.choices,
        required=False,
        help_text="Only in a draft: later it is moved with status/.",
    )
    started_on = serializers.DateField(required=False, allow_null=True)


class CollaborationGiven(_About):
    """A new draft needs a name and the force that leads it."""

    force = ForceParameter(help_text="Your force, which leads it.")


class CollaborationChangeGiven(_About):
    name = serializers.CharField(max_length=LONGEST_NAME, required=False)
    reason = serializers.CharField(
        default="", allow_blank=True, help_text="Why, for the history."
    )


class MoveGiven(GivenFields):
    status = serializers.ChoiceField(
        choices=Collaboration.Status.choices, help_text="What it becomes."
    )
    on = serializers.DateField(help_text="The day; for what is over, its last.")
    ended_because = serializers.ChoiceField(
        choices=Collaboration.EndingReason.choices,
        default="",
        allow_blank=True,
        help_text="Needed for ended and absorbed.",
    )
    reason = serializers.CharField(default="", allow_blank=True)


class CollaborationWrites(AskedViewSet):
    """The calls that write a collaboration."""

    serializer_class: type[serializers.BaseSerializer[Any]] | None = None
    lookup_field = "reference"

    def shown(self, collaboration: Collaboration) -> Any:
        """Read it anew with all that the answer shows."""
        raise NotImplementedError

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self._with_etag(self.get_object())

    @extend_schema(
        summary="Start a collaboration",
        request=CollaborationGiven,
        responses={201: CollaborationSerializer},
    )
    def create(self, request: Request) -> Response:
        """Save a draft that only the forces taking part see."""
        draft = CollaborationDraft(**CollaborationGiven.read(request))
        made = start_collaboration(draft=draft, by=request.user)
        return self._answer(made, status=201)

    @extend_schema(
        summary="Change a collaboration",
        parameters=[IF_MATCH],
        request=CollaborationChangeGiven,
        responses=CollaborationSerializer,
    )
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Write over what is said; a published name stays among the other names."""
        collaboration, version = self._own(), version_read(request)
        given = CollaborationChangeGiven.read(request)
        reason = given.pop("reason")
        try:
            changed = change_collaboration(
                collaboration=collaboration,
                values=given,
                by=request.user,
                version=version,
                reason=reason,
            )
        except ValidationError as refusal:
            raise overtaken(refusal) from refusal
        return self._answer(changed)

    @extend_schema(
        summary="Move the status of a collaboration",
        parameters=[IF_MATCH],
        request=MoveGiven,
        responses=CollaborationSerializer,
    )
    @action(detail=True, methods=["post"], url_path="status")
    def status(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        collaboration, version = self._own(), version_read(request)
        given: Mapping[str, Any] = MoveGiven.read(request)
        try:
            move_collaboration(
                collaboration=collaboration, by=request.user, version=version, **given
            )
        except ValidationError as refusal:
            raise overtaken(refusal) from refusal
        return self._answer(collaboration)

    @extend_schema(
        summary="Publish the draft of a collaboration",
        request=None,
        responses=CollaborationSerializer,
    )
    @action(detail=True, methods=["post"], url_path="publish")
    def publish(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Show it to everybody who signs in; 400 lists what is missing."""
        made = publish_collaboration(collaboration=self._own(), by=request.user)
        return self._answer(made)

    def _own(self) -> Collaboration:
        """Find the bare row: the answer is read anew after writing."""
        found: Collaboration = Collaboration.objects.get(pk=self.get_object().pk)
        return found

    def _answer(self, collaboration: Collaboration, status: int = 200) -> Response:
        return self._with_etag(self.shown(collaboration), status)

    def _with_etag(self, row: Any, status: int = 200) -> Response:
        shown = self.get_serializer(row).data
        return Response(shown, status=status, headers={"ETag": etag(row)})
