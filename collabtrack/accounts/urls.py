"""Sign-in, sign-out and my tokens: no other page of the sign-in library is routed."""

from allauth.account import views as allauth_views
from django.urls import include, path
from django.views.decorators.http import require_POST

from collabtrack.accounts import views

token_patterns = [
    path("", views.token_list, name="token-list"),
    path("issue/", views.token_issue, name="token-issue"),
    path("<slug:prefix>/revoke/", views.token_revoke, name="token-revoke"),
]

urlpatterns = [
    path("accounts/login/", allauth_views.login, name="account_login"),
    path("accounts/logout/", require_POST(allauth_views.logout), name="account_logout"),
    path("account/tokens/", include((token_patterns, "accounts"))),
]
