"""Spend and what pays for it in the API: a cell's total is sent, entries are kept."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError as Refusal
from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from benefits.api.ledger_fields import PeriodParameters, YearField, in_periods
from benefits.models import FundingEntry, SpendEntry
from benefits.services.spend import (
    RefusedEntriesError,
    newest_of_cell,
    record_amounts,
)
from collaborations.api.constraints import at_its_field
from collaborations.api.parameters import AskedViewSet, Choice
from collaborations.api.places import placed
from collaborations.api.records import REFERENCE, RecordSerializer
from collaborations.models import Force

_COMMON = ("plan_version", "force", "starts_on", "ends_on", "amount", "reason")
_TOLD = ("financial_year", "adjusts", "basis", "source", "recorded_at")
_READ_ONLY = ("basis", "source", "recorded_at")
_FIELD_OF_CODE = {
    "version_of_no_plan": "plan_version",
    "funding_without_force": "force",
    "recharge_counterparty": "counterparty",
}
_FORCE: dict[str, Any] = {"allow_null": True, "required": False}


def _force(about: str) -> serializers.SlugRelatedField[Force]:
    return serializers.SlugRelatedField[Force](
        "slug", queryset=Force.objects.order_by(), help_text=about, **_FORCE
    )


class EntrySerializer(RecordSerializer):
    """An entry. What is sent is the total of its cell: the amount then shown is what
    this entry adds to it, and `adjusts` names the first entry of the cell.
    """

    force = _force("A force's id; null where it is not split by force.")
    financial_year = YearField(read_only=True)
    adjusts = serializers.SerializerMethodField(
        help_text="The entry that it adjusts, such as C-0412-37; null for a first one."
    )

    def get_adjusts(self, row: Any) -> str | None:
        if row.adjusts is None:
            return None
        return f"{row.collaboration.reference}-{row.adjusts.number}"

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        # The service asks for one where there is a figure already.
        fields["reason"].required = False
        return fields


class SpendSerializer(EntrySerializer):
    class Meta:
        model = SpendEntry
        fields = (
            *("id", "collaboration", "version", "kind", "category", "cost_type"),
            *_COMMON,
            *_TOLD,
        )
        read_only_fields = _READ_ONLY


class FundingSerializer(EntrySerializer):
    counterparty = _force("The force that a recharge is paid to; null otherwise.")

    class Meta:
        model = FundingEntry
        fields = (
            *("id", "collaboration", "version", "kind", "funding", "counterparty"),
            *("payer", *_COMMON),
            *_TOLD,
        )
        read_only_fields = _READ_ONLY


class EntryParameters(PeriodParameters):
    kind = Choice(dict(SpendEntry.Kind.choices), required=False)


class EntryViewSet(AskedViewSet):
    """Entries are added and never edited; a correction is one of the difference."""

    serializer_class: type[serializers.BaseSerializer[Any]] | None = None
    parameters = EntryParameters
    model: ClassVar[type[Any]]
    lookup_field = "reference"
    ordering = "place"

    def handle_exception(self, exc: Exception) -> Response:
        return super().handle_exception(at_its_field(exc, _FIELD_OF_CODE))

    def get_queryset(self) -> QuerySet[Any]:
        return placed(super().get_queryset().filter(**in_periods(self.asked)))

    def get_object(self) -> Any:
        found = REFERENCE.fullmatch(self.kwargs["reference"])
        if found is None:
            raise Http404
        reference, number = found.groups()
        named = {"collaboration__reference": reference, "number": number}
        entry = self.get_queryset().filter(**named).first()
        if entry is None:
            raise Http404
        return entry

    def create(self, request: Request) -> Response:
        """Make the total of a cell what is sent; one that it is already adds nothing.

        201 with the entry that was added, or 200 with the newest one of the cell.
        """
        given = self.get_serializer(data=request.data)
        given.is_valid(raise_exception=True)
        entry = self.model(**given.validated_data)
        try:
            added = record_amounts(
                collaboration=entry.collaboration, entries=[entry], by=request.user
            )
        except RefusedEntriesError as refused:
            fault: Refusal = refused.faults[0]
            raise fault from refused
        newest: Any = added[0] if added else newest_of_cell(entry)
        shown = self.get_serializer(self.get_queryset().get(pk=newest.pk)).data
        return Response(shown, status=201 if added else 200)


_ROWS = ("collaboration", "force", "adjusts")


@extend_schema_view(
    list=extend_schema(summary="List spend", parameters=[EntryParameters]),
    retrieve=extend_schema(summary="Read a spend entry"),
    create=extend_schema(
        summary="Record spend, or adjust it",
        responses={200: SpendSerializer, 201: SpendSerializer},
    ),
)
class SpendViewSet(EntryViewSet):
    """Gross spend: plan, forecast and actual. Never add funding to it."""

    queryset = SpendEntry.objects.select_related(*_ROWS)
    serializer_class = SpendSerializer
    model = SpendEntry


@extend_schema_view(
    list=extend_schema(summary="List funding", parameters=[EntryParameters]),
    retrieve=extend_schema(summary="Read a funding entry"),
    create=extend_schema(
        summary="Record funding, or adjust it",
        responses={200: FundingSerializer, 201: FundingSerializer},
    ),
)
class FundingViewSet(EntryViewSet):
    """What pays for gross spend: contributions, grants, income and recharges."""

    queryset = FundingEntry.objects.select_related(*_ROWS, "counterparty")
    serializer_class = FundingSerializer
    model = FundingEntry
