"""How long matters take from raised to decided, and what waits with whom.

Days are calendar days from the day raised to the day decided; the same day is 0. The
12 months end on the day asked about and include it. The median is the middle of the
days of all matters decided in them: as many took longer as took less; with an even
number it lies halfway between the two in the middle, so halves occur. Withdrawn
matters do not count: nobody decided them. A matter that is still open has taken at
least its days so far; it never enters a median. It waits with those written down, or
with the parties whose approval is needed and not given, or with its body.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from django.db.models import Prefetch

from collaborations.models import Collaboration, Decision, DecisionApproval
from collaborations.models.governance import DecisionQuerySet


@dataclass(frozen=True)
class KindTimes:
    """The matters of one kind: routine or strategic. None: there is no such matter."""

    kind: Decision.Kind
    decided: int
    median: Decimal | None
    slowest: int | None
    waiting: int
    longest_waiting: int | None  # at least this many days


@dataclass(frozen=True)
class DecisionTimes:
    first: dt.date
    last: dt.date
    kinds: tuple[KindTimes, ...]


@dataclass(frozen=True)
class WaitingMatter:
    """What is open, and with whom it waits; an empty text is not recorded."""

    number: int
    matter: str
    kind: str
    whom: str
    raised_on: dt.date
    days: int
    times_deferred: int
    times_returned: int


@dataclass(frozen=True)
class ClosedMatter:
    number: int
    matter: str
    kind: str
    body: str
    outcome: str
    closed_on: dt.date
    days: int


def decision_times(
    collaboration: Collaboration, *, on: dt.date
) -> DecisionTimes | None:
    """Give the times by kind; None when nothing was decided and nothing waits."""
    first = first_day_of_12_months(on)
    rows = Decision.objects.filter(collaboration=collaboration)
    decided = list(rows.decided_between(first, on))
    waiting = list(rows.undecided_on(on))
    if not decided and not waiting:
        return None
    kinds = tuple(_times_of(kind, decided, waiting, on) for kind in Decision.Kind)
    return DecisionTimes(first, on, kinds)


def waiting(collaboration: Collaboration, *, on: dt.date) -> tuple[WaitingMatter, ...]:
    """List what is open on the day, longest first."""
    rows = Decision.objects.filter(collaboration=collaboration).undecided_on(on)
    return tuple(
        WaitingMatter(
            number=decision.number,
            matter=decision.matter,
            kind=decision.get_kind_display(),
            whom=with_whom(decision),
            raised_on=decision.raised_on,
            days=(on - decision.raised_on).days,
            times_deferred=decision.times_deferred,
            times_returned=decision.times_returned,
        )
        for decision in with_approvals(rows).order_by("raised_on", "pk")
    )


def with_approvals(rows: DecisionQuerySet) -> DecisionQuerySet:
    """Fetch what `with_whom` reads, in as many queries for any number of matters."""
    parties = DecisionApproval.objects.select_related(*DecisionApproval.PARTY)
    in_order = parties.order_by("policing_body__name", "force__name", "pk")
    return rows.select_related("body").prefetch_related(Prefetch("approvals", in_order))


def with_whom(decision: Decision) -> str:
    """Say whose move it is: as written, else whose approval is missing, else the body.

    Empty: not recorded.
    """
    missing = [
        str(needed.party)
        for needed in decision.approvals.all()
        if needed.given_on is None
    ]
    return decision.waits_for or ", ".join(missing) or str(decision.body or "")


def closed(collaboration: Collaboration, *, on: dt.date) -> tuple[ClosedMatter, ...]:
    """List what was decided or withdrawn in the 12 months, newest first."""
    rows = Decision.objects.filter(collaboration=collaboration)
    return _closed(rows.closed_between(first_day_of_12_months(on), on))


def closed_earlier(
    collaboration: Collaboration, *, on: dt.date
) -> tuple[ClosedMatter, ...]:
    """List what was decided or withdrawn before the 12 months, newest first."""
    rows = Decision.objects.filter(collaboration=collaboration)
    return _closed(rows.filter(decided_on__lt=first_day_of_12_months(on)))


def _closed(ended: DecisionQuerySet) -> tuple[ClosedMatter, ...]:
    return tuple(
        ClosedMatter(
            number=decision.number,
            matter=decision.matter,
            kind=decision.get_kind_display(),
            body=str(decision.body or ""),
            outcome=decision.get_outcome_display(),
            closed_on=decision.decided_on,
            days=_days(decision),
        )
        for decision in ended.select_related("body").order_by("-decided_on", "-pk")
    )


def first_day_of_12_months(on: dt.date) -> dt.date:
    """Give the day after the same day a year earlier; 29 February counts as 28."""
    return first_day_of_years(on, 1)


def first_day_of_years(on: dt.date, years: int) -> dt.date:
    """Give the first day of so many years that end on the day and include it."""
    is_leap_day = (on.month, on.day) == (2, 29)
    before = on.replace(year=on.year - years, day=28 if is_leap_day else on.day)
    return before + dt.timedelta(days=1)


def _times_of(
    kind: Decision.Kind,
    decided: Sequence[Decision],
    waiting: Sequence[Decision],
    on: dt.date,
) -> KindTimes:
    taken = [_days(row) for row in decided if row.kind == kind]
    so_far = [(on - row.raised_on).days for row in waiting if row.kind == kind]
    return KindTimes(
        kind=kind,
        decided=len(taken),
        median=median(map(Decimal, taken)) if taken else None,
        slowest=max(taken, default=None),
        waiting=len(so_far),
        longest_waiting=max(so_far, default=None),
    )


def _days(decision: Decision) -> int:
    decided_on = decision.decided_on or decision.raised_on
    return (decided_on - decision.raised_on).days
