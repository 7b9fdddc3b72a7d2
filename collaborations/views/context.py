"""What every page is told, whoever asks."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from collaborations.models import Collaboration, Force

BESIDE_ENTERED = (
    "Rows of the public register are published facts only: no force entered them."
)
REGISTER_NOTICE = "Published facts only. Nothing here was entered by a force."
EXAMPLE_NOTICE = (
    "Demonstration. Every force, collaboration and figure here is invented."
)


def notice(request: HttpRequest) -> dict[str, Any]:
    """Give the standing notice; asked only by pages that show it."""
    user = getattr(request, "user", AnonymousUser())
    return {"register_notice": SimpleLazyObject(lambda: register_notice(user))}


def register_notice(user: Any) -> str:
    """Say whose the rows are: invented, published, or the forces' own (nothing).

    Somebody who sees an entered row beside the register's is told so.
    """
    published = Collaboration.objects.filter(origin=Collaboration.Origin.REGISTER)
    holds = Force.objects.order_by("pk").values_list(
        Exists(Force.objects.invented()), Exists(published)
    )
    is_invented, is_register = holds.first() or (False, False)
    if is_invented:
        return EXAMPLE_NOTICE
    if not is_register:
        return ""
    seen = Collaboration.objects.visible_to(user)
    entered = seen.filter(origin=Collaboration.Origin.ENTERED).exists()
    return BESIDE_ENTERED if entered else REGISTER_NOTICE


def card_notice(*, is_register: bool) -> str:
    """Give the notice that a picture of a chart carries away from its page."""
    if is_register:
        return REGISTER_NOTICE
    return EXAMPLE_NOTICE if Force.objects.invented().exists() else ""
