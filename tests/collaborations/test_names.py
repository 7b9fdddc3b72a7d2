"""A person's name is told to members of the person's own force, and to nobody else."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collaborations.models import Membership
from collaborations.reports.accountability import ownership
from collaborations.reports.names import forces_behind, may_see_name, name_sight
from collabtrack.shared.history import changes_to
from tests.factories import AccountableLeadFactory, PolicingBodyFactory

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 4, 1)


@pytest.fixture
def owner(collaboration, force):
    made = AccountableLeadFactory(
        collaboration=collaboration, force=force, person_name="Sam Okafor"
    )
    made.refresh_from_db()
    return made


def named(collaboration, user):
    told = ownership(collaboration, on=TODAY, sight=name_sight(user))
    return [lead.name for lead in told.leads]


@pytest.mark.parametrize("persona", ["viewer", "analyst", "lead", "signatory"])
def test_members_of_the_persons_force_read_the_name(
    collaboration, owner, persona, request
):
    assert named(collaboration, request.getfixturevalue(persona)) == ["Sam Okafor"]


@pytest.mark.parametrize(
    "persona", ["partner", "stranger", "inspector", "administrator"]
)
def test_everybody_else_reads_the_role(collaboration, owner, persona, request):
    user = request.getfixturevalue(persona)

    told = ownership(collaboration, on=TODAY, sight=name_sight(user))

    assert [(lead.name, lead.role_title) for lead in told.leads] == [
        ("", "Assistant chief constable, crime")
    ]


def test_a_policing_bodys_people_are_named_to_its_force(
    collaboration, force, analyst, partner
):
    AccountableLeadFactory(
        collaboration=collaboration,
        force=None,
        policing_body=PolicingBodyFactory(force=force),
        person_name="Sam Okafor",
    )

    assert named(collaboration, analyst) == ["Sam Okafor"]
    assert named(collaboration, partner) == [""]


def test_a_member_who_left_reads_no_name(collaboration, owner, analyst):
    Membership.objects.update(ends_on=dt.date(2021, 1, 1))

    assert named(collaboration, analyst) == [""]


def test_who_is_signed_out_or_closed_reads_no_name(owner, force, analyst):
    analyst.is_active = False

    assert not may_see_name(AnonymousUser(), [force.pk])
    assert not may_see_name(analyst, [force.pk])


def test_one_query_tells_for_any_number_of_rows(collaboration, force, analyst):
    for year in range(2000, 2010):
        AccountableLeadFactory(
            collaboration=collaboration,
            force=force,
            starts_on=dt.date(year, 1, 1),
            ends_on=dt.date(year, 12, 31),
        )

    with CaptureQueriesContext(connection) as asked:
        named(collaboration, analyst)

    assert len(asked) == 2


def test_history_tells_a_name_only_to_those_who_may_read_it(owner, analyst, partner):
    owner.person_name = "Alex Price"
    owner.role_title = "Deputy chief constable"
    owner.save()
    changes = changes_to(owner)

    own = name_sight(analyst).history(changes, forces_behind(owner))
    others = name_sight(partner).history(changes, forces_behind(owner))

    assert "Sam Okafor" in {change.before for change in own}
    assert {change.field for change in others} == {"", "role_title", "version"}


def test_a_name_that_stood_under_two_forces_needs_both(
    owner, force, partner_force, analyst, partner
):
    owner.force = partner_force
    owner.person_name = ""
    owner.save()

    assert forces_behind(owner) == {force.pk, partner_force.pk}
    for user in (analyst, partner):
        told = name_sight(user).history(changes_to(owner), forces_behind(owner))
        assert "person_name" not in {change.field for change in told}
