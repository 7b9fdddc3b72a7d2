"""Posts, holders and skills on a day, worked by hand."""

import datetime as dt
from decimal import Decimal

import pytest

from collaborations.reports.people import holder_on, people
from tests.factories import (
    AppointmentFactory,
    HeldSkillFactory,
    RoleFactory,
    RoleSkillFactory,
    SkillFactory,
    SkillsReviewFactory,
)

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 3, 31)
ONE_DAY = dt.timedelta(days=1)


@pytest.fixture
def role(collaboration):
    return RoleFactory(collaboration=collaboration, title="Handler", posts=4)


def appoint(role, posts, **changes):
    return AppointmentFactory(role=role, posts=Decimal(posts), **changes)


def report(collaboration, on=DAY):
    return people(collaboration, on=on)


def test_without_roles_nothing_is_known(collaboration):
    found = report(collaboration)

    assert found.roles == ()
    assert (found.filled_share, found.vacant_share) == (None, None)
    assert (found.in_date_share, found.reviewed_on) == (None, None)


def test_what_is_not_filled_is_vacant(collaboration, role):
    appoint(role, "2.5")
    appoint(role, "0.5")

    (handler,) = report(collaboration).roles

    assert (handler.needed, handler.filled, handler.vacant) == (4, 3, 1)
    assert not handler.is_filled


def test_posts_over_one_role_do_not_fill_another(collaboration, role):
    appoint(role, "6")
    RoleFactory(collaboration=collaboration, title="Vet", posts=4)

    found = report(collaboration)

    # 6 of 4 and 0 of 4: 4 of 8, not 6 of 8.
    assert found.roles[0].over == 2
    assert (found.filled, found.vacant) == (4, 4)
    assert (found.filled_share, found.vacant_share) == (Decimal("0.5"), Decimal("0.5"))


def test_what_is_bought_in_is_neither_needed_nor_vacant(collaboration, role):
    appoint(role, "3")
    RoleFactory(collaboration=collaboration, title="Lawyer", posts=1, is_bought_in=True)

    found = report(collaboration)

    lawyer = found.roles[1]
    assert (lawyer.vacant, lawyer.is_filled) == (0, True)
    assert found.filled_share == Decimal("0.75")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "filled"),
    [
        (DAY, None, 1),
        (DAY - ONE_DAY, DAY, 1),
        (DAY + ONE_DAY, None, 0),
        (DAY - ONE_DAY, DAY - ONE_DAY, 0),
    ],
)
def test_an_appointment_fills_from_its_first_to_its_last_day(
    collaboration, role, starts_on, ends_on, filled
):
    appoint(role, "1", starts_on=starts_on, ends_on=ends_on)

    assert report(collaboration).filled == filled


def test_a_role_that_has_ended_is_needed_no_more(collaboration, role):
    role.ends_on = DAY - ONE_DAY
    role.save()
    appoint(role, "1")

    assert report(collaboration).roles == ()
    assert report(collaboration, on=DAY - ONE_DAY).needed == 4


def test_other_collaborations_count_elsewhere(collaboration, role):
    AppointmentFactory()

    assert report(collaboration).filled == 0


def test_a_holder_is_in_date_with_every_skill_the_role_needs(collaboration, role):
    first, second = SkillFactory(name="Dogs"), SkillFactory(name="First Aid 2")
    for skill in (first, second):
        RoleSkillFactory(role=role, skill=skill)
    whole, half = appoint(role, "1"), appoint(role, "1")
    for skill in (first, second):
        HeldSkillFactory(appointment=whole, skill=skill)
    HeldSkillFactory(appointment=half, skill=first)

    found = report(collaboration)

    assert (found.in_date, len(found.judged)) == (1, 2)
    assert found.in_date_share == Decimal("0.5")
    lacking = next(holder for holder in found.holders if not holder.is_in_date)
    assert [s.name for s in lacking.skills if not s.is_held] == ["First Aid 2"]


@pytest.mark.parametrize(
    ("valid_until", "in_date"), [(DAY, 1), (DAY - ONE_DAY, 0), (None, 0)]
)
def test_a_skill_counts_up_to_its_last_day(collaboration, role, valid_until, in_date):
    skill = SkillFactory(valid_months=12)
    RoleSkillFactory(role=role, skill=skill)
    HeldSkillFactory(
        appointment=appoint(role, "1"), skill=skill, valid_until=valid_until
    )

    assert report(collaboration).in_date == in_date


def test_a_skill_that_the_role_does_not_need_proves_nothing(collaboration, role):
    HeldSkillFactory(appointment=appoint(role, "1"))

    found = report(collaboration)

    assert found.judged == ()
    assert found.in_date_share is None
    assert found.without_skills == ("Handler",)


def test_skills_run_out_within_90_days_soonest_first(collaboration, role):
    holder = appoint(role, "1")
    for days, name in ((91, "Late"), (90, "Soon"), (0, "Today"), (-1, "Over")):
        HeldSkillFactory(
            appointment=holder,
            skill=SkillFactory(name=name, valid_months=12),
            valid_until=DAY + dt.timedelta(days=days),
        )

    found = report(collaboration)

    assert [row.skill for row in found.running_out] == ["Today", "Soon"]
    assert [row.skill for row in found.ran_out] == ["Over"]


def test_a_holder_of_whom_nothing_is_recorded_is_not_called_out_of_date(
    collaboration, role
):
    skill = SkillFactory(name="Driving")
    role.skills.add(skill)
    appoint(role, "1")

    assert report(collaboration).holders[0].has_no_skill_recorded


def test_the_last_review_up_to_the_day_counts(collaboration):
    for day in (DAY - ONE_DAY, DAY + ONE_DAY):
        SkillsReviewFactory(collaboration=collaboration, reviewed_on=day)

    assert report(collaboration).reviewed_on == DAY - ONE_DAY


def test_one_holder_is_shown_with_what_is_needed_and_held(role):
    needed, extra = SkillFactory(name="Dogs"), SkillFactory(name="Drones")
    RoleSkillFactory(role=role, skill=needed)
    holder = appoint(role, "1")
    HeldSkillFactory(appointment=holder, skill=extra)

    shown = holder_on(holder, on=DAY)

    assert [(s.name, s.is_needed, s.is_held) for s in shown.skills] == [
        ("Drones", False, True),
        ("Dogs", True, False),
    ]
    assert shown.is_in_date is False


def test_the_report_takes_as_many_queries_for_any_number(
    collaboration, role, django_assert_max_num_queries
):
    for number in range(5):
        skill = SkillFactory()
        other = RoleFactory(collaboration=collaboration, title=f"Other {number}")
        RoleSkillFactory(role=other, skill=skill)
        HeldSkillFactory(appointment=appoint(other, "1"), skill=skill)

    with django_assert_max_num_queries(5):
        assert report(collaboration).in_date == 5
