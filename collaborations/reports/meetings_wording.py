"""Figures of meetings in words: how many of how many, and what is not recorded."""

from decimal import ROUND_HALF_UP, Decimal

from collaborations.reports.meetings import MeetingFigures


def figure_rows(figures: MeetingFigures) -> list[dict[str, str]]:
    """Give the lines of a short list; an empty value is not recorded."""
    hours = "" if figures.hours is None else f"{_plain(figures.hours)} hours"
    missing = figures.meetings - figures.with_hours
    share = figures.full_share
    return [
        {
            "label": "Governance hours in 12 months",
            "value": hours,
            "note": _without(missing, figures.meetings, "hours") if hours else "",
        },
        {
            "label": "Meetings with every party present",
            "value": "" if share is None else f"{_percentage(share)}%",
            "note": _of_how_many(figures),
        },
    ]


def _of_how_many(figures: MeetingFigures) -> str:
    if not figures.with_attendance:
        return ""
    note = f"{figures.with_everybody} of {figures.with_attendance}"
    missing = figures.meetings - figures.with_attendance
    left_out = _without(missing, figures.meetings, "attendance")
    return f"{note}; {left_out}" if left_out else note


def _without(missing: int, meetings: int, what: str) -> str:
    return (
        f"{missing} of {meetings} meetings have no {what} recorded" if missing else ""
    )


def _plain(number: Decimal) -> str:
    return f"{number.normalize():,f}"


def _percentage(share: Decimal) -> str:
    """Write a whole number; 100 is said only of every meeting."""
    rounded = share.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return str(rounded if share == rounded else min(rounded, Decimal(99)))
