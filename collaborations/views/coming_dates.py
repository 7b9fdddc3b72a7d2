"""What falls due in the next months under all agreements that the reader sees."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from collaborations.reports.coming_dates import coming_dates

MONTHS = (3, 6, 12, 24)
USUAL = 12


@require_safe
def coming_date_list(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("months", "")
    known = {str(months): months for months in MONTHS}
    months, today = known.get(asked, USUAL), timezone.localdate()
    context = {
        "as_at": today,
        "months": months,
        "choices": MONTHS,
        "ignored": asked if asked not in known else "",
        "dates": coming_dates(request.user, on=today, months=months),
    }
    return render(request, "collaborations/agreements/coming_dates.html", context)
