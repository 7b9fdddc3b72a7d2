from typing import TYPE_CHECKING, ClassVar

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.http import HttpRequest

from collabtrack.accounts.models import ApiToken, User

# Django's admin classes take their model in brackets for the type checker only.
if TYPE_CHECKING:
    _UserAdmin = DjangoUserAdmin[User]
    _TokenAdmin = admin.ModelAdmin[ApiToken]
else:
    _UserAdmin = DjangoUserAdmin
    _TokenAdmin = admin.ModelAdmin


# One door: the admin's own sign-in page knows nothing of the limits on attempts.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


@admin.register(User)
class UserAdmin(_UserAdmin):
    ordering = ("email",)
    list_display = ("email", "full_name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "full_name")
    readonly_fields = ("last_login", "joined_at")
    fieldsets = (
        (None, {"fields": ("email", "full_name", "password")}),
        ("Access", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("Single sign-on", {"fields": ("sso_issuer", "sso_subject")}),
        ("Dates", {"fields": ("last_login", "joined_at")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "fields": (
                    "email",
                    "full_name",
                    "usable_password",
                    "password1",
                    "password2",
                )
            },
        ),
    )
    filter_horizontal = ()

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        # Accounts are made inactive: what they wrote keeps its author.
        return False


@admin.register(ApiToken)
class ApiTokenAdmin(_TokenAdmin):
    """Tokens are seen here and issued elsewhere: the secret is shown only once."""

    list_display = ("prefix", "user", "name", "scope", "expires_at", "revoked_at")
    list_filter = ("scope",)
    search_fields = ("prefix", "user__email", "name")
    list_select_related: ClassVar[list[str]] = ["user"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: ApiToken | None = None
    ) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: ApiToken | None = None
    ) -> bool:
        return False
