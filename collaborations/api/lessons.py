"""Lessons in the API."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import serializers

from collaborations.api.parameters import (
    Choice,
    CollaborationParameter,
    Parameters,
)
from collaborations.api.records import RecordSerializer, RecordViewSet
from collaborations.models import Lesson, Theme, lesson_number
from collaborations.reports.lessons import adopted_by
from collaborations.services.lessons import LESSON
from collabtrack.shared.text import plain_text

LONGEST_SEARCH = 100


@extend_schema_field(OpenApiTypes.STR)
class LessonParameter(serializers.Field[Any, Any, Any, Any]):
    """L-0093: one that may not be seen is refused like one that is not there."""

    def to_internal_value(self, data: object) -> Lesson:
        number = lesson_number(data) if isinstance(data, str) else None
        if number is None:
            raise serializers.ValidationError("A lesson looks like L-0093.")
        seen = Lesson.objects.visible_to(self.context["request"].user)
        found: Lesson | None = seen.filter(number=number).first()
        if found is None:
            raise serializers.ValidationError(f"There is no lesson “{data}”.")
        return found

    def to_representation(self, value: Any) -> str:
        return str(value.reference)


class LessonSerializer(RecordSerializer):
    id = serializers.CharField(
        source="reference", read_only=True, help_text="Such as L-0093."
    )
    collaboration = CollaborationParameter(
        help_text="In which it was learned, such as C-0412."
    )
    adopted_by = serializers.SerializerMethodField(
        help_text="How many other collaborations adopted or adapted it."
    )

    class Meta:
        model = Lesson
        fields = ("id", "collaboration", "version", *LESSON.fields, "adopted_by")

    def get_adopted_by(self, row: Any) -> int:
        return len(row.adopted_by)


class LessonParameters(Parameters):
    collaboration = CollaborationParameter(
        required=False, help_text="Where it was learned: an id, such as C-0412."
    )
    theme = Choice(dict(Theme.choices), required=False)
    kind = Choice(dict(Lesson.Kind.choices), required=False)
    stage = Choice(dict(Lesson.Stage.choices), required=False)
    q = serializers.CharField(
        required=False,
        max_length=LONGEST_SEARCH,
        validators=[plain_text],
        help_text="Words to find, as in a search box.",
    )


@extend_schema_view(
    list=extend_schema(summary="List lessons", parameters=[LessonParameters]),
    retrieve=extend_schema(summary="Read a lesson"),
    create=extend_schema(summary="Record a lesson"),
    partial_update=extend_schema(summary="Change a lesson"),
)
class LessonViewSet(RecordViewSet):
    """What collaborations learned, in the order of their ids."""

    queryset = Lesson.objects.select_related("collaboration").defer("search")
    serializer_class = LessonSerializer
    parameters = LessonParameters
    kind = LESSON
    ordering = "number"

    def get_queryset(self) -> QuerySet[Any]:
        asked = dict(self.asked)
        words = asked.pop("q", "")
        self.asked = asked
        rows: Any = super().get_queryset()
        rows = rows.matching(words) if words else rows
        found: QuerySet[Any] = rows.prefetch_related(adopted_by(self.request.user))
        return found

    def get_object(self) -> Any:
        number = lesson_number(self.kwargs["reference"])
        record = self.get_queryset().filter(number=number).first()
        if number is None or record is None:
            raise Http404
        return record
