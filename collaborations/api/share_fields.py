"""What sets of shares say in the API: the rows as they are shown, and a set as sent."""

from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from collaborations.api.parameters import CollaborationParameter, ForceParameter
from collaborations.models import CostShare, VoteShare
from collaborations.reports.shares import percentage_of
from collaborations.services.votes import MOST_VOTES
from collabtrack.shared.decimals import PlainDecimalField
from collabtrack.shared.text import plain_text
from collabtrack.shared.viewsets import GivenFields

# More than there are: a list of thousands would only take time.
MOST_FORCES = 100
_PERCENTAGE = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True)


class ShareSerializer(serializers.ModelSerializer[Any]):
    collaboration = serializers.CharField(
        source="participation.collaboration.reference", read_only=True
    )
    force = serializers.CharField(source="participation.force.slug", read_only=True)
    percentage = serializers.SerializerMethodField(
        help_text="Of the whole set; null where all of it is 0."
    )

    version = serializers.CharField(
        read_only=True,
        help_text="Of the whole set, and another once any share differs. In quotation"
        " marks it is the ETag that a correction sends back in If-Match.",
    )

    @extend_schema_field(_PERCENTAGE)
    def get_percentage(self, row: Any) -> Decimal | None:
        return percentage_of(row.weight, row.whole)


_FIELDS = (
    "collaboration",
    "force",
    "percentage",
    "starts_on",
    "ends_on",
    "basis",
    "version",
)


class CostShareSerializer(ShareSerializer):
    class Meta:
        model = CostShare
        fields = _FIELDS


class VoteShareSerializer(ShareSerializer):
    votes = serializers.IntegerField(source="weight", read_only=True)

    class Meta:
        model = VoteShare
        fields = (*_FIELDS, "votes")


class CostPart(GivenFields):
    force = ForceParameter(help_text="A force's id.")
    share = PlainDecimalField(
        max_digits=5, decimal_places=2, help_text="In per cent; all total 100.00."
    )


class VotePart(GivenFields):
    force = ForceParameter(help_text="A force's id.")
    votes = serializers.IntegerField(min_value=0, max_value=MOST_VOTES)


class SetGiven(GivenFields):
    collaboration = CollaborationParameter(help_text="Such as C-0412.")
    starts_on = serializers.DateField(help_text="The first day that it holds.")
    corrects = serializers.BooleanField(
        default=False,
        help_text="True to write over the newest set, which starts on that day.",
    )
    reason = serializers.CharField(
        default="",
        allow_blank=True,
        max_length=4_000,
        validators=[plain_text],
        help_text="Why it is corrected; needed then, and only then.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["reason"] and not attrs["corrects"]:
            problem = "A reason is for a correction. Send corrects, too, or leave it."
            raise serializers.ValidationError({"reason": problem})
        return attrs


class CostSetGiven(SetGiven):
    shares = CostPart(many=True, allow_empty=False, max_length=MOST_FORCES)  # type: ignore[call-arg]  # of the list


class VoteSetGiven(SetGiven):
    shares = VotePart(many=True, allow_empty=False, max_length=MOST_FORCES)  # type: ignore[call-arg]  # of the list
