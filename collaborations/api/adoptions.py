"""The answers of collaborations to lessons, in the API."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError as Refusal
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.lessons import LessonParameter
from collaborations.api.parameters import (
    Choice,
    CollaborationParameter,
    ForceParameter,
    Parameters,
)
from collaborations.api.records import (
    IF_MATCH,
    RecordSerializer,
    RecordViewSet,
    overtaken,
    version_read,
)
from collaborations.forms.lessons import DoneForm
from collaborations.models import (
    Adoption,
    Collaboration,
    Force,
    Lesson,
    Participation,
)
from collaborations.services.lessons import PROMISE, LessonAnswer, answer_lesson
from collaborations.services.records import CHANGED_MEANWHILE
from collabtrack.shared.problems import Conflict


class AdoptionSerializer(RecordSerializer):
    collaboration = CollaborationParameter(
        help_text="The one that answers, such as C-0413."
    )
    lesson = LessonParameter(help_text="Such as L-0093.")
    force = ForceParameter(
        source="participation.force",
        help_text="In whose name it is answered: a force of your own.",
    )

    class Meta:
        model = Adoption
        fields = (
            "id",
            "collaboration",
            "version",
            "lesson",
            "force",
            "answer",
            "reason",
            "action",
            "due_on",
            "done_on",
            "answered_on",
        )

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        if self.instance is not None:
            fields["lesson"].read_only = True
        return fields


class AdoptionParameters(Parameters):
    collaboration = CollaborationParameter(
        required=False, help_text="The one that answers: an id, such as C-0413."
    )
    lesson = LessonParameter(required=False, help_text="A lesson's id.")
    answer = Choice(dict(Adoption.Answer.choices), required=False)


@extend_schema_view(
    list=extend_schema(summary="List answers", parameters=[AdoptionParameters]),
    retrieve=extend_schema(summary="Read an answer"),
    create=extend_schema(summary="Answer a lesson"),
    partial_update=extend_schema(summary="Change an answer, or mark its action done"),
)
class AdoptionViewSet(RecordViewSet):
    """The current answer of each collaboration to a lesson: adopt, adapt or decline.

    `done_on` says when the action was done, and is changed alone.
    """

    queryset = Adoption.objects.select_related(
        "collaboration", "lesson", "participation__force"
    ).defer("lesson__search")
    serializer_class = AdoptionSerializer
    field_of_code = DoneForm.field_of_code
    parameters = AdoptionParameters
    kind = PROMISE

    def create(self, request: Request) -> Response:
        values = self._given(request, None)
        try:
            made = self._answered(values, values["lesson"], values["collaboration"])
        except Refusal as refusal:
            if getattr(refusal, "code", "") != CHANGED_MEANWHILE:
                raise
            raise Conflict(
                "This collaboration has answered the lesson: change that answer."
            ) from refusal
        return self._answer(made, status=201)

    @extend_schema(parameters=[IF_MATCH])
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        record = self.get_object()
        version = version_read(request)
        values = self._given(request, record)
        if set(values) == set(self.kind.fields):
            return super().partial_update(request, *args, **kwargs)
        names = ("answer", "reason", "action", "due_on", "answered_on")
        whole = {name: getattr(record, name) for name in names}
        whole["participation"] = {"force": record.participation.force}
        try:
            changed = self._answered(
                whole | values, record.lesson, record.collaboration, version
            )
        except Refusal as refusal:
            raise overtaken(refusal) from refusal
        return self._answer(changed)

    def _answered(
        self,
        values: Mapping[str, Any],
        lesson: Lesson,
        collaboration: Collaboration,
        version: int = 0,
    ) -> Adoption:
        if values.get("done_on"):
            raise Refusal({"done_on": "Send this alone, once the answer is recorded."})
        return answer_lesson(
            lesson=lesson,
            participation=_member(collaboration, values["participation"]["force"]),
            given=LessonAnswer(
                answer=values["answer"],
                reason=values["reason"],
                answered_on=values["answered_on"],
                action=values.get("action", ""),
                due_on=values.get("due_on"),
            ),
            by=self.request.user,
            version=version,
        )


def _member(collaboration: Collaboration, force: Force) -> Participation:
    """Give the newest membership of the force."""
    rows = collaboration.participations.filter(force=force)
    rows = rows.select_related("collaboration", "force")
    found: Participation | None = rows.order_by("-pk").first()
    if found is None:
        raise Refusal({"force": "This force does not take part."})
    return found
