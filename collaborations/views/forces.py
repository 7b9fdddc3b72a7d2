"""The list of forces."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from collaborations import exports
from collaborations.reports.forces import by_region, forces
from collaborations.views.context import register_notice
from collabtrack.shared.spreadsheets import download_name, sheet_response
from collabtrack.shared.templatetags.figures import uk_date

FORMATS = ("csv", "xlsx", "json")


@require_safe
def force_list(request: HttpRequest) -> HttpResponseBase:
    """Show the forces by kind and region; the page takes no filter but the format."""
    entries = forces(request.user)
    today = timezone.localdate()
    wanted = request.GET.get("format", "")
    if wanted in FORMATS:
        notes = [("As at", uk_date(today))]
        if notice := register_notice(request.user):
            notes.append(("Notice", notice))
        file = exports.force_list(entries, notes)
        return sheet_response(wanted, file, download_name("forces"))
    context = {
        "groups": by_region(entries),
        "count": len(entries),
        "as_at": today,
        "ignored": [
            f"{key}={value}" for key, values in request.GET.lists() for value in values
        ],
    }
    return render(request, "collaborations/forces/list.html", context)
