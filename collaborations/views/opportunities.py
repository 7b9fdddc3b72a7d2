"""Opportunities: the list of what is and was considered, and one of them."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from collaborations import access
from collaborations.access import Action
from collaborations.forms.opportunities import OpportunityFilterForm
from collaborations.models import Collaboration, NotifiedForce, Opportunity
from collaborations.reports.opportunities import consideration

PAGE_SIZE = 50


@require_safe
def opportunity_list(request: HttpRequest) -> HttpResponse:
    filter_form = OpportunityFilterForm(request.GET)
    filter_form.is_valid()
    rows = _narrowed(Opportunity.objects.visible_to(request.user), filter_form)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    mine = access.forces_of(request.user, Action.RAISE_OPPORTUNITY)
    context = {
        "filter_form": filter_form,
        "ignored": [f"{n}={request.GET.get(n, '')}" for n in filter_form.errors],
        "page": page,
        "page_query": urlencode(
            {name: request.GET[name] for name in filter_form.changed_data}
        ),
        "lines": [
            {"row": row, "considered": consideration(row.notified.all()).words}
            for row in page
        ],
        "may_raise": mine.exists(),
    }
    return render(request, "collaborations/opportunities/list.html", context)


@require_safe
def opportunity_detail(request: HttpRequest, opportunity: str) -> HttpResponse:
    found = seen_opportunity(request, opportunity)
    mine = access.forces_of(request.user, Action.RAISE_OPPORTUNITY)
    own = set() if found.is_decided else set(mine.values_list("pk", flat=True))
    notified = list(found.notified.select_related("force").order_by("force__slug"))
    context = {
        "opportunity": found,
        "led_to": _led_to(request.user, found),
        "notified": [_answer(row, own) for row in notified],
        "considered": consideration(notified).words,
        "may_write": found.force_id in own,
    }
    return render(request, "collaborations/opportunities/detail.html", context)


def seen_opportunity(request: HttpRequest, reference: str) -> Opportunity:
    rows = Opportunity.objects.visible_to(request.user)
    rows = rows.select_related("force", "function")
    return get_object_or_404(rows, reference=reference)


def _narrowed(
    rows: QuerySet[Opportunity], form: OpportunityFilterForm
) -> QuerySet[Opportunity]:
    asked = form.cleaned_data
    if asked.get("outcome"):
        rows = rows.filter(outcome=asked["outcome"])
    if force := asked.get("force"):
        rows = rows.filter(
            Q(force=force)
            | Q(pk__in=NotifiedForce.objects.filter(force=force).values("opportunity"))
        )
    rows = rows.select_related("force", "function").prefetch_related("notified")
    return rows.order_by("-raised_on", "-pk")


def _led_to(user: Any, opportunity: Opportunity) -> Collaboration | None:
    """Name the collaboration only to who may see it."""
    seen = Collaboration.objects.visible_to(user)
    return seen.filter(opportunities=opportunity).order_by("pk").first()


def _answer(row: NotifiedForce, own: set[int]) -> dict[str, Any]:
    answers = {None: "No answer yet", True: "In favour", False: "Not in favour"}
    return {
        "force": row.force,
        "notified_on": row.notified_on,
        "answer": answers[row.is_in_interests],
        "considered_on": row.considered_on,
        "reason": row.reason,
        "may_answer": row.force_id in own,
    }
