"""A collaboration's financial year: its lines, and each force's part of them."""

from collections import Counter, defaultdict

from benefits.models import BenefitMeasure, BenefitType
from benefits.reference_rollups.counted import Basis, ForceKey
from benefits.reference_rollups.ledger import SIDES, Figures, Ledger, Money, money_of
from benefits.reference_rollups.spend import (
    funding_figures,
    payments,
    spend_by_force,
    spend_figures,
)
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import pounds_of

DIS_BENEFIT, CASH_DIS_BENEFIT = "dis_benefit", "cash_dis_benefit"
LINES = (
    BenefitType.CASHABLE,
    BenefitType.NON_CASHABLE,
    BenefitType.COST_AVOIDANCE,
    BenefitType.INCOME,
    BenefitType.NOT_STATED,
    DIS_BENEFIT,
    CASH_DIS_BENEFIT,
)
FORCE_COLUMNS = (
    *("plan_spend", "forecast_spend", "actual_spend"),
    *("actual_contribution", "actual_recharges"),
    *(f"{side}_{line}" for side in SIDES for line in LINES),
)


def year_row(ledger: Ledger, year: FinancialYear) -> Figures | None:
    """Give the figures of a year, or None when nothing that counts is recorded."""
    spend = [entry for entry in ledger.spend if entry.financial_year == year]
    funding = [entry for entry in ledger.funding if entry.financial_year == year]
    money = money_of(ledger, year)
    rows = {side: sum(len(rows) for rows, _ in money[side].values()) for side in SIDES}
    if not (spend or funding or any(rows.values())):
        return None
    cut_off = sum(each.ours - each.counts for _, each in money["realised"].values())
    return {
        **spend_figures(spend),
        **funding_figures(funding),
        "spend_entries": len(spend),
        "funding_entries": len(funding),
        **_lines(ledger, money),
        "realised_cut_off": pounds_of(cut_off) if cut_off else None,
        "targets": rows["planned"],
        "readings": rows["realised"],
        **_coverage(ledger, money, year),
    }


def force_rows(ledger: Ledger, year: FinancialYear) -> dict[ForceKey, Figures]:
    """Give each force's part of a year, with what could not be split."""
    spend = [entry for entry in ledger.spend if entry.financial_year == year]
    funding = [entry for entry in ledger.funding if entry.financial_year == year]
    pence: dict[ForceKey, Counter[str]] = defaultdict(Counter)
    for key, columns in spend_by_force(spend, ledger.shares).items():
        pence[key].update(columns)
    for slug, columns in payments(funding).items():
        pence[slug, Basis.RECORDED].update(columns)
    measures = {measure.pk: measure for measure in ledger.measures}
    for side, of_side in money_of(ledger, year).items():
        for measure_id, (_, each) in of_side.items():
            for key, part in each.by_force.items():
                for line in _lines_of(measures[measure_id]):
                    pence[key][f"{side}_{line}"] += part
    return {
        key: {
            column: pounds_of(columns[column]) if column in columns else None
            for column in FORCE_COLUMNS
        }
        for key, columns in pence.items()
    }


def _lines(ledger: Ledger, money: Money) -> Figures:
    sums: Counter[str] = Counter()
    for measure in ledger.measures:
        for side in SIDES:
            if measure.pk in money[side]:
                for line in _lines_of(measure):
                    sums[f"{side}_{line}"] += money[side][measure.pk][1].counts
    names = [f"{side}_{line}" for side in SIDES for line in LINES]
    return {name: pounds_of(sums[name]) if name in sums else None for name in names}


def _lines_of(measure: BenefitMeasure) -> tuple[str, ...]:
    if not measure.is_dis_benefit:
        return (measure.type,)
    is_cash = measure.type == BenefitType.CASHABLE
    return (DIS_BENEFIT, CASH_DIS_BENEFIT) if is_cash else (DIS_BENEFIT,)


def _coverage(ledger: Ledger, money: Money, year: FinancialYear) -> Figures:
    """Count the measures that are expected to be read in the year, and that are."""
    expected = [
        measure
        for measure in ledger.measures
        if measure.adds_up
        and (any(measure.pk in money[side] for side in SIDES) or _claims(measure, year))
    ]
    read = [measure for measure in expected if measure.pk in money["realised"]]
    return {"measures_expected": len(expected), "measures_read": len(read)}


def _claims(measure: BenefitMeasure, year: FinancialYear) -> bool:
    first, last = measure.first_claimed_year, measure.last_claimed_year
    withdrawn_on = measure.withdrawn_on
    # Null in the database; the field's type does not say so.
    has_begun = first is not None and first <= year
    stands = withdrawn_on is None or withdrawn_on > year.start
    return has_begun and (last is None or year <= last) and stands
