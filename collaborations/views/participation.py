"""Who takes part: the pages that add a force, change its days and let it leave."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from collaborations import access
from collaborations.access import Action
from collaborations.forms.participation import (
    InvitationForm,
    ParticipationForm,
    WithdrawalForm,
)
from collaborations.models import Collaboration, Participation
from collaborations.services.cost_shares import new_shares_day
from collaborations.services.participation import (
    PARTICIPATION,
    invite_force,
    withdraw_force,
)
from collaborations.views.opening import opened
from collaborations.views.records import RecordPages, change_page, undo_url
from collabtrack.shared.templatetags.figures import uk_date

FORM_PAGE = "collaborations/form_page.html"
FORCES_PAGE = "benefits:collaboration-forces"
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])

MEMBERSHIP = RecordPages(
    kind=PARTICIPATION,
    form=ParticipationForm,
    noun="membership",
    back=FORCES_PAGE,
    change="collaborations:participation-change",
    intro="Agreed shares and votes end with the last day.",
)
participation_change = change_page(MEMBERSHIP)


@reads_and_writes
def force_invite(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.CHANGE_RECORD)
    form = InvitationForm(
        request.POST if request.method == "POST" else None,
        collaboration=collaboration,
    )
    if form.is_valid():
        try:
            made = invite_force(
                collaboration=collaboration, by=request.user, **form.cleaned_data
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            joined_on: dt.date = form.cleaned_data["joined_on"]
            fact = f"{made.force} takes part from {uk_date(joined_on)}."
            needed = new_shares_day(collaboration, joined_on)
            fact += _call_for_shares(needed)
            return _back(request, collaboration, fact, made)
    words = {"title": "Add a force", "save": "Add this force"}
    return _form_page(request, collaboration, form, words)


@reads_and_writes
def force_withdraw(request: HttpRequest, reference: str, slug: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.CHANGE_RECORD)
    leaver = _latest_participation(collaboration, slug)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        left_on = form.cleaned_data["left_on"]
        try:
            done = withdraw_force(
                participation=leaver, left_on=left_on, by=request.user
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            fact = f"The last day of {leaver.force} is {uk_date(left_on)}."
            fact += _call_for_shares(done.needs_shares_from)
            return _back(request, collaboration, fact, done.participation)
    words = {
        "title": f"Withdraw {leaver.force}",
        "save": "Record the last day",
        "intro": _warning(request, leaver),
    }
    return _form_page(request, collaboration, form, words)


def _warning(request: HttpRequest, leaver: Participation) -> str:
    """Say what follows for writers who withdraw the force in whose name they write."""
    own = access.acting_for(
        request.user, Action.CHANGE_RECORD, leaver.collaboration
    ).values_list("force", flat=True)
    if set(own) != {leaver.force_id}:
        return ""
    return (
        f"{leaver.force} is your own force. After its last day you can no longer change"
        f" {leaver.collaboration}, and cannot take the withdrawal back: ask the forces"
        " that stay."
    )


def forces_url(collaboration: Collaboration) -> str:
    return reverse(FORCES_PAGE, args=[collaboration.reference])


def _call_for_shares(day: dt.date | None) -> str:
    return f" Agree new cost shares from {uk_date(day)}." if day else ""


def _latest_participation(collaboration: Collaboration, slug: str) -> Participation:
    found = collaboration.participations.filter(force__slug=slug)
    found = found.select_related("force", "collaboration")
    # A participation that has not ended sorts first: its last day is null.
    leaver: Participation | None = found.order_by("-left_on", "pk").first()
    if leaver is None:
        raise Http404
    return leaver


def _form_page(
    request: HttpRequest,
    collaboration: Collaboration,
    form: InvitationForm | WithdrawalForm,
    words: dict[str, str],
) -> HttpResponse:
    back_url = forces_url(collaboration)
    context = {"collaboration": collaboration, "form": form, "back_url": back_url}
    return render(request, FORM_PAGE, {**context, **words})


def _back(
    request: HttpRequest,
    collaboration: Collaboration,
    fact: str,
    made: Participation,
) -> HttpResponse:
    # Who has just let the own force leave may write no more.
    may_undo = access.can(request.user, Action.CHANGE_RECORD, collaboration)
    undo = undo_url(MEMBERSHIP, collaboration, made, None) if may_undo else ""
    messages.info(request, fact, extra_tags=undo)
    return redirect(forces_url(collaboration))
