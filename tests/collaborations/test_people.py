"""Who may appoint whom, from when, and who may know their names."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import (
    Appointment,
    HolderName,
    PostContribution,
    Skill,
    SystemInUse,
)
from collaborations.services.people import (
    APPOINTMENT,
    ROLE,
    appoint,
    name_holder,
    stand_down,
)
from collaborations.services.records import add_record, change_record
from collaborations.services.skills import (
    HELD_SKILL,
    SKILLS_REVIEW,
    add_skill,
)
from collaborations.services.undo import undo_change
from collaborations.services.workforce import (
    POST_CONTRIBUTION,
    SYSTEM_IN_USE,
    WORKFORCE_FIGURE,
)
from tests import factories

pytestmark = pytest.mark.django_db

DAY, TOMORROW = dt.date(2025, 6, 1), dt.date(2999, 1, 1)
ONE_DAY = dt.timedelta(days=1)


@pytest.fixture
def role(collaboration):
    return factories.RoleFactory(collaboration=collaboration, title="Handler")


@pytest.fixture
def holder(role, force):
    made = factories.AppointmentFactory(role=role, force=force, starts_on=DAY)
    made.refresh_from_db()
    return made


def appointed(role, force, by, **changes):
    values = {"holder_title": "Constable", "posts": Decimal(1), "starts_on": DAY}
    return appoint(role=role, force=force, by=by, **values | changes)


def refusal(act, *args, **kwargs):
    with pytest.raises(ValidationError) as error:
        act(*args, **kwargs)
    return error.value.message_dict


def test_a_force_that_takes_part_supplies_a_holder(role, force, analyst):
    made = appointed(role, force, analyst)

    assert (made.reference, made.collaboration) == ("C-0412-1", role.collaboration)


def test_who_only_reads_appoints_nobody(role, force, viewer, stranger):
    for user in (viewer, stranger):
        with pytest.raises(PermissionDenied):
            appointed(role, force, user)


def test_a_force_outside_supplies_nobody(role, analyst):
    outsider = factories.ForceFactory(name="Faraway")

    assert refusal(appointed, role, outsider, analyst) == {
        "force": [
            "Faraway does not take part on 1 June 2025. Choose a force that does."
        ]
    }


def test_a_force_supplies_from_the_day_it_joins(role, force, collaboration, analyst):
    collaboration.participations.filter(force=force).update(joined_on=DAY + ONE_DAY)

    assert "force" in refusal(appointed, role, force, analyst)
    assert appointed(role, force, analyst, starts_on=DAY + ONE_DAY)


def test_nobody_is_appointed_before_the_role_starts(role, force, analyst):
    role.starts_on = DAY + ONE_DAY
    role.save()

    assert refusal(appointed, role, force, analyst) == {
        "starts_on": ["The role starts on 2 June 2025. Enter that day or a later one."]
    }


def test_nobody_is_appointed_after_the_role_ended(role, force, analyst):
    role.ends_on = DAY - ONE_DAY
    role.save()

    assert "starts_on" in refusal(appointed, role, force, analyst)


def test_the_last_day_is_not_before_the_first(role, force, analyst):
    assert refusal(appointed, role, force, analyst, ends_on=DAY - ONE_DAY) == {
        "ends_on": ["It starts on 1 June 2025. Enter that day or a later one."]
    }


@pytest.mark.parametrize("posts", ["0", "-1"])
def test_posts_are_more_than_none(role, force, analyst, posts):
    assert "posts" in refusal(appointed, role, force, analyst, posts=Decimal(posts))


def test_more_may_be_appointed_than_are_needed(role, force, analyst):
    for _ in range(2):
        appointed(role, force, analyst)

    assert Appointment.objects.filter(role=role).count() == 2


def test_an_appointment_keeps_its_force(holder, partner_force, analyst):
    problem = refusal(
        change_record,
        record=holder,
        kind=APPOINTMENT,
        values={"force": partner_force},
        by=analyst,
    )

    assert list(problem) == ["force"]


def test_a_role_includes_the_first_days_of_its_holders(holder, analyst):
    for values in ({"starts_on": DAY + ONE_DAY}, {"ends_on": DAY - ONE_DAY}):
        problem = refusal(
            change_record, record=holder.role, kind=ROLE, values=values, by=analyst
        )

        assert list(problem) == list(values)


def test_who_stands_down_holds_the_role_to_the_last_day(holder, analyst):
    stood_down = stand_down(appointment=holder, on=DAY, by=analyst)

    assert (stood_down.ends_on, stood_down.version) == (DAY, 2)


def test_nobody_stands_down_before_the_first_day(holder, analyst):
    assert "ends_on" in refusal(
        stand_down, appointment=holder, on=DAY - ONE_DAY, by=analyst
    )


def test_standing_down_can_be_undone(holder, analyst):
    stood_down = stand_down(appointment=holder, on=DAY, by=analyst)

    undo_change(record=stood_down, kind=APPOINTMENT, by=analyst, version=2)

    stood_down.refresh_from_db()
    assert stood_down.ends_on is None


def test_the_skills_that_a_role_needs_can_be_undone(role, analyst):
    first, second = factories.SkillFactory(), factories.SkillFactory()
    change_record(
        record=role, kind=ROLE, values={}, lists={"skills": [first]}, by=analyst
    )
    changed = change_record(
        record=role, kind=ROLE, values={}, lists={"skills": [second]}, by=analyst
    )

    undo_change(record=changed, kind=ROLE, by=analyst, version=changed.version)

    assert list(role.skills.all()) == [first]


def test_the_supplying_force_names_its_holder(role, force, analyst):
    made = appointed(role, force, analyst, holder_name="Alex Example")

    assert HolderName.objects.get(appointment=made).name == "Alex Example"


def test_nobody_names_the_holder_of_another_force(
    role, force, partner, signatory, administrator
):
    with pytest.raises(PermissionDenied):
        appointed(role, force, partner, holder_name="Alex Example")
    made = appointed(role, force, partner)
    for user in (partner, signatory, administrator):
        with pytest.raises(PermissionDenied):
            name_holder(appointment=made, name="Alex Example", by=user)

    assert not HolderName.objects.exists()


def test_a_name_is_changed_and_removed(holder, analyst):
    for name in ("Alex Example", "Sam Sample"):
        name_holder(appointment=holder, name=name, by=analyst)
    assert HolderName.objects.get().name == "Sam Sample"

    name_holder(appointment=holder, name="", by=analyst)

    assert not HolderName.objects.exists()
    assert holder.version == 4


def test_a_name_is_not_written_over_what_was_not_read(holder, analyst):
    name_holder(appointment=holder, name="Alex Example", by=analyst, version=1)

    with pytest.raises(ValidationError) as error:
        name_holder(appointment=holder, name="Sam Sample", by=analyst, version=1)

    assert error.value.code == "changed_meanwhile"


@pytest.mark.parametrize("name", ["   ", "A\u202elex", "A\x00lex", "x" * 10_000])
def test_a_name_is_short_words_that_can_be_seen(holder, analyst, name):
    assert list(refusal(name_holder, appointment=holder, name=name, by=analyst)) == [
        "holder_name"
    ]


def test_who_may_write_anywhere_adds_a_skill(stranger, viewer):
    made = add_skill(name="  Drone   pilot ", kind="training", by=stranger)

    assert made.name == "Drone pilot"
    with pytest.raises(PermissionDenied):
        add_skill(name="Diver", kind="training", by=viewer)


def test_a_skill_that_is_on_the_list_is_not_added_again(analyst):
    add_skill(name="Drone pilot", kind="training", by=analyst)

    with pytest.raises(ValidationError, match="Choose it there"):
        add_skill(name="DRONE PILOT", kind="training", by=analyst)
    assert Skill.objects.filter(name__iexact="drone pilot").count() == 1


def test_a_skill_was_not_gained_in_the_future(holder, analyst):
    held = factories.HeldSkillFactory.build(
        appointment=holder,
        collaboration=holder.collaboration,
        skill=factories.SkillFactory(),
        gained_on=TOMORROW,
    )

    with pytest.raises(ValidationError):
        add_record(record=held, kind=HELD_SKILL, by=analyst)


def test_a_skill_stays_with_its_holder(holder, role, force, analyst):
    held = factories.HeldSkillFactory(appointment=holder)
    other = factories.AppointmentFactory(role=role, force=force)

    assert "appointment" in refusal(
        change_record,
        record=held,
        kind=HELD_SKILL,
        values={"appointment": other},
        by=analyst,
    )


@pytest.mark.parametrize(
    ("factory", "kind", "day"),
    [
        (factories.SkillsReviewFactory, SKILLS_REVIEW, "reviewed_on"),
        (factories.SystemInUseFactory, SYSTEM_IN_USE, "as_at"),
        (factories.WorkforceFigureFactory, WORKFORCE_FIGURE, "as_at"),
    ],
)
@pytest.mark.parametrize("when", [TOMORROW, dt.date(1899, 12, 31)])
def test_what_is_seen_is_seen_on_a_day_that_has_been(
    collaboration, analyst, factory, kind, day, when
):
    row = factory.build(collaboration=collaboration, **{day: when})

    assert day in refusal(add_record, record=row, kind=kind, by=analyst)


@pytest.mark.parametrize(
    ("model", "kind", "values"),
    [
        (PostContribution, POST_CONTRIBUTION, {"posts": 4, "starts_on": DAY}),
        (SystemInUse, SYSTEM_IN_USE, {"purpose": "hr", "name": "X", "as_at": DAY}),
    ],
)
def test_a_force_outside_agrees_and_uses_nothing(
    collaboration, analyst, model, kind, values
):
    outsider = factories.ForceFactory()
    row = model(collaboration=collaboration, force=outsider, **values)

    assert "force" in refusal(add_record, record=row, kind=kind, by=analyst)


def test_a_force_has_one_agreement_on_posts_at_a_time(collaboration, force, analyst):
    def agree(starts_on, ends_on=None):
        row = PostContribution(
            collaboration=collaboration,
            force=force,
            posts=4,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        return add_record(record=row, kind=POST_CONTRIBUTION, by=analyst)

    agree(DAY, DAY + ONE_DAY)

    assert "starts_on" in refusal(agree, DAY + ONE_DAY)
    assert "starts_on" in refusal(agree, DAY - ONE_DAY, DAY)
    assert agree(DAY + 2 * ONE_DAY)
    assert agree(DAY - 2 * ONE_DAY, DAY - ONE_DAY)
