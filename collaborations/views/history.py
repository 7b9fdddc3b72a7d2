"""Everything that was changed in a collaboration, newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from collaborations import access
from collaborations.reports.history import history
from collaborations.views.opening import seen

AT_ONCE = 100
MOST_PAGES = 50


@require_safe
def change_list(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    page = _page(request)
    lines = history(collaboration, request.user, most=page * AT_ONCE)
    first = (page - 1) * AT_ONCE
    context = {
        "collaboration": collaboration,
        "lines": lines[first : first + AT_ONCE],
        "page": page,
        "older": page + 1 if len(lines) > first + AT_ONCE else None,
        "newer": page - 1 or None,
        "takes_part": access.takes_part(request.user, collaboration),
    }
    return render(request, "collaborations/history/history.html", context)


def _page(request: HttpRequest) -> int:
    """Read ?page=; anything that is no page is the first."""
    given = request.GET.get("page", "1")
    number = int(given) if given.isdecimal() and len(given) < 4 else 1
    return min(max(number, 1), MOST_PAGES)
