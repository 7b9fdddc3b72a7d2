"""The page that agrees votes, and those that say why voice differs from stake."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from collaborations import access
from collaborations.access import Action
from collaborations.forms.shares import VotesForm, share_name
from collaborations.forms.votes import VoteReasonForm
from collaborations.models import Collaboration, VoteShare
from collaborations.services.votes import VOTE_REASON, change_votes
from collaborations.views.drafts import keeps_typed, typed
from collaborations.views.opening import opened
from collaborations.views.participation import FORCES_PAGE, forces_url
from collaborations.views.records import RecordPages, add_page, change_page
from collaborations.views.share_sets import (
    SET_PAGE,
    VOTES,
    Overtaken,
    members_of,
    read_now,
    set_saved,
    shown_refusal,
)

REASON = RecordPages(
    kind=VOTE_REASON,
    form=VoteReasonForm,
    noun="reason",
    back=FORCES_PAGE,
    anchor="votes",
    change="collaborations:vote-reason-change",
    intro="Criterion G7 asks whether voice matches stake, or why it does not.",
)
reason_add, reason_change = add_page(REASON), change_page(REASON)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def votes_change(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.CHANGE_SHARES)
    members = members_of(collaboration)
    if request.method != "POST":
        kept = {**read_now(VOTES, collaboration), **typed(request)}
        initial = {**_current_votes(collaboration), **kept}
        form = VotesForm(members, initial=initial)
        return _page(request, collaboration, form)
    form = VotesForm(members, request.POST)
    if not form.is_valid():
        return _page(request, collaboration, form)
    starts_on = form.cleaned_data["starts_on"]
    try:
        change_votes(
            collaboration=collaboration,
            votes=form.shares,
            starts_on=starts_on,
            read=form.cleaned_data["read"],
            by=request.user,
        )
    except ValidationError as refusal:
        theirs = shown_refusal(VOTES, collaboration, form, refusal)
        return _page(request, collaboration, form, theirs)
    return set_saved(request, VOTES, collaboration, starts_on)


def _current_votes(collaboration: Collaboration) -> dict[str, int]:
    rows = VoteShare.objects.filter(
        access.in_effect("", timezone.localdate()),
        participation__collaboration=collaboration,
        basis=VoteShare.Basis.AGREED,
    ).select_related("participation")
    return {share_name(row.participation): row.weight for row in rows}


def _page(
    request: HttpRequest,
    collaboration: Collaboration,
    form: VotesForm,
    theirs: Overtaken | None = None,
) -> HttpResponse:
    context = {
        "title": "Change votes",
        "intro": "A force's vote share is its votes out of all votes.",
        "save": "Agree these votes",
        "column": VOTES.column,
        "theirs": theirs,
        "collaboration": collaboration,
        "form": form,
        "back_url": forces_url(collaboration),
    }
    return render(request, SET_PAGE, context)
