"""The list of lessons: search, facets and files."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from collaborations import exports
from collaborations.forms.lesson_query import (
    LessonFilterForm,
    LessonQuery,
    Offered,
    read_lesson_query,
)
from collaborations.models import Collaboration
from collaborations.reports.lessons import (
    entries,
    facet_counts,
    functions,
    selected_lessons,
)
from collaborations.views.context import register_notice
from collabtrack.shared.spreadsheets import download_name, sheet_response
from collabtrack.shared.templatetags.figures import uk_date

PER_PAGE = 25


@require_safe
def lesson_list(request: HttpRequest) -> HttpResponseBase:
    query = read_lesson_query(request.GET, _offered(request))
    if not query.is_canonical(request.META["QUERY_STRING"]):
        return HttpResponseRedirect(_address(request, query.encoded()))
    selected = selected_lessons(request.user, query.wanted)
    if query.format:
        return _file(request, query, selected)
    pages = Paginator(selected, PER_PAGE)
    if query.page > pages.num_pages:
        query = query.ignoring("page")
    page = pages.page(query.page)
    context = {
        **_filters(request, query),
        "page": page,
        "page_query": query.encoded("page"),
        "lessons": list(entries(page.object_list)),
        "as_at": timezone.localdate(),
        "empty": _empty(query),
    }
    return render(request, "collaborations/lessons/list.html", context)


def _offered(request: HttpRequest) -> Offered:
    asked = request.GET.getlist("collaboration")[:2]
    if not asked:
        return Offered(functions(), {})
    seen = Collaboration.objects.visible_to(request.user)
    named = seen.filter(reference__in=[text for text in asked if text.isprintable()])
    return Offered(functions(), dict(named.values_list("reference", "name")))


def _filters(request: HttpRequest, query: LessonQuery) -> dict[str, Any]:
    """Give components/filters.html what it takes, and the files of the page."""
    counts = facet_counts(request.user, query.wanted)
    base = query.encoded("page")
    files = {
        f"{kind}_url": _address(request, f"{base}&format={kind}".lstrip("&"))
        for kind in ("csv", "xlsx", "json")
    }
    return {
        "filter_form": LessonFilterForm(query, counts),
        "chips": [
            {"label": chip["label"], "remove_url": _address(request, chip["query"])}
            for chip in query.chips()
        ],
        "ignored": query.ignored,
        "clear_url": request.path,
        **files,
    }


def _file(request: HttpRequest, query: LessonQuery, selected: Any) -> HttpResponseBase:
    notes = [
        ("Filters", query.encoded("page") or "none"),
        ("As at", uk_date(timezone.localdate())),
        *(("Ignored", text) for text in query.ignored),
    ]
    if notice := register_notice(request.user):
        notes.append(("Notice", notice))
    file = exports.lesson_list(entries(selected.iterator(chunk_size=500)), notes)
    return sheet_response(query.format, file, download_name("lessons"))


def _address(request: HttpRequest, query: str) -> str:
    return f"{request.path}?{query}" if query else request.path


def _empty(query: LessonQuery) -> str:
    """Say what to remove when nothing matches (ux.md 2.12)."""
    named = [chip["label"] for chip in query.chips()]
    if not named:
        return "No lessons are recorded yet."
    if len(named) == 1:
        return f"No lessons match. Remove {named[0]}."
    return f"No lessons match. Remove {', or '.join(named)}, or clear filters."
