"""The list of collaborations, and the page of one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from benefits import charts, exports
from benefits.forms import Query
from benefits.reports import wording
from benefits.reports.collaboration import CollaborationReport, collaboration_report
from benefits.reports.freshness import freshness
from benefits.reports.portfolio import rows, totals
from benefits.reports.selection import selection
from benefits.views.downloads import Answer, download, with_files
from benefits.views.queries import (
    ask,
    canonical_redirect,
    filter_context,
)
from benefits.views.record import record_context
from benefits.views.rows import row_of
from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration
from collaborations.reports.drafts import drafts_of
from collaborations.views.context import card_notice
from collaborations.views.governance import may_record
from collaborations.views.lessons import draft_lessons
from collaborations.views.purpose import purpose_links
from collaborations.views.start import draft_tasks

PER_PAGE = 25
SHOWN = ("q", "area", "fy", "function", "status", "kind", "cost", "sort")
RECORD_KEYS = ("fy",)


@require_safe
def collaboration_list(request: HttpRequest) -> HttpResponseBase:
    query = ask(request)
    if elsewhere := canonical_redirect(request, query):
        return elsewhere
    selected = selection(request.user, query.wanted)
    if "format" in query.download:
        answer = Answer(query.wanted, timezone.localdate(), freshness())
        listed = exports.collaboration_rows(rows(selected), query.wanted.year.label)
        table = ("Collaborations", exports.LIST_HEADINGS, lambda: listed)
        return download(request, query, answer, "collaborations", {"": table})
    pages = Paginator(selected, PER_PAGE)
    if query.page > pages.num_pages:
        query = query.ignoring("page")
    page = pages.page(query.page)
    found = totals(selected)
    kind = "programme" if query.wanted.kind == "programme" else "collaboration"
    noun = "row" if query.wanted.kind == "all" else kind
    context = {
        **filter_context(request, query, SHOWN),
        "freshness": freshness(),
        "as_at": timezone.localdate(),
        "year": query.wanted.year,
        "page": page,
        "page_query": query.without("page"),
        "lines": [row_of(row) for row in rows(page.object_list)],
        "summary": wording.selection_sentence(found, query.wanted.year, noun),
        "empty": empty_text(query),
        "drafts": drafts_of(request.user),
        "can_start": access.forces_of(request.user, Action.START).exists(),
        "can_enter": access.forces_of(request.user, Action.RECORD_READING).exists(),
    }
    return render(request, "benefits/collaborations.html", context)


def empty_text(query: Query) -> str:
    """Say what to remove when nothing matches (ux.md 2.12)."""
    named = [chip.label for chip in query.chips()]
    if not named:
        return "No collaborations yet."
    if len(named) == 1:
        return f"No collaborations match. Remove {named[0]}."
    return f"No collaborations match. Remove {', or '.join(named)}, or clear filters."


@require_safe
def collaboration_page(request: HttpRequest, reference: str) -> HttpResponseBase:
    seen = Collaboration.objects.visible_to(request.user).select_related("function")
    collaboration = get_object_or_404(seen, reference=reference)
    query = ask(request, RECORD_KEYS)
    if elsewhere := canonical_redirect(request, query):
        return elsewhere
    report = collaboration_report(
        user=request.user,
        collaboration=collaboration,
        year=query.wanted.year,
        on=timezone.localdate(),
    )
    if "format" in query.download:
        answer = Answer(query.wanted, report.as_at, report.freshness)
        return download(
            request, query, answer, collaboration.reference, _tables(report)
        )
    card = charts.collaboration_spend(report)
    notice = card_notice(is_register=collaboration.is_from_register)
    may = access.actions_of(request.user, collaboration)
    context = {
        **filter_context(request, query, RECORD_KEYS),
        **record_context(report, request.user, may),
        **_of_a_draft(request, collaboration, may),
        "purpose_links": purpose_links(request.user, collaboration, may),
        "versions_url": reverse(
            "collaborations:purpose-versions", args=[collaboration.reference]
        ),
        "may_record": may_record(collaboration, may) and not collaboration.is_over,
        "may_define": Action.DEFINE_MEASURE in may
        and not collaboration.is_from_register,
        "card": with_files(request, query, card, notice) if card else None,
    }
    return render(request, "benefits/collaboration.html", context)


def _of_a_draft(
    request: HttpRequest, collaboration: Collaboration, may: frozenset[Action]
) -> dict[str, Any]:
    """Give what a draft still needs, and what others learned before it."""
    if not collaboration.is_draft:
        return {}
    learned = draft_lessons(collaboration, request.user)
    return {**draft_tasks(request.user, collaboration, may), **learned}


def _tables(report: CollaborationReport) -> dict[str, Any]:
    headings = exports.COLLABORATION_HEADINGS
    name = report.collaboration.name
    return {
        "": (name, headings, lambda: exports.collaboration_page_rows(report)),
        "spend-of-collaboration": (
            f"Spend of {name}",
            headings,
            lambda: exports.collaboration_spend_rows(report),
        ),
    }
