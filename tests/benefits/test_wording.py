"""Sentences and titles say what the figures bear out: ties, nothing, one, missing."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest

from benefits.reports import titles, wording
from benefits.reports.freshness import Freshness
from benefits.reports.overview import (
    SEGMENTS,
    ForceCount,
    Overview,
    RegisterCounts,
    Segment,
    YearSpend,
)
from benefits.reports.portfolio import PortfolioTotals
from benefits.reports.selection import PortfolioFilter
from collabtrack.shared.financial_years import FinancialYear

YEAR = FinancialYear(2025)


def said(parts):
    return wording.plain(parts)


def register(**changes):
    counts = {
        "live": 59,
        "sourced": 21,
        "assumed": 38,
        "programmes": 6,
        "costed": 3,
        "tracked": 0,
    }
    return RegisterCounts(**counts | changes)


def _spend_of(key, counts, spends):
    if key in spends:
        return Decimal(spends[key])
    return None if counts.get(key) or not spends else Decimal(0)


def entered(counts, *, spends=None, known=None):
    spends, known = spends or {}, known or {}
    segments = tuple(
        Segment(
            key,
            label,
            counts.get(key, 0),
            _spend_of(key, counts, spends),
            known.get(key, counts.get(key, 0) if key in spends else 0),
        )
        for key, label in SEGMENTS.items()
    )
    priced = sum(part.spend_known for part in segments)
    return Overview(
        wanted=PortfolioFilter(year=YEAR),
        as_at=dt.date(2026, 11, 22),
        is_register=False,
        forces=2,
        live=sum(part.count for part in segments),
        spend=sum((p.spend or 0 for p in segments), Decimal(0)) if priced else None,
        spend_known=priced,
        segments=segments,
        tiles=(),
        register=None,
        challenges=(),
        years=(),
        force_counts=(),
        freshness=Freshness(None, 0, None, "fresh", ""),
    )


def test_the_sentence_of_the_public_register():
    assert said(wording.register_sentence(register())) == (
        "59 live collaborations (21 by a source of 2020 or later, 38 assumed) and"
        " 6 programmes; a cost is published for 3; none shows tracked benefits."
    )


def test_each_number_of_the_sentence_leads_to_its_list():
    leads = [p.leads_to for p in wording.register_sentence(register()) if p.leads_to]

    assert leads == ["live", "sourced", "assumed", "programmes", "costed", "tracked"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"live": 1, "sourced": 1, "assumed": 0}, "1 live collaboration (1 by"),
        ({"live": 0, "sourced": 0, "assumed": 0}, "0 live collaborations (0 by"),
        ({"live": 60}, "38 assumed, 1 on another basis)"),
        ({"programmes": 1}, "and 1 programme;"),
        ({"costed": 0}, "a cost is published for none;"),
        ({"tracked": 1}, "; 1 shows tracked benefits."),
        ({"tracked": 2}, "; 2 show tracked benefits."),
    ],
)
def test_the_sentence_agrees_with_its_numbers(changes, expected):
    assert expected in said(wording.register_sentence(register(**changes)))


def test_the_sentence_of_entered_data():
    overview = entered(
        {"benefits": 7, "both": 3, "purpose": 3, "in_place": 71},
        spends={
            "benefits": "36700000",
            "both": "15700000",
            "purpose": "12400000",
            "in_place": "235000000",
        },
    )

    assert said(wording.overview_sentence(overview)) == (
        "13 of 84 collaborations lack a clear purpose or tracked benefits."
        " They cost £64.8m of £299.8m, 22% of spend."
    )


def test_one_that_lacks_them_is_singular():
    overview = entered({"both": 1, "in_place": 1}, spends={"both": 1, "in_place": 1})

    assert said(wording.overview_sentence(overview)) == (
        "1 of 2 collaborations lacks a clear purpose or tracked benefits."
        " It costs £1 of £2, 50% of spend."
    )


def test_unknown_spend_is_said_and_never_priced_at_0():
    overview = entered({"both": 2, "in_place": 1}, spends={"in_place": 5})

    assert "No spend is recorded for them in 2025-26." in said(
        wording.overview_sentence(overview)
    )


def test_nothing_lacking_is_not_said_while_some_are_not_assessed():
    some = entered({"unassessed": 2, "in_place": 1})
    none = entered({"in_place": 3})

    assert said(wording.overview_sentence(some)).startswith("2 of 3 collaborations are")
    assert said(wording.overview_sentence(none)) == (
        "All 3 collaborations have a clear purpose and tracked benefits."
    )


def test_no_collaboration_at_all():
    assert "No collaborations match" in said(wording.overview_sentence(entered({})))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("0", "10", "0%"),
        ("1", "1000", "under 1%"),
        ("999", "1000", "over 99%"),
        ("1000", "1000", "100%"),
        ("5", "1000", "1%"),
        ("1", "0", "not computable"),
    ],
)
def test_a_percentage_never_rounds_something_to_nothing(part, whole, expected):
    assert wording.percentage(Decimal(part), Decimal(whole)) == expected


def test_a_list_says_its_count_and_sum_with_coverage():
    known = PortfolioTotals(59, Decimal("43872438.00"), 1)
    unknown = PortfolioTotals(1, None, 0)

    assert wording.selection_sentence(known, YEAR) == (
        "59 collaborations. £43.9m in 2025-26, spend known for 1 of 59."
    )
    assert wording.selection_sentence(unknown, YEAR) == (
        "1 collaboration. No spend is known for 2025-26."
    )


LATER = dt.date(2030, 1, 1)


def years(*amounts):
    return [
        (FinancialYear(2020 + place), Decimal(amount))
        for place, amount in enumerate(amounts)
    ]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], "No spend is recorded"),
        (years(5), "£5 in 2020-21, the only year recorded"),
        (years(5, 5), "Spend was £5 in both 2020-21 and 2021-22"),
        (years(5, 6), "Spend rose from £5 in 2020-21 to £6 in 2021-22"),
        (years(9, 6, 5), "Spend fell from £6 in 2021-22 to £5 in 2022-23"),
        (years(0, 5), "Spend rose from £0 in 2020-21 to £5 in 2021-22"),
    ],
)
def test_the_title_of_spend_compares_the_last_two_known_years(known, expected):
    assert titles.spend_title(known, on=LATER) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2022, 3, 31), "£5 is recorded for 2021-22 so far, £9 for 2020-21"),
        (dt.date(2022, 4, 1), "Spend fell from £9 in 2020-21 to £5 in 2021-22"),
    ],
)
def test_a_year_that_is_not_over_neither_rose_nor_fell(day, expected):
    assert titles.spend_title(years(9, 5), on=day) == expected


def test_the_title_of_published_spend_counts_the_years_that_are_known():
    rows = [
        YearSpend(FinancialYear(2020), Decimal(5), 1, None, ()),
        YearSpend(FinancialYear(2021), None, 0, None, ()),
    ]

    assert titles.spend_by_year_title(rows, is_register=True, on=LATER) == (
        "A cost is published for 1 of 2 financial years"
    )
    assert titles.spend_by_year_title(rows[1:], is_register=True, on=LATER) == (
        "No spend is published"
    )


def force(name, count):
    return ForceCount(name.lower(), name, name[:3].upper(), "territorial", 0, 0, count)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], "No force takes part in a live collaboration"),
        ([force("Kent", 0)], "No force takes part in a live collaboration"),
        (
            [force("Kent", 2), force("Essex", 1)],
            "Kent takes part in the most live collaborations, 2",
        ),
        (
            [force("Kent", 2), force("Essex", 2), force("Avon", 1)],
            "Essex and Kent take part in the most live collaborations, 2 each",
        ),
        (
            [force("Kent", 2), force("Essex", 2)],
            "Every force takes part in 2 live collaborations",
        ),
        (
            [*(force(name, 2) for name in ("A1", "B1", "C1", "D1")), force("E1", 1)],
            "4 forces take part in the most live collaborations, 2 each",
        ),
    ],
)
def test_the_title_of_the_map(counts, expected):
    assert titles.force_map_title(counts, "live collaboration") == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], "No collaboration to count"),
        ([("ICT", 2)], "ICT is the only function, with 2"),
        ([("ICT", 2), ("Legal", 1)], "ICT is the most common function, 2 of 3"),
        (
            [("Legal", 2), ("ICT", 2), ("Dogs", 1)],
            "ICT and Legal are the most common functions, 2 each",
        ),
    ],
)
def test_the_title_of_functions(counts, expected):
    assert titles.functions_title(counts) == expected


def report(live, *, cost=None, cost_known=0, status="live"):
    return SimpleNamespace(
        force=SimpleNamespace(name="Northern"),
        wanted=PortfolioFilter(year=YEAR, status=status),
        live=live,
        cost=cost,
        cost_known=cost_known,
    )


@pytest.mark.parametrize(
    ("asked", "is_register", "expected"),
    [
        (
            report(16),
            True,
            "Northern takes part in 16 live collaborations."
            " None publishes what it pays.",
        ),
        (
            report(1),
            True,
            "Northern takes part in 1 live collaboration."
            " It does not publish what the force pays.",
        ),
        (
            report(2, status="all"),
            False,
            "Northern takes part in 2 collaborations. None records what it pays.",
        ),
        (
            report(9, cost=Decimal("9000000"), cost_known=4),
            False,
            "Northern pays £9.0m into 4 of the 9 live collaborations in which it takes"
            " part, in 2025-26.",
        ),
        (
            report(2, cost=Decimal("1000.00"), cost_known=2),
            False,
            "Northern pays £1,000 into all 2 live collaborations in which it takes"
            " part, in 2025-26.",
        ),
        (
            report(0),
            False,
            "Northern takes part in no collaboration that these filters select.",
        ),
    ],
)
def test_the_sentence_of_a_force(asked, is_register, expected):
    assert said(wording.force_sentence(asked, is_register=is_register)) == expected


def test_money_in_full_has_pence_only_where_there_are_any():
    assert wording.in_full(Decimal("166400000.00")) == "£166,400,000"
    assert wording.in_full(Decimal("0.50")) == "£0.50"
