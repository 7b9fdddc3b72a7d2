"""What formulas and their drivers say in the API."""

from decimal import Decimal
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from collaborations.api.parameters import (
    Choice,
    CollaborationParameter,
    FinancialYearParameter,
    ForceParameter,
    Parameters,
)
from collaborations.models import Driver, DriverValue
from collabtrack.shared.decimals import PlainDecimalField
from collabtrack.shared.text import plain_text
from collabtrack.shared.viewsets import GivenFields

# More than there are: a list of thousands would only take time.
MOST_FORCES = 100
MEASURED = {driver.value: driver.label for driver in Driver if driver.has_values}


@extend_schema_field(OpenApiTypes.STR)
class YearField(FinancialYearParameter):
    """A financial year, in and out: 2025-26."""

    def to_representation(self, value: Any) -> str:
        return str(value)


class WeightField(PlainDecimalField):
    """Per cent outside, hundredths of it inside."""

    def to_internal_value(self, data: Any) -> Any:
        return int(super().to_internal_value(data).scaleb(2))

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(Decimal(value).scaleb(-2))


class PartSerializer(GivenFields):
    driver = serializers.ChoiceField(choices=Driver.choices)
    part = WeightField(
        source="weight",
        max_digits=5,
        decimal_places=2,
        min_value=Decimal("0.01"),
        help_text="In per cent.",
    )


class DriverValueSerializer(serializers.ModelSerializer[DriverValue]):
    collaboration = serializers.CharField(
        source="participation.collaboration.reference", read_only=True
    )
    force = serializers.CharField(source="participation.force.slug", read_only=True)
    financial_year = YearField(read_only=True)
    version = serializers.CharField(
        read_only=True,
        help_text="Of all figures of the year, and another once any differs. In"
        " quotation marks it is the ETag to send back in If-Match.",
    )

    class Meta:
        model = DriverValue
        fields = (
            "collaboration",
            "force",
            "financial_year",
            "driver",
            "value",
            "source",
            "version",
        )


class DriverParameters(Parameters):
    collaboration = CollaborationParameter(
        required=False, help_text="A collaboration's id, such as C-0412."
    )
    force = ForceParameter(required=False, help_text="A force's id.")
    financial_year = FinancialYearParameter(
        required=False, help_text="Such as 2025-26."
    )
    driver = Choice(MEASURED, required=False)


class ValueGiven(GivenFields):
    force = ForceParameter(help_text="A force's id.")
    value = PlainDecimalField(
        max_digits=16,
        decimal_places=2,
        allow_null=True,
        help_text="0 or more; null takes the recorded figure away.",
    )


class DriversGiven(GivenFields):
    collaboration = CollaborationParameter(help_text="Such as C-0412.")
    financial_year = FinancialYearParameter(help_text="Such as 2025-26.")
    driver = Choice(MEASURED)
    source = serializers.CharField(  # type: ignore[assignment]  # DRF keeps fields elsewhere
        default="", allow_blank=True, max_length=300, validators=[plain_text]
    )
    values = ValueGiven(many=True, allow_empty=False, max_length=MOST_FORCES)  # type: ignore[call-arg]  # of the list
