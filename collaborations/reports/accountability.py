"""Who answers: the senior responsible owners, chief officers, limits and s.23D.

In post since: the first day recorded for the owner in post on the day asked about.
Owners in 24 months: how many periods of ownership touch the 24 months that end on that
day and include it; None when no owner was ever recorded, because that is not nought.
Considered: of each policing body that takes part on the day, the newest arrangement
considered by then; a body without one is listed, and its arrangement is None.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from collaborations.models import (
    AccountabilityArrangement,
    AccountableLead,
    Collaboration,
    DelegationLimit,
    DirectionAndControl,
)
from collaborations.reports.governance import first_day_of_years
from collaborations.reports.names import NameSight
from collaborations.reports.parties import policing_bodies_of


@dataclass(frozen=True)
class Lead:
    """An owner's time in post; the name is empty where it may not be read."""

    number: int
    role_title: str
    party: str
    name: str
    since: dt.date
    until: dt.date | None
    is_in_post: bool
    handover_on: dt.date | None
    handover: str


@dataclass(frozen=True)
class Ownership:
    """None: no owner was ever recorded, so nothing can be said of how many."""

    in_post: Lead | None
    owners_in_24_months: int | None
    leads: tuple[Lead, ...]


@dataclass(frozen=True)
class Direction:
    number: int
    function: str
    force: str
    since: dt.date
    until: dt.date | None
    is_in_effect: bool
    agreement_clause: str


@dataclass(frozen=True)
class Limit:
    """Without an amount, no limit is stated."""

    number: int
    who: str
    what: str
    amount: Decimal | None
    since: dt.date
    until: dt.date | None
    is_in_effect: bool


@dataclass(frozen=True)
class Arrangement:
    """How one policing body holds the lead chief to account; None: not recorded."""

    policing_body: str
    number: int | None
    text: str
    considered_on: dt.date | None


def ownership(
    collaboration: Collaboration, *, on: dt.date, sight: NameSight
) -> Ownership:
    """Tell the owners as far as they had begun by the day, newest first."""
    rows = AccountableLead.objects.filter(
        collaboration=collaboration, starts_on__lte=on
    ).select_related(*AccountableLead.PARTY)
    newest_first = rows.order_by("-starts_on", "-pk")
    leads = tuple(_lead(row, on, sight) for row in newest_first)
    first = first_day_of_years(on, 2)
    recent = [lead for lead in leads if lead.until is None or lead.until >= first]
    return Ownership(
        in_post=next((lead for lead in leads if lead.is_in_post), None),
        owners_in_24_months=len(recent) if leads else None,
        leads=leads,
    )


def directions(collaboration: Collaboration, *, on: dt.date) -> tuple[Direction, ...]:
    """List who directs each function, what is in effect before what has ended."""
    rows = DirectionAndControl.objects.filter(
        collaboration=collaboration, starts_on__lte=on
    ).select_related("force", "function")
    listed = [
        Direction(
            number=row.number,
            function=row.function.name,
            force=row.force.name,
            since=row.starts_on,
            until=row.ends_on,
            is_in_effect=_holds(row.ends_on, on),
            agreement_clause=row.agreement_clause,
        )
        for row in rows.order_by("function__name", "-starts_on", "pk")
    ]
    return tuple(sorted(listed, key=lambda row: not row.is_in_effect))


def limits(collaboration: Collaboration, *, on: dt.date) -> tuple[Limit, ...]:
    """List who decides what up to how much, what is in effect before the rest."""
    rows = DelegationLimit.objects.filter(
        collaboration=collaboration, starts_on__lte=on
    ).select_related("body")
    listed = [
        Limit(
            number=row.number,
            who=str(row.body or row.role_title),
            what=row.what,
            amount=row.limit,
            since=row.starts_on,
            until=row.ends_on,
            is_in_effect=_holds(row.ends_on, on),
        )
        for row in rows.order_by("body__tier", "body__name", "role_title", "pk")
    ]
    return tuple(sorted(listed, key=lambda row: not row.is_in_effect))


def arrangements(
    collaboration: Collaboration, *, on: dt.date
) -> tuple[Arrangement, ...]:
    """Give each policing body's newest arrangement, those without one too."""
    rows = AccountabilityArrangement.objects.filter(
        collaboration=collaboration, considered_on__lte=on
    )
    newest = {row.policing_body_id: row for row in rows.order_by("considered_on", "pk")}
    bodies = policing_bodies_of(collaboration, on=on)
    return tuple(_arrangement(str(body), newest.get(body.pk)) for body in bodies)


def _lead(row: AccountableLead, on: dt.date, sight: NameSight) -> Lead:
    return Lead(
        number=row.number or 0,
        role_title=row.role_title,
        party=str(row.party),
        name=sight.name(row.person_name, row.person_force_id),
        since=row.starts_on,
        until=row.ends_on,
        is_in_post=_holds(row.ends_on, on),
        handover_on=row.handover_on,
        handover=row.handover,
    )


def _arrangement(body: str, row: AccountabilityArrangement | None) -> Arrangement:
    if row is None:
        return Arrangement(body, None, "", None)
    return Arrangement(body, row.number, row.text, row.considered_on)


def _holds(ends_on: dt.date | None, on: dt.date) -> bool:
    return ends_on is None or ends_on >= on
