"""What roles, holders, posts and systems may hold, who sees them, what they set off."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from collaborations.models import (
    Appointment,
    HeldSkill,
    HolderName,
    Role,
    Skill,
    WorkItem,
)
from tests import factories

pytestmark = pytest.mark.django_db

BEFORE, DAY = dt.date(2025, 5, 31), dt.date(2025, 6, 1)
LAST_BEFORE_FIRST = "The last day cannot be before the first day."
BAD_POSTS = "Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5."
DATED = [
    factories.RoleFactory,
    factories.AppointmentFactory,
    factories.PostContributionFactory,
]


def refused(row):
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    return {message for each in error.value.message_dict.values() for message in each}


def refused_by_the_database(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize("factory", DATED)
def test_nothing_ends_before_it_starts(factory):
    row = factory()
    row.starts_on, row.ends_on = DAY, BEFORE

    assert refused(row) == {LAST_BEFORE_FIRST}
    refused_by_the_database(row)


@pytest.mark.parametrize("factory", DATED)
@pytest.mark.parametrize("posts", ["0", "-1", "0.05"])
def test_posts_are_at_least_a_tenth(factory, posts):
    row = factory()
    row.posts = Decimal(posts)

    assert refused(row) == {BAD_POSTS}
    refused_by_the_database(row)


@pytest.mark.parametrize("value", ["-0.01", "100.01"])
def test_a_percentage_of_leavers_is_from_0_to_100(value):
    row = factories.WorkforceFigureFactory()
    row.value = Decimal(value)

    assert refused(row)
    refused_by_the_database(row)


def test_travel_may_take_more_than_100_minutes():
    row = factories.WorkforceFigureFactory(kind="travel", value=Decimal("101.00"))

    row.full_clean()


def test_a_title_is_given_to_one_role(collaboration):
    factories.RoleFactory(collaboration=collaboration, title="Analyst")
    second = factories.RoleFactory(collaboration=collaboration)
    second.title = "ANALYST"

    assert refused(second) == {"This collaboration has a role of that title."}


def test_the_list_names_each_skill_once_in_any_case():
    factories.SkillFactory(name="Drone pilot")

    second = factories.SkillFactory.build(name="DRONE PILOT")

    assert refused(second) == {"A skill of that name is on the list. Choose it there."}
    refused_by_the_database(second)


def test_there_are_skills_to_start_with():
    first_aid = Skill.objects.get(name="First aid")

    assert first_aid.runs_out
    assert Skill.objects.filter(kind="experience", valid_months=None).exists()


def test_an_appointment_is_to_a_role_of_the_same_collaboration(collaboration):
    row = factories.AppointmentFactory()
    row.collaboration = collaboration

    assert refused(row) == {"Choose a role of this collaboration."}


def test_a_held_skill_is_of_the_same_collaboration(collaboration):
    row = factories.HeldSkillFactory()
    row.collaboration = collaboration

    assert refused(row) == {"Choose an appointment of this collaboration."}


def test_a_holder_has_each_skill_once():
    first = factories.HeldSkillFactory()
    again = factories.HeldSkillFactory.build(
        appointment=first.appointment,
        collaboration=first.collaboration,
        skill=first.skill,
    )

    assert refused(again) == {
        "This skill is recorded for the holder. Change its dates there."
    }


def test_a_skill_cannot_run_out_before_it_was_gained():
    row = factories.HeldSkillFactory()
    row.gained_on, row.valid_until = DAY, BEFORE

    assert refused(row) == {"A skill cannot run out before it was gained."}
    refused_by_the_database(row)


def test_a_skill_that_runs_out_needs_its_last_day():
    row = factories.HeldSkillFactory(skill__name="Pilot", skill__valid_months=12)

    assert refused(row) == {"Pilot runs out. Enter the last day on which it holds."}


@pytest.mark.parametrize(
    ("months", "gained_on", "valid_until", "holds"),
    [
        (12, None, DAY, True),
        (12, None, BEFORE, False),
        (12, None, None, False),
        (None, None, None, True),
        (None, DAY, None, True),
        (None, DAY + dt.timedelta(days=1), None, False),
    ],
)
def test_a_skill_holds_up_to_its_last_day(months, gained_on, valid_until, holds):
    skill = Skill(name="Pilot", valid_months=months)
    row = HeldSkill(skill=skill, gained_on=gained_on, valid_until=valid_until)

    assert row.is_in_date(DAY) is holds


@pytest.mark.parametrize("text", ["   ", "Ana\u202elyst", "Ana\x07lyst", "x" * 121])
@pytest.mark.parametrize(
    ("factory", "field"),
    [
        (factories.RoleFactory, "title"),
        (factories.AppointmentFactory, "holder_title"),
        (factories.HolderNameFactory, "name"),
        (factories.SkillFactory, "name"),
        (factories.SystemInUseFactory, "name"),
        (factories.SkillsReviewFactory, "reviewed_by"),
    ],
)
def test_names_and_titles_are_short_words_that_can_be_seen(factory, field, text):
    row = factory()
    setattr(row, field, text)

    assert refused(row)


def test_a_removed_collaboration_takes_its_people_along():
    name = factories.HolderNameFactory()
    factories.HeldSkillFactory(appointment=name.appointment)

    name.appointment.collaboration.delete()

    assert not Role.objects.exists()
    assert not Appointment.objects.exists()
    assert not HolderName.objects.exists()


@pytest.mark.parametrize(
    "factory",
    [
        factories.RoleFactory,
        factories.RoleSkillFactory,
        factories.AppointmentFactory,
        factories.HeldSkillFactory,
        factories.SkillsReviewFactory,
        factories.PostContributionFactory,
        factories.SystemInUseFactory,
        factories.WorkforceFigureFactory,
    ],
)
def test_every_edit_asks_for_a_new_judgement(factory):
    WorkItem.objects.all().delete()

    row = factory()
    collaboration = getattr(row, "collaboration", None) or row.role.collaboration
    added = _judged(collaboration)
    row.delete()
    removed = _judged(collaboration)

    assert added
    assert removed


def _judged(collaboration):
    asked = WorkItem.objects.filter(
        collaboration_id=collaboration.pk, financial_year=None, is_every_year=False
    )
    return bool(asked.delete()[0])


def test_people_are_seen_by_who_sees_the_collaboration(
    collaboration, analyst, stranger
):
    role = factories.RoleFactory(collaboration=collaboration)
    need = factories.RoleSkillFactory(role=role)
    held = factories.HeldSkillFactory(appointment__role=role)
    system = factories.SystemInUseFactory(collaboration=collaboration)
    type(collaboration).objects.update(is_draft=True)

    for row in (role, need, held, held.appointment, system):
        seen = type(row).objects
        assert list(seen.visible_to(analyst)) == [row]
        assert list(seen.visible_to(stranger)) == []


def test_a_name_is_seen_by_the_supplying_force_alone(
    collaboration, force, analyst, viewer, partner, stranger, inspector, administrator
):
    name = factories.HolderNameFactory(
        appointment__role__collaboration=collaboration, appointment__force=force
    )

    for member in (analyst, viewer):
        assert list(HolderName.objects.visible_to(member)) == [name]
    for other in (partner, stranger, inspector, administrator):
        assert list(HolderName.objects.visible_to(other)) == []


def test_a_name_is_kept_for_the_force_of_its_appointment(partner_force):
    name = factories.HolderNameFactory()
    name.force = partner_force

    assert refused(name) == {"Choose the force of the appointment."}


def test_who_has_left_the_force_sees_its_names_no_more(collaboration, force, analyst):
    factories.HolderNameFactory(
        appointment__role__collaboration=collaboration, appointment__force=force
    )

    analyst.memberships.update(ends_on=dt.date(2020, 12, 31))

    assert list(HolderName.objects.visible_to(analyst)) == []


def test_the_history_of_an_appointment_holds_no_name():
    fields = {field.name for field in Appointment.pgh_event_model._meta.fields}

    assert "holder_title" in fields
    assert "holder_name" not in fields
