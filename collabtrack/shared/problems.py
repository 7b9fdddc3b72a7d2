"""Every fault of the API as application/problem+json (RFC 9457), and no more.

Never a stack, a path, a model's name or SQL: what went wrong is in the log, under the
request id that the answer carries.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any, TypedDict

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.signals import got_request_exception
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.db.models import ProtectedError, RestrictedError
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import as_serializer_error
from rest_framework.views import APIView, set_rollback

from collabtrack.shared.drf import JsonRenderer
from collabtrack.shared.request_ids import request_id_of

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5
# PostgreSQL's codes for a row that is wrong by itself; other conflicts are with rows.
_WRONG_BY_ITSELF = {"23502", "23514"}


class FieldError(TypedDict):
    field: str
    detail: str
    code: str


class _Unavailable(exceptions.APIException):
    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_detail = "The database cannot answer at the moment. Try again shortly."
    wait = RETRY_AFTER_SECONDS


class Conflict(exceptions.APIException):
    status_code = HTTPStatus.CONFLICT
    default_detail = "This conflicts with something that is already recorded."


class Unconditional(exceptions.APIException):
    status_code = HTTPStatus.PRECONDITION_REQUIRED
    default_detail = (
        "Read the record first, and send its ETag back in If-Match with the change."
    )
    default_code = "precondition_required"


class Overtaken(exceptions.APIException):
    status_code = HTTPStatus.PRECONDITION_FAILED
    default_detail = (
        "Somebody changed the record since you read it. Read it again, then send your"
        " change with its new ETag."
    )
    default_code = "precondition_failed"


class KeyReused(exceptions.APIException):
    status_code = HTTPStatus.UNPROCESSABLE_ENTITY
    default_detail = (
        "This Idempotency-Key was sent with another call. Take a new key for each call."
    )
    default_code = "key_reused"


class _Internal(exceptions.APIException):
    default_detail = "Something went wrong here. It has been recorded."


def problem_response(fault: Exception, context: dict[str, Any]) -> Response | None:
    """Answer with a problem; a view's exceptions all pass here (EXCEPTION_HANDLER)."""
    request: Request = context["request"]
    known = _as_api_exception(fault)
    if known is None:
        if settings.DEBUG:
            return None
        known = _internal(fault, request)
    set_rollback()
    # A problem is JSON, whatever format was asked for.
    request.accepted_renderer = JsonRenderer()
    request.accepted_media_type = request.accepted_renderer.media_type
    return Response(
        _problem(known, request),
        status=known.status_code,
        headers=_headers_of(known),
        content_type=MEDIA_TYPE,
    )


def _as_api_exception(fault: Exception) -> exceptions.APIException | None:
    match fault:
        case exceptions.APIException():
            return fault
        case Http404():
            return exceptions.NotFound(
                "There is no such record, or you may not see it."
            )
        case PermissionDenied():
            return exceptions.PermissionDenied(str(fault) or None)
        case DjangoValidationError():
            return exceptions.ValidationError(as_serializer_error(fault))
        case _:
            return _of_the_database(fault)


def _of_the_database(fault: Exception) -> exceptions.APIException | None:
    match fault:
        case ProtectedError() | RestrictedError():
            return Conflict("Other records depend on this one, so it has to stay.")
        case IntegrityError() if _pg_code(fault) in _WRONG_BY_ITSELF:
            return exceptions.ValidationError("A value is missing or not allowed.")
        case IntegrityError():
            return Conflict()
        case DataError() | OverflowError():
            return exceptions.ValidationError("A value is too large or not readable.")
        case OperationalError() | InterfaceError():
            logger.error("The database did not answer", exc_info=fault)
            return _Unavailable()
        case _:
            return None


def _pg_code(fault: IntegrityError) -> str:
    return getattr(fault.__cause__, "pgcode", None) or ""


def _internal(fault: Exception, request: Request) -> exceptions.APIException:
    identity = request_id_of(request._request)
    logger.error("Request %s failed", identity, exc_info=fault)
    # What Django does for its own views: error reports and tests listen to this.
    got_request_exception.send(sender=None, request=request._request)
    return _Internal()


def _problem(fault: exceptions.APIException, request: Request) -> dict[str, Any]:
    status = HTTPStatus(fault.status_code)
    errors = _field_errors(fault.detail)
    return {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": _summary(fault, errors),
        "errors": errors,
        "request_id": request_id_of(request._request),
    }


def _summary(fault: exceptions.APIException, errors: list[FieldError]) -> str:
    if len(errors) > 1:
        return f"{len(errors)} things need attention."
    return errors[0]["detail"] if errors else _sayable(str(fault.detail))


def _field_errors(detail: Any, at: str = "") -> list[FieldError]:
    """Flatten the nested errors of serializers; the field is a dotted path."""
    if isinstance(detail, dict):
        pairs = [(_joined(at, str(key)), value) for key, value in detail.items()]
    elif isinstance(detail, list):
        pairs = [
            (_joined(at, str(place)) if isinstance(value, dict | list) else at, value)
            for place, value in enumerate(detail)
        ]
    else:
        code = str(getattr(detail, "code", None) or "invalid")
        return [{"field": _sayable(at), "detail": _sayable(str(detail)), "code": code}]
    return [error for path, value in pairs for error in _field_errors(value, path)]


def _sayable(text: str) -> str:
    """Put a question mark for what cannot be sent: half of a surrogate pair."""
    return text.encode("utf-8", "replace").decode()


def _joined(at: str, key: str) -> str:
    if key in ("non_field_errors", NON_FIELD_ERRORS):
        return at
    return f"{at}.{key}" if at else key


def _headers_of(fault: exceptions.APIException) -> dict[str, str]:
    headers = {"Cache-Control": "no-store"}
    if challenge := getattr(fault, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(fault, "wait", None):
        headers["Retry-After"] = f"{wait:.0f}"
    return headers


@extend_schema(exclude=True)
class _UnknownPath(APIView):
    """The last route under the API, so that a wrong path is a problem too."""

    permission_classes = (AllowAny,)
    authentication_classes = ()
    throttle_classes = ()

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.http_method_names = [request.method.lower()]
        setattr(self, request.method.lower(), self.refuse)
        return super().dispatch(request, *args, **kwargs)

    def refuse(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        raise exceptions.NotFound("The API has nothing at this address.")


unknown_path = _UnknownPath.as_view()
