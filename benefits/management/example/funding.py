"""What pays for it: contributions of forces, grants, income and recharges by year."""

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Final

from benefits.management.example.plan import SpendState
from benefits.management.example.spend import recorded_at
from benefits.management.example.states import FundingState
from benefits.management.example.story import Story
from benefits.models import FundingEntry, SpendEntry
from benefits.services.spend import mark_loaded, record_spend_entries
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import apportion, pence_of

Source, Kind = FundingEntry.Source, SpendEntry.Kind
GRANT, INCOME, RECHARGE = Decimal("0.18"), Decimal("0.05"), Decimal("0.07")
SHORT: Final = Decimal("0.97")


def tell(story: Story) -> None:
    """Bring in what paid for each closed year; mark the months that are loaded."""
    if story.plan.spend in (SpendState.NONE, SpendState.FORECAST):
        return
    if not story.plan.has_begun:
        return
    state, random = story.state(FundingState), story.dice("funding")
    entries = [
        entry
        for year in story.years(most=3)
        if year.end < story.today
        for entry in _of_year(story, year, state, random)
    ]
    if entries and state != FundingState.NONE:
        record_spend_entries(
            collaboration=story.collaboration, entries=entries, by=story.analyst
        )
    _load_months(story)


def _of_year(
    story: Story, year: FinancialYear, state: FundingState, random: Random
) -> list[FundingEntry]:
    spent = SpendEntry.objects.filter(
        collaboration=story.collaboration, kind=Kind.ACTUAL, financial_year=year
    )
    gross = sum((row.amount for row in spent), Decimal(0))
    first = max(year.start, story.plan.founded_on)
    last = min(year.end, story.plan.ended_on or year.end)
    if gross <= 0 or last < first:
        return []
    at = {"starts_on": first, "ends_on": last, "kind": Kind.ACTUAL}
    at["recorded_at"] = recorded_at(story, last)
    found = []
    rest = gross
    if state in (FundingState.GRANT, FundingState.ALL):
        grant = (gross * GRANT).quantize(Decimal("0.01"))
        rest -= grant
        found.append(
            FundingEntry(
                funding=Source.GRANT, payer="Home department", amount=grant, **at
            )
        )
    if state == FundingState.ALL:
        income = (gross * INCOME).quantize(Decimal("0.01"))
        rest -= income
        found.append(
            FundingEntry(
                funding=Source.INCOME, payer="Training sold", amount=income, **at
            )
        )
    if state == FundingState.SHORT:
        rest = (rest * SHORT).quantize(Decimal("0.01"))
    members = story.members_on(first)
    sizes = [story.country.sizes[member.force_id] for member in members]
    if not sizes:
        return []
    for member, part in zip(members, apportion(pence_of(rest), sizes), strict=True):
        found.append(
            FundingEntry(
                funding=Source.CONTRIBUTION,
                force=member.force,
                amount=Decimal(part) / 100,
                **at,
            )
        )
    if state == FundingState.ALL and len(members) > 1:
        payer, payee = random.sample(members, 2)
        moved = (gross * RECHARGE).quantize(Decimal("0.01"))
        found.append(
            FundingEntry(
                funding=Source.RECHARGE,
                force=payer.force,
                counterparty=payee.force,
                amount=moved,
                **at,
            )
        )
    return found


def _load_months(story: Story) -> None:
    """Say of the months whose actuals are there that they are loaded."""
    if story.plan.spend == SpendState.LATE or story.plan.ended_on:
        return
    this = FinancialYear.containing(story.today)
    month = max(this.start, story.plan.founded_on).replace(day=1)
    while _following(month) <= story.today:
        mark_loaded(
            collaboration=story.collaboration,
            month=month,
            is_loaded=True,
            by=story.analyst,
        )
        month = _following(month)


def _following(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=32)).replace(day=1)
