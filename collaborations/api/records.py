"""Records in the API: read by whoever sees the collaboration, written as on the pages.

A record's ETag is its version. Who changes one sends that version back in If-Match,
so nobody overwrites what they have not read: 428 without it, 412 when it is stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Model, QuerySet
from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.constraints import at_its_field
from collaborations.api.parameters import (
    AskedViewSet,
    CollaborationParameter,
    Parameters,
)
from collaborations.api.places import placed
from collaborations.services.records import (
    CHANGED_MEANWHILE,
    RecordKind,
    add_record,
    change_record,
    remove_record,
)
from collabtrack.shared.decimals import PlainDecimalField, PoundsDecimalField
from collabtrack.shared.history import changes_made_by
from collabtrack.shared.money import PoundsField
from collabtrack.shared.plain_fields import PlainWords
from collabtrack.shared.problems import Overtaken, Unconditional
from collabtrack.shared.text import LONGEST_TEXT, plain_text
from collabtrack.shared.viewsets import refuse_unknown_fields

IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the record as you read it.",
)
REFERENCE = re.compile(r"(C-[0-9]{4,6})-([0-9]{1,6})", re.ASCII)


class OfCollaboration(Parameters):
    collaboration = CollaborationParameter(
        required=False, help_text="A collaboration's id, such as C-0412."
    )


class RecordSerializer(PlainWords, serializers.ModelSerializer[Any]):
    """Fields of a record, in and out; list `id`, `collaboration`, `version` first.

    The collaboration is given with a new record and never changes. A change may give a
    `reason` for the history, unless the record has a field of that name.
    """

    serializer_field_mapping: ClassVar[dict[type[models.Field[Any, Any]], Any]] = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.DecimalField: PlainDecimalField,
        PoundsField: PoundsDecimalField,
    }

    id = serializers.CharField(
        source="reference", read_only=True, help_text="Such as C-0412-3."
    )
    collaboration = CollaborationParameter(help_text="Such as C-0412.")
    version = serializers.IntegerField(
        read_only=True, help_text="Grows with every change; the ETag is made of it."
    )

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        if self.instance is not None and "collaboration" in fields:
            fields["collaboration"].read_only = True
        if self.partial and "reason" not in fields:
            fields["reason"] = _reason()
        return fields

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            known = {name for name, each in self.fields.items() if not each.read_only}
            refuse_unknown_fields(data, known)
        return super().to_internal_value(data)

    def get_unique_together_validators(self) -> list[Any]:
        """Leave it to the service, which asks under its lock."""
        return []


def _reason() -> serializers.CharField:
    return serializers.CharField(
        source="why",
        write_only=True,
        required=False,
        allow_blank=True,
        validators=[plain_text, MaxLengthValidator(LONGEST_TEXT)],
        help_text="Why it is changed; for the history.",
    )


class RecordViewSet(AskedViewSet):
    """List, read, add and change one kind of record."""

    kind: ClassVar[RecordKind]
    serializer_class: type[serializers.BaseSerializer[Any]] | None = None
    parameters: ClassVar[type[Parameters]] = OfCollaboration
    lookup_field = "reference"
    collaboration_path: ClassVar[str] = "collaboration"
    ordering = "place"
    # Names a field for the violation_error_code of a constraint, as the forms do.
    field_of_code: Mapping[str, str] = {}
    why = ""

    def handle_exception(self, exc: Exception) -> Response:
        return super().handle_exception(at_its_field(exc, self.field_of_code))

    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset().filter(**self.asked)
        return placed(rows, self.collaboration_path)

    def get_object(self) -> Any:
        """Find a record by its id; one that may not be seen is not there."""
        found = REFERENCE.fullmatch(self.kwargs["reference"])
        if found is None:
            raise Http404
        reference, number = found.groups()
        owner = {f"{self.collaboration_path}__reference": reference}
        record = self.get_queryset().filter(**owner, number=number).first()
        if record is None:
            raise Http404
        return record

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self._answer(self.get_object())

    def create(self, request: Request) -> Response:
        record, lists = self._read(request, None)
        made = add_record(record=record, kind=self.kind, by=request.user, lists=lists)
        return self._answer(made, status=201)

    @extend_schema(parameters=[IF_MATCH])
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        record = self.get_object()
        version = version_read(request)
        values = self._given(request, record)
        lists = {name: values.pop(name) for name in self.kind.lists if name in values}
        with self.changing(request):
            changed = change_record(
                record=record,
                kind=self.kind,
                values=values,
                lists=lists,
                version=version,
                by=request.user,
                reason=self.why,
            )
        return self._answer(changed)

    @contextmanager
    def changing(self, request: Request) -> Iterator[None]:
        """Keep the reason that was given; answer 412 where somebody was quicker."""
        by: Any = request.user
        try:
            with changes_made_by(by, reason=self.why):
                yield
        except ValidationError as refusal:
            raise overtaken(refusal) from refusal

    def _given(self, request: Request, record: Any) -> dict[str, Any]:
        serializer = self.get_serializer(
            record, data=request.data, partial=record is not None
        )
        serializer.is_valid(raise_exception=True)
        values = dict(serializer.validated_data)
        self.why = values.pop("why", "")
        return values

    def _read(
        self, request: Request, record: Any
    ) -> tuple[Model, dict[str, list[Any]]]:
        values = self._given(request, record)
        lists = {name: values.pop(name) for name in self.kind.lists if name in values}
        return self.kind.model(**values), lists

    def _answer(self, record: Any, status: int = 200) -> Response:
        shown = self.get_serializer(self.shown(record)).data
        return Response(shown, status=status, headers={"ETag": etag(record)})

    def shown(self, record: Any) -> Any:
        """Read a record anew with what its answer needs; a single row costs little."""
        return self.get_queryset().get(pk=record.pk)


class RemovableViewSet(RecordViewSet):
    """Records that the pages let go of again; the history keeps them."""

    @extend_schema(parameters=[IF_MATCH])
    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        record, version = self.get_object(), version_read(request)
        with answering_overtaken():
            remove_record(
                record=record, kind=self.kind, version=version, by=request.user
            )
        return Response(status=204)


def etag(record: Any) -> str:
    return f'"{record.version}"'


def version_read(request: Request) -> int:
    """Give the version that If-Match names, or answer 428; `*` is no version."""
    given = request.headers.get("If-Match", "")
    found = re.fullmatch(r'"([0-9]{1,9})"', given, re.ASCII)
    if found is None:
        raise Unconditional
    return int(found.group(1))


def set_version_read(request: Request) -> str | None:
    """Give the version of a set that If-Match names; None where it names none."""
    given = request.headers.get("If-Match", "")
    found = re.fullmatch(r'"([0-9a-f]{32})"', given, re.ASCII)
    return found.group(1) if found else None


def overtaken(refusal: ValidationError) -> Exception:
    """Answer 412 where somebody was quicker, and else what was refused."""
    if getattr(refusal, "code", "") == CHANGED_MEANWHILE:
        return Overtaken()
    return refusal


@contextmanager
def answering_overtaken() -> Iterator[None]:
    """Answer 412 where what is done inside finds that somebody was quicker."""
    try:
        yield
    except ValidationError as refusal:
        raise overtaken(refusal) from refusal
