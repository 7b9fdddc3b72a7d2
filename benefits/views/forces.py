"""The page of one force: what it is part of, what it pays, what is published of it."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from benefits import charts, exports
from benefits.forms import Query
from benefits.reports import wording
from benefits.reports.force import ForceReport, force_report
from benefits.reports.overview import ThemeTile
from benefits.views.downloads import Answer, download, with_files
from benefits.views.overview import sentence, tile_of
from benefits.views.queries import (
    ask,
    canonical_redirect,
    filter_context,
    list_url,
)
from benefits.views.rows import row_of
from collaborations.models import Force, ForceFigure
from collaborations.views.context import card_notice
from collabtrack.shared.money import display_pounds
from collabtrack.shared.templatetags.figures import uk_date

KEYS = ("fy", "function", "status")


@require_safe
def force_page(request: HttpRequest, slug: str) -> HttpResponseBase:
    force = get_object_or_404(Force, slug=slug)
    query = ask(request, KEYS)
    if elsewhere := canonical_redirect(request, query):
        return elsewhere
    report = force_report(
        user=request.user, force=force, wanted=query.wanted, on=timezone.localdate()
    )
    if "format" in query.download:
        # The force is in the name of the file already.
        wanted = replace(report.wanted, area="")
        answer = Answer(wanted, report.as_at, report.freshness)
        return download(request, query, answer, force.slug, _tables(report))
    return render(request, "benefits/force.html", _context(request, query, report))


def _tables(report: ForceReport) -> dict[str, Any]:
    name = report.force.name
    return {
        "": (name, exports.FORCE_HEADINGS, lambda: exports.force_rows(report)),
        "functions-of-force": (
            f"Functions of {name}",
            exports.FUNCTION_HEADINGS,
            lambda: exports.function_rows(report),
        ),
    }


def _context(request: HttpRequest, query: Query, report: ForceReport) -> dict[str, Any]:
    is_register = any(line.row.is_from_register for line in report.rows)
    card = charts.by_function(report)
    notice = card_notice(is_register=is_register)
    tiles = [ThemeTile(theme, found) for theme, found in report.theme_counts.items()]
    mine = replace_area(query, report.force.slug)
    return {
        **filter_context(request, query, KEYS),
        "report": report,
        "force": report.force,
        "year": query.wanted.year,
        "sentence": sentence(
            wording.force_sentence(report, is_register=is_register), mine
        ),
        "strip": strip(
            report,
            wording.missing_words(is_register=is_register),
            {"all": list_url(mine), "costed": list_url(mine, cost="year")},
        ),
        "published": [published(figure) for figure in report.figures],
        "lines": [
            row_of(line.row) | {"force_line": line, "cost": line.cost}
            for line in report.rows
        ],
        "tiles": [tile_of(tile, mine) for tile in tiles],
        "card": with_files(request, query, card, notice) if card else None,
        "noun": wording.noun_of(query.wanted),
    }


def replace_area(query: Query, slug: str) -> Query:
    """Ask the same of this force's collaborations, for links to the list."""
    return replace(query, values=query.values | {"area": slug})


def strip(
    report: ForceReport, missing: str, lists: dict[str, str]
) -> list[dict[str, str]]:
    known = f"known for {report.cost_known} of {report.live}"
    not_split = wording.counted(report.not_split_count, "collaboration")
    return [
        {
            "label": wording.noun_of(report.wanted).capitalize() + "s",
            "value": str(report.live),
            "note": f"leads {report.leads}",
            "url": lists["all"],
        },
        {
            "label": f"It pays, {report.wanted.year}",
            "value": display_pounds(report.cost, missing=missing.capitalize()),
            "note": known,
        },
        {
            "label": f"Not split by force, {report.wanted.year}",
            "value": display_pounds(report.not_split, missing="None"),
            "note": f"in {not_split}" if report.not_split_count else "",
            "url": lists["costed"] if report.not_split_count else "",
        },
    ]


def published(figure: ForceFigure) -> dict[str, Any]:
    if figure.amount is not None:
        value = wording.in_full(figure.amount)
    else:
        value = f"{figure.value.normalize():,f}" if figure.value is not None else ""
    return {
        "kind": figure.get_kind_display(),
        "period": _period(figure.period),
        "value": value,
        "source": figure.source,
    }


def _period(text: str) -> str:
    """Write a published day as people do; other periods stay as published."""
    try:
        return uk_date(dt.date.fromisoformat(text))
    except ValueError:
        return text
