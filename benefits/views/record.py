"""The page of one collaboration: each section as its template prints it."""

from typing import Any

from django.urls import reverse

from benefits.models import ForceYearRollup
from benefits.reports import wording
from benefits.reports.collaboration import (
    CollaborationReport,
    SpendYear,
    ThemeLine,
)
from benefits.views.rows import measure_of, spend_line
from benefits.views.taking_part import taking_part
from benefits.views.topics import topics_of
from collaborations.access import Action
from collaborations.assessment.catalogue import CATALOGUE
from collaborations.models import Collaboration, Purpose, RegisterEntry, Result, Theme
from collaborations.reports import governance_wording
from collaborations.views.sections import Section
from collabtrack.shared.money import display_pounds
from collabtrack.shared.templatetags.figures import uk_date

MOST_NAMED = 6
NOT_SPLIT = ForceYearRollup.Basis.NOT_SPLIT.label
# The section in which the records behind a theme stand.
SECTION_OF_THEME = {
    Theme.PURPOSE: "purpose",
    Theme.BENEFITS: "benefits",
    Theme.GOVERNANCE: "governance",
    Theme.SKILLS: "judged",
}
# Which findings decide a theme, the weightiest first.
DECIDED_BY = {
    Result.NOT_MET: (Result.NOT_MET,),
    Result.PARTLY_MET: (Result.NOT_MET, Result.PARTLY_MET),
    Result.NOT_ASSESSED: (Result.NOT_ASSESSED,),
    Result.MET: (Result.MET,),
}


def record_context(
    report: CollaborationReport, user: Any, may: frozenset[Action]
) -> dict[str, Any]:
    collaboration = report.collaboration
    missing = wording.missing_words(is_register=collaboration.is_from_register)
    topics = topics_of(report, user)
    return {
        "report": report,
        "collaboration": collaboration,
        "missing": missing,
        "caption": caption(report),
        "strip": figures(report, missing),
        "themes": [theme_of(line) for line in report.themes],
        "sections": sections(report, topics),
        "topics": topics,
        "purpose_missing": purpose_missing(report),
        "purpose_checks": purpose_checks(report.purpose),
        "measures": [measure_of(measure, missing) for measure in report.measures],
        "spend_lines": [spend_line(line) for line in report.spend_lines],
        "taking_part": taking_part(report, may),
        "split_lines": [
            {"year": year.year, "force": force, "basis": basis, "amount": amount}
            for year in split_years(report)
            for force, basis, amount in year.split
        ],
        "unsplit_years": [
            year for year in report.spend_years if year.split and not is_split(year)
        ],
        "governance": governance(report),
        "sources": sources(report),
        "judged": judged(report),
        "unbuilt": sum(line.criteria - line.built for line in report.themes),
        "criteria": sum(line.criteria for line in report.themes),
    }


def split_years(report: CollaborationReport) -> list[SpendYear]:
    """Give the years split by force: the newest, where another page has the rest."""
    found = [year for year in reversed(report.spend_years) if is_split(year)]
    return found if report.collaboration.is_from_register else found[:1]


def is_split(year: SpendYear) -> bool:
    return any(basis != NOT_SPLIT for _, basis, _ in year.split)


def caption(report: CollaborationReport) -> str:
    """Write the reference line: what it is, its status and since when."""
    row = report.row
    parts = [row.reference, "Programme" if row.is_programme else "", _stand(report)]
    function = wording.capital(row.function)
    return " · ".join(filter(None, [*parts, row.scope, function]))


def _stand(report: CollaborationReport) -> str:
    """Say its status and since when; the day it went live is no other status's day."""
    row = report.row
    if row.ended:
        started = f", started {row.started}" if row.started else ""
        return f"{row.status} {row.ended}{started}"
    if row.status_since:
        return f"{row.status} since {row.status_since}"
    if not row.started:
        return row.status
    is_unknown = report.collaboration.status == Collaboration.Status.NOT_KNOWN
    return f"{row.status}; {'started' if is_unknown else 'live since'} {row.started}"


def figures(report: CollaborationReport, missing: str) -> list[dict[str, str]]:
    row = report.row
    states = [line.state.lower() for line in report.measures]
    tracked, claimed = states.count("tracked"), states.count("claimed")
    measures = len(report.measures)
    judgements = [finding for line in report.themes for finding in line.findings]
    told = [f for f in judgements if f.result != Result.NOT_ASSESSED]
    return [
        {
            "label": f"Spend {report.year}",
            "value": display_pounds(row.spend, missing=missing.capitalize()),
            "note": _spend_note(report),
            "url": "#spend" if row.latest_cost else "",
        },
        {
            "label": "Benefits tracked",
            "value": f"{tracked} of {measures}" if measures else missing.capitalize(),
            "note": f"{claimed} claimed, not tracked" if claimed else "",
            "url": "#benefits" if measures else "",
        },
        {
            "label": "Forces taking part",
            "value": str(row.forces),
            "note": f"{row.lead} leads" if row.lead else "no lead named",
            "url": "#forces",
        },
        {
            "label": "Criteria judged",
            "value": f"{len(judgements)} of {len(CATALOGUE)}",
            "note": f"{len(judgements) - len(told)} of them Not assessed",
            "url": "#judged",
        },
    ]


