"""Roles, appointments and skills: read by all, written by the verbs of the pages."""

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.parameters import (
    Choice,
    CollaborationParameter,
    ForceParameter,
    Parameters,
)
from collaborations.api.record_fields import RecordField
from collaborations.api.records import (
    IF_MATCH,
    RecordSerializer,
    RecordViewSet,
    version_read,
)
from collaborations.api.viewsets import ReferenceViewSet
from collaborations.forms.people import HeldSkillForm, RoleForm
from collaborations.models import Appointment, HeldSkill, HolderName, Role, Skill
from collaborations.services.people import (
    APPOINTMENT,
    ROLE,
    add_appointment,
    change_appointment,
)
from collaborations.services.skills import HELD_SKILL, add_skill
from collabtrack.shared.viewsets import GivenFields

MOST_SKILLS = 50


class OfCollaborationAndForce(Parameters):
    collaboration = CollaborationParameter(
        required=False, help_text="A collaboration's id, such as C-0412."
    )
    force = ForceParameter(required=False, help_text="A force's id.")


class SkillName(serializers.SlugRelatedField[Skill]):
    default_error_messages: ClassVar = {
        "does_not_exist": "There is no skill “{value}” on the list.",
        "invalid": "This cannot be a skill.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("name", queryset=Skill.objects.all(), **kwargs)


class SkillNames(serializers.ListField):
    child = SkillName()

    def to_representation(self, data: Any) -> list[str]:
        return [skill.name for skill in data.all()]


class RoleSerializer(RecordSerializer):
    skills = SkillNames(
        required=False,
        max_length=MOST_SKILLS,
        help_text="Names from the list of skills, each once.",
    )

    class Meta:
        model = Role
        fields = ("id", "collaboration", "version", *ROLE.fields, *ROLE.lists)


@extend_schema_view(
    list=extend_schema(summary="List roles"),
    retrieve=extend_schema(summary="Read a role"),
    create=extend_schema(summary="Add a role"),
    partial_update=extend_schema(summary="Change a role"),
)
class RoleViewSet(RecordViewSet):
    """The posts that a collaboration needs, with the skills that their holders need."""

    queryset = Role.objects.select_related("collaboration").prefetch_related(
        Prefetch("skills", Skill.objects.order_by("name"))
    )
    serializer_class = RoleSerializer
    field_of_code = RoleForm.field_of_code
    kind = ROLE


class AppointmentSerializer(RecordSerializer):
    role = RecordField(Role, help_text="A role's id, such as C-0412-3.")
    force = ForceParameter(help_text="The force that supplies the holder.")
    holder_name = serializers.CharField(
        source="name_seen",
        required=False,
        allow_null=True,
        allow_blank=True,
        trim_whitespace=False,
        max_length=120,
        help_text="Seen and written by the supplying force only; null for all others.",
    )

    class Meta:
        model = Appointment
        fields = ("id", "collaboration", "version", *APPOINTMENT.fields, "holder_name")


@extend_schema_view(
    list=extend_schema(
        summary="List appointments", parameters=[OfCollaborationAndForce]
    ),
    retrieve=extend_schema(summary="Read an appointment"),
    create=extend_schema(summary="Appoint a holder"),
)
class AppointmentViewSet(RecordViewSet):
    """Who holds a role, by title and supplying force, from day to day."""

    queryset = Appointment.objects.select_related(
        "collaboration", "role__collaboration", "force"
    )
    serializer_class = AppointmentSerializer
    parameters = OfCollaborationAndForce
    kind = APPOINTMENT

    def get_queryset(self) -> QuerySet[Any]:
        """Fetch the names that the caller may see, and no others."""
        names = HolderName.objects.visible_to(self.request.user)
        own = Prefetch("holder_name", names, to_attr="name_seen")
        return super().get_queryset().prefetch_related(own)

    def create(self, request: Request) -> Response:
        values = self._given(request, None)
        name = values.pop("name_seen", None) or ""
        made = add_appointment(
            appointment=Appointment(**values), holder_name=name, by=request.user
        )
        return self._answer(made, status=201)

    @extend_schema(summary="Change an appointment", parameters=[IF_MATCH])
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        record = self.get_object()
        version = version_read(request)
        values = self._given(request, record)
        is_named = "name_seen" in values
        name = values.pop("name_seen", None) or ""
        with self.changing(request):
            changed = change_appointment(
                appointment=record,
                values=values,
                holder_name=name if is_named else None,
                version=version,
                by=request.user,
            )
        return self._answer(changed)


class HeldSkillSerializer(RecordSerializer):
    appointment = RecordField(Appointment, help_text="Its id, such as C-0412-3.")
    skill = SkillName(help_text="A name from the list of skills.")

    class Meta:
        model = HeldSkill
        fields = ("id", "collaboration", "version", *HELD_SKILL.fields)


@extend_schema_view(
    list=extend_schema(summary="List skills of holders"),
    retrieve=extend_schema(summary="Read a skill of a holder"),
    create=extend_schema(summary="Add a skill of a holder"),
    partial_update=extend_schema(summary="Change a skill of a holder"),
)
class HeldSkillViewSet(RecordViewSet):
    """What the holder of an appointment can do, and until when the proof holds."""

    queryset = HeldSkill.objects.select_related(
        "collaboration", "appointment__collaboration", "skill"
    )
    serializer_class = HeldSkillSerializer
    field_of_code = HeldSkillForm.field_of_code
    kind = HELD_SKILL


class SkillSerializer(serializers.ModelSerializer[Skill]):
    class Meta:
        model = Skill
        fields = ("name", "kind", "valid_months")


class SkillGiven(GivenFields):
    """A skill that the list lacks."""

    name = serializers.CharField(max_length=120)
    kind = serializers.ChoiceField(choices=Skill.Kind.choices)
    valid_months = serializers.IntegerField(
        required=False,
        allow_null=True,
        min_value=1,
        max_value=240,
        help_text="For how long the proof holds; null if it does not run out.",
    )


class SkillParameters(Parameters):
    kind = Choice(dict(Skill.Kind.choices), required=False)


@extend_schema_view(
    list=extend_schema(summary="List skills", parameters=[SkillParameters]),
    create=extend_schema(
        summary="Add a skill to the list",
        request=SkillGiven,
        responses={201: SkillSerializer},
    ),
)
class SkillViewSet(ReferenceViewSet):
    """The list of skills that all collaborations share."""

    rows = Skill.objects.order_by()
    serializer_class = SkillSerializer
    parameters = SkillParameters
    ordering = "name"

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().filter(**self.asked)

    def create(self, request: Request) -> Response:
        skill = add_skill(by=request.user, **SkillGiven.read(request))
        return Response(SkillSerializer(skill).data, status=201)
