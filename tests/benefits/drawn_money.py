"""Random members, cost shares, spend and funding of a collaboration.

Draws are small tuples, so that a failing history prints short.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from benefits.models import FundingEntry, SpendEntry
from collabtrack.shared.financial_years import FinancialYear

YEARS = (FinancialYear(2023), FinancialYear(2024))  # one has a leap day
# Against the alphabet, so that keys and slugs order the forces differently.
SLUGS = ("zeta", "b-2", "b", "avon", "B")
MOMENTS = tuple(dt.datetime(2025, 4, day, 9, 0, tzinfo=dt.UTC) for day in (1, 2, 3, 4))
Draw = Callable[..., Any]

# Small amounts make odd pennies likely, equal ones make ties; large ones reach the
# bounds.
amounts = st.one_of(
    st.integers(-30, 30),
    st.sampled_from([5, 5, 7]),
    st.sampled_from([5, 5, 7]),
    st.sampled_from([9_999_999_999_999, -9_999_999_999_999]),
).map(lambda pence: Decimal(pence).scaleb(-2))
# Halves of the sixth place, thirds, negatives and the bounds.
numbers = st.integers(-30, 30).map(Decimal) | st.sampled_from(
    [
        Decimal(text)
        for text in ("0.0005", "-0.0005", "3.3333", "999999999999.9999", "-7.5")
    ]
)
sizes = st.sampled_from(
    [Decimal(text) for text in ("1", "3", "7", "0.0001", "64", "2.5", "320000")]
)
moments = st.sampled_from(MOMENTS)
forces = st.integers(0, len(SLUGS) - 1)
# Few forces and periods, so that figures meet in them.
maybe_forces = st.sampled_from([None, 0, 0, 1, 1, 2])
days = st.one_of(
    st.builds(
        dt.date, st.sampled_from([2023, 2024]), st.integers(1, 12), st.integers(1, 28)
    ),
    st.builds(dt.date, st.sampled_from([2023, 2024]), st.integers(1, 12), st.just(1)),
    st.sampled_from([dt.date(2024, 2, 29), dt.date(2024, 3, 31), dt.date(2024, 4, 1)]),
)
maybe_days = st.none() | days
# Halves of a year, and nearly all of it: of two that end alike, which is the latest?
TERMS = tuple(
    term
    for year in YEARS
    for term in (
        (year.start, dt.date(year.start.year, 9, 30)),
        (dt.date(year.start.year, 10, 1), year.end),
        (year.start + dt.timedelta(1), year.end),
    )
)


@st.composite
def _odd_spans(draw: Draw) -> tuple[dt.date, dt.date]:
    year = draw(st.sampled_from(YEARS))
    length = (year.end - year.start).days
    first = draw(st.integers(0, length) | st.just(0))
    last = draw(st.integers(first, length) | st.just(length))
    return year.start + dt.timedelta(first), year.start + dt.timedelta(last)


# A period inside one financial year; terms, so that forces share periods.
spans = st.sampled_from(TERMS) | st.sampled_from(TERMS) | _odd_spans()


def _in_order(first: dt.date | None, last: dt.date | None) -> bool:
    return first is None or last is None or first <= last


# --- who takes part, and what is spent and paid ----------------------------------

memberships = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 1, 1, 2, 3, 4]), st.none() | maybe_days, maybe_days
    ).filter(lambda row: _in_order(*row[1:])),
    min_size=1,
    max_size=5,
    unique_by=lambda row: row[:2],
)
cost_shares = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from([0, 1, 1, 2, 3333, 10_000, 2_147_483_647]),
        days,
        maybe_days,
        st.sampled_from(["agreed", "agreed", "computed"]),
    ).filter(lambda row: _in_order(row[2], row[3])),
    max_size=6,
    unique_by=lambda row: (row[0], row[2], row[4]),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of spend or funding; a correction is one more."""

    force: int | None
    kind: str
    plan_version: int
    span: tuple[dt.date, dt.date]
    amount: Decimal
    moment: dt.datetime

    def fields(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "plan_version": self.plan_version if self.kind == "plan" else 1,
            "starts_on": self.span[0],
            "ends_on": self.span[1],
            "amount": self.amount,
            "recorded_at": self.moment,
        }


_entries = st.builds(
    Entry,
    maybe_forces,
    st.sampled_from(SpendEntry.Kind.values),
    st.integers(1, 3),
    spans,
    amounts,
    moments,
)
spend = st.lists(
    st.tuples(_entries, st.sampled_from(SpendEntry.Category.values)), max_size=6
)
funding = st.lists(
    # Who pays whom: the counterparty is so many places after the force.
    st.tuples(_entries, st.sampled_from(FundingEntry.Source.values), st.integers(1, 4)),
    max_size=4,
)
