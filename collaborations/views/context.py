"""What every page is told, whoever asks."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from collaborations.models import Collaboration

BESIDE_ENTERED = (
    "Rows of the public register are published facts only: no force entered them."
)
REGISTER_NOTICE = "Published facts only. Nothing here was entered by a force."


def notice(_request: HttpRequest) -> dict[str, Any]:
    """Give the notice of the public register; asked only by pages that show it."""
    return {"register_notice": SimpleLazyObject(register_notice)}


def register_notice() -> str:
    rows = Collaboration.objects.filter(origin=Collaboration.Origin.REGISTER)
    if not rows.exists():
        return ""
    # What is said to everybody counts only what everybody sees.
    entered = Collaboration.objects.filter(
        origin=Collaboration.Origin.ENTERED, is_draft=False, is_restricted=False
    )
    return BESIDE_ENTERED if entered.exists() else REGISTER_NOTICE
