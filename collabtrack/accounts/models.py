"""Who you are. What you may do is membership, and lives in collaborations."""

from __future__ import annotations

import datetime
import hashlib
import hmac
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from collabtrack.shared.history import tracked


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> User:
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **fields: Any
    ) -> User:
        return self.create_user(
            email, password, **{**fields, "is_staff": True, "is_superuser": True}
        )

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return (email or "").strip().lower()

    def get_by_natural_key(self, email: str | None) -> User:
        return self.get(email__iexact=(email or "").strip())


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser, PermissionsMixin):
    """A person or a machine; the e-mail address is the name to sign in with."""

    email = models.EmailField(
        "e-mail address",
        unique=True,
        error_messages={"unique": "Another account has this e-mail address."},
    )
    full_name = models.CharField(max_length=200, blank=True)
    is_staff = models.BooleanField(
        "may open the admin pages", default=False, help_text="For administrators only."
    )
    is_active = models.BooleanField(
        "active", default=True, help_text="Untick instead of deleting the account."
    )
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    # The pair under which a single sign-on service knows the person.
    sso_issuer = models.CharField("SSO issuer", max_length=255, null=True, blank=True)  # noqa: DJ001 (null: not known to any service, and unique with the subject)
    sso_subject = models.CharField(  # noqa: DJ001 (as above)
        "SSO subject", max_length=255, null=True, blank=True
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique_in_any_case",
                violation_error_message="Another account has this e-mail address.",
            ),
            models.UniqueConstraint(
                fields=["sso_issuer", "sso_subject"],
                name="user_sso_identity_unique",
                violation_error_message="Another account has this SSO identity.",
            ),
            models.CheckConstraint(
                condition=Q(sso_issuer__isnull=True, sso_subject__isnull=True)
                | Q(sso_issuer__isnull=False, sso_subject__isnull=False),
                name="user_sso_identity_whole",
                violation_error_message="Give both the SSO issuer and the subject.",
            ),
        ]

    objects = UserManager()

    def __str__(self) -> str:
        return self.full_name or self.email

    def clean(self) -> None:
        super().clean()
        self.sso_issuer = self.sso_issuer or None
        self.sso_subject = self.sso_subject or None

    def get_full_name(self) -> str:
        return self.full_name or self.email

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[0] or self.email


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def usable_at(self, now: datetime.datetime) -> ApiTokenQuerySet:
        return self.filter(
            revoked_at__isnull=True, expires_at__gt=now, user__is_active=True
        )


@tracked(exclude=["digest", "last_used_at"])
class ApiToken(models.Model):
    """A key for a machine: usable until it expires or is revoked.

    Only a keyed hash of the secret is kept, so the token can be shown once.
    """

    class Scope(models.TextChoices):
        READ = "read", "Read"
        WRITE = "write", "Read and write"

    user = models.ForeignKey(User, models.CASCADE, related_name="api_tokens")
    prefix = models.CharField(max_length=16, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    name = models.CharField(max_length=100, blank=True)
    scope = models.CharField(max_length=5, choices=Scope.choices, default=Scope.READ)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "API token"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(scope__in=["read", "write"]),
                name="apitoken_scope_known",
                violation_error_message="A token reads, or reads and writes.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"ct_{self.prefix}"

    @staticmethod
    def digest_of(secret: str) -> str:
        """Hash with the pepper, so that a stolen table alone opens nothing."""
        pepper = settings.API_TOKEN_PEPPER.encode()
        return hmac.new(pepper, secret.encode(), hashlib.sha256).hexdigest()

    @property
    def may_write(self) -> bool:
        return self.scope == self.Scope.WRITE

    def matches(self, secret: str) -> bool:
        return hmac.compare_digest(self.digest, self.digest_of(secret))

    def is_expired_at(self, now: datetime.datetime) -> bool:
        return self.expires_at <= now


class KeptAnswer(models.Model):
    """What a POST with an Idempotency-Key was answered, to answer it so again.

    Without a status it is being answered: only that transaction sees the row.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="kept_answers")
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(blank=True)
    etag = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "key"], name="kept_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.status} to {self.key}"
