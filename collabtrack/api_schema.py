"""The OpenAPI schema: the generated one, with the problems that any call may answer."""

from collections.abc import Iterable
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import BaseRenderer

from collabtrack.accounts.answered_once import HEADER
from collabtrack.shared.problems import MEDIA_TYPE

FORMATS: list[type[BaseRenderer]] = [
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
]
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "field": {"type": "string"},
                    "detail": {"type": "string"},
                    "code": {"type": "string"},
                },
                "required": ["field", "detail", "code"],
            },
        },
        "request_id": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail", "errors", "request_id"],
}
PROBLEMS = {
    "400": "A parameter is not known or not readable; errors names it.",
    "401": "There is no token, or it is not valid.",
    "404": "There is no such record, or you may not see it.",
    "429": "Too many requests; Retry-After says how long to wait.",
    "503": "The database cannot answer at the moment.",
}
OF_WRITING = {
    "403": "You may see the record, and not do this; detail says who may.",
    "409": "Somebody else wrote meanwhile, or the record is there already.",
    "415": "The body is not JSON.",
}
OF_CHANGING = {
    "412": "Somebody changed the record since you read it.",
    "428": "If-Match is missing: read the record first.",
}
OF_POSTING = {
    "422": "The Idempotency-Key was sent with another call before.",
}
IDEMPOTENCY_KEY: dict[str, Any] = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": (
        "A key of your own for this call, such as a UUID. Sent again with it within 24"
        " hours, the call is answered as the first time and not done again."
    ),
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}


class ProblemSchemaGenerator(SchemaGenerator):
    def get_schema(self, request: Any = None, public: bool = False) -> dict[str, Any]:
        schema: dict[str, Any] = super().get_schema(request, public)  # type: ignore[no-untyped-call]  # untyped
        schema["components"]["schemas"]["Problem"] = PROBLEM
        for item in schema["paths"].values():
            for method, operation in item.items():
                if method == "post":
                    operation.setdefault("parameters", []).append(IDEMPOTENCY_KEY)
                known = _known_to(method, operation.get("parameters", ()))
                operation["responses"] |= _problems(known)
        return schema


def _known_to(method: str, parameters: Iterable[dict[str, Any]]) -> dict[str, str]:
    if method == "get":
        return PROBLEMS
    known = PROBLEMS | OF_WRITING
    heeded = {each["name"] for each in parameters}
    for name, problems in (("If-Match", OF_CHANGING), (HEADER, OF_POSTING)):
        known |= problems if name in heeded else {}
    return known


def _problems(known: dict[str, str]) -> dict[str, Any]:
    shape = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": about, "content": {MEDIA_TYPE: {"schema": shape}}}
        for status, about in known.items()
    }


class SchemaView(SpectacularAPIView):
    """JSON first: a refusal is a problem, and a problem is JSON."""

    generator_class = ProblemSchemaGenerator
    permission_classes = (IsAuthenticated,)
    renderer_classes = FORMATS
