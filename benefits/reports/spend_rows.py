"""What a month's spend is: one cell per collaboration, category and kind.

A cell is spend of exactly that month, without a cost type, of the collaboration as a
whole or of one force; its total is the sum of its entries. "Elsewhere" is what else is
recorded for the month: by force, by cost type. The plan is that of the newest version
of the year: of the month where it is planned by months, else of the whole year. All in
pounds; nothing recorded is None, never 0.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benefits.models import LoadedMonth, SpendEntry
from collaborations.models import Collaboration, Force
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.months import last_day

Kind = SpendEntry.Kind
TYPED = (Kind.FORECAST, Kind.ACTUAL)


@dataclass(frozen=True, slots=True)
class SpendRow:
    """One category of one collaboration in a month."""

    collaboration: Collaboration
    category: SpendEntry.Category
    force: Force | None
    month: dt.date
    plan: Decimal | None
    plan_is_of_year: bool
    totals: dict[str, Decimal]
    elsewhere: dict[str, Decimal]

    @property
    def key(self) -> str:
        force = f".{self.force.slug}" if self.force else ""
        return f"{self.collaboration.reference}.{self.category}{force}"

    @property
    def year(self) -> FinancialYear:
        return FinancialYear.containing(self.month)


@dataclass(frozen=True, slots=True)
class SpendMonth:
    """A collaboration's rows, and whether its actuals of the month are loaded."""

    collaboration: Collaboration
    rows: Sequence[SpendRow]
    is_loaded: bool


def spend_months(
    collaborations: Sequence[Collaboration], force: Force | None, month: dt.date
) -> list[SpendMonth]:
    keys = [each.pk for each in collaborations]
    loaded = set(
        LoadedMonth.objects.filter(collaboration__in=keys, month=month).values_list(
            "collaboration", flat=True
        )
    )
    entries: dict[int, list[SpendEntry]] = defaultdict(list)
    year = FinancialYear.containing(month)
    rows = SpendEntry.objects.filter(collaboration__in=keys, financial_year=year)
    for entry in rows.order_by("pk"):
        entries[entry.collaboration_id].append(entry)
    return [
        SpendMonth(
            each,
            [
                _row(
                    each, SpendEntry.Category(category), force, month, entries[each.pk]
                )
                for category in SpendEntry.Category.values
            ],
            each.pk in loaded,
        )
        for each in collaborations
    ]


def _row(
    collaboration: Collaboration,
    category: SpendEntry.Category,
    force: Force | None,
    month: dt.date,
    entries: Iterable[SpendEntry],
) -> SpendRow:
    own = [entry for entry in entries if entry.category == category]
    of_month = [
        entry
        for entry in own
        if (entry.starts_on, entry.ends_on) == (month, last_day(month))
    ]
    key = force.pk if force else None
    cell = [e for e in of_month if e.force_id == key and not e.cost_type]
    others = [e for e in of_month if e not in cell]
    plan, is_of_year = _plan(own, of_month, key)
    return SpendRow(
        collaboration,
        category,
        force,
        month,
        plan,
        is_of_year,
        _by_kind(cell),
        _by_kind(others),
    )


def _plan(
    own: Sequence[SpendEntry], of_month: Sequence[SpendEntry], force_id: Any
) -> tuple[Decimal | None, bool]:
    """Give the plan of the month, or of the whole year; and which of the two."""
    plans = [
        entry
        for entry in own
        if entry.kind == Kind.PLAN and force_id in (None, entry.force_id)
    ]
    newest = max((entry.plan_version for entry in plans), default=0)
    current = [entry for entry in plans if entry.plan_version == newest]
    monthly = [entry for entry in current if entry in of_month]
    found = monthly or current
    total = sum((entry.amount for entry in found), Decimal(0)) if found else None
    return total, bool(found) and not monthly


def _by_kind(entries: Iterable[SpendEntry]) -> dict[str, Decimal]:
    totals: dict[str, Decimal] = {}
    for entry in entries:
        if entry.kind in TYPED:
            totals[entry.kind] = totals.get(entry.kind, Decimal(0)) + entry.amount
    return totals
