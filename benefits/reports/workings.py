"""How was this worked out? The rule, the rows and the coverage of a figure.

A working shows a figure's definition in words, each figure that it is made of with a
link to where that is recorded, from how many of what was expected, and as at which day.
Figures are written exactly, in pounds and pence or in the measure's unit; what is
missing is written in words and never as 0.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from benefits.models import (
    BenefitMeasure,
    ForceYearRollup,
    MeasureYearRollup,
    MeasureYearVersion,
    YearRollup,
    YearVersion,
)
from benefits.reports.coverage import ReadingCoverage
from benefits.reports.net_position import NetYear
from benefits.reports.progress import Point, Progress, Standing
from benefits.reports.units import figure_text
from collaborations.models import Collaboration
from collabtrack.shared.money import MINUS
from collabtrack.shared.templatetags.figures import uk_date

NOT_RECORDED = "not recorded"
NOT_ADDITIVE = "not additive"
LINES = {
    "cashable": "Cashable",
    "income": "Income",
    "non_cashable": "Non-cashable",
    "cost_avoidance": "Cost avoidance",
    "not_stated": "Type not stated",
    "dis_benefit": "Dis-benefits",
}
_LINES_RULE = (
    "Confirmed readings of the year after attribution and overlap, summed for measures"
    " in pounds that add up. Types stand apart: only cashable is cashable."
)
_NET_RULE = (
    "Cashable + income − cash dis-benefits − running − set-up − exit − governance."
    " Non-cashable and avoided cost never enter it."
)
_PROGRESS_RULE = (
    "(Actual − baseline) ÷ (target − baseline); the path is the straight line from the"
    " baseline on its date to the target on its date."
)
_COST_RULE = (
    "A force's cost is what it contributes; without a contribution, its part of the"
    " gross spend: recorded by the force, or computed from agreed cost shares."
    " Recharges move cost from the force that is paid to the force that pays."
)


@dataclass(frozen=True, slots=True)
class WorkingRow:
    """One figure of a working, in words; no link where it is recorded nowhere."""

    label: str
    figure: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """What a figure is made of; `coverage` is empty where nothing was expected."""

    title: str
    rule: str
    rows: tuple[WorkingRow, ...]
    coverage: str
    as_at: dt.date


def pounds(amount: Decimal | None, missing: str = NOT_RECORDED) -> str:
    """Write £1,234.50 exactly."""
    if amount is None:
        return missing
    return f"{MINUS if amount < 0 else ''}£{abs(amount):,.2f}"


def in_unit(value: Decimal | None, measure: BenefitMeasure, missing: str) -> str:
    """Write a figure in the measure's unit, exact where it is money."""
    if value is None or measure.is_monetary:
        return pounds(value, missing)
    return figure_text(measure, value)


def lines_of_year(
    row: YearRollup | YearVersion, collaboration: Collaboration, *, as_at: dt.date
) -> Working:
    """Say how the benefits of a collaboration's year were worked out."""
    home = f"{collaboration.get_absolute_url()}#benefits"
    rows = [
        WorkingRow(f"{label}, {side}", pounds(getattr(row, f"{side}_{kind}")), home)
        for side in ("planned", "realised")
        for kind, label in LINES.items()
    ]
    expected = row.measures_expected
    if row.realised_cut_off:
        label = "Claimed, but cut off by an overlap group"
        rows.append(WorkingRow(label, pounds(row.realised_cut_off), home))
    return Working(
        title=f"Benefits in {row.financial_year}",
        rule=_LINES_RULE,
        rows=tuple(rows),
        coverage=f"from {row.measures_read} of {expected} measures" if expected else "",
        as_at=as_at,
    )


def measure_year(
    row: MeasureYearRollup | MeasureYearVersion,
    measure: BenefitMeasure,
    coverage: ReadingCoverage,
    *,
    as_at: dt.date,
) -> Working:
    """Say how a measure's year was worked out: its rules, and what counts of it."""
    missing = NOT_RECORDED if row.is_additive else NOT_ADDITIVE
    link = measure.get_absolute_url()
    rows = [
        WorkingRow("Target", in_unit(row.planned, measure, NOT_RECORDED), link),
        WorkingRow("Readings", in_unit(row.realised, measure, missing), link),
    ]
    if measure.adds_up:
        attribution = measure.attribution_pct
        share = NOT_RECORDED if attribution is None else f"{attribution.normalize():f}%"
        rows += [
            WorkingRow("Attributed to the collaboration", share, link),
            WorkingRow("Counted", pounds(row.realised_counted), link),
        ]
    across = measure.get_across_forces_display().lower()
    over = measure.get_across_time_display().lower()
    return Working(
        title=f"{measure.name} in {row.financial_year}",
        rule=(
            f"Across forces: {across}; then over time: {over}. Confirmed readings only."
        ),
        rows=tuple(rows),
        coverage=f"from {coverage} readings" if coverage.expected else "",
        as_at=as_at,
    )


