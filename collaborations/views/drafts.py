"""Typed and not yet saved: kept for its writer until it is saved or discarded."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, cast
from urllib.parse import unquote, urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from collaborations.models import TypedDraft
from collabtrack.accounts.models import User

LARGEST = 100_000  # characters of one page's fields
_NOT_TYPED = {"csrfmiddlewaretoken", "page"}
View = Callable[..., HttpResponse]


def keeps_typed(view: View, by: Sequence[str] = ()) -> View:
    """Offer what was typed before, and forget it once the page has saved.

    `by` are the keys of the query with which the same path is another page.
    """

    @wraps(view)
    def kept(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        request.keeps_typed = True
        parts = {name: request.GET[name] for name in by if name in request.GET}
        request.draft_page = f"{request.path}?{urlencode(parts)}".rstrip("?")
        request.typed_draft = None
        if request.method in ("GET", "HEAD"):
            request.typed_draft = _drafts(request).first()
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302:
            _drafts(request).delete()
        return response

    return kept


def typed(request: Any, multiple: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Give what was typed before as initial values; `multiple` are lists."""
    draft = getattr(request, "typed_draft", None)
    if draft is None:
        return {}
    return {
        name: [value for value in values if value] if name in multiple else values[-1]
        for name, values in draft.typed.items()
        if values
    }


@require_POST
def draft_save(request: HttpRequest) -> JsonResponse:
    """Keep the fields of a page; the script of the page sends them as they stand."""
    page = request.POST.get("page", "")
    fields = {
        name: values
        for name, values in request.POST.lists()
        if name not in _NOT_TYPED and not name.startswith("keep_")
    }
    if not _is_ours(page) or len(json.dumps(fields)) > LARGEST:
        return JsonResponse({"saved": ""}, status=400)
    now = timezone.now()
    TypedDraft.objects.update_or_create(
        user=cast("User", request.user),
        page=page,
        defaults={"typed": fields, "saved_at": now},
    )
    local = timezone.localtime(now)
    return JsonResponse({"saved": f"{local:%-I:%M}{local:%p}".lower()})


@require_POST
def draft_discard(request: HttpRequest) -> HttpResponse:
    """Forget what was typed into a page, and open the page afresh."""
    page = request.POST.get("page", "")
    if not _is_ours(page):
        return redirect("/")
    TypedDraft.objects.filter(user=request.user.pk, page=page).delete()
    return redirect(page)


def _drafts(request: HttpRequest) -> Any:
    page = getattr(request, "draft_page", request.path)
    rows = TypedDraft.objects.filter(user=request.user.pk, page=page)
    return rows.order_by("pk")


def _is_ours(page: str) -> bool:
    longest = TypedDraft._meta.get_field("page").max_length or 0
    if "\x00" in unquote(page):
        return False
    if not url_has_allowed_host_and_scheme(page, None) or len(page) > longest:
        return False
    try:
        resolve(urlsplit(page).path)
    except Resolver404:
        return False
    return True
