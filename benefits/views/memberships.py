"""The page of the forces of one collaboration, with all that is agreed between them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from benefits.reports.freshness import freshness
from benefits.reports.memberships import MembershipLine, Memberships, memberships
from benefits.views.downloads import Answer, download
from benefits.views.queries import ask, canonical_redirect, filter_context
from collaborations import access
from collaborations.access import Action
from collaborations.models import Collaboration, Participation
from collaborations.reports.shares import ShareSet
from collaborations.views.opening import seen
from collaborations.views.share_sets import COST, VOTES, undo_url
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import MINUS, display_pounds, exact_pounds
from collabtrack.shared.spreadsheets import Cell
from collabtrack.shared.templatetags.figures import uk_date

KEYS = ("fy",)
HEADINGS = (
    "Force",
    "Role",
    "Joined",
    "Left",
    "Takes part on the day",
    "Agreed share %",
    "Computed share %",
    "Difference points",
    "Difference £",
    "Vote share %",
    "Fairness gap points",
)


@require_safe
def memberships_page(request: HttpRequest, reference: str) -> HttpResponseBase:
    collaboration = seen(request, reference)
    today = timezone.localdate()
    query = ask(request, KEYS, FinancialYear.containing(today))
    if elsewhere := canonical_redirect(request, query):
        return elsewhere
    report = memberships(collaboration, query.wanted.year, today=today)
    fresh = freshness()
    if "format" in query.download:
        answer = Answer(query.wanted, report.as_at, fresh)
        title = f"Forces of {collaboration.name}"
        name = f"{collaboration.reference}-forces"
        table = (title, HEADINGS, lambda: _rows(report))
        return download(request, query, answer, name, {"": table})
    may = access.actions_of(request.user, collaboration)
    if collaboration.is_from_register:
        may = frozenset()
    context = {
        **filter_context(request, query, KEYS),
        "collaboration": collaboration,
        "report": report,
        "freshness": fresh,
        "lines": [_line(line, collaboration, may) for line in report.lines],
        "formula": _formula(report),
        "spend": display_pounds(report.spend),
        "cost_sets": [_set(each, "%") for each in report.cost_sets],
        "vote_sets": [_set(each, "") for each in report.vote_sets],
        "reasons": _reasons(report, collaboration, may),
        **_links(report, collaboration, may),
    }
    return render(request, "benefits/memberships.html", context)


def _rows(report: Memberships) -> Iterator[Sequence[Cell]]:
    for line in report.lines:
        yield (
            line.member.force.name,
            line.member.get_role_display(),
            line.member.joined_on,
            line.member.left_on,
            "yes" if line.takes_part else "no",
            line.agreed.cost,
            line.computed,
            line.difference,
            line.pounds,
            line.agreed.vote,
            line.agreed.gap,
        )


def _line(
    line: MembershipLine, collaboration: Collaboration, may: frozenset[Action]
) -> dict[str, Any]:
    member = line.member
    change, withdraw, mistaken = "", "", ""
    if Action.CHANGE_RECORD in may:
        args = [collaboration.reference, member.number]
        change = reverse("collaborations:participation-change", args=args)
        if _may_be_mistaken(line):
            mistaken = reverse("collaborations:invitation-take-back", args=args)
        if member.left_on is None:
            args = [collaboration.reference, member.force.slug]
            withdraw = reverse("collaborations:force-withdraw", args=args)
    return {
        "line": line,
        "member": member,
        "difference": _signed(line.difference),
        "pounds": _signed_pounds(line.pounds),
        "pounds_exact": exact_pounds(line.pounds),
        "gap": _signed(line.agreed.gap),
        "change_url": change,
        "withdraw_url": withdraw,
        "mistaken_url": mistaken,
    }


def _may_be_mistaken(line: MembershipLine) -> bool:
    """Say whether to offer it: a force that leads, shares or left was no mistake."""
    agreed, member = line.agreed, line.member
    has_shares = agreed.cost is not None or agreed.vote is not None
    is_lead = member.role == Participation.Role.LEAD
    return not (has_shares or is_lead or member.left_on)


def _signed(points: Decimal | None) -> str:
    return "" if points is None else f"{points:+.2f}".replace("-", MINUS)


def _signed_pounds(pounds: Decimal | None) -> str:
    if pounds is None:
        return ""
    return f"{'+' if pounds > 0 else ''}{display_pounds(pounds)}"


def _formula(report: Memberships) -> dict[str, str]:
    found = report.computed
    if found is None:
        return {"text": f"No formula is chosen for {report.year}.", "problem": ""}
    text = f"{found.formula}."
    if found.formula.is_hybrid:
        parts = [f"{d.label} {Decimal(w).scaleb(-2)}%" for d, w in found.parts.items()]
        text += f" {', '.join(parts)}."
    return {"text": text, "problem": found.problem}


def _set(shares: ShareSet, unit: str) -> dict[str, Any]:
    until = f" to {uk_date(shares.ends_on)}" if shares.ends_on else " on"
    parts = [
        f"{force} {f'{share}%' if unit and share is not None else weight}"
        for force, share, weight in shares.parts
    ]
    return {
        "when": f"From {uk_date(shares.starts_on)}{until}",
        "parts": ", ".join(parts),
    }


def _reasons(
    report: Memberships, collaboration: Collaboration, may: frozenset[Action]
) -> list[dict[str, Any]]:
    name, may_change = "collaborations:vote-reason-change", Action.CHANGE_SHARES in may
    return [
        {
            "reason": reason,
            "url": reverse(name, args=[collaboration.reference, reason.number])
            if may_change
            else "",
        }
        for reason in report.reasons
    ]


def _links(
    report: Memberships, collaboration: Collaboration, may: frozenset[Action]
) -> dict[str, Any]:
    """Say where the reader may change what, section by section."""

    def link(text: str, name: str) -> dict[str, str]:
        url = reverse(f"collaborations:{name}", args=[collaboration.reference])
        return {"text": text, "url": url}

    links: dict[str, Any] = {"force_links": [], "cost_links": [], "vote_links": []}
    if Action.CHANGE_RECORD in may:
        links["force_links"] = [link("Add a force", "force-invite")]
    if Action.CHANGE_SHARES not in may:
        return links
    formula = link("Choose the cost formula and type its drivers", "cost-formula")
    formula["url"] += f"?fy={report.year}"
    links["cost_links"] = [link("Change cost shares", "cost-shares-change"), formula]
    links["vote_links"] = [
        link("Change votes", "votes-change"),
        link("Say why votes differ from cost shares", "vote-reason-add"),
    ]
    if report.cost_sets:
        links["cost_links"].append(link("Correct the newest", "cost-shares-correct"))
        newest = report.cost_sets[0].starts_on
        links["cost_undo_url"] = undo_url(COST, collaboration, newest)
    if report.vote_sets:
        links["vote_links"].append(link("Correct the newest", "votes-correct"))
        newest = report.vote_sets[0].starts_on
        links["vote_undo_url"] = undo_url(VOTES, collaboration, newest)
    return links
