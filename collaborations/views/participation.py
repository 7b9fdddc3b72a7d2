"""Who takes part and how the cost is shared: the pages that change it."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from collaborations.access import Action
from collaborations.forms.participation import (
    CostSharesForm,
    InvitationForm,
    WithdrawalForm,
    share_name,
)
from collaborations.models import Collaboration, Participation
from collaborations.reports.shares import agreed_shares, split_by_share
from collaborations.services.cost_shares import (
    change_cost_shares,
    new_shares_day,
    refuse_wrong_shares,
)
from collaborations.services.participation import invite_force, withdraw_force
from collaborations.views.opening import opened
from collabtrack.shared.templatetags.figures import uk_date

SHARES_PAGE = "collaborations/participation/cost_shares.html"
FORM_PAGE = "collaborations/form_page.html"
AMOUNT = Decimal("1000000.00")
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@reads_and_writes
def cost_shares_change(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the shares to type and how they split an amount; agree them on demand."""
    collaboration = opened(request, reference, Action.CHANGE_SHARES)
    members = _members(collaboration)
    if request.method != "POST":
        initial = _current_shares(collaboration, members)
        form = CostSharesForm(members, initial=initial)
        shown = {member: initial.get(share_name(member)) for member in members}
        return _shares_page(request, collaboration, form, _known(shown), AMOUNT)
    form = CostSharesForm(members, request.POST)
    if not form.is_valid():
        return _shares_page(request, collaboration, form)
    if "show_split" in request.POST:
        return _split_shown(request, collaboration, form)
    return _agree(request, collaboration, form)


@reads_and_writes
def force_invite(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = opened(request, reference, Action.CHANGE_RECORD)
    form = InvitationForm(request.POST if request.method == "POST" else None)
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
            return _back(request, collaboration, fact + _call_for_shares(needed))
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
            return _back(request, collaboration, fact)
    words = {"title": f"Withdraw {leaver.force}", "save": "Record the last day"}
    return _form_page(request, collaboration, form, words)


def _call_for_shares(day: dt.date | None) -> str:
    return f" Agree new cost shares from {uk_date(day)}." if day else ""


def _members(collaboration: Collaboration) -> list[Participation]:
    """List everybody who ever took part: shares may be agreed for a past day."""
    found = collaboration.participations.select_related("force")
    return list(found.order_by("force__name", "joined_on", "pk"))


def _latest_participation(collaboration: Collaboration, slug: str) -> Participation:
    found = collaboration.participations.filter(force__slug=slug)
    found = found.select_related("force", "collaboration")
    # A participation that has not ended sorts first: its last day is null.
    leaver: Participation | None = found.order_by("-left_on", "pk").first()
    if leaver is None:
        raise Http404
    return leaver


def _current_shares(
    collaboration: Collaboration, members: list[Participation]
) -> dict[str, Any]:
    today: dt.date = timezone.localdate()
    agreed = agreed_shares(collaboration, today)
    now = {
        share_name(member): agreed[member.pk].cost
        for member in members
        if member.pk in agreed
    }
    return {**now, "amount": AMOUNT}


def _known(
    shares: dict[Participation, Decimal | None],
) -> dict[Participation, Decimal]:
    return {member: share for member, share in shares.items() if share is not None}


def _agree(
    request: HttpRequest, collaboration: Collaboration, form: CostSharesForm
) -> HttpResponse:
    starts_on = form.cleaned_data["starts_on"]
    try:
        change_cost_shares(
            collaboration=collaboration,
            shares=form.shares,
            starts_on=starts_on,
            by=request.user,
        )
    except ValidationError as refusal:
        form.show_refusal(refusal)
        return _shares_page(request, collaboration, form)
    fact = f"Cost shares agreed from {uk_date(starts_on)}."
    return _back(request, collaboration, fact)


def _split_shown(
    request: HttpRequest, collaboration: Collaboration, form: CostSharesForm
) -> HttpResponse:
    shares, starts_on = form.shares, form.cleaned_data["starts_on"]
    amount = form.cleaned_data["amount"]
    try:
        refuse_wrong_shares(
            collaboration=collaboration, shares=shares, starts_on=starts_on
        )
    except ValidationError as refusal:
        form.show_refusal(refusal)
        return _shares_page(request, collaboration, form)
    shown = AMOUNT if amount is None else amount
    return _shares_page(request, collaboration, form, shares, shown)


def _shares_page(
    request: HttpRequest,
    collaboration: Collaboration,
    form: CostSharesForm,
    shares: dict[Participation, Decimal] | None = None,
    amount: Decimal = AMOUNT,
) -> HttpResponse:
    is_whole = shares and sum(shares.values()) == 100
    context = {
        "title": "Change cost shares",
        "intro": "The shares of the forces that take part total 100.00%.",
        "save": "Agree these shares",
        "collaboration": collaboration,
        "form": form,
        "back_url": _forces_url(collaboration),
        "amount": amount,
        "split": split_by_share(amount, shares) if shares and is_whole else [],
    }
    return render(request, SHARES_PAGE, context)


def _form_page(
    request: HttpRequest,
    collaboration: Collaboration,
    form: InvitationForm | WithdrawalForm,
    words: dict[str, str],
) -> HttpResponse:
    back_url = _forces_url(collaboration)
    context = {"collaboration": collaboration, "form": form, "back_url": back_url}
    return render(request, FORM_PAGE, {**context, **words})


def _back(
    request: HttpRequest, collaboration: Collaboration, fact: str
) -> HttpResponse:
    messages.info(request, fact)
    return redirect(_forces_url(collaboration))


def _forces_url(collaboration: Collaboration) -> str:
    return f"{collaboration.get_absolute_url()}#forces"
