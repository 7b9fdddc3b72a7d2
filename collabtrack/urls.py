from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView, TemplateView

from collabtrack import health
from collabtrack.api import docs
from collabtrack.shared.problems import unknown_path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="benefits:overview"), name="home"),
    path("", include("collabtrack.accounts.urls")),
    path("", include("collaborations.urls")),
    path("", include("benefits.urls")),
    path(
        "accessibility/",
        login_not_required(TemplateView.as_view(template_name="accessibility.html")),
        name="accessibility",
    ),
    path("admin/", admin.site.urls),
    path("api/docs/", docs, name="api-docs"),
    path("api/v1/", include("collabtrack.api")),
    re_path(r"^api/v1/", unknown_path),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
