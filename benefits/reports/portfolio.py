"""What each row of a list says, and what a selection comes to.

Built from collaborations that `selection` chose: the same on page, in API and file.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum
from django.utils import formats, timezone

from benefits.models import Reading
from benefits.reports.selection import CostedCollaboration
from collaborations.models import (
    Collaboration,
    Participation,
    Precision,
    Result,
    Theme,
    ThemeFinding,
)
from collabtrack.shared.financial_years import FinancialYear


@dataclass(frozen=True)
class YearAmount:
    year: FinancialYear
    amount: Decimal


@dataclass(frozen=True)
class PortfolioRow:
    """One collaboration as lists show it."""

    id: int
    reference: str
    name: str
    url: str
    is_programme: bool
    is_draft: bool
    is_from_register: bool
    lead: str
    forces: int
    scope: str
    function: str
    status: str
    status_since: str
    status_note: str
    source: str
    started: str
    ended: str
    spend: Decimal | None
    latest_cost: YearAmount | None
    themes: dict[str, Result]
    benefits_updated_on: dt.date | None

    @property
    def members(self) -> str:
        """Who takes part, in words: "West Yorkshire leads, with 42 more"."""
        others = self.forces - 1
        if self.lead:
            return f"{self.lead} leads, with {others} more" if others else self.lead
        return f"{self.forces} forces, no lead named"


@dataclass(frozen=True)
class PortfolioTotals:
    """Count and known spend of a selection: "spend known for 1 of 59"."""

    count: int
    spend: Decimal | None
    spend_known: int


def totals(selected: QuerySet[CostedCollaboration]) -> PortfolioTotals:
    found = selected.order_by().aggregate(
        count=Count("pk"), known=Count("spend"), total=Sum("spend")
    )
    return PortfolioTotals(
        count=found["count"], spend=found["total"], spend_known=found["known"]
    )


def rows(
    collaborations: Iterable[CostedCollaboration], *, on: dt.date | None = None
) -> tuple[PortfolioRow, ...]:
    """Build the rows of collaborations that `selection` annotated: four queries.

    Who takes part is told of a day, today unless said.
    """
    chosen = list(collaborations)
    ids = [collaboration.pk for collaboration in chosen]
    leads, counts = _members(ids, on or timezone.localdate())
    themes = _themes(ids)
    updated = dict(
        Reading.objects.current()
        .filter(collaboration__in=ids)
        .order_by("collaboration", "-ends_on")
        .distinct("collaboration")
        .values_list("collaboration", "ends_on")
    )
    return tuple(
        _row(
            collaboration,
            lead=leads.get(collaboration.pk, ""),
            forces=counts.get(collaboration.pk, 0),
            themes=themes.get(collaboration.pk, {}),
            updated=updated.get(collaboration.pk),
        )
        for collaboration in chosen
    )


def _members(ids: Sequence[int], on: dt.date) -> tuple[dict[int, str], dict[int, int]]:
    leads: dict[int, str] = {}
    counts: dict[int, int] = {}
    members = (
        Participation.objects.counted_on(on)
        .filter(collaboration__in=ids)
        .order_by("force__slug")
        .values_list("collaboration", "force__name", "role")
    )
    for collaboration, force, role in members:
        counts[collaboration] = counts.get(collaboration, 0) + 1
        if role == Participation.Role.LEAD:
            leads[collaboration] = force
    return leads, counts


def _themes(ids: Sequence[int]) -> dict[int, dict[str, Result]]:
    themes: dict[int, dict[str, Result]] = {}
    found = ThemeFinding.objects.filter(collaboration__in=ids)
    for collaboration, theme, result in found.values_list(
        "collaboration", "theme", "result"
    ):
        themes.setdefault(collaboration, {})[theme] = Result(result)
    return themes


def _row(
    collaboration: CostedCollaboration,
    *,
    lead: str,
    forces: int,
    themes: dict[str, Result],
    updated: dt.date | None,
) -> PortfolioRow:
    entry = getattr(collaboration, "register_entry", None)
    latest, function = None, collaboration.function
    year, amount = collaboration.latest_year, collaboration.latest_spend
    if year is not None and amount is not None:
        latest = YearAmount(year, amount)
    return PortfolioRow(
        id=collaboration.pk,
        reference=collaboration.reference,
        name=collaboration.name,
        url=collaboration.get_absolute_url(),
        is_programme=collaboration.is_programme,
        is_draft=collaboration.is_draft,
        is_from_register=collaboration.is_from_register,
        lead=lead,
        forces=forces,
        scope=collaboration.get_scope_display(),
        function=entry.published_function if entry else str(function or ""),
        status=collaboration.get_status_display(),
        status_since=_status_since(collaboration),
        status_note=entry.status_basis_text if entry else "",
        source=entry.source_text if entry else "",
        started=when(collaboration.started_on, collaboration.started_precision),
        ended=when(collaboration.ended_on, collaboration.ended_precision),
        spend=collaboration.spend,
        latest_cost=latest,
        themes={theme: themes.get(theme, Result.NOT_ASSESSED) for theme in Theme},
        benefits_updated_on=updated,
    )


def _status_since(collaboration: CostedCollaboration) -> str:
    """Write the day of the move to its status; what went live dates itself."""
    if collaboration.status == Collaboration.Status.LIVE:
        return when(collaboration.started_on, collaboration.started_precision)
    return when(collaboration.status_since, Precision.DAY)


def when(day: dt.date | None, precision: str) -> str:
    """Write a date no more exactly than it is known; nothing when it is not."""
    if day is None:
        return ""
    if precision == Precision.YEAR:
        return str(day.year)
    written = formats.date_format(day, "F Y")
    return written if precision == Precision.MONTH else f"{day.day} {written}"
