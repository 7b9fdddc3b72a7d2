"""Posts agreed and supplied by force, and where forces' systems differ."""

import datetime as dt
from decimal import Decimal

import pytest

from collaborations.reports.contributions import contributions
from collaborations.reports.systems import systems
from tests.factories import (
    AppointmentFactory,
    PostContributionFactory,
    RoleFactory,
    SystemInUseFactory,
)

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 3, 31)
ONE_DAY = dt.timedelta(days=1)


@pytest.fixture
def role(collaboration):
    return RoleFactory(collaboration=collaboration, posts=10)


def agree(collaboration, force, posts, **changes):
    return PostContributionFactory(
        collaboration=collaboration, force=force, posts=Decimal(posts), **changes
    )


def supply(role, force, posts, **changes):
    return AppointmentFactory(role=role, force=force, posts=Decimal(posts), **changes)


def of(collaboration, force):
    found = contributions(collaboration, on=DAY).forces
    return next(entry for entry in found if entry.slug == force.slug)


def test_a_force_owes_what_it_agreed_and_does_not_supply(collaboration, force, role):
    agree(collaboration, force, "4")
    supply(role, force, "2.5")
    supply(role, force, "0.5")

    northern = of(collaboration, force)

    assert (northern.agreed, northern.supplied, northern.owed) == (4, 3, 1)
    assert northern.supplied_share == Decimal("0.75")


def test_nothing_agreed_is_not_recorded_and_not_nought(collaboration, force, role):
    supply(role, force, "1")

    northern = of(collaboration, force)

    assert (northern.agreed, northern.owed, northern.supplied_share) == (
        None,
        None,
        None,
    )
    assert contributions(collaboration, on=DAY).lowest is None


def test_the_lowest_force_is_named(collaboration, force, partner_force, role):
    agree(collaboration, force, "4")
    agree(collaboration, partner_force, "2")
    supply(role, force, "3")

    lowest = contributions(collaboration, on=DAY).lowest

    assert (lowest.force, lowest.supplied_share) == ("Southern", 0)


def test_only_what_is_in_effect_on_the_day_counts(collaboration, force, role):
    agree(collaboration, force, "4", ends_on=DAY)
    agree(collaboration, force, "9", starts_on=DAY + ONE_DAY)
    supply(role, force, "1", ends_on=DAY - ONE_DAY)

    northern = of(collaboration, force)

    assert (northern.agreed, northern.supplied) == (4, 0)


def test_a_force_that_left_owes_nothing_more(collaboration, force):
    agree(collaboration, force, "4")
    collaboration.participations.filter(force=force).update(left_on=DAY - ONE_DAY)

    names = [entry.force for entry in contributions(collaboration, on=DAY).forces]

    assert names == ["Southern"]


def use(collaboration, force, name, **changes):
    return SystemInUseFactory(
        collaboration=collaboration, force=force, name=name, **changes
    )


def test_two_names_for_one_purpose_differ(collaboration, force, partner_force):
    use(collaboration, force, "Rota One")
    use(collaboration, partner_force, "Rota Two")

    found = systems(collaboration, on=DAY)

    (row,) = found.rows
    assert found.forces == ("Northern", "Southern")
    assert [[entry.name for entry in cell] for cell in row.cells] == [
        ["Rota One"],
        ["Rota Two"],
    ]
    assert row.differs is True
    assert found.differing == 1


def test_one_name_in_any_case_is_the_same_system(collaboration, force, partner_force):
    use(collaboration, force, "Rota One")
    use(collaboration, partner_force, "ROTA one")

    assert systems(collaboration, on=DAY).rows[0].differs is False


def test_one_name_with_a_noted_difference_differs(collaboration, force, partner_force):
    use(collaboration, force, "Rota", differences="A version behind.")
    use(collaboration, partner_force, "Rota")

    assert systems(collaboration, on=DAY).rows[0].differs is True


def test_a_force_without_a_record_leaves_it_open(collaboration, force):
    use(collaboration, force, "Rota")

    found = systems(collaboration, on=DAY)

    assert found.rows[0].differs is None
    assert found.without_record == ("Southern",)


def test_the_oldest_record_dates_the_whole(collaboration, force, partner_force):
    use(collaboration, force, "Rota", as_at=dt.date(2024, 1, 1))
    use(collaboration, partner_force, "Rota", as_at=DAY)
    use(collaboration, force, "New rota", as_at=DAY + ONE_DAY)

    found = systems(collaboration, on=DAY)

    assert found.oldest == dt.date(2024, 1, 1)
    assert [entry.name for entry in found.rows[0].entries] == ["Rota", "Rota"]


def test_without_records_nothing_is_said_about_systems(collaboration):
    found = systems(collaboration, on=DAY)

    assert (found.rows, found.oldest) == ((), None)
    assert found.without_record == ("Northern", "Southern")
