"""What every page is told, whoever asks."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from collaborations.models import Collaboration

REGISTER_NOTICE = "Published facts only. Nothing here was entered by a force."


def notice(_request: HttpRequest) -> dict[str, Any]:
    """Give the notice of the public register; asked only by pages that show it."""
    return {"register_notice": SimpleLazyObject(register_notice)}


def register_notice() -> str:
    rows = Collaboration.objects.filter(origin=Collaboration.Origin.REGISTER)
    return REGISTER_NOTICE if rows.exists() else ""
