"""What pays for a month: contributions, grants, income and recharges, one by one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from benefits.forms.funding import FundingForm
from benefits.models import FundingEntry
from benefits.reports.units import number_text
from benefits.services.spend import RefusedEntriesError, record_amounts
from benefits.views.entry_place import EntryPlace
from benefits.views.spend_entry import furthest, spend_place
from collaborations.forms.refusals import add_refusal
from collaborations.views.drafts import keeps_typed, typed
from collabtrack.shared.months import last_day

PAGE = "benefits:funding-entry"
FIELD_OF_CODE = {
    "funding_without_force": "force",
    "recharge_counterparty": "counterparty",
    "adjustment_without_reason": "reason",
}


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def funding_entry(request: HttpRequest, month: dt.date) -> HttpResponse:
    place = spend_place(request, PAGE, month)
    before = {"collaboration": place.collaboration, **typed(request)}
    form = FundingForm(
        request.POST if request.method == "POST" else None,
        collaborations=place.collaborations,
        month=month,
        initial=before,
    )
    if form.is_valid():
        try:
            return _saved(request, place, form)
        except RefusedEntriesError as refusal:
            add_refusal(form, next(iter(refusal.faults.values())), FIELD_OF_CODE)
        except ValidationError as refusal:
            add_refusal(form, refusal, FIELD_OF_CODE)
    context = {
        **place.context(furthest()),
        "form": form,
        "lines": _recorded(place),
        "spend_url": place.url_of("benefits:spend-entry"),
    }
    return render(request, "benefits/entry/funding.html", context)


def _saved(request: HttpRequest, place: EntryPlace, form: FundingForm) -> HttpResponse:
    entry, now = form.entry(), timezone.now()
    added = record_amounts(
        collaboration=entry.collaboration, entries=[entry], by=request.user, now=now
    )
    if added:
        more = {"at": now.isoformat(), "funding": "1"}
        undo = place.url_of("benefits:spend-entry-undo", **more)
        messages.info(request, f"{place.month_name} funding saved.", extra_tags=undo)
    else:
        messages.info(request, "The same amount stands there, so nothing was saved.")
    return redirect(place.url)


def _recorded(place: EntryPlace) -> list[dict[str, Any]]:
    """List the cells of the month, each with the sum of its entries."""
    chosen = place.collaboration
    held = [chosen] if chosen else place.collaborations
    rows = FundingEntry.objects.filter(
        collaboration__in=held, starts_on=place.month, ends_on=last_day(place.month)
    ).select_related("collaboration", "force", "counterparty")
    cells: dict[Any, dict[str, Any]] = {}
    for row in rows.order_by("collaboration__name", "funding", "pk"):
        key = (
            *(row.collaboration_id, row.funding, row.kind, row.plan_version),
            *(row.force_id, row.counterparty_id, row.payer),
        )
        cell = cells.setdefault(key, {"entry": row, "total": 0})
        cell["total"] += row.amount
    return [
        {"entry": cell["entry"], "total": number_text(cell["total"])}
        for cell in cells.values()
    ]
