"""A person's name is told to members of the person's own force, and to nobody else."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collaborations.models import Membership
from collaborations.reports.accountability import ownership
from collaborations.reports.history import history
from collaborations.reports.names import may_see_name, name_sight
from collaborations.services.accountability import lead_kind
from collaborations.services.records import change_record
from tests.factories import PolicingBodyFactory
from tests.factories.accountability import AccountableLeadFactory

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


def _told_by_history(collaboration, user):
    lines = history(collaboration, user, most=50)
    return " ".join(f"{line.record} {line.before} {line.after}" for line in lines)


def test_history_tells_a_name_only_to_those_who_may_read_it(
    collaboration, owner, analyst, partner, administrator
):
    owner.person_name = "Alex Price"
    owner.role_title = "Deputy chief constable"
    owner.save()

    assert "Sam Okafor Alex Price" in _told_by_history(collaboration, analyst)
    for other in (partner, administrator):
        told = _told_by_history(collaboration, other)
        assert "Deputy chief constable" in told
        assert "Okafor" not in told
        assert "Price" not in told


def test_history_keeps_a_name_from_the_force_that_came_after(
    collaboration, owner, partner_force, partner, analyst
):
    record = {"record": owner, "kind": lead_kind(analyst), "by": analyst}
    change_record(values={"person_name": ""}, **record)
    change_record(values={"force": partner_force}, **record)

    assert "Okafor" not in _told_by_history(collaboration, partner)
    assert "Okafor" in _told_by_history(collaboration, analyst)
