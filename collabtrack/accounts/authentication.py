"""API tokens: `Authorization: Bearer ct_<id>_<secret>`, with the owner's rights."""

from __future__ import annotations

import datetime
import re

from django.db.models import Q
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from collabtrack.accounts.models import ApiToken, User

SCHEME = "Bearer"
# Written at most once a minute, or every read of the API would be a write.
USE_IS_NOTED_EVERY = datetime.timedelta(minutes=1)

_TOKEN = re.compile(r"ct_(?P<prefix>[0-9a-f]{12})_(?P<secret>[A-Za-z0-9_-]{43})")
_UNREADABLE = "This is not a token of ours. Write: Authorization: Bearer ct_…"
_UNKNOWN = "The token is not known. Check that all of it was copied."


class TokenAuthentication(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, _, text = (
            get_authorization_header(request).decode("latin-1").partition(" ")
        )
        if scheme.lower() != SCHEME.lower():
            return None
        now = timezone.now()
        token = _token_of(text.strip())
        _refuse_unusable(token, now)
        _note_use(token, now)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return SCHEME


def _token_of(text: str) -> ApiToken:
    if not (parts := _TOKEN.fullmatch(text)):
        raise AuthenticationFailed(_UNREADABLE)
    found = ApiToken.objects.select_related("user").filter(prefix=parts["prefix"])
    token = found.order_by("pk").first()
    # An unknown id takes the same work as a wrong secret.
    if not (token or ApiToken()).matches(parts["secret"]) or token is None:
        raise AuthenticationFailed(_UNKNOWN)
    return token


def _refuse_unusable(token: ApiToken, now: datetime.datetime) -> None:
    """Say why only to those who hold the secret."""
    if token.revoked_at is not None:
        raise AuthenticationFailed("The token was revoked. Issue a new one.")
    if token.is_expired_at(now):
        raise AuthenticationFailed("The token has expired. Issue a new one.")
    if not token.user.is_active:
        raise AuthenticationFailed("The account of this token is not active.")


def _note_use(token: ApiToken, now: datetime.datetime) -> None:
    if token.last_used_at and token.last_used_at > now - USE_IS_NOTED_EVERY:
        return
    stale = Q(last_used_at=None) | Q(last_used_at__lte=now - USE_IS_NOTED_EVERY)
    ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)


class TokenScopeAllows(BasePermission):
    """A read token reads; a session and a write token may do what their owner may."""

    message = "This token may only read. Issue one with the scope write."

    def has_permission(self, request: Request, view: object) -> bool:
        token = request.auth
        if request.method in SAFE_METHODS or not isinstance(token, ApiToken):
            return True
        return token.may_write
