"""How long matters take, worked by hand, and what waits with whom."""

import datetime as dt
from decimal import Decimal

import pytest

from collaborations.models import Decision
from collaborations.reports.governance import (
    closed,
    decision_times,
    first_day_of_12_months,
    waiting,
)
from collaborations.reports.governance_wording import in_days, waiting_words
from tests.factories import (
    CollaborationFactory,
    DecisionFactory,
    GovernanceBodyFactory,
)

pytestmark = pytest.mark.django_db

Outcome = Decision.Outcome
YEAR_END = dt.date(2026, 3, 31)


def decided(collaboration, days, *, on=dt.date(2026, 1, 31), **changes):
    """A matter approved on a day, so many days after it was raised."""
    return DecisionFactory(
        collaboration=collaboration,
        raised_on=on - dt.timedelta(days=days),
        decided_on=on,
        outcome=changes.pop("outcome", Outcome.APPROVED),
        **changes,
    )


def times_of(collaboration, kind="routine", on=YEAR_END):
    times = decision_times(collaboration, on=on)
    return next(entry for entry in times.kinds if entry.kind == kind)


def test_the_median_is_the_middle_of_the_days(collaboration):
    for days in (60, 10, 20):
        decided(collaboration, days)

    routine = times_of(collaboration)

    # In order 10, 20, 60: the middle is 20; their mean would be 30.
    assert (routine.decided, routine.median, routine.slowest) == (3, Decimal(20), 60)


def test_the_median_of_an_even_number_lies_between_two(collaboration):
    for days in (10, 21, 20, 60):
        decided(collaboration, days)

    # In order 10, 20, 21, 60: (20 + 21) / 2 = 20.5.
    assert times_of(collaboration).median == Decimal("20.5")


def test_a_matter_decided_on_the_day_it_was_raised_took_no_days(collaboration):
    decided(collaboration, 0)

    routine = times_of(collaboration)

    assert (routine.median, routine.slowest) == (0, 0)


def test_each_kind_has_its_own_median(collaboration):
    decided(collaboration, 10)
    decided(collaboration, 90, kind="strategic")

    assert times_of(collaboration, "routine").median == 10
    assert times_of(collaboration, "strategic").median == 90


def test_what_is_open_counts_as_at_least_its_days_and_in_no_median(collaboration):
    decided(collaboration, 10)
    DecisionFactory(collaboration=collaboration, raised_on=dt.date(2025, 9, 12))

    routine = times_of(collaboration)

    # 12 September to 31 March: 18 + 31 + 30 + 31 + 31 + 28 + 31 = 200 days.
    assert (routine.waiting, routine.longest_waiting) == (1, 200)
    assert (routine.median, routine.slowest) == (10, 10)


def test_with_nothing_decided_there_is_no_median(collaboration):
    DecisionFactory(collaboration=collaboration)

    routine = times_of(collaboration)

    assert (routine.decided, routine.median, routine.slowest) == (0, None, None)


def test_without_decisions_there_are_no_times(collaboration):
    decided(CollaborationFactory(), 10)

    assert decision_times(collaboration, on=YEAR_END) is None


def test_a_refusal_is_a_decision_and_a_withdrawal_is_not(collaboration):
    decided(collaboration, 30, outcome=Outcome.REFUSED)
    decided(collaboration, 300, outcome=Outcome.WITHDRAWN)

    routine = times_of(collaboration)

    assert (routine.decided, routine.median, routine.waiting) == (1, 30, 0)


def test_a_matter_decided_later_was_open_on_the_day(collaboration):
    decided(collaboration, 10, on=dt.date(2026, 4, 1))

    routine = times_of(collaboration, on=YEAR_END)

    # Raised on 22 March: 9 days by 31 March.
    assert (routine.decided, routine.longest_waiting) == (0, 9)


@pytest.mark.parametrize(
    ("on", "first"),
    [
        (dt.date(2026, 3, 31), dt.date(2025, 4, 1)),
        (dt.date(2026, 4, 1), dt.date(2025, 4, 2)),
        (dt.date(2028, 2, 29), dt.date(2027, 3, 1)),
        (dt.date(2029, 2, 28), dt.date(2028, 2, 29)),
        (dt.date(2028, 2, 28), dt.date(2027, 3, 1)),
    ],
)
def test_the_12_months_begin_on_the_day_after_the_same_day(on, first):
    assert first_day_of_12_months(on) == first


def test_only_the_12_months_to_the_day_count(collaboration):
    decided(collaboration, 1, on=dt.date(2025, 3, 31))
    decided(collaboration, 5, on=dt.date(2025, 4, 1))
    decided(collaboration, 7, on=dt.date(2026, 3, 31))

    routine = times_of(collaboration)

    # 1 ended a day too early: the median of 5 and 7 is 6.
    assert (routine.decided, routine.median) == (2, 6)


def test_a_leap_day_is_a_day(collaboration):
    DecisionFactory(
        collaboration=collaboration,
        raised_on=dt.date(2028, 2, 28),
        decided_on=dt.date(2028, 3, 1),
        outcome=Outcome.APPROVED,
    )

    assert times_of(collaboration, on=dt.date(2028, 3, 31)).median == 2


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (0, "0 days"),
        (Decimal("20.5"), "20.5 days"),
        (Decimal("20.0"), "20 days"),
        (1200, "1,200 days"),
    ],
)
def test_days_in_words(days, words):
    assert in_days(days) == words


@pytest.mark.parametrize(
    ("count", "longest", "words"),
    [
        (0, None, "none"),
        (1, 200, "1, at least 200 days"),
        (2, 1, "2, the longest at least 1 day"),
    ],
)
def test_what_waits_in_words(count, longest, words):
    assert waiting_words(count, longest) == words


# --- what waits, and what was decided ------------------------------------------------


def test_what_waits_is_listed_longest_first_with_whom(collaboration):
    board = GovernanceBodyFactory(collaboration=collaboration, name="Joint board")
    rows = (
        ("Third", dt.date(2026, 3, 30), {}),
        ("First", dt.date(2025, 1, 1), {"waits_for": "the PCC", "body": board}),
        ("Second", dt.date(2026, 1, 1), {"body": board}),
    )
    for matter, raised_on, with_whom in rows:
        DecisionFactory(
            collaboration=collaboration, matter=matter, raised_on=raised_on, **with_whom
        )
    decided(collaboration, 400)

    # 1 January 2025 to 31 March 2026 is 365 + 89 days.
    assert [
        (row.matter, row.whom, row.days) for row in waiting(collaboration, on=YEAR_END)
    ] == [
        ("First", "the PCC", 454),
        ("Second", "Joint board", 89),
        ("Third", "", 1),
    ]


def test_what_was_raised_after_the_day_does_not_wait_on_it(collaboration):
    DecisionFactory(collaboration=collaboration, raised_on=dt.date(2026, 4, 1))

    assert waiting(collaboration, on=YEAR_END) == ()


def test_what_was_closed_is_listed_newest_first_withdrawn_too(collaboration):
    decided(collaboration, 3, on=dt.date(2025, 5, 1), matter="Older")
    decided(collaboration, 4, outcome=Outcome.WITHDRAWN, matter="Newer")
    decided(collaboration, 5, on=dt.date(2025, 3, 31), matter="Too old")

    rows = closed(collaboration, on=YEAR_END)

    assert [(row.matter, row.outcome, row.days) for row in rows] == [
        ("Newer", "Withdrawn", 4),
        ("Older", "Approved", 3),
    ]
