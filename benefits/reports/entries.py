"""The entries of a year's spend and funding, as people read them."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from benefits.models import FundingEntry, SpendEntry
from benefits.reports.known_when import end_of_london_day
from benefits.reports.periods import period_text
from collaborations.models import Collaboration
from collabtrack.shared.financial_years import FinancialYear


@dataclass(frozen=True)
class EntryLine:
    """An entry as people read it. who is empty for those who may not know."""

    reference: str
    what: str
    force: str
    period: str
    amount: Decimal
    adjusts: str
    reason: str
    source: str
    recorded_at: dt.datetime
    who: str


def entry_lines(
    model: type[SpendEntry] | type[FundingEntry],
    collaboration: Collaboration,
    year: FinancialYear,
    day: dt.date,
    takes_part: bool,
) -> tuple[EntryLine, ...]:
    """List a year's entries by a day, the newest first, each with what it adjusts."""
    rows = model.objects.filter(
        collaboration=collaboration,
        financial_year=year,
        recorded_at__lte=end_of_london_day(day),
    )
    related = ("force", "adjusts", "recorded_by")
    ordered = rows.select_related(*related).order_by("-recorded_at", "-number")
    return tuple(_entry(row, collaboration, takes_part) for row in ordered)


def _entry(
    row: SpendEntry | FundingEntry, collaboration: Collaboration, takes_part: bool
) -> EntryLine:
    row.collaboration = collaboration
    if row.adjusts is not None:
        row.adjusts.collaboration = collaboration
    return EntryLine(
        reference=row.reference,
        what=_what(row),
        force=row.force.name if row.force else "",
        period=period_text(row.starts_on, row.ends_on),
        amount=row.amount,
        adjusts=row.adjusts.reference if row.adjusts else "",
        reason=row.reason,
        source=row.source,
        recorded_at=row.recorded_at,
        who=str(row.recorded_by) if takes_part and row.recorded_by else "",
    )


def _what(row: SpendEntry | FundingEntry) -> str:
    parts = [row.get_kind_display()]
    if row.kind == SpendEntry.Kind.PLAN and row.plan_version > 1:
        parts.append(f"version {row.plan_version}")
    if isinstance(row, SpendEntry):
        parts.append(row.get_category_display().lower())
        parts.append(row.get_cost_type_display().lower())
    else:
        parts.append(row.get_funding_display().lower())
        parts.append(row.payer)
    return ", ".join(part for part in parts if part)
