"""One id for each request: in the answer, in problems, and in the log."""

import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

HEADER = "X-Request-ID"
# A proxy in front may name the request; anything odd is not repeated back.
_SAFE = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)


class RequestIdMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers[HEADER] = request_id_of(request)
        return response


def request_id_of(request: HttpRequest) -> str:
    """Give the request's id, making one on first asking."""
    known = request.META.get("collabtrack.request_id")
    if not known:
        offered = request.headers.get(HEADER, "")
        known = offered if _SAFE.fullmatch(offered) else str(uuid.uuid4())
        request.META["collabtrack.request_id"] = known
    return str(known)
