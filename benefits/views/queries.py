"""From a request to a query, and from a query to addresses."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from benefits.forms import (
    KEYS,
    FilterForm,
    Options,
    Query,
    encode,
    read_query,
)
from benefits.reports.selection import choices, default_year
from collabtrack.shared.financial_years import FinancialYear


def ask(
    request: HttpRequest,
    keys: Sequence[str] = KEYS,
    default: FinancialYear | None = None,
) -> Query:
    """Read the query; without ?fy= it is of the default year, else of the latest."""
    today = timezone.localdate()
    options = Options(
        choices=choices(request.user),
        default_year=default or default_year(request.user, today),
        this_year=FinancialYear.containing(today),
        keys=keys,
    )
    return read_query(request.GET, options)


def canonical_redirect(
    request: HttpRequest, query: Query
) -> HttpResponseRedirect | None:
    """Send every spelling of a query to its one address; files are left alone."""
    if "format" in query.download or query.is_canonical(request.META["QUERY_STRING"]):
        return None
    return HttpResponseRedirect(address(request.path, query.encoded()))


def address(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def list_url(query: Query, **changes: str) -> str:
    """Give the list that a number counts: the same query with these changes."""
    values = query.values | {"page": "1"} | changes
    path = reverse("benefits:collaboration-list")
    return address(path, encode(query.options, values))


def download_url(request: HttpRequest, query: Query, kind: str, chart: str = "") -> str:
    parts = [query.without("page"), f"format={kind}", f"chart={chart}" if chart else ""]
    return address(request.path, "&".join(filter(None, parts)))


def filter_context(
    request: HttpRequest, query: Query, shown: Sequence[str]
) -> dict[str, Any]:
    """Give components/filters.html what it takes, and the files of the page."""
    chips = [
        {
            "label": chip.label,
            "remove_url": address(request.path, query.without("page", *chip.keys)),
        }
        for chip in query.chips()
    ]
    return {
        "filter_form": FilterForm(query, shown),
        "chips": chips,
        "ignored": query.ignored,
        "clear_url": request.path,
        "csv_url": download_url(request, query, "csv"),
        "xlsx_url": download_url(request, query, "xlsx"),
        "json_url": download_url(request, query, "json"),
    }
