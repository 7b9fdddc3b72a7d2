"""Idempotency-Key: a POST that is sent again is answered as before, and done once.

The key and the answer are written in the transaction of the call, under a unique
constraint: a second call with the key waits for the first, then gets its answer, or is
done itself if the first was refused. Nothing that was refused is kept.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from collabtrack.accounts.models import KeptAnswer
from collabtrack.shared.drf import JsonRenderer
from collabtrack.shared.problems import KeyReused

HEADER = "Idempotency-Key"
KEPT_FOR = dt.timedelta(hours=24)
FIRST_REFUSAL = 400
_KEY = re.compile(r"[\x21-\x7e]{1,255}")


class AnswersOnce(APIView):
    """A view whose POST heeds Idempotency-Key."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        handler = getattr(self, "post", None)
        if handler and request.method == "POST" and HEADER in request.headers:
            # The framework asks for the handler only after this.
            self.post = partial(_once, handler)


def _once(
    handler: Callable[..., HttpResponseBase],
    request: Request,
    *args: Any,
    **kwargs: Any,
) -> HttpResponseBase:
    key, digest = _key_of(request), _digest_of(request)
    with transaction.atomic():
        kept = _kept(request.user, key, digest)
        if kept.digest != digest:
            raise KeyReused
        if kept.status is not None:
            return _again(kept)
        response: Any = handler(request, *args, **kwargs)
        if response.status_code >= FIRST_REFUSAL:
            transaction.set_rollback(True)
            return response  # type: ignore[no-any-return]  # as the handler gave it
        kept.status = response.status_code
        kept.etag = response.headers.get("ETag", "")
        kept.body = JsonRenderer().render(response.data).decode()
        kept.save()
    return response  # type: ignore[no-any-return]  # as the handler gave it


def _kept(user: Any, key: str, digest: str) -> KeptAnswer:
    """Find the answer to a key, or take the key; wait for who is taking it."""
    now = timezone.now()
    rows = KeptAnswer.objects.filter(user=user, key=key)
    rows.filter(sent_at__lt=now - KEPT_FOR).delete()
    found, _ = KeptAnswer.objects.get_or_create(
        user=user, key=key, defaults={"digest": digest, "sent_at": now}
    )
    return found


def _again(kept: KeptAnswer) -> HttpResponse:
    headers = {"ETag": kept.etag} if kept.etag else {}
    return HttpResponse(
        kept.body,
        status=kept.status,
        content_type=JsonRenderer.media_type,
        headers=headers,
    )


def _key_of(request: Request) -> str:
    key: str = request.headers[HEADER]
    if not _KEY.fullmatch(key):
        problem = "Give 1 to 255 letters, digits and signs without spaces: a UUID."
        raise ValidationError({HEADER: problem})
    return key


def _digest_of(request: Request) -> str:
    """Tell one call from another: where it goes, and what it says."""
    digest = hashlib.sha256(request.get_full_path().encode())
    digest.update(b"\n" + request.body)
    return digest.hexdigest()


def forget_answers(*, now: dt.datetime) -> int:
    """Remove what is kept no longer; give how many answers that were."""
    removed, _ = KeptAnswer.objects.filter(sent_at__lt=now - KEPT_FOR).delete()
    return removed
