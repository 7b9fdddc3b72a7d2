"""The flows of a collaboration's case, and the dated settings that appraise them.

Planned: what counts of the targets, against the newest plan of spend. Realised: what
counts of the readings, against actual spend. Dis-benefits are benefits below 0. The
definitions of the figures stand in `appraisal`.
"""

import datetime as dt
from decimal import Decimal

from benefits.models import (
    BenefitMeasure,
    BenefitType,
    Deflator,
    DiscountRate,
    MeasureYearRollup,
    OptimismAdjustment,
    YearRollup,
)
from benefits.reports.appraisal import Appraisal, appraise
from benefits.reports.present_values import (
    Adjustments,
    Flow,
    Indices,
    Prices,
    RateSpan,
)
from collaborations.models import Collaboration
from collabtrack.shared.financial_years import FinancialYear

PLANNED, REALISED = "planned", "realised"
_SPEND = {PLANNED: "plan_spend", REALISED: "actual_spend"}


def appraised_case(
    collaboration: Collaboration,
    *,
    side: str,
    base_year: FinancialYear,
    on: dt.date,
) -> Appraisal:
    """Appraise what is planned, or realised, by the settings in force on a day.

    Raises NotAvailableError, whose text is for people, where there is no figure.
    """
    return appraise(
        benefits=benefit_flows(collaboration, side),
        costs=cost_flows(collaboration, side),
        base_year=base_year,
        indices=deflators(),
        rates=rates_on(on),
        taken_off=adjustments_on(on),
    )


def benefit_flows(collaboration: Collaboration, side: str) -> list[Flow]:
    rows = MeasureYearRollup.objects.filter(
        collaboration=collaboration,
        basis=MeasureYearRollup.Basis.WHOLE,
        **{f"{side}_counted__isnull": False},
    )
    in_order = rows.select_related("measure").order_by("measure", "financial_year")
    return [_flow(row, getattr(row, f"{side}_counted")) for row in in_order]


def _flow(row: MeasureYearRollup, amount: Decimal) -> Flow:
    measure: BenefitMeasure = row.measure
    return Flow(
        year=row.financial_year,
        amount=-amount if measure.is_dis_benefit else amount,
        prices=Prices(measure.price_base, measure.price_year),
        grade=measure.grade,
        is_cashable=(
            measure.type == BenefitType.CASHABLE and not measure.is_dis_benefit
        ),
        what=measure.reference,
    )


def cost_flows(collaboration: Collaboration, side: str) -> list[Flow]:
    column = _SPEND[side]
    rows = YearRollup.objects.filter(
        collaboration=collaboration, **{f"{column}__isnull": False}
    )
    pairs = rows.order_by("financial_year").values_list("financial_year", column)
    return [Flow(year, amount, what="spend") for year, amount in pairs]


def deflators() -> Indices:
    return dict(Deflator.objects.values_list("financial_year", "index"))


def rates_on(on: dt.date) -> list[RateSpan]:
    rows = DiscountRate.objects.in_force(on).order_by("first_year")
    return [RateSpan(*row) for row in rows.values_list(*_SPAN)]


_SPAN = ("first_year", "last_year", "rate_pct")


def adjustments_on(on: dt.date) -> Adjustments:
    rows = OptimismAdjustment.objects.in_force(on)
    return dict(rows.values_list("grade", "taken_off_pct"))
