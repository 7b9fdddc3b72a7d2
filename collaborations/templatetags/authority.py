"""Who may do what, said on the page to those who may not."""

from typing import Any

from django import template

from collaborations.models import Collaboration, Opportunity
from collaborations.reports.writers import view_only

register = template.Library()


@register.inclusion_tag("collaborations/_view_only.html", takes_context=True)
def view_only_note(context: Any, collaboration: Collaboration) -> dict[str, str]:
    """Say who can edit the collaboration, where the reader cannot."""
    return {"said": view_only(collaboration, context.request.user)}


@register.inclusion_tag("collaborations/_way_back.html", takes_context=True)
def way_back(context: Any) -> dict[str, Any]:
    """Lead from a refusal to what the reader may see, and say who may change it."""
    request = context.request
    match = getattr(request, "resolver_match", None)
    asked = match.kwargs if match else {}
    found = _seen(Collaboration, asked.get("reference"), request.user)
    if found is not None:
        return {"back": found, "said": view_only(found, request.user)}
    return {"back": _seen(Opportunity, asked.get("opportunity"), request.user)}


def _seen(model: Any, reference: str | None, user: Any) -> Any:
    if not reference:
        return None
    rows = model.objects.visible_to(user).filter(reference=reference)
    return rows.order_by("pk").first()
