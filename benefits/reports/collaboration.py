"""One collaboration: what is recorded, what it costs, what it returns, how it stands.

Money is in pounds. A year without entries is not listed, except that the as-at year
always is, with None where nothing is recorded.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from benefits.models import BenefitMeasure, Reading, Target
from benefits.reports.freshness import Freshness, freshness
from benefits.reports.measure import baseline_text
from benefits.reports.periods import period_text
from benefits.reports.portfolio import PortfolioRow, rows, when
from benefits.reports.selection import PortfolioFilter, selection
from benefits.reports.tracking import Benefit, measures_of
from benefits.reports.units import figure_text, reading_text
from collaborations.assessment.catalogue import CATALOGUE
from collaborations.models import (
    Collaboration,
    Finding,
    Objective,
    Participation,
    Precision,
    Purpose,
    Result,
    Theme,
)
from collaborations.reports.governance import DecisionTimes, decision_times
from collaborations.reports.purpose import PurposeVersion, purpose_in_effect
from collaborations.reports.shares import AgreedShares, agreed_shares
from collabtrack.shared.financial_years import FinancialYear


@dataclass(frozen=True)
class Member:
    """A force that takes part: since when, and how we know (stated, inferred …).

    shares: what is agreed on the as-at day.
    """

    name: str
    slug: str
    url: str
    role: str
    basis: str
    joined: str
    left: str
    shares: AgreedShares


@dataclass(frozen=True)
class SpendLine:
    """A spend entry as it was recorded or published. anchor: "spend-12"."""

    anchor: str
    year: FinancialYear
    kind: str
    category: str
    force: str
    amount: Decimal
    basis: str
    source: str


@dataclass(frozen=True)
class SpendYear:
    year: FinancialYear
    plan: Decimal | None
    forecast: Decimal | None
    actual: Decimal | None
    split: tuple[tuple[str, str, Decimal], ...]  # force or "Not split", basis, actual


@dataclass(frozen=True)
class FigureLine:
    """A target, a reading or a published claim of a measure."""

    kind: str
    year: str
    amount: Decimal | None
    value: Decimal | None
    basis: str
    source: str


@dataclass(frozen=True)
class MeasureLine:
    reference: str
    name: str
    type: str
    area: str
    unit: str
    state: str
    missing: tuple[str, ...]
    figures: tuple[FigureLine, ...]
    url: str = ""
    baseline: str = ""
    target: str = ""
    actual: str = ""


@dataclass(frozen=True)
class ThemeLine:
    """A theme's result and the findings that decide it."""

    theme: Theme
    result: Result
    findings: tuple[Finding, ...]
    built: int
    criteria: int


@dataclass(frozen=True)
class CollaborationReport:
    collaboration: Collaboration
    row: PortfolioRow
    year: FinancialYear
    as_at: dt.date
    programme: PortfolioRow | None
    units: tuple[PortfolioRow, ...]
    members: tuple[Member, ...]
    purpose: Purpose | None
    answers: PurposeVersion | None
    objectives: tuple[Objective, ...]
    themes: tuple[ThemeLine, ...]
    spend_years: tuple[SpendYear, ...]
    spend_lines: tuple[SpendLine, ...]
    measures: tuple[MeasureLine, ...]
    decision_times: DecisionTimes | None
    freshness: Freshness


def collaboration_report(
    *, user: Any, collaboration: Collaboration, year: FinancialYear, on: dt.date
) -> CollaborationReport:
    """Gather everything the collaboration's page and its files say."""
    wanted = PortfolioFilter(year=year, status="all", kind="all")
    family = Q(pk=collaboration.pk) | Q(programme=collaboration)
    if collaboration.programme_id is not None:
        family |= Q(pk=collaboration.programme_id)
    listed = {
        row.id: row for row in rows(selection(user, wanted).filter(family), on=on)
    }
    own = listed.pop(collaboration.pk)
    above = listed.pop(collaboration.programme_id or 0, None)
    purpose, answers = purpose_in_effect(collaboration) or (None, None)
    return CollaborationReport(
        collaboration=collaboration,
        row=own,
        year=year,
        as_at=on,
        programme=above,
        units=tuple(listed.values()),
        members=_members(collaboration, on),
        purpose=purpose,
        answers=answers,
        objectives=tuple(collaboration.objectives.standing().order_by("due_on", "pk")),
        themes=_themes(collaboration),
        spend_years=_spend_years(collaboration, year),
        spend_lines=_spend_lines(collaboration),
        measures=_measures(collaboration, on),
        decision_times=decision_times(collaboration, on=on),
        freshness=freshness(),
    )


def _members(collaboration: Collaboration, on: dt.date) -> tuple[Member, ...]:
    """List the lead first, then A to Z."""
    shares = agreed_shares(collaboration, on)
    found = collaboration.participations.select_related("force")
    return tuple(
        _member(member, shares.get(member.pk, AgreedShares()))
        for member in found.order_by("role", "force__slug", "pk")
    )


