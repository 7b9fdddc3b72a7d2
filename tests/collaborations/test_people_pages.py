"""People in the browser: what is shown to whom, what is written, what is refused."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.test import Client

from collaborations.models import (
    Appointment,
    HeldSkill,
    HolderName,
    PostContribution,
    Role,
    Skill,
    SkillsReview,
    SystemInUse,
    WorkforceFigure,
)
from collaborations.services.people import name_holder
from tests import factories

pytestmark = pytest.mark.django_db

PAGE = "/collaborations/C-0412/people/"
NAME = "Alex Example"
LONG = "x" * 10_000
TEXTS = ["   ", "Ana\u202elyst", "Ana\x07lyst", LONG]


@pytest.fixture
def role(collaboration):
    return factories.RoleFactory(collaboration=collaboration, title="Handler", posts=4)


@pytest.fixture
def holder(role, force):
    return factories.AppointmentFactory(role=role, force=force, posts=Decimal("2.5"))


def words(answer) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def as_(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def a_role(**changes):
    sent = {"title": "Vet", "area": "operational", "posts": "1.5"}
    return sent | {"starts_on": "1 April 2025"} | changes


def an_appointment(role, force, **changes):
    sent = {"role": role.pk, "force": force.pk, "holder_title": "Constable"}
    return sent | {"posts": "1", "starts_on": "1 April 2025"} | changes


def test_an_empty_page_says_what_is_not_recorded(signed_in, collaboration):
    page = words(signed_in.get(PAGE))

    assert "Posts filled Not recorded" in page
    assert "No role is recorded." in page
    assert "No force has agreed to supply posts." in page
    assert "No system is recorded." in page


def test_posts_are_shown_by_role_and_by_force(signed_in, holder, force):
    factories.PostContributionFactory(
        collaboration=holder.collaboration, force=force, posts=4
    )

    page = words(signed_in.get(PAGE))

    assert "Posts filled 2.5 of 4 62.5%" in page
    assert "Handler Operational none recorded 4 2.5 1.5" in page
    assert "Lowest: Northern supplies 62.5% of the posts" in page
    assert "Northern 4 2.5 1.5 62.5%" in page
    assert "Southern not recorded 0 not known not known" in page


def test_a_role_with_too_many_holders_says_so(signed_in, role, force):
    factories.AppointmentFactory(role=role, force=force, posts=6)

    assert "2 more than needed" in words(signed_in.get(PAGE))


def test_systems_stand_by_purpose_and_force(signed_in, collaboration, force):
    factories.SystemInUseFactory(
        collaboration=collaboration, force=force, name="Rota", seen_by="Inspectors"
    )

    page = words(signed_in.get(PAGE))

    assert "Duty and rostering Rota 1 Apr 2025" in page
    assert "Duty and skills seen by: Inspectors" in page
    assert "not recorded Not known" in page
    assert "No system is recorded for Southern." in page


def test_who_may_not_write_is_offered_nothing(viewer, holder):
    page = words(as_(viewer).get(PAGE))

    for offer in ("Add a role", "Appoint", "Change", "Stand down", "Name"):
        assert offer not in page


def test_nothing_is_offered_on_the_public_register(signed_in, holder):
    type(holder.collaboration).objects.update(origin="register")

    assert "Add a role" not in words(signed_in.get(PAGE))


def test_a_name_is_shown_to_its_force_alone(
    holder, analyst, viewer, partner, inspector, administrator
):
    factories.HolderNameFactory(appointment=holder, name=NAME)

    for address in (PAGE, f"{PAGE}appointments/1/"):
        for member in (analyst, viewer):
            assert NAME in words(as_(member).get(address))
        for other in (partner, inspector, administrator):
            page = words(as_(other).get(address))
            assert NAME not in page
            assert "Detective sergeant" in page


def test_the_history_of_a_name_is_for_its_force_alone(
    holder, analyst, partner, inspector, administrator
):
    for name in (NAME, "Sam Sample", ""):
        name_holder(appointment=holder, name=name, by=analyst)
    address = "/collaborations/C-0412/history/"

    ours = words(as_(analyst).get(address))

    assert NAME in ours
    assert "Sam Sample" in ours
    for other in (partner, inspector, administrator):
        page = words(as_(other).get(address))
        assert "Appointment 1" in page
        assert NAME not in page
        assert "Sam Sample" not in page


def test_the_name_page_is_for_the_supplying_force(holder, analyst, partner):
    address = f"{PAGE}appointments/1/name/"

    answer = as_(analyst).post(
        address, {"holder_name": NAME, "version": "1"}, follow=True
    )

    assert "Name of the holder recorded." in words(answer)
    assert NAME in as_(analyst).get(address).content.decode()
    assert as_(partner).get(address).status_code == 403
    assert as_(partner).post(address, {"holder_name": ""}).status_code == 403
    assert HolderName.objects.get().name == NAME


@pytest.mark.parametrize("name", TEXTS)
def test_a_name_that_cannot_be_read_is_refused(signed_in, holder, name):
    answer = signed_in.post(f"{PAGE}appointments/1/name/", {"holder_name": name})

    assert answer.status_code == 200
    assert not HolderName.objects.exists()


def test_a_role_is_added_with_the_skills_it_needs(signed_in, collaboration):
    skill = Skill.objects.get(name="First aid")

    answer = signed_in.post(f"{PAGE}roles/add/", a_role(skills=[skill.pk]), follow=True)

    made = Role.objects.get()
    assert "Role added." in words(answer)
    assert (made.posts, list(made.skills.all())) == (Decimal("1.5"), [skill])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("posts", "0"),
        ("posts", "-1"),
        ("posts", "NaN"),
        ("posts", "1.555"),
        ("starts_on", "31 April 2025"),
        ("ends_on", "31 March 2025"),
        ("starts_on", "1 January 1066"),
        ("area", "other"),
        *(("title", text) for text in TEXTS),
    ],
)
def test_a_role_that_cannot_be_is_refused_at_its_field(
    signed_in, collaboration, field, value
):
    answer = signed_in.post(f"{PAGE}roles/add/", a_role(**{field: value}))

    assert f'href="#id_{field}"' in answer.content.decode()
    assert not Role.objects.exists()


def test_the_link_at_a_role_names_it_in_the_form(signed_in, role):
    page = signed_in.get(f"{PAGE}appointments/add/?role=1").content.decode()

    assert f'<option value="{role.pk}" selected>Handler</option>' in page
    for strange in ("x", "9", "٣", "-1"):
        page = signed_in.get(f"{PAGE}appointments/add/", {"role": strange})
        assert page.status_code == 200


def test_somebody_is_appointed_and_it_can_be_undone(signed_in, role, force):
    answer = signed_in.post(
        f"{PAGE}appointments/add/", an_appointment(role, force), follow=True
    )

    assert "Appointment added." in words(answer)
    assert Appointment.objects.get().holder_title == "Constable"
    signed_in.post(f"{PAGE}appointments/1/change/?undo=1")
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("posts", "0"),
        ("starts_on", "31 March 2020"),
        ("ends_on", "31 March 2025"),
        *(("holder_title", text) for text in TEXTS),
    ],
)
def test_an_appointment_that_cannot_be_is_refused_at_its_field(
    signed_in, role, force, field, value
):
    answer = signed_in.post(
        f"{PAGE}appointments/add/", an_appointment(role, force, **{field: value})
    )

    assert f'href="#id_{field}"' in answer.content.decode()
    assert not Appointment.objects.exists()


def test_a_force_that_has_left_is_refused_at_its_field(
    signed_in, role, partner_force, collaboration
):
    members = collaboration.participations.filter(force=partner_force)
    members.update(left_on=dt.date(2025, 3, 31))

    answer = signed_in.post(
        f"{PAGE}appointments/add/", an_appointment(role, partner_force)
    )

    assert "Southern does not take part on 1 April 2025." in words(answer)


def test_an_appointment_changes_without_its_force(signed_in, holder):
    page = signed_in.get(f"{PAGE}appointments/1/change/").content.decode()
    sent = an_appointment(holder.role, holder.force, holder_title="Sergeant")

    answer = signed_in.post(
        f"{PAGE}appointments/1/change/", sent | {"version": "1"}, follow=True
    )

    assert 'name="force"' not in page
    assert "Appointment changed." in words(answer)


def test_a_holder_stands_down_and_it_can_be_undone(signed_in, holder):
    address = f"{PAGE}appointments/1/"
    sent = {"ends_on": "31 March 2026", "version": "1"}

    answer = signed_in.post(f"{address}stand-down/", sent, follow=True)

    holder.refresh_from_db()
    assert holder.ends_on == dt.date(2026, 3, 31)
    assert "holds the role until 31 March 2026." in words(answer)
    signed_in.post(f"{address}change/?undo=2")
    holder.refresh_from_db()
    assert holder.ends_on is None


def test_nobody_stands_down_before_the_first_day(signed_in, holder):
    answer = signed_in.post(
        f"{PAGE}appointments/1/stand-down/", {"ends_on": "31 March 2020"}
    )

    assert 'href="#id_ends_on"' in answer.content.decode()


def test_the_page_of_a_holder_shows_what_is_missing(signed_in, holder):
    for name in ("Dogs", "Drones"):
        need = factories.RoleSkillFactory(role=holder.role, skill__name=name)
    factories.HeldSkillFactory(appointment=holder, skill=need.skill)

    page = words(signed_in.get(f"{PAGE}appointments/1/"))

    assert "Not in date: a skill that the role needs is missing" in page
    assert "Drones Accreditation not recorded does not run out In date" in page
    assert "not recorded Dogs" in page


def test_a_skill_of_a_holder_is_added_and_renewed(signed_in, holder):
    skill = factories.SkillFactory(name="Pilot", valid_months=12)
    sent = {"skill": skill.pk, "valid_until": "31 March 2026"}

    added = signed_in.post(f"{PAGE}appointments/1/skills/add/", sent)
    signed_in.post(
        f"{PAGE}held-skills/1/change/",
        sent | {"valid_until": "31 March 2027", "version": "1"},
    )

    assert added["Location"] == f"{PAGE}appointments/1/"
    assert HeldSkill.objects.get().valid_until == dt.date(2027, 3, 31)


def test_a_skill_that_runs_out_needs_its_last_day(signed_in, holder):
    skill = factories.SkillFactory(name="Pilot", valid_months=12)

    answer = signed_in.post(f"{PAGE}appointments/1/skills/add/", {"skill": skill.pk})

    assert "Pilot runs out. Enter the last day" in words(answer)


def test_a_skill_is_added_to_the_list_once(signed_in, collaboration):
    sent = {"name": "Drone pilot", "kind": "training"}

    signed_in.post(f"{PAGE}skills/add/", sent)
    again = signed_in.post(f"{PAGE}skills/add/", sent | {"name": "DRONE PILOT"})

    assert "A skill of that name is on the list." in words(again)
    assert Skill.objects.filter(name__iexact="drone pilot").count() == 1


@pytest.mark.parametrize("months", ["0", "-1", "1.5", "9999"])
def test_a_proof_holds_for_whole_months(signed_in, collaboration, months):
    sent = {"name": "Drone pilot", "kind": "training", "valid_months": months}

    answer = signed_in.post(f"{PAGE}skills/add/", sent)

    assert 'href="#id_valid_months"' in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "model", "sent"),
    [
        (
            "reviews",
            SkillsReview,
            {"reviewed_on": "1 April 2025", "reviewed_by": "Head of unit"},
        ),
        (
            "contributions",
            PostContribution,
            {"posts": "4", "starts_on": "1 April 2025"},
        ),
        (
            "systems",
            SystemInUse,
            {"purpose": "hr", "name": "Rota", "as_at": "1 April 2025"},
        ),
        (
            "figures",
            WorkforceFigure,
            {
                "kind": "leavers",
                "value": "8.5",
                "as_at": "1 April 2025",
                "source": "HR",
            },
        ),
    ],
)
def test_other_records_are_added_and_listed(
    signed_in, collaboration, force, path, model, sent
):
    answer = signed_in.post(
        f"{PAGE}{path}/add/", sent | {"force": force.pk}, follow=True
    )

    assert "added." in words(answer)
    assert f"{PAGE}{path}/1/change/" in answer.content.decode()
    assert model.objects.get().collaboration == collaboration


def test_the_page_of_the_collaboration_sums_people_up(signed_in, holder):
    page = words(signed_in.get("/collaborations/C-0412/"))

    assert "Posts filled 2.5 of 4 62.5%" in page
    assert "Roles and skills reviewed Not recorded" in page
