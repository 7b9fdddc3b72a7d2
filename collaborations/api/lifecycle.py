"""Moves of status, business cases and other names in the API."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_view

from collaborations.api.parameters import AskedViewSet
from collaborations.api.places import placed
from collaborations.api.records import (
    OfCollaboration,
    RecordSerializer,
    RecordViewSet,
    RemovableViewSet,
)
from collaborations.forms.lifecycle import BusinessCaseForm, OtherNameForm
from collaborations.models import BusinessCase, OtherName, StatusChange
from collaborations.services.business_cases import BUSINESS_CASE
from collaborations.services.collaboration_changes import OTHER_NAME


class BusinessCaseSerializer(RecordSerializer):
    class Meta:
        model = BusinessCase
        fields = ("id", "collaboration", "version", *BUSINESS_CASE.fields)
        extra_kwargs: ClassVar = {
            "approved_by": {"help_text": "The title of a role, never a name."}
        }


@extend_schema_view(
    list=extend_schema(summary="List business cases"),
    retrieve=extend_schema(summary="Read a business case"),
    create=extend_schema(summary="Add a business case"),
    partial_update=extend_schema(summary="Change a business case"),
)
class BusinessCaseViewSet(RecordViewSet):
    """Why collaborations were started, materially changed or ended."""

    queryset = BusinessCase.objects.select_related("collaboration")
    serializer_class = BusinessCaseSerializer
    field_of_code = BusinessCaseForm.field_of_code
    kind = BUSINESS_CASE


class OtherNameSerializer(RecordSerializer):
    class Meta:
        model = OtherName
        fields = ("id", "collaboration", "version", *OTHER_NAME.fields)


@extend_schema_view(
    list=extend_schema(summary="List other names"),
    retrieve=extend_schema(summary="Read another name"),
    create=extend_schema(summary="Add another name"),
    partial_update=extend_schema(summary="Change another name"),
    destroy=extend_schema(summary="Remove another name"),
)
class OtherNameViewSet(RemovableViewSet):
    """Old names and abbreviations, by which collaborations are found too."""

    queryset = OtherName.objects.select_related("collaboration")
    serializer_class = OtherNameSerializer
    field_of_code = OtherNameForm.field_of_code
    kind = OTHER_NAME


class StatusChangeSerializer(RecordSerializer):
    class Meta:
        model = StatusChange
        fields = (
            "id",
            "collaboration",
            "version",
            "from_status",
            "to_status",
            "moved_on",
            "reason",
        )
        read_only_fields = fields


@extend_schema_view(
    list=extend_schema(summary="List moves of status", parameters=[OfCollaboration])
)
class StatusChangeViewSet(AskedViewSet):
    """Each move from a status to another, on its day. POST one under collaborations."""

    queryset = StatusChange.objects.select_related("collaboration")
    serializer_class = StatusChangeSerializer
    parameters = OfCollaboration
    ordering = "place"

    def get_queryset(self) -> Any:
        return placed(super().get_queryset().filter(**self.asked))
