"""How every page about one collaboration begins: sight first, then action."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration
from collaborations.services.register_rows import refuse_published


def seen(request: HttpRequest, reference: str) -> Collaboration:
    rows = Collaboration.objects.visible_to(request.user)
    return get_object_or_404(rows, reference=reference)


def opened(request: HttpRequest, reference: str, action: Action) -> Collaboration:
    """Find what the user may see and may change, or answer 404 or 403."""
    collaboration = seen(request, reference)
    access.require(request.user, action, collaboration)
    try:
        refuse_published(collaboration)
    except ValidationError as refusal:
        raise PermissionDenied(refusal.messages[0]) from refusal
    return collaboration


def may_write(
    user: Any, collaboration: Collaboration, action: Action = Action.CHANGE_RECORD
) -> bool:
    """Say whether to offer the forms: never on rows of the public register."""
    if collaboration.is_from_register:
        return False
    return access.can(user, action, collaboration)
