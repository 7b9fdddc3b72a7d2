"""Files of a page: ?format=csv, xlsx or json, of the page or of one chart."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponseBase

from benefits import exports
from benefits.charts import Card
from benefits.forms import Query
from benefits.reports.freshness import Freshness
from benefits.reports.selection import PortfolioFilter
from benefits.views.queries import download_url
from collaborations.views.context import register_notice
from collabtrack.shared.spreadsheets import Sheet, download_name, sheet_response
from collabtrack.shared.templatetags.figures import uk_date


@dataclass(frozen=True)
class Answer:
    """What a file is about: the question, the day, and how fresh the figures are."""

    wanted: PortfolioFilter
    as_at: dt.date
    freshness: Freshness


# title, headings, rows: called only when its file is asked for.
Table = tuple[str, Sequence[str], Callable[[], exports.Rows]]


def download(
    request: HttpRequest,
    query: Query,
    answer: Answer,
    name: str,
    tables: Mapping[str, Table],
) -> HttpResponseBase:
    """Answer with the table of the chart that was asked for, else of the page."""
    chart = query.download.get("chart", "")
    if chart not in tables:
        raise Http404("There is no such chart on this page.")
    title, headings, rows = tables[chart]
    wanted = answer.wanted
    said = [
        ("Financial year", wanted.year.label),
        ("Filters", query.without("page") or "none"),
        ("As at", uk_date(answer.as_at)),
        ("Figures", answer.freshness.text),
        *(("Ignored", text) for text in query.ignored),
    ]
    if notice := register_notice(request.user):
        said.append(("Notice", notice))
    parts = [name, chart, wanted.year.label, wanted.area]
    filename = download_name(*filter(None, parts))
    file = Sheet(title=title, headings=headings, rows=rows(), notes=said)
    return sheet_response(query.download["format"], file, filename)


def with_files(request: HttpRequest, query: Query, card: Card, notice: str) -> Card:
    return replace(
        card,
        notice=notice,
        csv_url=download_url(request, query, "csv", card.id),
        xlsx_url=download_url(request, query, "xlsx", card.id),
    )
