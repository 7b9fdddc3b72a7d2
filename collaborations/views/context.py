"""What every page is told, whoever asks."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from collaborations.models import Collaboration

BESIDE_ENTERED = (
    "Rows of the public register are published facts only: no force entered them."
)
REGISTER_NOTICE = "Published facts only. Nothing here was entered by a force."


def notice(request: HttpRequest) -> dict[str, Any]:
    """Give the notice of the public register; asked only by pages that show it."""
    user = getattr(request, "user", AnonymousUser())
    return {"register_notice": SimpleLazyObject(lambda: register_notice(user))}


def register_notice(user: Any) -> str:
    """Say whose the rows are; somebody who sees an entered one is told so."""
    rows = Collaboration.objects.filter(origin=Collaboration.Origin.REGISTER)
    if not rows.exists():
        return ""
    seen = Collaboration.objects.visible_to(user)
    entered = seen.filter(origin=Collaboration.Origin.ENTERED).exists()
    return BESIDE_ENTERED if entered else REGISTER_NOTICE
