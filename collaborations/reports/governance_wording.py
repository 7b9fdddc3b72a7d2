"""Days to decide in words: what is open counts as "at least", what is not is "none"."""

from dataclasses import dataclass
from decimal import Decimal

from collaborations.reports.governance import DecisionTimes, KindTimes


@dataclass(frozen=True)
class TimesLine:
    """A kind of matter as a page prints it; without a decision there is no median."""

    kind: str
    decided: int
    median: str
    slowest: str
    waiting: str


def in_days(days: Decimal | int) -> str:
    """Write 1 day, 20 days, 15.5 days."""
    number = Decimal(days).normalize()
    return f"{number:,f} day{'' if days == 1 else 's'}"


def times_lines(times: DecisionTimes) -> tuple[TimesLine, ...]:
    return tuple(
        TimesLine(
            kind=kind.kind.label,
            decided=kind.decided,
            median="" if kind.median is None else in_days(kind.median),
            slowest="" if kind.slowest is None else in_days(kind.slowest),
            waiting=waiting_words(kind.waiting, kind.longest_waiting),
        )
        for kind in times.kinds
    )


def waiting_words(count: int, longest: int | None) -> str:
    """Write none; 1, at least 200 days; 2, the longest at least 200 days."""
    if longest is None:
        return "none"
    return f"{count}, {'the longest ' if count > 1 else ''}at least {in_days(longest)}"


def summary(times: DecisionTimes) -> list[dict[str, str]]:
    """Give the lines of a short list: the median of each kind, and what waits."""
    count = sum(kind.waiting for kind in times.kinds)
    so_far = [k.longest_waiting for k in times.kinds if k.longest_waiting is not None]
    waits = waiting_words(count, max(so_far, default=None))
    return [
        *(_median_row(kind) for kind in times.kinds),
        {"label": "Waiting now", "value": waits, "note": ""},
    ]


def _median_row(kind: KindTimes) -> dict[str, str]:
    note = f"{kind.decided} decided in 12 months"
    if kind.slowest is not None:
        note += f", the slowest after {in_days(kind.slowest)}"
    median = "" if kind.median is None else in_days(kind.median)
    label = f"Median days to decide, {kind.kind.label.lower()}"
    return {"label": label, "value": median, "note": note if kind.decided else ""}
