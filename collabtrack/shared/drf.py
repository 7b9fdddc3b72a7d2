"""What settings give to every view of the API: formats, declared filters, cursors.

Nothing here imports a view: Django REST framework reads these while making its own.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

import orjson
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import DataError
from django.db.models import QuerySet
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

EVERY_LIST_TAKES = frozenset({"format"})
EVERY_PAGE_TAKES = frozenset({"cursor", "page_size", "count"})
LARGEST_PAGE = 1000


def refuse_unknown_parameters(request: Request, known: Collection[str]) -> None:
    """Answer 400 that names each query parameter that nobody declared."""
    unknown = sorted(set(request.query_params) - set(known) - EVERY_LIST_TAKES)
    if unknown:
        raise ValidationError(
            {name: f"There is no parameter called “{name}”." for name in unknown}
        )


class RefuseUnknownParameters(BaseFilterBackend):
    """Let through only declared filters, paging and the view's own parameters."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: Any
    ) -> QuerySet[Any]:
        refuse_unknown_parameters(request, _declared_by(view))
        return queryset


def _declared_by(view: Any) -> set[str]:
    filters = getattr(getattr(view, "filterset_class", None), "base_filters", {})
    own = getattr(view, "extra_parameters", ())
    paging = EVERY_PAGE_TAKES if not getattr(view, "detail", False) else ()
    return {*filters, *own, *paging}


class CursorPages(CursorPagination):
    """Pages by cursor: {next, previous, results, meta}, and count when asked for.

    The view names one unique field in `ordering`, or several that are unique together;
    pages then neither repeat nor skip a row while others are written.
    """

    page_size_query_param = "page_size"
    max_page_size = LARGEST_PAGE
    page_size = 100
    total: int | None = None
    meta: Mapping[str, Any] = {}

    def paginate_queryset(
        self, queryset: Any, request: Request, view: Any = None
    ) -> list[Any] | None:
        self.meta = view.list_meta(queryset) if hasattr(view, "list_meta") else {}
        if _is_yes(request, "count"):
            self.total = queryset.count()
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValueError, DataError, DjangoValidationError) as fault:
            # A cursor that decodes to nonsense reaches the database as a value.
            if self.cursor_query_param in request.query_params:
                raise _bad_cursor() from fault
            raise

    def get_ordering(
        self, request: Request, queryset: QuerySet[Any], view: Any
    ) -> tuple[str, ...]:
        ordering = getattr(view, "ordering", "pk")
        return (ordering,) if isinstance(ordering, str) else tuple(ordering)

    def get_page_size(self, request: Request) -> int:
        text = request.query_params.get(self.page_size_query_param)
        if text is None:
            return self.page_size
        if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= LARGEST_PAGE:
            raise ValidationError(
                {"page_size": f"Give a number from 1 to {LARGEST_PAGE}."}
            )
        return int(text)

    def decode_cursor(self, request: Request) -> Cursor | None:
        text = request.query_params.get(self.cursor_query_param)
        try:
            # The library skips what is not base64, and would answer with page one.
            if text is None or b64decode(text, validate=True):
                return super().decode_cursor(request)
        except (NotFound, ValueError) as fault:
            raise _bad_cursor() from fault
        raise _bad_cursor()

    def get_paginated_response(self, data: Any) -> Response:
        count = {} if self.total is None else {"count": self.total}
        links = {"next": self.get_next_link(), "previous": self.get_previous_link()}
        return Response({**count, **links, "results": data, "meta": self.meta})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described = super().get_paginated_response_schema(schema)
        described["properties"] |= {
            "count": {"type": "integer", "description": "Only with ?count=true."},
            "meta": {"type": "object", "additionalProperties": True},
        }
        described["required"] = ["next", "previous", "results", "meta"]
        return described

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        count = {
            "name": "count",
            "required": False,
            "in": "query",
            "description": "Give true to be told how many rows the filter selects.",
            "schema": {"type": "boolean"},
        }
        return [*super().get_schema_operation_parameters(view), count]


def _bad_cursor() -> ValidationError:
    return ValidationError({"cursor": "Use a cursor that this list gave you."})


def _is_yes(request: Request, name: str) -> bool:
    text = request.query_params.get(name, "false")
    if text not in ("true", "false"):
        raise ValidationError({name: "Give true or false."})
    return text == "true"


class ContentNegotiation(DefaultContentNegotiation):
    """Let ?format= decide alone, and say so when there is no such format."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        wanted = format_suffix or request.query_params.get("format")
        if wanted is None:
            chosen: tuple[BaseRenderer, str]
            chosen = super().select_renderer(request, renderers)
            return chosen
        for renderer in renderers:
            if renderer.format == wanted:
                return renderer, renderer.media_type
        formats = " or ".join(renderer.format for renderer in renderers)
        raise ValidationError({"format": f"Give {formats}."})


class JsonRenderer(BaseRenderer):
    """Decimals as strings, dates ISO 8601."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, media_type: Any = None, context: Any = None) -> bytes:
        return b"" if data is None else orjson.dumps(data, default=_plain)


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)


class CsvRenderer(BaseRenderer):
    """Stands for ?format=csv in views that stream their rows themselves."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, media_type: Any = None, context: Any = None) -> bytes:
        raise NotImplementedError("The view streams its rows.")
