"""The page of a collaboration's spend: a year's money, and every entry of it."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from benefits.reports.entries import EntryLine
from benefits.reports.ledger import LedgerReport, ledger_report
from collaborations import access
from collaborations.access import Action
from collaborations.views.opening import seen
from collabtrack.shared.financial_years import FinancialYear

MOST_ENTRIES = 30
CATEGORIES = (
    ("Running", "actual_running"),
    ("Set-up", "actual_set_up"),
    ("Exit", "actual_exit"),
    ("Governance", "actual_governance"),
)


@require_safe
def collaboration_spend(request: HttpRequest, reference: str) -> HttpResponse:
    collaboration = seen(request, reference)
    today = timezone.localdate()
    ignored: list[str] = []
    year = _year(request, today, ignored)
    as_at = _day(request, today, ignored)
    report = ledger_report(
        user=request.user,
        collaboration=collaboration,
        year=year,
        on=today,
        as_at=as_at,
    )
    is_open = not collaboration.is_from_register
    context = {
        "collaboration": collaboration,
        "report": report,
        "categories": categories(report),
        "spend": newest(request, report.spend),
        "funds": newest(request, report.funds),
        "all_url": _all_url(request, report),
        "ignored": ignored,
        "may_record": is_open
        and access.can(request.user, Action.RECORD_SPEND, collaboration),
    }
    return render(request, "benefits/ledger/spend.html", context)


def newest(request: HttpRequest, lines: tuple[EntryLine, ...]) -> tuple[EntryLine, ...]:
    return lines if request.GET.get("entries") == "all" else lines[:MOST_ENTRIES]


def _all_url(request: HttpRequest, report: LedgerReport) -> str:
    """Lead to all entries where not all are shown."""
    longest = max(len(report.spend), len(report.funds))
    if longest <= MOST_ENTRIES or request.GET.get("entries") == "all":
        return ""
    asked = request.GET.copy()
    asked["entries"] = "all"
    return f"?{asked.urlencode()}#entries"


def categories(report: LedgerReport) -> list[tuple[str, Any]]:
    """Give the actual spend of each category; None where none is recorded."""
    return [(label, getattr(report.row, name, None)) for label, name in CATEGORIES]


def _year(request: HttpRequest, today: dt.date, ignored: list[str]) -> FinancialYear:
    this = FinancialYear.containing(today)
    if not (asked := request.GET.get("fy", "").strip()):
        return this
    try:
        return FinancialYear.parse(asked)
    except ValueError:
        ignored.append(f"fy={asked}")
        return this


def _day(request: HttpRequest, today: dt.date, ignored: list[str]) -> dt.date | None:
    """Give the day asked for, if it is one that is over or today."""
    if not (asked := request.GET.get("as_at", "").strip()):
        return None
    try:
        day = dt.date.fromisoformat(asked)
    except ValueError:
        ignored.append(f"as_at={asked}")
        return None
    if day > today:
        ignored.append(f"as_at={asked}")
        return None
    return day
