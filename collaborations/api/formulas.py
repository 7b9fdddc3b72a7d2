"""How the cost is to be shared: formulas, and what they measure of each force.

The figures of one driver and year are sent together, as on the page. They are written
over those that are recorded by who has read these: `version` is that of all figures of
the collaboration's year.
"""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError as Refusal
from django.db.models import CharField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Cast
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.agreement_ids import fixed_once_added
from collaborations.api.by_force import by_place, members_named
from collaborations.api.formula_fields import (
    DriverParameters,
    DriversGiven,
    DriverValueSerializer,
    PartSerializer,
    YearField,
)
from collaborations.api.parameters import AskedViewSet
from collaborations.api.places import padded, placed
from collaborations.api.records import (
    IF_MATCH,
    OfCollaboration,
    RecordSerializer,
    RecordViewSet,
    answering_overtaken,
    set_version_read,
    version_read,
)
from collaborations.models import (
    HYBRID,
    CostFormula,
    Driver,
    DriverValue,
    FormulaComponent,
)
from collaborations.reports.set_versions import NOTHING, OF_DRIVERS, digest_of
from collaborations.services.formulas import (
    COST_FORMULA,
    DriverEntry,
    FormulaDraft,
    choose_formula,
    record_drivers,
    version_of_drivers,
)
from collaborations.services.records import CHANGED_MEANWHILE
from collabtrack.shared.problems import Unconditional

YEAR_TAKEN = "A formula holds from that year already."


class FormulaSerializer(RecordSerializer):
    first_year = YearField(help_text="It holds from then until the next one.")
    parts = PartSerializer(
        many=True,
        required=False,
        source="components",
        help_text="Of a hybrid; they total 100.00.",
    )

    class Meta:
        model = CostFormula
        fields = ("id", "collaboration", "version", *COST_FORMULA.fields, "parts")

    def get_fields(self) -> dict[str, Any]:
        return fixed_once_added(self, super().get_fields(), "first_year")

    def validate_parts(self, parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        named = [part["driver"] for part in parts]
        if len(set(named)) < len(named):
            raise serializers.ValidationError("Name each driver once.")
        return parts


@extend_schema_view(
    list=extend_schema(summary="List cost formulas", parameters=[OfCollaboration]),
    retrieve=extend_schema(summary="Read a cost formula"),
    create=extend_schema(summary="Choose a cost formula from a financial year"),
    partial_update=extend_schema(summary="Change a cost formula"),
)
class CostFormulaViewSet(RecordViewSet):
    """How the shares of cost are computed, from a financial year until the next one."""

    queryset = CostFormula.objects.select_related("collaboration").prefetch_related(
        Prefetch("components", FormulaComponent.objects.order_by("-weight", "driver"))
    )
    serializer_class = FormulaSerializer
    kind = COST_FORMULA

    def create(self, request: Request) -> Response:
        given = self._given(request, None)
        try:
            made = choose_formula(
                collaboration=given["collaboration"],
                draft=_draft(given, CostFormula(), {}),
                version=0,
                by=request.user,
            )
        except Refusal as refusal:
            if getattr(refusal, "code", "") == CHANGED_MEANWHILE:
                raise Refusal({"first_year": YEAR_TAKEN}) from refusal
            raise
        return self._answer(made, status=201)

    @extend_schema(parameters=[IF_MATCH])
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        formula, version = self.get_object(), version_read(request)
        given = self._given(request, formula)
        stored = {Driver(each.driver): each.weight for each in formula.components.all()}
        with self.changing(request):
            changed = choose_formula(
                collaboration=formula.collaboration,
                draft=_draft(given, formula, stored),
                version=version,
                by=request.user,
            )
        return self._answer(changed)


def _draft(
    given: dict[str, Any], before: CostFormula, parts: dict[Driver, int]
) -> FormulaDraft:
    """Take from before what is not given; what is no hybrid any more has no parts."""
    kind = given.get("kind", before.kind)
    sent = given.get("components")
    if sent is not None:
        parts = {Driver(each["driver"]): each["weight"] for each in sent}
    elif kind != HYBRID:
        parts = {}
    return FormulaDraft(
        kind=kind,
        first_year=given.get("first_year", before.first_year),
        note=given.get("note", before.note),
        parts=parts,
    )


@extend_schema_view(
    list=extend_schema(
        summary="List figures that formulas measure", parameters=[DriverParameters]
    ),
    create=extend_schema(
        summary="Record one driver of a financial year",
        request=DriversGiven,
        responses={201: DriverValueSerializer(many=True)},
        parameters=[
            OpenApiParameter(
                "If-Match",
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                description="Once figures of the year are recorded: their version as"
                " you read it, in quotation marks.",
            )
        ],
    ),
)
class DriverValueViewSet(AskedViewSet):
    """Population, officers, usage and so on, by force and financial year."""

    queryset = DriverValue.objects.select_related(
        "participation__collaboration", "participation__force"
    )
    serializer_class = DriverValueSerializer
    parameters = DriverParameters
    ordering = "place"
    paths: ClassVar = {
        name: f"participation__{name}" for name in ("collaboration", "force")
    }

    def get_queryset(self) -> QuerySet[Any]:
        asked = {self.paths.get(name, name): each for name, each in self.asked.items()}
        rows: QuerySet[Any] = super().get_queryset().filter(**asked)
        same = DriverValue.objects.order_by().filter(
            participation__collaboration=OuterRef("participation__collaboration"),
            financial_year=OuterRef("financial_year"),
        )
        said = same.values("financial_year").annotate(said=digest_of(OF_DRIVERS))
        return placed(
            rows.annotate(version=Subquery(said.values("said"))),
            "participation__collaboration",
            Cast("financial_year", CharField()),
            "driver",
            padded("participation__number"),
        )

    def create(self, request: Request) -> Response:
        given = DriversGiven.read(request)
        owner, year = given["collaboration"], given["financial_year"]
        forces = [each["force"] for each in given["values"]]
        members = members_named(owner, forces, year.end, "values")
        entries = [
            DriverEntry(member, given["driver"], each["value"], given["source"])
            for member, each in zip(members, given["values"], strict=True)
        ]
        version = set_version_read(request) or NOTHING
        if version == NOTHING and version_of_drivers(owner, year) != NOTHING:
            raise Unconditional
        try:
            with answering_overtaken():
                record_drivers(
                    collaboration=owner,
                    year=year,
                    entries=entries,
                    version=version,
                    by=request.user,
                )
        except Refusal as refusal:
            raise by_place(refusal, members, "values", "value") from refusal
        return self._answer(given)

    def _answer(self, given: dict[str, Any]) -> Response:
        owner, year = given["collaboration"], given["financial_year"]
        rows = self.get_queryset().filter(
            participation__collaboration=owner,
            financial_year=year,
            driver=given["driver"],
        )
        shown = self.get_serializer(rows.order_by(self.ordering), many=True).data
        version = version_of_drivers(owner, year)
        headers = {"ETag": f'"{version}"'} if version else {}
        return Response(shown, status=201, headers=headers)