def _member(member: Participation, shares: AgreedShares) -> Member:
    return Member(
        name=member.force.name,
        slug=member.force.slug,
        url=member.force.get_absolute_url(),
        role=member.get_role_display(),
        basis=member.get_basis_display(),
        joined=when(member.joined_on, Precision.DAY),
        left=when(member.left_on, Precision.DAY),
        shares=shares,
    )


def _themes(collaboration: Collaboration) -> tuple[ThemeLine, ...]:
    stored = {line.theme: line.result for line in collaboration.theme_findings.all()}
    findings: dict[str, list[Finding]] = {}
    for finding in collaboration.findings.order_by("pk"):
        findings.setdefault(finding.theme, []).append(finding)
    return tuple(
        ThemeLine(
            theme=theme,
            result=Result(stored.get(theme, Result.NOT_ASSESSED)),
            findings=tuple(findings.get(theme, ())),
            built=len(findings.get(theme, ())),
            criteria=sum(item.theme == theme for item in CATALOGUE.values()),
        )
        for theme in Theme
    )


def _spend_years(
    collaboration: Collaboration, year: FinancialYear
) -> tuple[SpendYear, ...]:
    split: dict[FinancialYear, list[tuple[str, str, Decimal]]] = {}
    parts = collaboration.force_year_rollups.filter(actual_spend__isnull=False)
    for part in parts.select_related("force").order_by("force__slug", "basis"):
        name = part.force.name if part.force else "Not split by force"
        line = (name, part.get_basis_display(), part.actual_spend)
        split.setdefault(part.financial_year, []).append(line)
    rolled = {
        row.financial_year: SpendYear(
            year=row.financial_year,
            plan=row.plan_spend,
            forecast=row.forecast_spend,
            actual=row.actual_spend,
            split=tuple(split.get(row.financial_year, ())),
        )
        for row in collaboration.year_rollups.filter(spend_entries__gt=0)
    }
    rolled.setdefault(year, SpendYear(year, None, None, None, ()))
    return tuple(rolled[known] for known in sorted(rolled))


def _spend_lines(collaboration: Collaboration) -> tuple[SpendLine, ...]:
    entries = collaboration.spend_entries.select_related("force")
    return tuple(
        SpendLine(
            anchor=f"spend-{entry.pk}",
            year=entry.financial_year,
            kind=entry.get_kind_display(),
            category=entry.get_category_display(),
            force=entry.force.name if entry.force else "",
            amount=entry.amount,
            basis=entry.basis,
            source=entry.source,
        )
        for entry in entries.order_by("-starts_on", "kind", "pk")
    )


def _measures(collaboration: Collaboration, on: dt.date) -> tuple[MeasureLine, ...]:
    found = measures_of(collaboration, on=on)
    return tuple(_measure(measure, benefit) for measure, benefit in found)


def _measure(measure: BenefitMeasure, benefit: Benefit | None) -> MeasureLine:
    targets = sorted(measure.targets.all(), key=lambda row: row.starts_on)
    readings = sorted(measure.readings.all(), key=lambda row: row.ends_on)
    return MeasureLine(
        reference=measure.reference,
        name=measure.name,
        type=measure.get_type_display(),
        area=measure.get_area_display(),
        unit=measure.unit,
        state=benefit.state.value.capitalize() if benefit else "Dis-benefit",
        missing=benefit.missing if benefit else (),
        figures=tuple(_figures(measure)),
        url=measure.get_absolute_url(),
        baseline=baseline_text(measure),
        target=_last(measure, targets),
        actual=_last(measure, readings),
    )


def _last(measure: BenefitMeasure, rows: Sequence[Reading | Target]) -> str:
    """Write the newest figure with its period; nothing where there is none."""
    if not rows:
        return ""
    row = rows[-1]
    period = period_text(row.starts_on, row.ends_on)
    if isinstance(row, Reading):
        return f"{reading_text(measure, row)}, {period}"
    # Null in the database where the other holds the figure.
    amount: Decimal | None = row.amount
    figure = row.value if amount is None else amount
    return f"{figure_text(measure, figure)}, {period}"


def _figures(measure: BenefitMeasure) -> Iterator[FigureLine]:
    for reading in measure.readings.all():
        yield _period("Reading", reading)
    for target in measure.targets.all():
        yield _period("Target", target)
    for claim in measure.published_claims.all():
        amount, basis = claim.amount, claim.basis
        yield FigureLine("Claim", "", amount, None, basis, claim.source)


def _period(kind: str, figure: Reading | Target) -> FigureLine:
    year = figure.financial_year.label
    return FigureLine(
        kind, year, figure.amount, figure.value, figure.basis, figure.source
    )
