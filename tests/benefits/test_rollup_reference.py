"""Set-based SQL and plain Python give the same figures, whatever was recorded."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.models import Model, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benefits import rollups
from benefits.models import (
    BenefitMeasure,
    BenefitShare,
    ForceYearRollup,
    FundingEntry,
    MeasureYearRollup,
    OverlapMember,
    Reading,
    RollUp,
    SpendEntry,
    Target,
    YearRollup,
)
from benefits.rollups.statement import YEAR_COLUMNS
from collaborations.models import Collaboration, CostShare, Participation
from tests import factories
from tests.benefits.drawn_money import MOMENTS, moments
from tests.benefits.histories import History, histories
from tests.benefits.recorded_histories import pool_of_forces, recorded
from tests.proofs import EXAMPLES

pytestmark = pytest.mark.django_db

KINDS = [f"{kind}_spend" for kind in SpendEntry.Kind.values]
# Cash dis-benefits are a part of the dis-benefits.
LINES = [
    name
    for name in YEAR_COLUMNS
    if name.startswith(("planned_", "realised_")) and name != "realised_cut_off"
]


def edit(made: Collaboration, choice: int) -> None:
    """Take something away or change a rule, so that rows and parts become orphans."""
    mine = {"collaboration": made}
    measures = BenefitMeasure.objects.filter(**mine)
    match choice:
        case 0:
            SpendEntry.objects.filter(**mine, force__isnull=True).delete()
            FundingEntry.objects.filter(**mine, funding="recharge").delete()
        case 1:
            CostShare.objects.filter(participation__collaboration=made).delete()
            BenefitShare.objects.filter(measure__in=measures).delete()
        case 2:
            Participation.objects.filter(**mine, joined_on__isnull=True).update(
                left_on=dt.date(2023, 12, 31)
            )
        case 3:
            Target.objects.filter(**mine).delete()
            SpendEntry.objects.filter(**mine, kind="actual").update(kind="plan")
        case 4:
            OverlapMember.objects.exclude(measure__in=measures).delete()
            Reading.objects.filter(**mine).update(state="confirmed")
        case 5:
            OverlapMember.objects.filter(measure__in=measures).delete()
        case _:
            measures.update(
                unit="GBP",
                withdrawn_on=None,
                withdrawn_because="",
                across_forces=RollUp.SUM,
                across_time=RollUp.SUM,
                attribution_pct=None,
            )


def recompute_and_compare(made: Collaboration, known_at: dt.datetime) -> None:
    with connection.cursor() as cursor:
        keys = rollups.keys_of(cursor, [made.pk])
        rollups.recompute(cursor, keys, known_at=known_at)
    result = rollups.compare([made.pk], known_at=known_at)
    assert [str(difference) for difference in result.differences] == []


def drain_and_compare(made: Collaboration) -> None:
    rollups.drain()
    result = rollups.compare([made.pk])
    assert result.waiting == 0
    assert [str(difference) for difference in result.differences] == []


def assert_parts_sum_to_the_penny(made: Collaboration) -> None:
    forces = ForceYearRollup.objects.filter(collaboration=made)
    measures = MeasureYearRollup.objects.filter(collaboration=made)
    whole = MeasureYearRollup.Basis.WHOLE
    years = list(YearRollup.objects.filter(collaboration=made))
    for year in years:
        this_year = {"financial_year": year.financial_year}
        of_forces = forces.filter(**this_year)
        names = [*KINDS, *LINES]
        assert _sums(of_forces, names) == _figures(year, names)
        paid = _sums(of_forces, ["actual_contribution", "actual_recharges"])
        assert paid["actual_contribution"] == year.actual_contributions
        assert not paid["actual_recharges"]
        of_measures = measures.filter(**this_year)
        wholes = of_measures.filter(basis=whole).select_related("measure")
        assert _lines(wholes) == {
            name: figure
            for name in LINES
            if (figure := getattr(year, name)) is not None
        }
        for row in wholes:
            parts = of_measures.filter(measure=row.measure).exclude(basis=whole)
            counted = ["planned_counted", "realised_counted"]
            assert _sums(parts, counted) == _figures(row, counted)
    counted_years = {row.financial_year for row in years}
    assert {row.financial_year for row in forces} <= counted_years


def _sums(rows, names: list[str]) -> dict[str, Decimal | None]:
    return rows.aggregate(**{name: Sum(name) for name in names})


def _figures(row: Model, names: list[str]) -> dict[str, Decimal | None]:
    return {name: getattr(row, name) for name in names}


def _lines(wholes) -> dict[str, Decimal]:
    """Sum what counts of each measure under the lines that it belongs to."""
    sums: Counter[str] = Counter()
    for row in wholes:
        measure = row.measure
        lines = ["dis_benefit"] if measure.is_dis_benefit else [measure.type]
        if measure.is_dis_benefit and measure.type == "cashable":
            lines.append("cash_dis_benefit")
        for side in ("planned", "realised"):
            counted = getattr(row, f"{side}_counted")
            for line in lines if counted is not None else ():
                sums[f"{side}_{line}"] += counted
    return dict(sums)


def _prove(drawn: History, known_at: dt.datetime, choice: int) -> None:
    pool = pool_of_forces()
    outsider = factories.BenefitMeasureFactory()
    made = recorded(drawn, pool, outsider)

    recompute_and_compare(made, known_at)
    drain_and_compare(made)
    assert_parts_sum_to_the_penny(made)

    edit(made, choice)
    drain_and_compare(made)
    assert_parts_sum_to_the_penny(made)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(drawn=histories, known_at=moments, choice=st.integers(0, 6))
def test_sql_and_reference_agree_whatever_is_recorded(
    drawn: History, known_at: dt.datetime, choice: int
) -> None:
    # Each history is taken back; the worker insists on an outermost transaction.
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        _prove(drawn, known_at, choice)
        transaction.set_rollback(True)


def test_what_was_recorded_later_is_not_known_yet() -> None:
    made = factories.CollaborationFactory()
    for moment, amount in zip(MOMENTS, (1, 10, 100, 1000), strict=True):
        factories.SpendEntryFactory(
            collaboration=made, amount=Decimal(amount), recorded_at=moment
        )

    recompute_and_compare(made, MOMENTS[1])

    assert YearRollup.objects.get().actual_spend == Decimal(11)
