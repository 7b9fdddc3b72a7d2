"""Who decides for a collaboration, what waits, and how long decisions take."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from collaborations import access
from collaborations.access import Action
from collaborations.forms.governance import (
    FIELD_OF_CODE,
    BodyForm,
    DecisionForm,
    OutcomeForm,
)
from collaborations.forms.refusals import add_refusal
from collaborations.models import Collaboration, Decision
from collaborations.reports.governance import (
    closed,
    decision_times,
    first_day_of_12_months,
    waiting,
)
from collaborations.reports.governance_wording import in_days, times_lines
from collaborations.services.governance import (
    add_body,
    raise_decision,
    record_outcome,
)
from collaborations.views.opening import opened, seen
from collabtrack.shared.templatetags.figures import uk_date

require_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def decision_list(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    today = timezone.localdate()
    times = decision_times(collaboration, on=today)
    context = {
        "collaboration": collaboration,
        "as_at": today,
        "since": first_day_of_12_months(today),
        "waiting": waiting(collaboration, on=today),
        "closed": closed(collaboration, on=today),
        "times": times_lines(times) if times else (),
        "bodies": collaboration.governance_bodies.order_by("tier", "name", "pk"),
        "may_record": may_record(request.user, collaboration),
    }
    return render(request, "collaborations/governance/decisions.html", context)


@require_form
def body_add(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.RECORD_DECISION)
    form = BodyForm(_posted(request))

    def write() -> str:
        body = add_body(
            collaboration=collaboration, by=request.user, **form.cleaned_data
        )
        return f"{body} added, tier {body.tier}."

    page = {"title": "Add a governance body", "save": "Add body"}
    return _written(request, collaboration, form, write, page)


@require_form
def decision_raise(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.RECORD_DECISION)
    form = DecisionForm(_posted(request), collaboration=collaboration)

    def write() -> str:
        decision = raise_decision(
            collaboration=collaboration, by=request.user, **form.cleaned_data
        )
        return f"“{decision}” raised on {uk_date(decision.raised_on)}."

    page = {"title": "Raise a matter", "save": "Raise matter"}
    return _written(request, collaboration, form, write, page)


@require_form
def decision_outcome(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    collaboration = opened(request, reference, Action.RECORD_DECISION)
    rows = Decision.objects.visible_to(request.user).filter(collaboration=collaboration)
    decision = get_object_or_404(
        rows.select_related("collaboration", "body"), number=number
    )
    form = OutcomeForm(_posted(request), initial={"version": decision.version})

    def write() -> str:
        try:
            changed = record_outcome(
                decision=decision, by=request.user, **form.cleaned_data
            )
        except ValidationError:
            form.has_seen(decision.version)
            raise
        return _outcome_in_words(changed)

    page = {
        "title": "Record what came of it",
        "intro": _so_far(decision),
        "save": "Record",
    }
    return _written(request, collaboration, form, write, page)


def may_record(user: Any, collaboration: Collaboration) -> bool:
    """Say whether to offer the forms: never on rows of the public register."""
    if collaboration.is_from_register:
        return False
    return access.can(user, Action.RECORD_DECISION, collaboration)


def _written(
    request: HttpRequest,
    collaboration: Collaboration,
    form: forms.Form,
    write: Callable[[], str],
    page: dict[str, str],
) -> HttpResponse:
    """Write what was posted and go to the list, or show the form with its faults."""
    back_url = reverse("collaborations:decision-list", args=[collaboration.reference])
    if form.is_valid():
        try:
            messages.info(request, write())
        except ValidationError as refusal:
            add_refusal(form, refusal, FIELD_OF_CODE)
        else:
            return redirect(back_url)
    context = {"collaboration": collaboration, "form": form, "back_url": back_url}
    return render(request, "collaborations/form_page.html", {**context, **page})


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _outcome_in_words(decision: Decision) -> str:
    outcome = decision.get_outcome_display().lower()
    if decision.decided_on is None:
        day = uk_date(decision.considered_on)
        return f"“{decision}” {outcome} on {day}. It still waits."
    days = in_days((decision.decided_on - decision.raised_on).days)
    day = uk_date(decision.decided_on)
    return f"“{decision}” {outcome} on {day}, after {days}."


def _so_far(decision: Decision) -> str:
    """Say what the writer decides upon: the matter, its age and its last outcome."""
    text = f"“{decision.matter}” Raised on {uk_date(decision.raised_on)}."
    if decision.outcome:
        day = uk_date(decision.decided_on or decision.considered_on)
        text += f" {decision.get_outcome_display()} on {day}."
    return text
