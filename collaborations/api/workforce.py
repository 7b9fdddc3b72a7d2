"""Posts agreed by forces, and the systems they work with."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_view

from collaborations.api.parameters import ForceParameter
from collaborations.api.people import OfCollaborationAndForce
from collaborations.api.records import RecordSerializer, RecordViewSet
from collaborations.forms.people import SkillsReviewForm
from collaborations.forms.workforce import FigureForm, SystemForm
from collaborations.models import (
    PostContribution,
    SkillsReview,
    SystemInUse,
    WorkforceFigure,
)
from collaborations.services.skills import SKILLS_REVIEW
from collaborations.services.workforce import (
    POST_CONTRIBUTION,
    SYSTEM_IN_USE,
    WORKFORCE_FIGURE,
)


class PostContributionSerializer(RecordSerializer):
    force = ForceParameter(help_text="The force that agrees.")

    class Meta:
        model = PostContribution
        fields = ("id", "collaboration", "version", *POST_CONTRIBUTION.fields)


@extend_schema_view(
    list=extend_schema(
        summary="List contributions of posts", parameters=[OfCollaborationAndForce]
    ),
    retrieve=extend_schema(summary="Read a contribution of posts"),
    create=extend_schema(summary="Add a contribution of posts"),
    partial_update=extend_schema(summary="Change a contribution of posts"),
)
class PostContributionViewSet(RecordViewSet):
    """How many posts each force agreed to supply, from day to day."""

    queryset = PostContribution.objects.select_related("collaboration", "force")
    serializer_class = PostContributionSerializer
    parameters = OfCollaborationAndForce
    kind = POST_CONTRIBUTION


class SystemInUseSerializer(RecordSerializer):
    force = ForceParameter(help_text="The force that works with it.")

    class Meta:
        model = SystemInUse
        fields = ("id", "collaboration", "version", *SYSTEM_IN_USE.fields)


@extend_schema_view(
    list=extend_schema(
        summary="List systems in use", parameters=[OfCollaborationAndForce]
    ),
    retrieve=extend_schema(summary="Read a system in use"),
    create=extend_schema(summary="Add a system in use"),
    partial_update=extend_schema(summary="Change a system in use"),
)
class SystemInUseViewSet(RecordViewSet):
    """The ICT systems that forces work with, by purpose, with their differences."""

    queryset = SystemInUse.objects.select_related("collaboration", "force")
    serializer_class = SystemInUseSerializer
    field_of_code = SystemForm.field_of_code
    parameters = OfCollaborationAndForce
    kind = SYSTEM_IN_USE


class SkillsReviewSerializer(RecordSerializer):
    class Meta:
        model = SkillsReview
        fields = ("id", "collaboration", "version", *SKILLS_REVIEW.fields)
        extra_kwargs: ClassVar = {
            "reviewed_by": {"help_text": "The title of a role, never a name."}
        }


@extend_schema_view(
    list=extend_schema(summary="List reviews of skills"),
    retrieve=extend_schema(summary="Read a review of skills"),
    create=extend_schema(summary="Add a review of skills"),
    partial_update=extend_schema(summary="Change a review of skills"),
)
class SkillsReviewViewSet(RecordViewSet):
    """The days on which the list of roles and skills was gone through."""

    queryset = SkillsReview.objects.select_related("collaboration")
    serializer_class = SkillsReviewSerializer
    field_of_code = SkillsReviewForm.field_of_code
    kind = SKILLS_REVIEW


class WorkforceFigureSerializer(RecordSerializer):
    class Meta:
        model = WorkforceFigure
        fields = ("id", "collaboration", "version", *WORKFORCE_FIGURE.fields)


@extend_schema_view(
    list=extend_schema(summary="List figures about staff"),
    retrieve=extend_schema(summary="Read a figure about staff"),
    create=extend_schema(summary="Add a figure about staff"),
    partial_update=extend_schema(summary="Change a figure about staff"),
)
class WorkforceFigureViewSet(RecordViewSet):
    """Leavers and travel to work, each with its day and source."""

    queryset = WorkforceFigure.objects.select_related("collaboration")
    serializer_class = WorkforceFigureSerializer
    field_of_code = FigureForm.field_of_code
    kind = WORKFORCE_FIGURE
