from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from collaborations.api.records import RecordSerializer, RecordViewSet
from collaborations.forms.reviews import ReviewForm
from collaborations.models import Lesson, Review
from collaborations.services.reviews import REVIEW


@extend_schema_field(OpenApiTypes.STR)
class LessonField(serializers.RelatedField[Lesson, Any, str]):
    """A lesson's id; one that may not be seen is refused like one that is not there."""

    default_error_messages = {  # noqa: RUF012 (as Django REST framework declares it)
        "does_not_exist": "There is no lesson “{value}”.",
    }

    def get_queryset(self) -> Any:
        return Lesson.objects.visible_to(self.context["request"].user)

    def to_internal_value(self, data: object) -> Lesson:
        text = str(data)
        found: Lesson | None = None
        if text.startswith("L-") and text[2:].isdecimal() and len(text) < 11:
            found = self.get_queryset().filter(number=int(text[2:])).first()
        if found is None:
            self.fail("does_not_exist", value=text[:40])
        return found

    def to_representation(self, value: Any) -> str:
        return str(value.reference)


class NamesLessonsSerializer(RecordSerializer):
    """Lessons out of the caller's sight are not told, and stay when others change."""

    lessons = LessonField(
        many=True,
        required=False,
        queryset=Lesson.objects.none(),
        help_text="Ids of lessons, such as L-0093: learned here or from elsewhere.",
    )

    def validate_lessons(self, lessons: list[Lesson]) -> list[Lesson]:
        if self.instance is None:
            return lessons
        seen = Lesson.objects.visible_to(self.context["request"].user)
        owner: Any = type(self.instance)
        named = owner.objects.get(pk=self.instance.pk).lessons
        hidden = named.exclude(pk__in=seen.values("pk"))
        return [*dict.fromkeys([*lessons, *hidden])]


class NamesLessonsViewSet(RecordViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        seen = Lesson.objects.visible_to(self.request.user).order_by("number")
        return super().get_queryset().prefetch_related(Prefetch("lessons", seen))


class ReviewSerializer(NamesLessonsSerializer):
    class Meta:
        model = Review
        fields = ("id", "collaboration", "version", *REVIEW.fields, "lessons")


@extend_schema_view(
    list=extend_schema(summary="List reviews"),
    retrieve=extend_schema(summary="Read a review"),
    create=extend_schema(summary="Add a review"),
    partial_update=extend_schema(summary="Change a review"),
)
class ReviewViewSet(NamesLessonsViewSet):
    """Was it still worth it? A review has an outcome, and names lessons or why none."""

    queryset = Review.objects.select_related("collaboration")
    serializer_class = ReviewSerializer
    field_of_code = ReviewForm.field_of_code
    kind = REVIEW