def _spend_note(report: CollaborationReport) -> str:
    latest = report.row.latest_cost
    if report.row.spend is not None:
        is_public = report.collaboration.is_from_register
        return "gross, as published" if is_public else "gross, actual"
    if latest:
        return f"latest: {display_pounds(latest.amount)} in {latest.year}"
    return "for any year"


def theme_of(line: ThemeLine) -> dict[str, Any]:
    return {
        "label": line.theme.label,
        "result": line.result,
        "reason": reason_of(line),
        "url": f"#{SECTION_OF_THEME[line.theme]}",
    }


def reason_of(line: ThemeLine) -> str:
    """Give the reason of the finding that decides the theme (rules.md 5)."""
    for result in DECIDED_BY[line.result]:
        for finding in line.findings:
            if finding.result == result:
                return finding.reason
    if not line.findings:
        return "No criterion of it is judged yet."
    met = sum(finding.result == Result.MET for finding in line.findings)
    return (
        f"{met} of {line.criteria} criteria met;"
        f" {line.criteria - line.built} are not judged yet."
    )


def sections(
    report: CollaborationReport, topics: list[Section]
) -> list[dict[str, str]]:
    results = {line.theme: line.result for line in report.themes}

    def flag(theme: Theme) -> str:
        return "Not met" if results.get(theme) == Result.NOT_MET else ""

    related = "Programme and units"
    return [
        {"id": key, "title": title, "flag": note}
        for key, title, note in (
            ("purpose", "Purpose and objectives", flag(Theme.PURPOSE)),
            ("benefits", "Benefits", flag(Theme.BENEFITS)),
            ("spend", "Spend and cost shares", ""),
            ("forces", "Forces taking part", ""),
            ("governance", "Governance and decisions", ""),
            *((topic.id, topic.title, "") for topic in topics),
            ("programme", related if report.programme or report.units else "", ""),
            ("sources", "Sources", ""),
            ("judged", "How it was judged", ""),
        )
        if title
    ]


def purpose_missing(report: CollaborationReport) -> str:
    """Say what is missing where no purpose is written, in the words of P1."""
    found = [f for line in report.themes for f in line.findings]
    stated = next((f.reason for f in found if f.criterion == "P1"), "")
    return stated or "No purpose is recorded."


def purpose_checks(purpose: Purpose | None) -> list[dict[str, Any]]:
    if purpose is None:
        return []
    named = sorted(link.force.name for link in purpose.named_forces.all())
    return [
        {"text": "For efficiency", "is_met": purpose.is_for_efficiency},
        {"text": "For effectiveness", "is_met": purpose.is_for_effectiveness},
        {"text": benefiting(named), "is_met": bool(named)},
    ]


def benefiting(named: list[str]) -> str:
    """Say which forces the purpose names: six of them, then how many more."""
    if not named:
        return "Names no force that benefits"
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return f"Benefits {', '.join(named[:MOST_NAMED])}{more}"


def governance(report: CollaborationReport) -> dict[str, Any]:
    """Say how long decisions take and what waits."""
    times, collaboration = report.decision_times, report.collaboration
    nothing = f"No decision in the 12 months to {uk_date(report.as_at)} is recorded."
    if collaboration.is_from_register:
        nothing = "No decision is published."
    return {
        "rows": governance_wording.summary(times) if times else [],
        "nothing": nothing,
        "list_url": reverse(
            "collaborations:decision-list", args=[collaboration.reference]
        ),
    }


def sources(report: CollaborationReport) -> list[dict[str, str]]:
    """List what the public record says; entered rows have no such source."""
    entry: RegisterEntry | None = getattr(report.collaboration, "register_entry", None)
    if entry is None:
        return []
    rows = [
        ("Source", entry.source_text, ""),
        ("Confidence", entry.confidence.capitalize(), ""),
        ("Status", report.row.status, entry.status_basis_text),
        ("Published function", entry.published_function, ""),
        ("Money", entry.money_note, ""),
        ("Note", entry.note, ""),
    ]
    return [
        {"label": label, "value": value, "note": note}
        for label, value, note in rows
        if value
    ]


def judged(report: CollaborationReport) -> list[dict[str, Any]]:
    definitions = reverse("collaborations:definitions")
    return [
        {
            "finding": finding,
            "title": CATALOGUE[finding.criterion].title,
            "theme": line.theme.label,
            "url": f"{definitions}#{finding.criterion}",
        }
        for line in report.themes
        for finding in line.findings
    ]
