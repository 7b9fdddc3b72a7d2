"""The overview: the answer in one sentence, and everything below as its evidence."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from benefits import charts, exports
from benefits.forms import OVERVIEW_KEYS, Query
from benefits.reports import wording
from benefits.reports.overview import Overview, Segment, ThemeTile, overview
from benefits.views.downloads import Answer, download, with_files
from benefits.views.queries import ask, canonical_redirect, filter_context, list_url
from benefits.views.rows import row_of
from collaborations.models import RegisterEntry, Result
from collaborations.views.context import card_notice

# Segment of spend at risk to its look (static/css/collabtrack.css).
SWATCHES = {
    "benefits": "a",
    "both": "b",
    "purpose": "c",
    "unassessed": "unknown",
    "in_place": "ok",
}
# Narrower than this share of the bar, an amount would be cut off.
ROOM_FOR_AMOUNT = 9


@require_safe
def overview_page(request: HttpRequest) -> HttpResponseBase:
    query = ask(request, OVERVIEW_KEYS)
    if elsewhere := canonical_redirect(request, query):
        return elsewhere
    report = overview(user=request.user, wanted=query.wanted, on=timezone.localdate())
    if "format" in query.download:
        answer = Answer(query.wanted, report.as_at, report.freshness)
        return download(request, query, answer, "overview", _tables(report))
    return render(request, "benefits/overview.html", _context(request, query, report))


def _tables(report: Overview) -> dict[str, Any]:
    figures = exports.FIGURE_HEADINGS
    return {
        "": ("Overview", figures, lambda: exports.overview_rows(report)),
        "spend-by-year": (
            "Spend by financial year",
            figures,
            lambda: exports.spend_by_year_rows(report),
        ),
        "force-map": (
            "Collaborations of each force",
            exports.FORCE_MAP_HEADINGS,
            lambda: exports.force_map_rows(report),
        ),
    }


def _context(request: HttpRequest, query: Query, report: Overview) -> dict[str, Any]:
    notice = card_notice(is_register=report.is_register)
    cards = [
        charts.force_map(
            report, lambda slug: reverse("benefits:force-detail", args=[slug])
        ),
        charts.spend_by_year(
            report,
            lambda year: list_url(query, fy=year.label, cost="year", status="all"),
        ),
    ]
    return {
        **filter_context(request, query, OVERVIEW_KEYS),
        "report": report,
        "year": query.wanted.year,
        "noun": wording.noun_of(query.wanted),
        "sentence": sentence(wording.overview_sentence(report), query),
        "known": wording.coverage(report.spend_known, report.live),
        "missing": wording.missing_words(is_register=report.is_register),
        "segments": segments(report, query),
        "tiles": [tile_of(tile, query) for tile in report.tiles],
        "challenges": challenges(report),
        "cards": [with_files(request, query, card, notice) for card in cards],
        "challenge_reason": wording.challenge_reason(report),
        "nothing_to_challenge": wording.nothing_to_challenge(report),
        "programmes": [
            {"text": wording.in_full(year.programme_amount), "year": year.year}
            for year in report.programmes_not_added
            if year.programme_amount is not None
        ],
        "programmes_url": list_url(query, kind="programme", cost="any", status="all"),
        "list_url": list_url(query),
        "spend_url": list_url(query, cost="year"),
        "challenge_url": list_url(query, **_challenged(report)),
        "area": query.values["area"],
    }


def _challenged(report: Overview) -> dict[str, str]:
    """Name the list that "Challenge these first" is the head of."""
    lacking = any(part.count for part in report.lacking)
    return {"gap": "any"} if lacking else {"gap": "unassessed", "cost": "any"}


def sentence(parts: tuple[wording.Part, ...], query: Query) -> list[dict[str, Any]]:
    """Join each number of a sentence to the list that it counts."""
    bases = RegisterEntry.StatusBasis
    live = {"status": "live"}
    lists: dict[str, dict[str, str]] = {
        "rows": {},
        "live": live,
        "sourced": live | {"basis": bases.SOURCED.value},
        "assumed": live | {"basis": bases.ASSUMED.value},
        "programmes": live | {"kind": "programme"},
        "costed": live | {"cost": "any"},
        "tracked": live | {"tracked": "yes"},
        "gaps": {"gap": "any"},
        "unassessed": {"gap": "unassessed"},
    }
    return [
        {
            "text": part.text,
            "is_strong": part.is_strong,
            "url": list_url(query, **lists[part.leads_to]) if part.leads_to else "",
        }
        for part in parts
    ]


def segments(report: Overview, query: Query) -> list[dict[str, Any]]:
    return [_segment(part, report, query) for part in report.segments]


def _segment(part: Segment, report: Overview, query: Query) -> dict[str, Any]:
    width = 100 * (part.spend or 0) / report.spend if report.spend else 0
    return {
        "label": part.label,
        "swatch": SWATCHES[part.key],
        "spend": part.spend,
        "count": wording.counted(part.count, "collaboration"),
        "known": wording.coverage(part.spend_known, part.count),
        "is_priced": part.spend_known > 0,
        "width": f"{width:.2f}",
        "has_room": width >= ROOM_FOR_AMOUNT,
        "url": list_url(query, gap=part.key),
    }


def tile_of(tile: ThemeTile, query: Query) -> dict[str, Any]:
    """Give a theme's counts, each with the list that it counts."""
    total = tile.total or 1
    names = {"partly_met": "partly", "not_met": "not", "not_assessed": "unknown"}
    return {
        "label": tile.theme.label,
        "url": list_url(query, theme=tile.theme.value, result=Result.MET.value),
        "met": tile.counts[Result.MET],
        "total": tile.total,
        "meter": [
            (names.get(result.value, "met"), f"{100 * count / total:.2f}")
            for result, count in tile.counts.items()
            if count
        ],
        "others": [
            {
                "text": f"{tile.counts[result]} {result.label.lower()}",
                "url": list_url(query, theme=tile.theme.value, result=result.value),
            }
            for result in (Result.PARTLY_MET, Result.NOT_MET, Result.NOT_ASSESSED)
            if tile.counts[result]
        ],
    }


def challenges(report: Overview) -> list[dict[str, Any]]:
    """Give the rows of "Challenge these first" with the length of their bar."""
    most = max((row.spend for row in report.challenges if row.spend), default=None)
    return [
        row_of(row)
        | {"bar": f"{100 * row.spend / most:.1f}" if row.spend and most else ""}
        for row in report.challenges
    ]
