"""Routes of the tests: one real resource, and one view for each kind of fault."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import DataError, IntegrityError, OperationalError
from django.db.models import ProtectedError
from django.http import Http404
from django.urls import include, path, re_path
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter
from rest_framework.views import APIView

from collaborations.models import Collaboration, Function
from collabtrack.accounts import urls as accounts_urls
from collabtrack.shared.drf import JsonRenderer
from collabtrack.shared.problems import unknown_path
from collabtrack.shared.viewsets import ScopedViewSet


class _FunctionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Function
        fields = ("code", "name")


class _CollaborationSerializer(serializers.ModelSerializer):
    function = _FunctionSerializer()
    # As money leaves: text that is a number.
    cost = serializers.ReadOnlyField(default="-12.50")

    class Meta:
        model = Collaboration
        fields = ("reference", "name", "started_on", "cost", "function")


class _CollaborationFilters(filters.FilterSet):
    name = filters.CharFilter()
    started_after = filters.DateFilter(field_name="started_on", lookup_expr="gt")


class _Collaborations(ScopedViewSet):
    queryset = Collaboration.objects.all()
    serializer_class = _CollaborationSerializer
    filterset_class = _CollaborationFilters
    lookup_field = "reference"
    ordering = "reference"


class _NestedCsv(_Collaborations):
    csv_fields = ("reference", "function.name")


def _broken(code: str) -> IntegrityError:
    cause = Exception("secret SQL: SELECT")
    cause.pgcode = code
    fault = IntegrityError("secret SQL: SELECT")
    fault.__cause__ = cause
    return fault


FAULTS: dict[str, Callable[[], Exception]] = {
    "not-found": lambda: Http404("No Secret matches"),
    "forbidden": lambda: PermissionDenied("Analysts of Northern may edit this."),
    "invalid": lambda: DjangoValidationError({"amount": ["Too much.", "Odd."]}),
    "invalid-whole": lambda: DjangoValidationError("Shares must total 100."),
    "nested": lambda: serializers.ValidationError(
        {"rows": [{}, {"value": ["Wrong."]}], "non_field_errors": ["Late."]}
    ),
    "protected": lambda: ProtectedError("secret", set()),
    "duplicate": lambda: _broken("23505"),
    "missing": lambda: _broken("23502"),
    "data": lambda: DataError("secret SQL: SELECT"),
    "overflow": lambda: OverflowError("secret"),
    "away": lambda: OperationalError("secret host"),
    "bug": lambda: RuntimeError("secret path /srv/x.py"),
}


class _PlainText(BaseRenderer):
    media_type = "text/plain"
    format = "text"

    def render(self, data, media_type=None, context=None):
        return repr(data)


class _Fault(APIView):
    renderer_classes = (_PlainText, JsonRenderer)

    def get(self, request: Request, kind: str) -> Response:
        raise FAULTS[kind]()

    def post(self, request: Request, kind: str) -> Response:
        return Response({"kind": kind})


router = SimpleRouter()
router.register("collaborations", _Collaborations, basename="collaborations")
router.register("nested", _NestedCsv, basename="nested")

urlpatterns = [
    *accounts_urls.urlpatterns,
    path("api/v1/", include(router.urls)),
    path("api/v1/faults/<slug:kind>/", _Fault.as_view(), name="fault"),
    re_path(r"^api/v1/", unknown_path),
]
