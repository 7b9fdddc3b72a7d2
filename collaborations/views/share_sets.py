"""Sets of shares, of cost or of votes: the newest is corrected, or taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from collaborations.access import Action
from collaborations.forms.overtaken import show_recorded
from collaborations.forms.shares import (
    CostSharesCorrection,
    VotesCorrection,
    share_name,
)
from collaborations.models import Collaboration, CostShare, Participation, VoteShare
from collaborations.reports.shares import agreed_shares
from collaborations.services.cost_shares import correct_cost_shares, undo_cost_shares
from collaborations.services.records import CHANGED_MEANWHILE
from collaborations.services.share_sets import newest_start, version_of_set
from collaborations.services.votes import correct_votes, undo_votes
from collaborations.views.opening import opened
from collaborations.views.participation import forces_url
from collabtrack.shared.templatetags.figures import uk_date

SET_PAGE = "collaborations/participation/share_set.html"
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class SetPages:
    """How one kind of set is corrected and undone.

    `given` is what its services call the mapping of forces; `column` heads the boxes.
    """

    noun: str
    column: str
    model: type[CostShare] | type[VoteShare]
    form: Any
    given: str
    correct: Callable[..., Any]
    undo: Callable[..., None]
    undo_name: str


COST = SetPages(
    noun="cost shares",
    column="Share in per cent",
    model=CostShare,
    form=CostSharesCorrection,
    given="shares",
    correct=correct_cost_shares,
    undo=undo_cost_shares,
    undo_name="collaborations:cost-shares-undo",
)
VOTES = SetPages(
    noun="votes",
    column="Votes",
    model=VoteShare,
    form=VotesCorrection,
    given="votes",
    correct=correct_votes,
    undo=undo_votes,
    undo_name="collaborations:votes-undo",
)


def correct_page(pages: SetPages) -> View:
    """Build the view that writes over the newest set, for a reason."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, reference: str) -> HttpResponse:
        collaboration = opened(request, reference, Action.CHANGE_SHARES)
        members = members_of(collaboration)
        newest = newest_start(pages.model, collaboration)
        if newest is None:
            messages.info(request, f"No {pages.noun} are agreed yet.")
            return redirect(forces_url(collaboration))
        if request.method != "POST":
            initial = _stored(pages, collaboration, newest)
            form = pages.form(members, initial=initial)
            return _shown(request, pages, collaboration, form, newest)
        form = pages.form(members, request.POST)
        if form.is_valid() and _corrected(request, pages, collaboration, form):
            day = uk_date(form.cleaned_data["starts_on"])
            messages.info(request, f"The {pages.noun} from {day} are corrected.")
            return redirect(forces_url(collaboration))
        return _shown(request, pages, collaboration, form, newest)

    return view


def undo_page(pages: SetPages) -> View:
    """Build the view that takes the newest set back; `from` is its first day."""

    @require_POST
    def view(request: HttpRequest, reference: str) -> HttpResponse:
        collaboration = opened(request, reference, Action.CHANGE_SHARES)
        try:
            starts_on = dt.date.fromisoformat(request.GET.get("from", ""))
        except ValueError:
            starts_on = dt.date.min
        try:
            pages.undo(
                collaboration=collaboration, starts_on=starts_on, by=request.user
            )
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            day = uk_date(starts_on)
            fact = f"Undone: the {pages.noun} from {day} were taken away again."
            messages.info(request, fact)
        return redirect(forces_url(collaboration))

    return view


def set_saved(
    request: HttpRequest,
    pages: SetPages,
    collaboration: Collaboration,
    starts_on: dt.date,
) -> HttpResponse:
    """Say what was agreed beside an Undo, and go to where it is listed."""
    noun = pages.noun.capitalize()
    undo = undo_url(pages, collaboration, starts_on)
    fact = f"{noun} agreed from {uk_date(starts_on)}."
    messages.info(request, fact, extra_tags=undo)
    return redirect(forces_url(collaboration))


def undo_url(pages: SetPages, collaboration: Collaboration, starts_on: dt.date) -> str:
    address = reverse(pages.undo_name, args=[collaboration.reference])
    return f"{address}?from={starts_on.isoformat()}"


def members_of(collaboration: Collaboration) -> list[Participation]:
    """List everybody who ever took part: shares may be agreed for a past day."""
    found = collaboration.participations.select_related("force")
    return list(found.order_by("force__name", "joined_on", "pk"))


def _stored(
    pages: SetPages, collaboration: Collaboration, newest: dt.date
) -> dict[str, Any]:
    rows = pages.model.objects.filter(
        participation__collaboration=collaboration,
        basis=CostShare.Basis.AGREED,
        starts_on=newest,
    ).select_related("participation")
    cost = agreed_shares(collaboration, newest)
    stored: dict[str, Any] = {
        "starts_on": newest.isoformat(),
        "version": version_of_set(pages.model, collaboration, newest),
    }
    for row in rows:
        share = cost.get(row.participation_id)
        is_cost = pages.model is CostShare
        value = share.cost if is_cost and share else row.weight
        stored[share_name(row.participation)] = value
    return stored


def _corrected(
    request: HttpRequest, pages: SetPages, collaboration: Collaboration, form: Any
) -> bool:
    typed = form.cleaned_data
    try:
        pages.correct(
            collaboration=collaboration,
            starts_on=typed["starts_on"],
            reason=typed["reason"],
            version=typed["version"],
            by=request.user,
            **{pages.given: form.shares},
        )
    except ValidationError as refusal:
        form.show_refusal(refusal)
        if getattr(refusal, "code", "") == CHANGED_MEANWHILE:
            stored = _stored(pages, collaboration, typed["starts_on"])
            show_recorded(form, stored, but=("starts_on", "reason"))
        return False
    return True


def _shown(
    request: HttpRequest,
    pages: SetPages,
    collaboration: Collaboration,
    form: Any,
    newest: dt.date,
) -> HttpResponse:
    context = {
        "title": f"Correct the {pages.noun} from {uk_date(newest)}",
        "intro": "The history keeps the old ones.",
        "save": f"Correct these {pages.noun}",
        "column": pages.column,
        "collaboration": collaboration,
        "form": form,
        "back_url": forces_url(collaboration),
    }
    return render(request, SET_PAGE, context)
