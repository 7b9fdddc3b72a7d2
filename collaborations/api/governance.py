"""The bodies that decide, and their meetings with who was there."""

from typing import Any

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.accountability import OWN
from collaborations.api.records import (
    IF_MATCH,
    RecordSerializer,
    RecordViewSet,
    version_read,
)
from collaborations.api.references import (
    ATTENDANCES,
    AttendanceSerializer,
    NamedPartySerializer,
    RecordReference,
    party_of,
)
from collaborations.forms.governance import BodyForm, MeetingForm
from collaborations.models import GovernanceBody, Meeting
from collaborations.services.governance import BODY
from collaborations.services.meetings import MEETING, add_meeting, change_meeting

# More than there are: a list of thousands would only take time.
MOST_PARTIES = 200


class BodySerializer(RecordSerializer):
    class Meta:
        model = GovernanceBody
        fields = (*OWN, *BODY.fields)


@extend_schema_view(
    list=extend_schema(summary="List governance bodies"),
    retrieve=extend_schema(summary="Read a governance body"),
    create=extend_schema(summary="Add a governance body"),
    partial_update=extend_schema(summary="Change a governance body"),
)
class BodyViewSet(RecordViewSet):
    """Boards and committees that decide for a collaboration; tier 1 is the highest."""

    queryset = GovernanceBody.objects.select_related("collaboration")
    serializer_class = BodySerializer
    field_of_code = BodyForm.field_of_code
    kind = BODY


class MeetingSerializer(RecordSerializer):
    body = RecordReference(
        queryset=GovernanceBody.objects.select_related("collaboration"),
        help_text="The id of the body that met.",
    )
    attendance = AttendanceSerializer(
        source="attendances",
        many=True,
        read_only=True,
        help_text="Every party with a seat; empty where it is not recorded.",
    )
    present = NamedPartySerializer(  # type: ignore[call-arg]  # of the list
        many=True,
        required=False,
        write_only=True,
        max_length=MOST_PARTIES,
        help_text="Who was there; the others with a seat were absent. An empty list"
        " says that it is not known.",
    )

    class Meta:
        model = Meeting
        fields = (*OWN, *MEETING.fields, "attendance", "present")


@extend_schema_view(
    list=extend_schema(summary="List meetings"),
    retrieve=extend_schema(summary="Read a meeting"),
    create=extend_schema(summary="Record a meeting"),
)
class MeetingViewSet(RecordViewSet):
    """Meetings of governance bodies: the hours of all who sat in them, added up."""

    queryset = Meeting.objects.select_related(
        "collaboration", "body__collaboration"
    ).prefetch_related(Prefetch("attendances", ATTENDANCES))
    serializer_class = MeetingSerializer
    field_of_code = MeetingForm.field_of_code
    kind = MEETING

    def create(self, request: Request) -> Response:
        values = self._given(request, None)
        present = _parties(values) or ()
        made = add_meeting(meeting=Meeting(**values), present=present, by=request.user)
        return self._answer(made, status=201)

    @extend_schema(summary="Change a meeting", parameters=[IF_MATCH])
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        meeting = self.get_object()
        version = version_read(request)
        values = self._given(request, meeting)
        present = _parties(values)
        with self.changing(request):
            changed = change_meeting(
                meeting=meeting,
                values=values,
                present=present,
                version=version,
                by=request.user,
            )
        return self._answer(changed)


def _parties(values: dict[str, Any]) -> list[Any] | None:
    """Take the parties out of what was given; None: nothing was said of them."""
    given = values.pop("present", None)
    return None if given is None else [party_of(each) for each in given]
