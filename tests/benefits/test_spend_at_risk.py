"""Spend at risk (rules.md 5): five segments, each collaboration in exactly one."""

import datetime as dt
from decimal import Decimal
from itertools import product

import pytest

from benefits.models import YearRollup
from benefits.reports.overview import overview
from benefits.reports.portfolio import totals
from benefits.reports.selection import PortfolioFilter, selection
from benefits.reports.spend_at_risk import FLAGS, LACKING, SEGMENTS, segment_of
from collaborations.models import Finding, Result
from collabtrack.shared.financial_years import FinancialYear
from tests import factories

pytestmark = pytest.mark.django_db
YEAR = FinancialYear(2025)
DAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
MET, PARTLY, NOT_MET, UNKNOWN = (
    Result.MET,
    Result.PARTLY_MET,
    Result.NOT_MET,
    Result.NOT_ASSESSED,
)


def _judged(spend=None, **results):
    made = factories.CollaborationFactory()
    for criterion, result in results.items():
        Finding.objects.create(
            collaboration=made,
            criterion=criterion,
            theme="benefits" if criterion == "B2" else "purpose",
            result=result,
            reason="as the test says",
            since=DAY,
            assessed_on=DAY,
            assessed_at=NOW,
        )
    if spend is not None:
        YearRollup.objects.create(
            collaboration=made,
            financial_year=YEAR,
            actual_spend=Decimal(spend),
            spend_entries=1,
            refreshed_at=NOW,
        )
    return made


@pytest.mark.parametrize(
    ("p1", "p3", "b2", "segment"),
    [
        (MET, MET, NOT_MET, "benefits"),
        (NOT_MET, MET, NOT_MET, "both"),
        (MET, NOT_MET, MET, "purpose"),
        (NOT_MET, UNKNOWN, UNKNOWN, "purpose"),
        (MET, UNKNOWN, MET, "unassessed"),
        (PARTLY, PARTLY, PARTLY, "in_place"),
    ],
)
def test_flags_place_a_collaboration(p1, p3, b2, segment):
    assert segment_of({"P1": p1, "P3": p3, "B2": b2}) == segment


def test_a_criterion_that_nobody_judged_is_not_assessed():
    assert segment_of({"P1": MET, "B2": MET}) == "unassessed"


def test_case_g11(analyst):
    """X fails both, Y fails benefits, Z passes: 2.0m of 4.0m, each pound once."""
    _judged("1200000", P1=NOT_MET, P3=MET, B2=NOT_MET)
    _judged("800000", P1=MET, P3=MET, B2=NOT_MET)
    _judged("2000000", P1=MET, P3=MET, B2=MET)

    answer = overview(user=analyst, wanted=PortfolioFilter(year=YEAR), on=DAY)

    spend = {part.key: part.spend for part in answer.segments}
    assert spend["both"] == Decimal("1200000.00")
    assert spend["benefits"] == Decimal("800000.00")
    assert sum(part.spend for part in answer.lacking) == Decimal("2000000.00")
    assert sum(spend.values()) == answer.spend == Decimal("4000000.00")


def test_every_segment_is_the_list_that_it_links_to(analyst):
    for number, results in enumerate(product(Result, repeat=3)):
        judged = dict(zip(FLAGS, results, strict=True))
        _judged(None if number % 3 == 0 else f"{number}.01", **judged)
    _judged("7.00")
    wanted = PortfolioFilter(year=YEAR)

    answer = overview(user=analyst, wanted=wanted, on=DAY)

    assert {part.key for part in answer.segments} == set(SEGMENTS)
    for part in answer.segments:
        listed = totals(selection(analyst, PortfolioFilter(year=YEAR, gap=part.key)))
        assert (part.count, part.spend_known) == (listed.count, listed.spend_known)
        assert part.spend == listed.spend
    lacking = totals(selection(analyst, PortfolioFilter(year=YEAR, gap="any")))
    assert lacking.count == sum(part.count for part in answer.lacking)
    assert {part.key for part in answer.lacking} == set(LACKING)
    assert sum(part.count for part in answer.segments) == answer.live == 65
