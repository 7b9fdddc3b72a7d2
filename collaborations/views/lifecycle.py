"""Where a collaboration stands and stood, and the cases that were made for it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from collaborations.access import Action
from collaborations.forms.lifecycle import BusinessCaseForm, MoveForm
from collaborations.forms.refusals import add_refusal
from collaborations.models import Collaboration
from collaborations.services.business_cases import BUSINESS_CASE
from collaborations.services.lifecycle import (
    allowed_moves,
    move_collaboration,
    take_back_last_move,
)
from collaborations.views.about import may_change
from collaborations.views.opening import opened, seen
from collaborations.views.records import RecordPages, add_page, change_page
from collabtrack.shared.templatetags.figures import uk_date
from collabtrack.shared.text import version_in

CASE_PAGES = RecordPages(
    kind=BUSINESS_CASE,
    form=BusinessCaseForm,
    noun="business case",
    back="collaborations:business-case-list",
    change="collaborations:business-case-change",
)
business_case_add, business_case_change = add_page(CASE_PAGES), change_page(CASE_PAGES)


@require_http_methods(["GET", "HEAD", "POST"])
def status_moves(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the moves made, and to those who may the moves to make."""
    collaboration = seen(request, reference)
    form = None
    if request.method == "POST":
        opened(request, reference, Action.CHANGE_RECORD)
        form = MoveForm(request.POST, moves=collaboration.Status)
        if form.is_valid() and _moved(request, collaboration, form):
            return redirect("collaborations:status-moves", reference)
    return _status_page(request, collaboration, form)


@require_POST
def move_take_back(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.CHANGE_RECORD)
    version = request.POST.get("version", "")
    try:
        take_back_last_move(
            collaboration=collaboration,
            by=request.user,
            version=version_in(version),
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        now = collaboration.get_status_display().lower()
        messages.info(request, f"Taken back: it is {now} again.")
    return redirect("collaborations:status-moves", reference)


@require_safe
def business_cases(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    context = {
        "collaboration": collaboration,
        "cases": collaboration.business_cases.order_by("-decided_on", "-number"),
        "may_change": may_change(request.user, collaboration),
    }
    return render(request, "collaborations/lifecycle/business_cases.html", context)


def _moved(request: HttpRequest, collaboration: Collaboration, form: MoveForm) -> bool:
    try:
        move = move_collaboration(
            collaboration=collaboration, by=request.user, **form.cleaned_data
        )
    except ValidationError as refusal:
        collaboration.refresh_from_db()
        add_refusal(form, refusal, {})
        form.has_seen(collaboration.version)
        return False
    words, day = move.get_to_status_display(), uk_date(move.moved_on)
    said = f"Status: {words.lower()} from {day}."
    messages.info(request, format_html("{}{}", said, _next_step(collaboration)))
    return True


def _next_step(collaboration: Collaboration) -> str:
    """Lead from the end to the record of it, which says why and what follows."""
    if not collaboration.is_over:
        return ""
    url = reverse("collaborations:close", args=[collaboration.reference])
    words = "Fill in the closing record"
    return format_html(' <a class="govuk-link" href="{}">{}</a>', url, words)


def _status_page(
    request: HttpRequest, collaboration: Collaboration, form: MoveForm | None
) -> HttpResponse:
    may = may_change(request.user, collaboration) and not collaboration.is_draft
    moves = allowed_moves(collaboration) if may else ()
    if moves and form is None:
        form = MoveForm(moves=moves, initial={"version": collaboration.version})
    elif form is not None:
        form.offer(moves)
    made = collaboration.status_changes.order_by("-number")
    context = {
        "collaboration": collaboration,
        "moves": made,
        "form": form,
        "may_change": may,
        "back_url": collaboration.get_absolute_url(),
    }
    return render(request, "collaborations/lifecycle/status.html", context)
