"""Owners, chief officers, limits and arrangements as they stood on a day."""

import datetime as dt
from decimal import Decimal

import pytest

from collaborations.models import Participation
from collaborations.reports.accountability import (
    arrangements,
    directions,
    limits,
    ownership,
)
from collaborations.reports.governance import first_day_of_years
from collaborations.reports.names import NameSight
from tests.factories import (
    GovernanceBodyFactory,
    PolicingBodyFactory,
)
from tests.factories.accountability import (
    AccountabilityArrangementFactory,
    AccountableLeadFactory,
    DelegationLimitFactory,
    DirectionAndControlFactory,
)

pytestmark = pytest.mark.django_db

ON = dt.date(2026, 3, 31)
NO_NAMES = NameSight(frozenset())


def owned(collaboration, role_title, starts_on, ends_on=None):
    return AccountableLeadFactory(
        collaboration=collaboration,
        role_title=role_title,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def told(collaboration, on=ON):
    return ownership(collaboration, on=on, sight=NO_NAMES)


def test_the_owner_in_post_is_told_with_the_first_day(collaboration):
    owned(collaboration, "Chief", dt.date(2020, 1, 1), dt.date(2025, 9, 30))
    owned(collaboration, "Deputy", dt.date(2025, 10, 1))

    found = told(collaboration)

    assert (found.in_post.role_title, found.in_post.since) == (
        "Deputy",
        dt.date(2025, 10, 1),
    )
    assert [lead.role_title for lead in found.leads] == ["Deputy", "Chief"]


def test_owners_of_the_24_months_are_counted_at_both_edges(collaboration):
    # The 24 months to 31 March 2026 begin on 1 April 2024.
    owned(collaboration, "Too early", dt.date(2020, 1, 1), dt.date(2024, 3, 31))
    owned(collaboration, "First day", dt.date(2024, 4, 1), dt.date(2024, 4, 1))
    owned(collaboration, "Last day", ON)
    owned(collaboration, "Too late", dt.date(2026, 4, 1))

    assert told(collaboration).owners_in_24_months == 2


def test_without_history_the_number_of_owners_is_not_known(collaboration):
    found = told(collaboration)

    assert (found.in_post, found.owners_in_24_months) == (None, None)


def test_a_post_left_empty_has_had_owners_and_has_none(collaboration):
    owned(collaboration, "Chief", dt.date(2020, 1, 1), dt.date(2021, 1, 1))

    found = told(collaboration)

    assert (found.in_post, found.owners_in_24_months) == (None, 0)


@pytest.mark.parametrize(
    ("on", "first"),
    [
        (dt.date(2026, 3, 31), dt.date(2024, 4, 1)),
        (dt.date(2028, 2, 29), dt.date(2026, 3, 1)),
        (dt.date(2030, 2, 28), dt.date(2028, 2, 29)),
    ],
)
def test_the_24_months_begin_on_the_day_after_the_same_day(on, first):
    assert first_day_of_years(on, 2) == first


def test_what_is_in_effect_comes_before_what_has_ended(collaboration):
    for year, ends_on in ((2019, dt.date(2019, 12, 31)), (2020, None)):
        DirectionAndControlFactory(
            collaboration=collaboration,
            starts_on=dt.date(year, 1, 1),
            ends_on=ends_on,
        )

    found = directions(collaboration, on=ON)

    assert [(row.since.year, row.is_in_effect) for row in found] == [
        (2020, True),
        (2019, False),
    ]


def test_limits_name_a_body_or_a_role_and_keep_what_is_not_stated(collaboration):
    board = GovernanceBodyFactory(collaboration=collaboration, name="Joint board")
    DelegationLimitFactory(
        collaboration=collaboration, body=board, role_title="", limit=None
    )
    DelegationLimitFactory(collaboration=collaboration, limit=Decimal(0))

    found = limits(collaboration, on=ON)

    assert [(row.who, row.amount) for row in found] == [
        ("Joint board", None),
        ("Head of unit", Decimal("0.00")),
    ]


def test_each_policing_body_has_its_newest_arrangement_or_none(
    collaboration, force, partner_force
):
    ours = PolicingBodyFactory(force=force)
    PolicingBodyFactory(force=partner_force)
    for year in (2025, 2023, 2027):
        AccountabilityArrangementFactory(
            collaboration=collaboration,
            policing_body=ours,
            text=f"As of {year}",
            considered_on=dt.date(year, 6, 1),
        )

    found = arrangements(collaboration, on=ON)

    assert [(row.policing_body, row.text, row.considered_on) for row in found] == [
        ("Northern Commissioner", "As of 2025", dt.date(2025, 6, 1)),
        ("Southern Commissioner", "", None),
    ]


def test_a_body_that_takes_part_no_more_is_asked_for_nothing(
    collaboration, partner_force
):
    PolicingBodyFactory(force=partner_force)
    Participation.objects.filter(force=partner_force).update(
        left_on=dt.date(2026, 3, 30)
    )

    assert arrangements(collaboration, on=ON) == ()
    assert len(arrangements(collaboration, on=dt.date(2026, 3, 30))) == 1
