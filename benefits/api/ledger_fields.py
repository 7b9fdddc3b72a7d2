"""How the ledger's rows name measures, readings and years, and who sees which."""

import datetime as dt
import re
from typing import Any, ClassVar

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from benefits.models import BenefitMeasure, Reading
from collaborations import access
from collaborations.api.parameters import (
    CollaborationParameter,
    FinancialYearParameter,
    ForceParameter,
    Parameters,
)
from collaborations.api.places import placed
from collabtrack.shared.financial_years import FinancialYear

ALL = "all"
_READING = re.compile(
    r"(B-[0-9]{5,7})\.([0-9]{4}-[0-9]{2}-[0-9]{2})\.([a-z0-9-]{1,60})\.([0-9]{1,4})",
    re.ASCII,
)
TARGET_ID = re.compile(
    r"(B-[0-9]{5,7})\.([0-9]{4}-[0-9]{2}-[0-9]{2})\.([a-z0-9-]{1,60})", re.ASCII
)


@extend_schema_field(OpenApiTypes.STR)
class YearField(serializers.Field[Any, Any, Any, Any]):
    """A financial year such as 2025-26."""

    def to_internal_value(self, data: object) -> FinancialYear:
        return FinancialYearParameter().to_internal_value(data)

    def to_representation(self, value: Any) -> str:
        return str(value)


@extend_schema_field(OpenApiTypes.STR)
class MeasureParameter(serializers.SlugRelatedField[BenefitMeasure]):
    """A reference: one that may not be seen is refused like one that is not there."""

    default_error_messages: ClassVar = {
        "does_not_exist": "There is no benefit measure “{value}”.",
        "invalid": "This cannot be a benefit measure.",
    }

    def __init__(self, **kwargs: Any) -> None:
        if not kwargs.get("read_only"):
            kwargs["queryset"] = BenefitMeasure.objects.all()
        super().__init__("reference", **kwargs)

    def get_queryset(self) -> Any:
        rows = BenefitMeasure.objects.visible_to(self.context["request"].user)
        return rows.select_related("collaboration")


@extend_schema_field(OpenApiTypes.STR)
class ReadingParameter(serializers.Field[Any, Any, Any, Any]):
    """A reading's id: one that may not be seen is refused like one not there."""

    def to_internal_value(self, data: object) -> Reading:
        user = self.context["request"].user
        found = reading_named(str(data), Reading.objects.filter(readings_seen(user)))
        if found is None:
            raise serializers.ValidationError(f"There is no reading “{data}”.")
        return found

    def to_representation(self, value: Any) -> str:
        return reading_id(value)


class PeriodParameters(Parameters):
    """What every list of figures may be asked; `from` and `to` hold whole periods."""

    collaboration = CollaborationParameter(
        required=False, help_text="A collaboration's id, such as C-0412."
    )
    force = ForceParameter(required=False, help_text="A force's id.")
    financial_year = FinancialYearParameter(
        required=False, help_text="A financial year such as 2025-26."
    )

    def get_fields(self) -> dict[str, Any]:
        days = {
            "from": "Periods that start on this day or later.",
            "to": "Periods that end on this day or earlier.",
        }
        return super().get_fields() | {
            name: serializers.DateField(required=False, help_text=about)
            for name, about in days.items()
        }


def in_periods(asked: Any) -> dict[str, Any]:
    """Give what was asked as conditions on rows."""
    columns = {"from": "starts_on__gte", "to": "ends_on__lte"}
    return {columns.get(name, name): value for name, value in asked.items()}


def whose(row: Any) -> str:
    return row.force.slug if row.force else ALL


def reading_id(row: Reading) -> str:
    """Give B-01873.2025-10-01.kentmere.1: measure, first day, force, revision."""
    return f"{figure_id(row)}.{row.revision}"


def figure_id(row: Any) -> str:
    return f"{row.measure.reference}.{row.starts_on}.{whose(row)}"


def reading_named(text: str, rows: Any) -> Reading | None:
    """Find a reading by its id among some rows."""
    found = _READING.fullmatch(text)
    place = None if found is None else figure_place(*found.groups()[:3])
    if found is None or place is None:
        return None
    named = rows.filter(**place, revision=int(found.group(4)))
    row: Reading | None = named.order_by("pk").first()
    return row


def figure_place(measure: str, day: str, force: str) -> dict[str, Any] | None:
    """Give the conditions that an id stands for; None where the day is none."""
    try:
        starts_on = dt.date.fromisoformat(day)
    except ValueError:
        return None
    of_force = {"force": None} if force == ALL else {"force__slug": force}
    return {"measure__reference": measure, "starts_on": starts_on, **of_force}


def readings_seen(user: Any) -> Q:
    """Give the condition on readings of collaborations that the user sees.

    What is not confirmed is for those who take part (rules.md 4.1).
    """
    own = access.own_collaborations(user)
    confirmed = Q(state=Reading.State.CONFIRMED)
    seen = BenefitMeasure.objects.visible_to(user).values("pk")
    return Q(measure__in=seen) & (confirmed | Q(collaboration__in=own))


def by_place(rows: QuerySet[Any], *parts: Any) -> QuerySet[Any]:
    """Order figures by measure, first day and force."""
    slug = Coalesce(F("force__slug"), Value("all"))
    day = Cast("starts_on", CharField())
    return placed(rows, "measure", day, Value("/"), slug, *parts)
