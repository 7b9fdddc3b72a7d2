"""The section of a collaboration's page about its forces, their shares and links."""

from typing import Any

from django.urls import reverse

from benefits.reports.collaboration import CollaborationReport, Member
from collaborations.access import Action
from collaborations.models import Collaboration
from collabtrack.shared.money import MINUS


def taking_part(report: CollaborationReport, may: frozenset[Action]) -> dict[str, Any]:
    """Give _forces.html its rows, the columns that say something, and the links."""
    shares = [member.shares for member in report.members]
    links = force_links(report.collaboration, may)
    return {
        "rows": [member_of(member, links) for member in report.members],
        "has_dates": any(member.joined or member.left for member in report.members),
        "has_cost": any(share.cost is not None for share in shares),
        "has_votes": any(share.vote is not None for share in shares),
        **links,
    }


def force_links(collaboration: Collaboration, may: frozenset[Action]) -> dict[str, Any]:
    """Say where who takes part and the shares may be changed, if anywhere."""
    args = [collaboration.reference]
    links: dict[str, Any] = {
        "all_url": reverse("benefits:collaboration-forces", args=args)
    }
    if collaboration.is_from_register or collaboration.is_over:
        return links
    if Action.CHANGE_SHARES in may:
        links["shares_url"] = reverse("collaborations:cost-shares-change", args=args)
    if Action.CHANGE_RECORD in may:
        links["invite_url"] = reverse("collaborations:force-invite", args=args)
        links["withdraw_args"] = args
    return links


def member_of(member: Member, links: dict[str, Any]) -> dict[str, Any]:
    gap, url = member.shares.gap, ""
    if "withdraw_args" in links and not member.left:
        args = [*links["withdraw_args"], member.slug]
        url = reverse("collaborations:force-withdraw", args=args)
    return {
        "member": member,
        "gap": f"{gap:+.2f}".replace("-", MINUS) if gap is not None else "",
        "withdraw_url": url,
    }