def net_cash(
    net: NetYear, collaboration: Collaboration, *, as_at: dt.date, coverage: str = ""
) -> Working:
    """Say how a year's net cash was worked out: every line, with its sign."""
    lines, home = net.lines, collaboration.get_absolute_url()
    benefits, spend = f"{home}#benefits", f"{home}#spend"
    plus = {"Cashable": lines.cashable, "Income": lines.income}
    minus = {
        "running cost": lines.running,
        "set-up cost": lines.set_up,
        "exit cost": lines.exit,
        "governance cost": lines.governance,
    }
    rows = [WorkingRow(label, pounds(each), benefits) for label, each in plus.items()]
    lost = pounds(lines.cash_dis_benefit)
    rows.append(WorkingRow("Less cash dis-benefits", lost, benefits))
    rows += [
        WorkingRow(f"Less {label}", pounds(each), spend)
        for label, each in minus.items()
    ]
    said = f"not computable: {net.reason}" if net.reason else pounds(net.net)
    so_far = net.cumulative_reason
    in_all = f"not computable: {so_far}" if so_far else pounds(net.cumulative)
    rows += [WorkingRow("Net cash", said), WorkingRow("Net cash to date", in_all)]
    title = f"Net cash in {net.year}"
    return Working(title, _NET_RULE, tuple(rows), coverage or net.coverage, as_at)


def progress_of(
    found: Progress, measure: BenefitMeasure, *, as_at: dt.date, link: str = ""
) -> Working:
    """Say how a measure's progress was worked out."""
    course, link = found.course, link or measure.get_absolute_url()
    points = {
        "Baseline": course.baseline,
        "Target": course.target,
        "Actual": course.actual,
    }
    rows = [
        WorkingRow(label, _point(point, measure), link)
        for label, point in points.items()
    ]
    rows.append(WorkingRow("Progress", found.words))
    if found.path is not None:
        path = found.path.quantize(Decimal("0.01"))
        rows.append(WorkingRow("Path on that day", in_unit(path, measure, "")))
    if found.standing is not None:
        rows.append(WorkingRow("Standing", _standing(found, measure)))
    return Working(
        f"Progress of {measure.name}", _PROGRESS_RULE, tuple(rows), "", as_at
    )


def _standing(found: Progress, measure: BenefitMeasure) -> str:
    """Write "Behind path, by 1.58 days"."""
    said = found.standing.label if found.standing else ""
    if found.gap is None or found.standing not in (Standing.AHEAD, Standing.BEHIND):
        return said
    by = abs(found.gap).quantize(Decimal("0.01"))
    return f"{said}, by {in_unit(by, measure, '')}"


def _point(point: Point | None, measure: BenefitMeasure) -> str:
    if point is None:
        return NOT_RECORDED
    value = in_unit(point.value, measure, NOT_RECORDED)
    return f"{value} ({uk_date(point.on)})"


def force_cost(
    rows: Iterable[ForceYearRollup],
    collaboration: Collaboration,
    *,
    as_at: dt.date,
) -> Working:
    """Say how one force's cost of a year was worked out; rows of one force."""
    rows = list(rows)
    home = f"{collaboration.get_absolute_url()}#spend"
    shown: list[WorkingRow] = []
    for row in rows:
        parts = {
            "Contribution": row.actual_contribution,
            f"Spend, {row.get_basis_display().lower()}": row.actual_spend,
            "Recharges paid, less those received": row.actual_recharges,
        }
        shown += [
            WorkingRow(label, pounds(amount), home)
            for label, amount in parts.items()
            if amount is not None
        ]
    if not shown:
        shown = [WorkingRow("Cost", NOT_RECORDED)]
    name = rows[0].force.name if rows and rows[0].force else "what is not split"
    year = f" in {rows[0].financial_year}" if rows else ""
    return Working(f"Cost of {name}{year}", _COST_RULE, tuple(shown), "", as_at)
