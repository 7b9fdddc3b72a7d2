"""Random histories of everything that counts in a rollup."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import strategies as st

from benefits.models import BenefitType, Reading, RollUp
from benefits.models.kinds import MONETARY
from collabtrack.shared.financial_years import FinancialYear
from tests.benefits.drawn_money import (
    YEARS,
    amounts,
    cost_shares,
    forces,
    funding,
    maybe_forces,
    memberships,
    moments,
    numbers,
    sizes,
    spans,
    spend,
)

# --- what is measured ------------------------------------------------------------

TOTAL = (RollUp.SUM, RollUp.SUM)
RULES = [
    (across_forces, across_time)
    for across_forces, across_time in product(RollUp, RollUp)
    if across_forces != RollUp.LATEST
    and (across_forces == RollUp.RATIO or across_time != RollUp.RATIO)
    and (across_forces != RollUp.RATIO or across_time in (RollUp.RATIO, RollUp.LATEST))
]
_CLAIMED: tuple[tuple[FinancialYear | None, FinancialYear | None], ...] = (
    (None, None),
    (YEARS[0], None),
    (YEARS[1], YEARS[1]),
    (None, YEARS[0]),
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, and the shares its benefit is split by."""

    type: str
    is_dis_benefit: bool
    unit: str
    rules: tuple[str, str]
    withdrawn_on: dt.date | None
    attribution_pct: Decimal | None
    claimed: tuple[FinancialYear | None, FinancialYear | None]
    shares: dict[int, int] = field(default_factory=dict)

    def fields(self) -> dict[str, Any]:
        across_forces, across_time = self.rules
        first_claimed_year, last_claimed_year = self.claimed
        return {
            "type": self.type,
            "is_dis_benefit": self.is_dis_benefit,
            "unit": "GBP" if self.type in MONETARY else self.unit,
            "across_forces": across_forces,
            "across_time": across_time,
            "withdrawn_on": self.withdrawn_on,
            "withdrawn_because": "over" if self.withdrawn_on else "",
            "attribution_pct": self.attribution_pct,
            "first_claimed_year": first_claimed_year,
            "last_claimed_year": last_claimed_year,
        }


_withdrawals = st.sampled_from(
    [None, None, *(year.start for year in YEARS), YEARS[0].end, dt.date(2024, 10, 2)]
)
_attributions = st.sampled_from(
    [None, None, *(Decimal(text) for text in ("33.33", "50", "100", "0.01"))]
)
_measures = st.builds(
    Measure,
    st.sampled_from(BenefitType.values),
    st.booleans(),
    st.sampled_from(["GBP", "GBP", "days", "percent"]),
    st.sampled_from([*[TOTAL] * 14, *RULES]),
    _withdrawals,
    _attributions,
    st.sampled_from(_CLAIMED),
    st.dictionaries(forces, st.sampled_from([1, 3333, 3334, 5000]), max_size=3),
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """A group of the first measures, and of one of another collaboration."""

    rule: str
    ceiling: Decimal
    weights: tuple[int | None, ...]
    primary: int
    outsider: int | None


_overlaps = st.none() | st.builds(
    Overlap,
    st.sampled_from(["primary", "pool", "pool"]),
    st.integers(0, 25).map(lambda pence: Decimal(pence).scaleb(-2)),
    st.lists(st.sampled_from([None, 0, 1, 1, 3333]), min_size=1, max_size=3).map(tuple),
    st.integers(0, 3),
    st.none() | st.sampled_from([1, 3333]),
)

# --- targets and readings --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, if anything, and when it was recorded and confirmed."""

    kind: str
    number: Decimal
    amount: Decimal
    denominator: Decimal
    weight: Decimal | None
    state: str
    recorded_at: dt.datetime
    confirmed_at: dt.datetime | None

    def fields(self, measure: Measure) -> dict[str, Any]:
        parts = {
            "amount": {"amount": self.amount},
            "value": {"value": self.number},
            "fraction": {"numerator": self.number, "denominator": self.denominator},
            "no_reading": {"absence": "no_reading", "note": "ill"},
            "exempt": {"absence": "exempt", "note": "new"},
        }
        kind = natural(measure) if self.kind == "natural" else self.kind
        return {
            **parts[kind],
            "weight": self.weight,
            "state": self.state,
            "recorded_at": self.recorded_at,
            "confirmed_at": self.confirmed_at,
        }


def natural(measure: Measure) -> str:
    """Give the kind of figure that a measure is read in."""
    if measure.rules[0] == RollUp.RATIO:
        return "fraction"
    is_money = measure.unit == "GBP" or measure.type in MONETARY
    return "amount" if is_money else "value"


_found = st.builds(
    Found,
    st.sampled_from(
        ["natural"] * 9 + ["amount", "value", "fraction", "no_reading", "exempt"]
    ),
    numbers,
    amounts,
    sizes,
    st.none() | sizes | sizes,
    st.sampled_from([*[Reading.State.CONFIRMED.value] * 4, "provisional"]),
    moments,
    st.none() | moments,
)
# Whether there is a target, what was read, and its corrections.
_told = st.tuples(
    st.booleans(),
    st.one_of(_found, _found, _found, st.none()),
    st.just([]) | st.lists(_found, max_size=2),
)
# Of a measure and a period: what is told by each force, or of all together.
_figures = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 1, 2]),
        spans,
        st.dictionaries(maybe_forces, _told, min_size=1, max_size=4),
    ),
    min_size=2,
    max_size=5,
).map(
    lambda cells: [
        (measure, force, span, *told)
        for measure, span, by_force in cells
        for force, told in by_force.items()
    ]
)


@dataclass(frozen=True, slots=True)
class History:
    """All that is recorded of one collaboration."""

    memberships: list[Any]
    cost_shares: list[Any]
    spend: list[Any]
    funding: list[Any]
    measures: list[Measure]
    overlap: Overlap | None
    figures: list[Any]


histories = st.builds(
    History,
    memberships,
    cost_shares,
    spend,
    funding,
    st.lists(_measures, min_size=1, max_size=3),
    _overlaps,
    _figures,
)
