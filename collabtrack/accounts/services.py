"""What is done to accounts and their tokens."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from collabtrack.accounts.models import ApiToken, User
from collabtrack.shared.history import changes_made_by

USUAL_DAYS = 90
MOST_DAYS = 366
SECRET_BYTES = 32
PREFIX_BYTES = 6


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """The stored row, and the text that is shown once and kept nowhere."""

    row: ApiToken
    text: str


@transaction.atomic
def issue_token(
    *,
    user: User,
    scope: ApiToken.Scope,
    by: User,
    days: int = USUAL_DAYS,
    name: str = "",
    now: datetime.datetime | None = None,
) -> IssuedToken:
    """Make a token that acts as its owner, with no more rights than theirs.

    Raises ValidationError for an inactive account or a life outside the limits, and
    PermissionDenied when somebody else's account is named.
    """
    _require_own_account(user, by)
    if not user.is_active:
        raise ValidationError(f"The account {user.email} is not active.")
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError(f"A token lasts from 1 to {MOST_DAYS} days.")
    secret = secrets.token_urlsafe(SECRET_BYTES)
    token = ApiToken(
        user=user,
        prefix=secrets.token_hex(PREFIX_BYTES),
        digest=ApiToken.digest_of(secret),
        name=name,
        scope=scope,
        expires_at=(now or timezone.now()) + datetime.timedelta(days=days),
    )
    token.full_clean()
    with changes_made_by(by):
        token.save()
    return IssuedToken(token, f"ct_{token.prefix}_{secret}")


@transaction.atomic
def revoke_token(
    *, token: ApiToken, by: User, now: datetime.datetime | None = None
) -> ApiToken:
    """End a token at once; the first time of revoking is kept.

    Raises PermissionDenied when the token is somebody else's.
    """
    _require_own_account(token.user, by)
    locked = ApiToken.objects.select_for_update().get(pk=token.pk)
    if locked.revoked_at is None:
        locked.revoked_at = now or timezone.now()
        with changes_made_by(by):
            locked.save(update_fields=["revoked_at"])
    return locked


@transaction.atomic
def deactivate_user(
    *, user: User, by: User, now: datetime.datetime | None = None
) -> User:
    """Close an account and end its tokens; what it did stays in the history.

    Raises PermissionDenied unless an administrator asks.
    """
    if not by.is_superuser:
        raise PermissionDenied("Only an administrator may close an account.")
    locked = User.objects.select_for_update().get(pk=user.pk)
    locked.is_active = False
    with changes_made_by(by):
        locked.save(update_fields=["is_active"])
        locked.api_tokens.filter(revoked_at=None).update(
            revoked_at=now or timezone.now()
        )
    return locked


def _require_own_account(owner: User, by: User) -> None:
    if owner.pk != by.pk and not by.is_superuser:
        raise PermissionDenied("You may manage only your own tokens.")
