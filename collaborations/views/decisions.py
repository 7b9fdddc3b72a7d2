"""What is put to those who decide: what waits, what came of it, whose yes is needed."""

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
from collaborations.forms.decisions import (
    FIELD_OF_CODE,
    ApprovalsForm,
    DecisionForm,
    OutcomeForm,
    SeenForm,
)
from collaborations.forms.refusals import add_refusal
from collaborations.models import Collaboration, Decision
from collaborations.reports.decision_timeline import approvals, one_decision, timeline
from collaborations.reports.governance import (
    closed,
    closed_earlier,
    decision_times,
    first_day_of_12_months,
    waiting,
    with_whom,
)
from collaborations.reports.governance_wording import in_days, times_lines
from collaborations.reports.parties import parties_of
from collaborations.services.governance import (
    DECISION,
    raise_decision,
    record_approvals,
    record_outcome,
)
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.governance import may_record
from collaborations.views.opening import opened, seen
from collaborations.views.record_pages import RecordPages
from collaborations.views.records import change_page, undo_url
from collabtrack.shared.templatetags.figures import exact_pounds, uk_date

require_form = require_http_methods(["GET", "HEAD", "POST"])
LIST = "collaborations:decision-list"
MATTER = RecordPages(
    kind=DECISION,
    form=DecisionForm,
    noun="matter",
    back=LIST,
    change="collaborations:decision-change",
    intro="Its facts can be changed while it waits. The history keeps both.",
)
decision_change = change_page(MATTER)


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
        "earlier": closed_earlier(collaboration, on=today),
        "times": times_lines(times) if times else (),
        "may_record": may_record(
            collaboration, access.actions_of(request.user, collaboration)
        )
        and not collaboration.is_over,
    }
    return render(request, "collaborations/governance/decisions.html", context)


@require_safe
def decision_detail(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    collaboration = seen(request, reference)
    decision = one_decision(_matter(request, collaboration, number).pk)
    may = access.actions_of(request.user, collaboration)
    context = {
        "collaboration": collaboration,
        "decision": decision,
        "facts": _facts(decision),
        "timeline": timeline(decision),
        "approvals": approvals(decision),
        "may_record": may_record(collaboration, may) and not decision.is_closed,
    }
    return render(request, "collaborations/governance/decision.html", context)


@require_form
@keeps_typed
def decision_raise(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.RECORD_DECISION)
    form = DecisionForm(
        _posted(request),
        instance=Decision(collaboration=collaboration),
        collaboration=collaboration,
        initial=typed(request),
    )

    def write() -> _Done:
        given = {name: form.cleaned_data[name] for name in DECISION.fields}
        made = raise_decision(collaboration=collaboration, by=request.user, **given)
        return _done(f"“{made}” raised on {uk_date(made.raised_on)}.", made)

    page = {"title": "Raise a matter", "save": "Raise matter"}
    return _written(request, collaboration, form, write, page)


@require_form
@keeps_typed
def decision_outcome(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    collaboration = opened(request, reference, Action.RECORD_DECISION)
    decision = _matter(request, collaboration, number)
    kept = {"version": decision.version, **typed(request)}
    form = OutcomeForm(_posted(request), initial=kept)

    def write() -> _Done:
        changed = record_outcome(
            decision=decision, by=request.user, **form.cleaned_data
        )
        return _done(_outcome_in_words(changed), changed)

    page = {"title": "Record what came of it", "intro": _so_far(decision)}
    write = _showing_what_is_new(write, form, decision)
    return _written(request, collaboration, form, write, {**page, "save": "Record"})


@require_form
@keeps_typed
def decision_approvals(
    request: HttpRequest, reference: str, number: int
) -> HttpResponse:
    collaboration = opened(request, reference, Action.RECORD_DECISION)
    decision = _matter(request, collaboration, number)
    rows = one_decision(decision.pk).approvals.all()
    recorded = {row.party: row.given_on for row in rows}
    shown = {
        "version": decision.version,
        "needed": list(recorded),
        "given": [party for party, day in recorded.items() if day],
    }
    form = ApprovalsForm(
        _posted(request),
        parties=parties_of(collaboration),
        initial={**shown, **typed(request, frozenset({"needed", "given"}))},
    )

    def write() -> _Done:
        changed = record_approvals(
            decision=decision,
            approvals=form.days(recorded),
            version=form.cleaned_data["version"],
            by=request.user,
        )
        given, needed = changed.approvals_given or 0, changed.approvals_needed or 0
        said = f"“{changed}” has {given} of {needed} approvals."
        return _done(said, changed, read=decision.version)

    page = {"title": "Whose approval it needs", "intro": _so_far(decision)}
    write = _showing_what_is_new(write, form, decision)
    return _written(request, collaboration, form, write, {**page, "save": "Save"})


def _matter(
    request: HttpRequest, collaboration: Collaboration, number: int
) -> Decision:
    rows = Decision.objects.visible_to(request.user).filter(collaboration=collaboration)
    known = rows.select_related("collaboration", "body")
    found: Decision = get_object_or_404(known, number=number)
    return found


_Done = tuple[str, str]


def _done(said: str, decision: Decision, read: int | None = None) -> _Done:
    """Say what was written, and where it is undone."""
    return said, undo_url(MATTER, decision.collaboration, decision, read)


def _showing_what_is_new(
    write: Callable[[], _Done], form: SeenForm, decision: Decision
) -> Callable[[], _Done]:
    """Carry the version along that the page shows, once what was sent is refused."""

    def written() -> _Done:
        try:
            return write()
        except ValidationError:
            form.has_seen(decision.version)
            raise

    return written


def _written(
    request: HttpRequest,
    collaboration: Collaboration,
    form: forms.Form | DecisionForm,
    write: Callable[[], _Done],
    page: dict[str, str],
) -> HttpResponse:
    """Write what was posted and go to the list, or show the form with its faults."""
    back_url = reverse(LIST, args=[collaboration.reference])
    if form.is_valid():
        try:
            said, undo = write()
        except ValidationError as refusal:
            add_refusal(form, refusal, getattr(form, "field_of_code", FIELD_OF_CODE))
        else:
            messages.info(request, said, extra_tags=undo)
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


def _facts(decision: Decision) -> list[dict[str, Any]]:
    """Give the rows of the page's list; an empty value is not recorded."""
    needed, given = decision.approvals_needed, decision.approvals_given
    counted = f"{given or 0} of {needed}" if needed is not None else ""
    days = ((decision.decided_on or timezone.localdate()) - decision.raised_on).days
    if decision.is_closed:
        took = {"label": "Days taken", "value": in_days(days)}
    else:
        took = {"label": "Waiting", "value": f"at least {in_days(days)}"}
    rows = [
        {"label": "Kind", "value": decision.get_kind_display()},
        {"label": "Body", "value": str(decision.body or "")},
        {"label": "Worth", "value": exact_pounds(decision.amount)},
        {"label": "Approvals given", "value": counted},
        {"label": "Outcome", "value": decision.get_outcome_display() or "None yet"},
        took,
    ]
    if not decision.is_closed:
        rows.append({"label": "With whom", "value": with_whom(decision)})
    return rows
