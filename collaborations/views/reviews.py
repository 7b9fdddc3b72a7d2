"""Reviews: what was looked at, the outcome, the lessons, and when the next is due."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from collaborations.forms.reviews import ReviewForm
from collaborations.reports.reviews import review_state, reviews_of
from collaborations.services.reviews import REVIEW
from collaborations.views.opening import may_write, seen
from collaborations.views.records import RecordPages, add_page, change_page

REVIEW_PAGES = RecordPages(
    kind=REVIEW,
    form=ReviewForm,
    noun="review",
    back="collaborations:review-list",
    change="collaborations:review-change",
    intro="Is it still worth it? A review ends in an outcome, and names its lessons.",
)
review_add = add_page(REVIEW_PAGES)
review_change = change_page(REVIEW_PAGES)


@require_safe
def review_list(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    today = timezone.localdate()
    context = {
        "collaboration": collaboration,
        "reviews": reviews_of(collaboration, request.user),
        "state": review_state(collaboration, on=today),
        "may_write": may_write(request.user, collaboration),
    }
    return render(request, "collaborations/reviews/list.html", context)
