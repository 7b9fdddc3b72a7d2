"""Read-only resources of the API: the rows that the caller may see."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpResponseBase
from rest_framework import serializers, viewsets
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from collabtrack.shared.drf import CsvRenderer, JsonRenderer
from collabtrack.shared.plain_fields import PlainWords
from collabtrack.shared.spreadsheets import Cell, Sheet, csv_response, download_name
from collabtrack.shared.views import Scoped

_STREAMED_ROWS = 2000
_NUMBER = re.compile(r"-?\d+\.\d+", re.ASCII)


class GivenFields(PlainWords):
    """The body of a call that writes: every field is declared, and others refused."""

    @classmethod
    def read(cls, request: Request) -> dict[str, Any]:
        """Give what was sent; 400 names each field that is wrong or not known."""
        given = cls(data=request.data, context={"request": request})
        given.is_valid(raise_exception=True)
        return dict(given.validated_data)

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            refuse_unknown_fields(data, self.fields)
        return super().to_internal_value(data)


def refuse_unknown_fields(data: Mapping[str, Any], known: Collection[str]) -> None:
    """Answer 400 that names each field of a body that nobody declared."""
    if unknown := sorted(set(data) - set(known)):
        raise serializers.ValidationError(
            {name: f"There is no field called “{name}”." for name in unknown}
        )


class ScopedViewSet(viewsets.ReadOnlyModelViewSet[Model]):
    """Read-only resource: the rows of `queryset` that the caller may see.

    `ordering` names one unique field, or several, the key last. `csv_fields` picks the
    columns of ?format=csv, with dots into nested objects; without it every flat field
    is a column.
    """

    ordering: str | tuple[str, ...] = "pk"
    extra_parameters: tuple[str, ...] = ()
    csv_fields: tuple[str, ...] = ()
    # Anything else in a path cannot be a reference, and need not reach the database.
    lookup_value_regex = r"[A-Za-z0-9_-]+"

    def get_renderers(self) -> list[BaseRenderer]:
        # One record is not a table.
        return [JsonRenderer()] if self.detail else [JsonRenderer(), CsvRenderer()]

    def get_queryset(self) -> QuerySet[Model]:
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows.none()
        scoped: Scoped = rows  # type: ignore[assignment]
        return scoped.visible_to(self.request.user)

    def list_meta(self, queryset: QuerySet[Any]) -> Mapping[str, Any]:
        """Say how fresh and complete the list is; nothing unless overridden."""
        return {}

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        if request.accepted_renderer.format == CsvRenderer.format:
            return self._every_row_as_csv(request)
        return super().list(request, *args, **kwargs)

    def _every_row_as_csv(self, request: Request) -> HttpResponseBase:
        ordering = (self.ordering,) if isinstance(self.ordering, str) else self.ordering
        rows = self.filter_queryset(self.get_queryset()).order_by(*ordering)
        columns = self.csv_fields or self._flat_fields()
        sheet = Sheet(self.basename or "", columns, self._cells(rows, columns))
        return csv_response(sheet, download_name(self.basename or "rows"))

    def _cells(
        self, rows: QuerySet[Any], columns: Collection[str]
    ) -> Iterator[Sequence[Cell]]:
        serializer = self.get_serializer()
        for row in self.rows_of(rows):
            shown = serializer.to_representation(row)
            yield [_cell(shown, column) for column in columns]

    def rows_of(self, rows: QuerySet[Any]) -> Iterator[Any]:
        """Give each row of a file; what they need together is read by the chunk."""
        return rows.iterator(chunk_size=_STREAMED_ROWS)

    def _flat_fields(self) -> tuple[str, ...]:
        serializer: Any = self.get_serializer()
        return tuple(
            name
            for name, field in serializer.fields.items()
            if not hasattr(field, "fields") and not hasattr(field, "child")
        )


def _cell(shown: Any, path: str) -> Cell:
    for key in path.split("."):
        shown = shown.get(key) if isinstance(shown, Mapping) else None
    if isinstance(shown, str) and _NUMBER.fullmatch(shown):
        return Decimal(shown)
    if shown is None or isinstance(shown, int | Decimal | datetime.date):
        return shown
    return str(shown)
