"""My tokens. Sign-in and sign-out are the library's."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from collabtrack.accounts.forms import TokenForm
from collabtrack.accounts.models import ApiToken, User
from collabtrack.accounts.services import issue_token, revoke_token


@require_safe
def token_list(request: HttpRequest) -> HttpResponse:
    return _token_page(request, TokenForm())


@require_POST
@never_cache
@sensitive_variables("issued")
def token_issue(request: HttpRequest) -> HttpResponse:
    """Show the new token in this answer only; nothing keeps it for a second look."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _token_page(request, form)
    user = _signed_in(request)
    issued = issue_token(
        user=user,
        by=user,
        scope=ApiToken.Scope(form.cleaned_data["scope"]),
        days=form.cleaned_data["days"],
        name=form.cleaned_data["name"],
    )
    return render(request, "account/token_issued.html", {"issued": issued})


@require_POST
def token_revoke(request: HttpRequest, prefix: str) -> HttpResponse:
    user = _signed_in(request)
    token = get_object_or_404(user.api_tokens, prefix=prefix)
    revoke_token(token=token, by=user)
    messages.info(request, f"Token {token} revoked.")
    return redirect("accounts:token-list")


def _token_page(request: HttpRequest, form: TokenForm) -> HttpResponse:
    tokens = _usable_tokens(_signed_in(request))
    context = {"form": form, "tokens": tokens}
    return render(request, "account/tokens.html", context)


def _usable_tokens(user: User) -> QuerySet[ApiToken]:
    return user.api_tokens.usable_at(timezone.now()).order_by("-created_at", "pk")


def _signed_in(request: HttpRequest) -> User:
    # LoginRequiredMiddleware lets nobody else come this far.
    assert isinstance(request.user, User)  # noqa: S101 (tells the type checker)
    return request.user
