"""Many rows at once: the same authority, rules and messages as one by one."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from collaborations.models import Appointment, Decision, Objective, Participation
from collaborations.services.governance import record_decisions
from collaborations.services.many import add_records
from collaborations.services.objectives import OBJECTIVE
from collaborations.services.participation import invite_forces
from collaborations.services.people import APPOINTMENT
from collabtrack.shared.history import changes_to
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 6, 2)
Outcome = Decision.Outcome


def objectives(*texts):
    return [Objective(text=text) for text in texts]


def closed(matter="Buy vans", **changes):
    fields = {
        "matter": matter,
        "kind": Decision.Kind.ROUTINE,
        "raised_on": DAY,
        "considered_on": DAY + dt.timedelta(days=20),
        "decided_on": DAY + dt.timedelta(days=20),
        "outcome": Outcome.APPROVED,
    }
    return Decision(**fields | changes)


def test_records_are_numbered_in_order_and_name_their_author(collaboration, analyst):
    added = add_records(
        collaboration=collaboration,
        records=objectives("First", "Second"),
        kind=OBJECTIVE,
        by=analyst,
    )

    numbered = Objective.objects.order_by("number").values_list("number", "text")
    assert list(numbered) == [(1, "First"), (2, "Second")]
    assert [change.who for change in changes_to(added[1])] == [analyst.full_name]


def test_one_fault_keeps_all_out(collaboration, analyst):
    with pytest.raises(ValidationError) as refused:
        add_records(
            collaboration=collaboration,
            records=objectives("First", ""),
            kind=OBJECTIVE,
            by=analyst,
        )

    assert set(refused.value.message_dict) == {"text"}
    assert not Objective.objects.exists()


@pytest.mark.parametrize("persona", ["viewer", "stranger", "inspector"])
def test_others_add_nothing(collaboration, persona, request):
    user = request.getfixturevalue(persona)
    with pytest.raises(PermissionDenied):
        add_records(
            collaboration=collaboration,
            records=objectives("First"),
            kind=OBJECTIVE,
            by=user,
        )
    with pytest.raises(PermissionDenied):
        record_decisions(collaboration=collaboration, decisions=[closed()], by=user)
    with pytest.raises(PermissionDenied):
        invite_forces(
            collaboration=collaboration,
            forces=[factories.ForceFactory()],
            joined_on=DAY,
            by=user,
        )


def test_minutes_bring_in_matters_with_their_outcome(collaboration, analyst):
    body = factories.GovernanceBodyFactory(collaboration=collaboration)

    record_decisions(
        collaboration=collaboration,
        decisions=[closed(body=body), closed("Move the laboratory")],
        by=analyst,
    )

    found = Decision.objects.select_related("collaboration")
    assert [decision.is_closed for decision in found] == [True, True]
    assert {decision.collaboration for decision in found} == {collaboration}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"raised_on": dt.date(2999, 1, 1)}, "not in the future"),
        ({"decided_on": dt.date(2999, 1, 1)}, "not in the future"),
        ({"decided_on": DAY - dt.timedelta(days=1)}, "cannot be decided before"),
        ({"outcome": ""}, "Enter the day for a matter that was approved"),
    ],
)
def test_minutes_that_cannot_be_true_are_refused_as_a_single_one_is(
    collaboration, analyst, changes, why
):
    with pytest.raises(ValidationError, match=why):
        record_decisions(
            collaboration=collaboration,
            decisions=[closed(), closed("Move", **changes)],
            by=analyst,
        )

    assert not Decision.objects.exists()


def test_many_forces_take_part_as_partners_from_a_day(collaboration, analyst):
    forces = [factories.ForceFactory() for _ in range(3)]

    invite_forces(collaboration=collaboration, forces=forces, joined_on=DAY, by=analyst)

    joined = Participation.objects.filter(force__in=forces)
    assert {(row.joined_on, row.role) for row in joined} == {(DAY, "partner")}


def test_a_force_that_takes_part_already_keeps_all_out(
    collaboration, partner_force, analyst
):
    with pytest.raises(ValidationError, match="Southern already takes part"):
        invite_forces(
            collaboration=collaboration,
            forces=[factories.ForceFactory(), partner_force],
            joined_on=DAY,
            by=analyst,
        )

    assert collaboration.participations.count() == 2


def test_a_force_out_of_its_days_keeps_all_appointments_out(collaboration, analyst):
    role = factories.RoleFactory(collaboration=collaboration, starts_on=DAY)
    stays, left = collaboration.participations.order_by("force__name")
    left.left_on = DAY
    left.save()
    day = DAY + dt.timedelta(days=1)

    with pytest.raises(ValidationError, match="Southern does not take part on 3 June"):
        add_records(
            collaboration=collaboration,
            records=[appointed(role, stays, day), appointed(role, left, day)],
            kind=APPOINTMENT,
            by=analyst,
        )

    assert not Appointment.objects.exists()


def appointed(role, member, day):
    return Appointment(
        role=role, force=member.force, holder_title="Head", posts=1, starts_on=day
    )


def test_checks_of_many_ask_once_who_takes_part(
    collaboration, analyst, django_assert_max_num_queries
):
    role = factories.RoleFactory(collaboration=collaboration, starts_on=DAY)
    member = collaboration.participations.select_related("force").first()

    with django_assert_max_num_queries(12):
        add_records(
            collaboration=collaboration,
            records=[appointed(role, member, DAY) for _ in range(30)],
            kind=APPOINTMENT,
            by=analyst,
        )
