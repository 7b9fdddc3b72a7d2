"""How much time governance takes, and whether everybody was there.

The 12 months end on the day asked about and include it. Governance hours: the hours of
all who sat in the meetings of all bodies in them, added up; a meeting without hours is
counted apart and never as 0; with no hours at all the figure is None. Meetings with
every party present: of the meetings whose attendance is recorded, those with no party
absent; a party is a force or a policing body with a seat on the body on that day. With
no attendance recorded there is no share. Tiers: how many different tiers the bodies
stand on; None without a body.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, Q

from collaborations.models import (
    Attendance,
    Collaboration,
    GovernanceBody,
    Meeting,
)
from collaborations.reports.governance import first_day_of_12_months


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting as a page lists it; present and absent are empty when not recorded."""

    number: int
    body: str
    held_on: dt.date
    hours: Decimal | None
    minutes_link: str
    present: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def is_attendance_recorded(self) -> bool:
        return bool(self.present or self.absent)

    @property
    def has_everybody(self) -> bool:
        return bool(self.present) and not self.absent


@dataclass(frozen=True)
class MeetingFigures:
    first: dt.date
    last: dt.date
    meetings: int
    hours: Decimal | None
    with_hours: int
    with_attendance: int
    with_everybody: int

    @property
    def full_share(self) -> Decimal | None:
        """Give the percentage of meetings with every party present."""
        if not self.with_attendance:
            return None
        return Decimal(100 * self.with_everybody) / self.with_attendance


def meetings_held(
    collaboration: Collaboration, *, on: dt.date
) -> tuple[HeldMeeting, ...]:
    """List the meetings of the 12 months, newest first."""
    first = first_day_of_12_months(on)
    return _listed(collaboration, Q(held_on__gte=first, held_on__lte=on))


def meetings_earlier(
    collaboration: Collaboration, *, on: dt.date
) -> tuple[HeldMeeting, ...]:
    """List the meetings before the 12 months, newest first."""
    return _listed(collaboration, Q(held_on__lt=first_day_of_12_months(on)))


def _listed(collaboration: Collaboration, held: Q) -> tuple[HeldMeeting, ...]:
    there = Attendance.objects.select_related(*Attendance.PARTY).order_by(
        "policing_body__name", "force__name", "pk"
    )
    rows = Meeting.objects.filter(held, collaboration=collaboration)
    rows = rows.prefetch_related(Prefetch("attendances", there))
    in_order = rows.select_related("body").order_by("-held_on", "body__tier", "pk")
    return tuple(_held(meeting) for meeting in in_order)


def meeting_figures(
    held: tuple[HeldMeeting, ...], *, on: dt.date
) -> MeetingFigures | None:
    """Work out the figures of the listed meetings; None when there was none."""
    if not held:
        return None
    hours = [meeting.hours for meeting in held if meeting.hours is not None]
    return MeetingFigures(
        first=first_day_of_12_months(on),
        last=on,
        meetings=len(held),
        hours=sum(hours, Decimal()) if hours else None,
        with_hours=len(hours),
        with_attendance=sum(meeting.is_attendance_recorded for meeting in held),
        with_everybody=sum(meeting.has_everybody for meeting in held),
    )


def tiers(collaboration: Collaboration) -> int | None:
    """Count the tiers that bodies stand on."""
    rows = GovernanceBody.objects.filter(collaboration=collaboration)
    return len(set(rows.order_by().values_list("tier", flat=True))) or None


def _held(meeting: Meeting) -> HeldMeeting:
    marks = list(meeting.attendances.all())
    return HeldMeeting(
        number=meeting.number or 0,
        body=str(meeting.body),
        held_on=meeting.held_on,
        hours=meeting.hours,
        minutes_link=meeting.minutes_link,
        present=tuple(str(mark.party) for mark in marks if mark.is_present),
        absent=tuple(str(mark.party) for mark in marks if not mark.is_present),
    )
